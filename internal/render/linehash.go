package render

import (
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// hashedUnits is how many UTF-16 units from the start of a line on its hash covers, and hashBase what each is weighed with.
const (
	hashedUnits = 100
	hashBase    = 37
)

// lineHashes are the hashes of the lines of a file by which GitHub knows an alert again after lines have moved. They are
// those that its upload action works out when a file has none: a polynomial over the next 100 UTF-16 units, without spaces
// and tabs and with every line end as LF, with 0xFFFF after the last one and zeros from there on; and the number of lines
// up to this one that have the same hash.
type lineHashes struct {
	hashes []uint64
	nth    []int
}

// hashLines hashes the lines of a file. A lone CR ends a line here, as it does for the action.
func hashLines(content []byte) lineHashes {
	units := hashUnits(content)
	units = append(units, 0xFFFF)
	power := uint64(1)
	for range hashedUnits {
		power *= hashBase
	}
	var h uint64
	for i := range hashedUnits {
		h = h*hashBase + unitAt(units, i)
	}
	var out lineHashes
	seen := map[uint64]int{}
	start := true
	for i, unit := range units {
		if start {
			seen[h]++
			out.hashes = append(out.hashes, h)
			out.nth = append(out.nth, seen[h])
		}
		start = unit == '\n'
		h = h*hashBase + unitAt(units, i+hashedUnits) - power*uint64(unit)
	}
	return out
}

func unitAt(units []uint16, i int) uint64 {
	if i < len(units) {
		return uint64(units[i])
	}
	return 0
}

// hashUnits are the UTF-16 units that count, with every line end as LF.
func hashUnits(content []byte) []uint16 {
	units := make([]uint16, 0, len(content))
	cr := false
	for len(content) > 0 {
		r, size := utf8.DecodeRune(content)
		if r == utf8.RuneError && size == 1 {
			size = brokenLength(content)
		}
		content = content[size:]
		after := cr
		cr = false
		switch {
		case r == ' ', r == '\t', r == '\n' && after:
		case r == '\r':
			units, cr = append(units, '\n'), true
		default:
			units = utf16.AppendRune(units, r)
		}
	}
	return units
}

// brokenLength is how many bytes that are not UTF-8 stand for one replacement character: the start of a sequence as far as
// it is right (Unicode 16, table 3-8).
func brokenLength(b []byte) int {
	low, high, want := byte(0x80), byte(0xBF), 0
	switch c := b[0]; {
	case c >= 0xC2 && c <= 0xDF:
		want = 1
	case c >= 0xE0 && c <= 0xEF:
		want = 2
		if c == 0xE0 {
			low = 0xA0
		}
		if c == 0xED {
			high = 0x9F
		}
	case c >= 0xF0 && c <= 0xF4:
		want = 3
		if c == 0xF0 {
			low = 0x90
		}
		if c == 0xF4 {
			high = 0x8F
		}
	}
	n := 1
	for n <= want && n < len(b) && b[n] >= low && b[n] <= high {
		n++
		low, high = 0x80, 0xBF
	}
	return n
}

// of is the hash of a line, from 1; empty when there is no such line.
func (h lineHashes) of(line int) string {
	if line < 1 || line > len(h.hashes) {
		return ""
	}
	return strconv.FormatUint(h.hashes[line-1], 16) + ":" + strconv.Itoa(h.nth[line-1])
}
