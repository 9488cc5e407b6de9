package yamldoc

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"slices"
	"unicode/utf8"

	"github.com/service-catalogue/svc/internal/pos"
)

// line is where a line starts in the source and whether each of its columns is one byte.
type line struct {
	start int32
	ascii bool
}

// scanner goes once over the raw bytes before any YAML is read. It finds the lines and whatever is refused regardless of
// what it stands for.
type scanner struct {
	doc    *Document
	faults []Fault
	marked int  // line of the "---" that begins the document, or 0
	begun  bool // the document has begun: no directive can follow
	bad    int  // lines with forbidden characters
	merge  bool // a merge conflict has begun
}

func (s *scanner) add(f *Fault) { s.faults = append(s.faults, *f) }

// scan fills the line table of d.
func (d *Document) scan() []Fault {
	s := scanner{doc: d}
	if encoding := wideEncoding(d.src); encoding != "" {
		return []Fault{{
			Kind: Character, Span: pos.Start(), Got: encoding,
			Text: "the file is in " + encoding + ", not in UTF-8", Hint: "save it as UTF-8 in your editor",
		}}
	}
	if len(d.src) > MaxBytes {
		d.lines = slices.Grow(d.lines, bytes.Count(d.src, []byte{'\n'})+1)
	}
	for at := 0; at < len(d.src); {
		end := len(d.src)
		if lf := bytes.IndexByte(d.src[at:], '\n'); lf >= 0 {
			end = at + lf + 1
		}
		s.line(at, d.src[at:end])
		if s.bad > maxCharacterFaults {
			break
		}
		at = end
	}
	return s.faults
}

// wideEncoding names the encoding if it is not UTF-8: a byte order mark announces it, or zeros in the first four bytes
// give it away, since the first character of a file is one of ASCII.
func wideEncoding(src []byte) string {
	for _, start := range [][]byte{{0xFF, 0xFE, 0, 0}, {0, 0, 0xFE, 0xFF}} {
		if bytes.HasPrefix(src, start) {
			return "UTF-32"
		}
	}
	if bytes.HasPrefix(src, []byte{0xFF, 0xFE}) || bytes.HasPrefix(src, []byte{0xFE, 0xFF}) {
		return "UTF-16"
	}
	if len(src) < 4 {
		return ""
	}
	switch [4]bool{src[0] == 0, src[1] == 0, src[2] == 0, src[3] == 0} {
	case [4]bool{false, true, true, true}, [4]bool{true, true, true, false}:
		return "UTF-32"
	case [4]bool{false, true, false, true}, [4]bool{true, false, true, false}:
		return "UTF-16"
	default:
		return ""
	}
}

// line looks at one line, its end included.
func (s *scanner) line(start int, text []byte) {
	d := s.doc
	odd := oddByte(text)
	d.lines = append(d.lines, line{int32(start), true}) //nolint:gosec // a file has at most MaxBytes
	if odd < len(text) {
		s.characters(text, odd)
	}
	switch text[0] {
	case '-', '.', '%':
		s.marker(text)
	case '<', '|', '=', '>':
		s.begun = true
		s.conflict(text)
	case '\n', '\r', '#', ' ', '\t':
		if trimmed := bytes.TrimLeft(text, " \t\r\n"); len(trimmed) > 0 && trimmed[0] != '#' {
			s.begun = true
		}
	default:
		s.begun = true
	}
}

// oddByte is the index of the first byte that is neither printable ASCII nor the final LF, or len(text).
func oddByte(text []byte) int {
	const ones, high = 0x0101010101010101, 0x8080808080808080
	i := 0
	for ; i+8 <= len(text); i += 8 {
		w := binary.LittleEndian.Uint64(text[i:])
		// The high bit of a byte ends up set when the byte is below 0x20, is 0x7F, or has it set already.
		if ((w-ones*0x20)|(w+ones)|w)&high != 0 {
			break
		}
	}
	for ; i < len(text); i++ {
		if c := text[i]; c < 0x20 && (c != '\n' || i+1 < len(text)) || c >= 0x7F {
			break
		}
	}
	return i
}

// characters checks a line from the first odd byte on.
func (s *scanner) characters(text []byte, from int) {
	d := s.doc
	reported := false
	col := from + 1
	for i := from; i < len(text); col++ {
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			d.lines[len(d.lines)-1].ascii = false
			r, size = utf8.DecodeRune(text[i:])
		}
		problem := s.refuse(text, i, r, size)
		if problem != "" && !reported {
			reported = true
			s.character(r, size, text[i], col, problem)
		}
		if r == '\t' && len(bytes.TrimLeft(text[:i], " \t")) == 0 {
			d.tabs = true
		}
		if r >= utf8.RuneSelf && len(d.unseen) < maxUnseen && invisible(r) {
			d.unseen = append(d.unseen, mark{int32(len(d.lines)), int32(col), r}) //nolint:gosec // a file has at most MaxBytes
		}
		i += size
	}
	if reported {
		s.bad++
	}
}

// refuse says why the character r at text[i] is refused, or "".
func (s *scanner) refuse(text []byte, i int, r rune, size int) string {
	switch {
	case r == '\t', r == '\n', r == '\r' && i+2 == len(text) && text[i+1] == '\n':
		return ""
	case r == '\r':
		return "a carriage return without a line feed"
	case r == utf8.RuneError && size == 1:
		return "not valid UTF-8"
	case r == 0x85, r == 0x2028, r == 0x2029:
		return "a line end to YAML but to no editor"
	case r < 0x20, r >= 0x7F && r < 0xA0:
		return "a control character"
	case r == 0xFEFF && i == 0:
		return "a byte order mark, which belongs only at the start of the file"
	case r == 0xFFFE, r == 0xFFFF:
		return "no character"
	default:
		return ""
	}
}

func (s *scanner) character(r rune, size int, raw byte, col int, problem string) {
	name := codePoint(r)
	hint := "delete it"
	if r == utf8.RuneError && size == 1 {
		name, hint = fmt.Sprintf("byte 0x%02X", raw), "save the file as UTF-8 in your editor"
	}
	if r == '\r' {
		hint = "end lines with LF or CR LF"
	}
	n := len(s.doc.lines)
	s.add(&Fault{
		Kind: Character, Value: name, Span: pos.Span{Line: n, Col: col, EndLine: n, EndCol: col + 1},
		Text: fmt.Sprintf("%s at line %d, column %d is %s", name, n, col, problem), Hint: hint,
	})
}

// codePoint writes U+0041.
func codePoint(r rune) string { return fmt.Sprintf("U+%04X", r) }

// marker looks at a line that begins like a document marker or a directive.
func (s *scanner) marker(text []byte) {
	n := len(s.doc.lines)
	fault := &Fault{Span: pos.Span{Line: n, Col: 1, EndLine: n, EndCol: 4}}
	switch {
	case text[0] == '%' && !s.begun:
		fault.Kind, fault.Span.EndCol = Directive, 2
		fault.Text, fault.Hint = directiveText, "delete the line"
	case isMarker(text, "..."):
		fault.Kind = DocumentEnd
		fault.Text, fault.Hint = "the end marker ... is not used here", "delete the line and whatever follows it; one file holds one document"
	case isMarker(text, "---"):
		if !s.begun && s.marked == 0 {
			s.marked = n
			rest := bytes.TrimLeft(text[3:], " \t\r\n")
			s.begun = len(rest) > 0 && rest[0] != '#'
			return
		}
		fault.Kind, fault.OtherLine = TooManyDocuments, max(s.marked, 1)
		fault.Text = "more than one document: another one begins at this line"
		fault.Hint = "one file holds one document; split the file at this line"
	default:
		s.begun = true
		return
	}
	s.add(fault)
	s.bad++
}

// conflict looks at a line that begins like the marks which git leaves where two versions could not be merged. Each conflict
// is reported once, at its first mark.
func (s *scanner) conflict(text []byte) {
	marks := []string{"<<<<<<<", "|||||||", "=======", ">>>>>>>"}
	which := slices.IndexFunc(marks, func(mark string) bool { return isMarker(text, mark) })
	if which < 0 {
		return
	}
	if !s.merge {
		n := len(s.doc.lines)
		s.add(&Fault{
			Kind: Unreadable, Value: marks[which], Span: pos.Span{Line: n, Col: 1, EndLine: n, EndCol: len(marks[which]) + 1},
			Text: "a merge conflict is not resolved here: git has left both versions, between <<<<<<< and >>>>>>>",
			Hint: "keep the lines that hold, and delete the others and the marks <<<<<<<, ======= and >>>>>>>",
		})
		s.bad++
	}
	s.merge = which < len(marks)-1
}

const directiveText = "directives (a line that begins with %) are not used here"

// isMarker tells whether the line is the marker, alone or followed by a blank.
func isMarker(text []byte, marker string) bool {
	if !bytes.HasPrefix(text, []byte(marker)) {
		return false
	}
	return len(text) == len(marker) || bytes.IndexByte([]byte(" \t\r\n"), text[len(marker)]) >= 0
}
