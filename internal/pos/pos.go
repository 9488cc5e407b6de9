// Package pos holds positions in a text file and their conversions between the units that readers count in.
//
// Lines count from 1 and end at LF only, as git and editors count them. Columns count Unicode code points from 1.
package pos

import "unicode/utf8"

// Span is a stretch of one line. EndCol is exclusive, so EndCol-Col is its length in code points; EndLine equals Line.
// The zero value means that no position is known.
type Span struct {
	Line, Col, EndLine, EndCol int
}

// Start is the empty span at the start of a file.
func Start() Span { return Span{1, 1, 1, 1} }

// IsZero reports whether no position is known.
func (s Span) IsZero() bool { return s == Span{} }

// Compare orders spans by start, then by end: -1, 0 or +1.
func (s Span) Compare(o Span) int {
	for _, pair := range [...][2]int{{s.Line, o.Line}, {s.Col, o.Col}, {s.EndLine, o.EndLine}, {s.EndCol, o.EndCol}} {
		if pair[0] < pair[1] {
			return -1
		}
		if pair[0] > pair[1] {
			return 1
		}
	}
	return 0
}

// ByteCol converts a column in code points into a column in UTF-8 bytes, both from 1, for the line of that text.
// A column beyond the end of the line becomes the one just after its last byte.
func ByteCol(line string, col int) int {
	at := 1
	for ; col > 1 && line != ""; col-- {
		_, size := utf8.DecodeRuneInString(line)
		line = line[size:]
		at += size
	}
	return at
}

// UTF16Col converts a column in code points into a column in UTF-16 code units, both from 1, for the line of that text.
// A column beyond the end of the line becomes the one just after its last unit.
func UTF16Col(line string, col int) int {
	at := 1
	for ; col > 1 && line != ""; col-- {
		r, size := utf8.DecodeRuneInString(line)
		line = line[size:]
		at++
		if r > 0xFFFF {
			at++ // a surrogate pair
		}
	}
	return at
}
