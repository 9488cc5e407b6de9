package yamldoc

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/service-catalogue/svc/internal/pos"
)

// diagnose says in plain words, and at the right line, why the YAML library could not read the source.
//
// The library names a line only if it is not the first, takes the line where a construct began for the line of the
// mistake, and counts lines from 0 in errors of one of its two layers. So the source is read once more behind a comment
// line of its own, which makes every line nameable, and a few times cut short where the beginning of a construct says
// nothing about the mistake.
func (d *Document) diagnose(err error) *Fault {
	if errors.Is(err, errPanic) {
		return &Fault{
			Kind: Unreadable, Span: pos.Start(), Err: err,
			Text: "the YAML library stopped at something in this file", Hint: "look for unusual punctuation, or shorten the file until it is read",
		}
	}
	again := d.reread(len(d.src))
	if again.err == nil {
		again.err = err
	}
	problem, at := splitError(again.err)
	c := causeOf(problem)
	switch {
	case c.elsewhere:
		at = d.lineOf(problem, again.lines)
	case !c.parser:
		at-- // counted from 1 in a source with one line more
	}
	at = min(max(at, 1), max(len(d.lines), 1))
	fault := &Fault{Kind: c.kind, Span: d.wholeLine(at), Err: err, Limit: c.limit}
	text := string(bytes.TrimSpace(d.lineBytes(at)))
	fault.Text, fault.Hint = c.words(problem, text)
	if startsWithTab(d.lineBytes(at)) || startsWithTab(d.lineBytes(at+1)) && strings.Contains(problem, "tab") {
		fault.Kind, fault.Text, fault.Hint = Tab, tabText, tabHint
		if !startsWithTab(d.lineBytes(at)) {
			fault.Span = d.wholeLine(at + 1)
		}
	}
	if c.kind == TooManyDocuments {
		d.indentedStart(fault)
	}
	fault.Text = limitText(fault.Text)
	return fault
}

// indentedStart looks whether what seems to follow the end of the document stands to the left of the first key.
func (d *Document) indentedStart(fault *Fault) {
	width := func(line int) int { return len(d.lineBytes(line)) - len(bytes.TrimLeft(d.lineBytes(line), " ")) }
	for line := 1; line < fault.Span.Line; line++ {
		text := bytes.TrimSpace(d.lineBytes(line))
		if len(text) == 0 || bytes.ContainsAny(text[:1], "#%") || bytes.HasPrefix(text, []byte("---")) {
			continue
		}
		indent, other := width(line), fault.Span.Line
		if indent <= width(other) || bytes.IndexByte(text, ':') < 0 || bytes.ContainsAny(text[:1], "[{") {
			return
		}
		at := "its start"
		if other-line > 1 {
			at = fmt.Sprintf("the start of lines %d to %d", line, other-1)
		}
		fault.Kind, fault.Span = Unreadable, d.wholeLine(line)
		fault.Text = fmt.Sprintf("the first key is indented by %d and line %d by %d, as if something followed the end of the document", indent, other, width(other))
		fault.Hint = fmt.Sprintf("delete %d of the blanks at %s, so that all keys begin in the same column", indent-width(other), at)
		return
	}
}

const (
	tabText = "a tab indents this line, which YAML does not allow"
	tabHint = "indent with blanks, two for each level"
)

// reading is what came of reading a part of the source again.
type reading struct {
	err   error
	lines int // how far the library had read, in lines of the source
}

// reread reads the first size bytes of the source behind a comment line.
func (d *Document) reread(size int) reading {
	feed := &lineReader{rest: d.src[:size]}
	_, err := guard(loadYAML, feed)
	return reading{err, feed.lines}
}

// lineReader gives out a comment line and then one line of the source at a time.
type lineReader struct {
	rest  []byte
	open  bool // the comment line is out
	lines int  // lines of the source that have been begun
	part  bool // the last Read ended within a line
}

func (r *lineReader) Read(p []byte) (int, error) {
	if !r.open {
		r.open = true
		return copy(p, "#\n"), nil
	}
	if len(r.rest) == 0 {
		return 0, io.EOF
	}
	n := len(r.rest)
	if lf := bytes.IndexByte(r.rest[:min(n, len(p))], '\n'); lf >= 0 {
		n = lf + 1
	}
	if !r.part {
		r.lines++
	}
	r.part = n > len(p)
	n = copy(p, r.rest[:n])
	r.rest = r.rest[n:]
	return n, nil
}

// splitError takes the line off the text of a library error.
func splitError(err error) (problem string, line int) {
	problem = strings.TrimPrefix(err.Error(), "yaml: ")
	if number, rest, found := strings.Cut(problem, ": "); found {
		if number, found = strings.CutPrefix(number, "line "); found && only(number, digits) {
			line, _ = strconv.Atoi(number)
			return rest, line
		}
	}
	return problem, 0
}

// maxRefined is the largest source, in bytes, that is read several times to find the line of a mistake, and maxRereads
// how many times.
const (
	maxRefined = 64 << 10
	maxRereads = 10
)

// lineOf finds the first line without which the problem does not arise. The library has read up to the line known; it
// may have gone a little further than the mistake.
func (d *Document) lineOf(problem string, known int) int {
	known = min(max(known, 1), len(d.lines))
	for known > 1 && len(bytes.TrimSpace(d.lineBytes(known))) == 0 {
		known--
	}
	if len(d.src) > maxRefined {
		return known
	}
	fails := func(lines int) bool {
		again, _ := splitErrorOrNil(d.reread(d.endOf(lines)).err)
		return again == problem || strings.HasPrefix(again, missingColon)
	}
	low, high := 0, known // the problem is not there in low lines and is there in high
	rereads := 0
	for step := 1; high-step > low && rereads < maxRereads; step *= 2 {
		rereads++
		if !fails(high - step) {
			low = high - step
			break
		}
		high -= step
	}
	for ; high-low > 1 && rereads < maxRereads; rereads++ {
		if middle := (low + high) / 2; fails(middle) {
			high = middle
		} else {
			low = middle
		}
	}
	return high
}

func splitErrorOrNil(err error) (string, int) {
	if err == nil {
		return "", 0
	}
	return splitError(err)
}

// endOf is the size of the first lines of the source.
func (d *Document) endOf(lines int) int {
	if lines >= len(d.lines) {
		return len(d.src)
	}
	return int(d.lines[lines].start)
}

// wholeLine is the span of a line from its first character that is not blank.
func (d *Document) wholeLine(number int) pos.Span {
	text := strings.TrimRight(d.Line(number), " \t")
	indent := len(text) - len(strings.TrimLeft(text, " \t"))
	return pos.Span{Line: number, Col: indent + 1, EndLine: number, EndCol: len([]rune(text)) + 1}
}

func startsWithTab(text []byte) bool {
	blanks := text[:len(text)-len(bytes.TrimLeft(text, " \t"))]
	return bytes.IndexByte(blanks, '\t') >= 0
}

func limitText(text string) string {
	if len(text) <= maxMessage {
		return text
	}
	return strings.ToValidUTF8(text[:maxMessage-len("…")], "") + "…"
}
