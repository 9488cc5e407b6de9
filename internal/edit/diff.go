package edit

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"strconv"
)

// around is how many lines around a change a difference shows.
const around = 3

// hunk is a stretch of lines that differ, from and to in the old and in the new text.
type hunk struct{ oldFrom, oldTo, newFrom, newTo int }

// Diff writes changes as a unified difference, which patch and git apply read. The prefix leads from where they are run to
// the names.
func Diff(w io.Writer, prefix string, changes []Change) error {
	out := bufio.NewWriter(w)
	for _, c := range changes {
		a, b := "a/"+prefix+c.Name, "b/"+prefix+c.Name
		if c.Old == nil {
			a = "/dev/null"
		}
		_, _ = fmt.Fprintf(out, "--- %s\n+++ %s\n", a, b)
		before, after := splitLines(c.Old), splitLines(c.New)
		hunks := diffLines(before, after)
		for len(hunks) > 0 {
			n := 1
			for n < len(hunks) && hunks[n].oldFrom-hunks[n-1].oldTo <= 2*around {
				n++
			}
			writeHunks(out, before, after, hunks[:n])
			hunks = hunks[n:]
		}
	}
	return out.Flush()
}

// splitLines are the lines of a text with their ends.
func splitLines(text []byte) [][]byte {
	lines := bytes.SplitAfter(text, []byte("\n"))
	if len(lines[len(lines)-1]) == 0 {
		lines = lines[:len(lines)-1]
	}
	return lines
}

// writeHunks writes hunks that stand near each other as one.
func writeHunks(out *bufio.Writer, before, after [][]byte, hunks []hunk) {
	first, last := hunks[0], hunks[len(hunks)-1]
	lead := min(around, first.oldFrom)
	tail := min(around, len(before)-last.oldTo)
	_, _ = fmt.Fprintf(out, "@@ -%s +%s @@\n", lineRange(first.oldFrom-lead, last.oldTo+tail), lineRange(first.newFrom-lead, last.newTo+tail))
	at := first.oldFrom - lead
	for _, h := range hunks {
		writeLines(out, ' ', before[at:h.oldFrom])
		writeLines(out, '-', before[h.oldFrom:h.oldTo])
		writeLines(out, '+', after[h.newFrom:h.newTo])
		at = h.oldTo
	}
	writeLines(out, ' ', before[at:at+tail])
}

// lineRange is a range as the head of a hunk has it.
func lineRange(from, to int) string {
	switch to - from {
	case 0:
		return fmt.Sprintf("%d,0", from)
	case 1:
		return strconv.Itoa(from + 1)
	}
	return fmt.Sprintf("%d,%d", from+1, to-from)
}

func writeLines(out *bufio.Writer, mark byte, lines [][]byte) {
	for _, line := range lines {
		_ = out.WriteByte(mark)
		_, _ = out.Write(line)
		if !bytes.HasSuffix(line, []byte("\n")) {
			_, _ = out.WriteString("\n\\ No newline at end of file\n")
		}
	}
}

// diffLines finds where two texts differ, with few lines if not always the fewest.
func diffLines(before, after [][]byte) []hunk {
	from := 0
	for from < len(before) && from < len(after) && bytes.Equal(before[from], after[from]) {
		from++
	}
	oldTo, newTo := len(before), len(after)
	for oldTo > from && newTo > from && bytes.Equal(before[oldTo-1], after[newTo-1]) {
		oldTo, newTo = oldTo-1, newTo-1
	}
	if from == oldTo && from == newTo {
		return nil
	}
	hunks, ok := shortest(before[from:oldTo], after[from:newTo])
	if !ok {
		return []hunk{{from, oldTo, from, newTo}}
	}
	for i := range hunks {
		h := &hunks[i]
		h.oldFrom, h.oldTo, h.newFrom, h.newTo = h.oldFrom+from, h.oldTo+from, h.newFrom+from, h.newTo+from
	}
	return hunks
}

// maxSteps bounds the work on texts that have little in common.
const maxSteps = 600

// shortest finds the fewest lines to take out and put in (Myers), unless those are too many.
func shortest(before, after [][]byte) ([]hunk, bool) {
	n, m := len(before), len(after)
	reach := map[int]int{1: 0} // by diagonal: how far the old text is used up
	var trace []map[int]int
	for d := 0; d <= min(n+m, maxSteps); d++ {
		next := make(map[int]int, d+2)
		for k := -d; k <= d; k += 2 {
			x := reach[k-1] + 1
			if k == -d || k != d && reach[k-1] < reach[k+1] {
				x = reach[k+1]
			}
			for x < n && x-k < m && bytes.Equal(before[x], after[x-k]) {
				x++
			}
			next[k] = x
			if x >= n && x-k >= m {
				return backwards(append(trace, next), n, m), true
			}
		}
		trace = append(trace, next)
		reach = next
	}
	return nil, false
}

// backwards follows the trace from the end to the start and gathers what differs.
func backwards(trace []map[int]int, x, y int) []hunk {
	var out []hunk
	for d := len(trace) - 1; d > 0; d-- {
		k := x - y
		reach := trace[d-1]
		down := k == -d || k != d && at(reach, k-1) < at(reach, k+1)
		px := at(reach, k-1)
		py := px - (k - 1)
		h := hunk{px, px + 1, py, py}
		if down {
			px = at(reach, k+1)
			py = px - (k + 1)
			h = hunk{px, px, py, py + 1}
		}
		x, y = px, py
		if len(out) > 0 && out[len(out)-1].oldFrom == h.oldTo && out[len(out)-1].newFrom == h.newTo {
			last := &out[len(out)-1]
			last.oldFrom, last.newFrom = h.oldFrom, h.newFrom
			continue
		}
		out = append(out, h)
	}
	for i, j := 0, len(out)-1; i < j; i, j = i+1, j-1 {
		out[i], out[j] = out[j], out[i]
	}
	return out
}

// at is how far a diagonal reaches; one that was not gone along reaches nowhere.
func at(reach map[int]int, k int) int {
	if x, ok := reach[k]; ok {
		return x
	}
	return -1
}
