package yamldoc

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/service-catalogue/svc/internal/fields"
	"github.com/service-catalogue/svc/internal/pos"
)

// Piece is a node of a document with its place in the bytes, for those who change the text. Pieces stand in one list, the
// outermost first; the children of a piece stand side by side, keys and values in turn.
type Piece struct {
	Shape Shape
	Style Style
	Key   bool // the piece is a key of its parent
	// Start and End enclose everything that is written for the piece, comments behind it and the last line break not
	// included. They count bytes of the file without a byte order mark. A value that is left empty ends where it starts.
	Start, End int
	Parent     int // -1 for the outermost
	First      int // the first child
	Count      int // the number of children
}

// errHard tells that the extent of a piece is not known for sure.
var errHard = errors.New("it is written in a way that is read but not edited")

// Pieces are all nodes of a readable document. They are valid as long as the document is. An error names a line whose text is
// not understood well enough to change it.
func (d *Document) Pieces() ([]Piece, error) {
	list := d.parser.pieces
	if cap(list) < len(d.nodes) {
		list = make([]Piece, 0, len(d.nodes)+len(d.nodes)/4)
	}
	list = list[:len(d.nodes)]
	d.parser.pieces = list
	for i := range d.nodes {
		n, p := &d.nodes[i], &list[i]
		p.Shape, p.Style, p.Key = n.shape, n.style, n.key
		p.Start, p.Parent, p.First, p.Count = d.offset(int(n.line), int(n.col)), int(n.parent), int(n.first), int(n.count)
	}
	for i := len(list) - 1; i >= 0; i-- { // children stand behind their parents
		end, ok := d.pieceEnd(list, i)
		if !ok {
			return nil, fmt.Errorf("line %d: %w", d.nodes[i].line, errHard)
		}
		list[i].End = end
	}
	return list, nil
}

// Find is the number of the piece at a path. When the path is absent, found is false and it is the nearest present parent.
func (d *Document) Find(path string) (i int, found bool) {
	at, found := d.find(path)
	return int(at), found
}

// TextOf is the text of the scalar of that number; of a list item that is a mapping, the key that Bind found for it.
func (d *Document) TextOf(i int) string { return d.nodes[i].value }

// PathOf is the path of the piece of that number; that of a key is the path of its value.
func (d *Document) PathOf(i int) string { return d.path(int32(i)) } //nolint:gosec // a number of Pieces

// SpanOf is the span of some bytes of the source, at most to the end of their first line.
func (d *Document) SpanOf(from, to int) pos.Span {
	d.findLines()
	number, _ := slices.BinarySearchFunc(d.lines, from, func(l line, at int) int { return cmp.Compare(int(l.start), at+1) })
	start := int(d.lineStart(number))
	col := 1 + utf8.RuneCount(d.src[start:from])
	end := max(from, min(to, d.lineEnd(number)))
	return pos.Span{Line: number, Col: col, EndLine: number, EndCol: col + utf8.RuneCount(d.src[from:end])}
}

// Plan is what the tags say of the type of a pointer to a struct; nil for a type that cannot be bound.
func (d *Document) Plan(into any) *fields.Plan {
	if d.parser.Plans == nil {
		d.parser.Plans = &fields.Plans{}
	}
	plan, err := d.parser.Plans.Of(reflect.TypeOf(into))
	if err != nil {
		return nil
	}
	return plan
}

// Source is the text of the document without a byte order mark.
func (d *Document) Source() []byte { return d.src }

// pieceEnd is where the piece ends whose children have their ends.
func (d *Document) pieceEnd(list []Piece, i int) (int, bool) {
	p := &list[i]
	switch {
	case p.Shape == Opaque:
		return 0, false
	case p.Shape == Sequence || p.Shape == Mapping:
		return d.collectionEnd(list, p)
	case p.Style == Single:
		return d.closed(p.Start, '\'')
	case p.Style == Double:
		return d.closed(p.Start, '"')
	case p.Style == Literal || p.Style == Folded:
		return d.blockEnd(list, p)
	}
	return d.plainEnd(p.Start, d.nodes[i].value)
}

// closed is the index just after the closing quote of the scalar that opens at start.
func (d *Document) closed(start int, quote byte) (int, bool) {
	if start >= len(d.src) || d.src[start] != quote {
		return 0, false
	}
	end := start + quotedEnd(d.src[start:], quote)
	return end, end > start+1 && d.src[end-1] == quote
}

// plainEnd is the index just after a scalar without quotes: its text, where a blank may be a line break in the source.
func (d *Document) plainEnd(at int, text string) (int, bool) {
	if end := at + len(text); end <= len(d.src) && string(d.src[at:end]) == text {
		return end, true
	}
	for text != "" {
		if text[0] == ' ' || text[0] == '\n' {
			gap := len(d.src[at:]) - len(bytes.TrimLeft(d.src[at:], " \t\r\n"))
			if bytes.IndexByte(d.src[at:at+gap], '\n') >= 0 {
				at += gap
				text = strings.TrimLeft(text[1:], "\n")
				continue
			}
		}
		if at >= len(d.src) || d.src[at] != text[0] {
			return 0, false
		}
		at, text = at+1, text[1:]
	}
	return at, true
}

// collectionEnd is the index just after a list or mapping.
func (d *Document) collectionEnd(list []Piece, p *Piece) (int, bool) {
	at := p.Start
	if p.Count > 0 {
		at = list[p.First+p.Count-1].End
	}
	if p.Style != Flow || p.Start >= len(d.src) || d.src[p.Start] != '[' && d.src[p.Start] != '{' {
		return at, true // in block form, or a pair in a list, [a: 1], which has no brackets of its own
	}
	if p.Count == 0 {
		at++
	}
	for at < len(d.src) {
		switch c := d.src[at]; c {
		case ' ', '\t', '\r', '\n', ',', ':':
			at++
		case '#':
			at += until(d.src[at:], "\n")
		default:
			return at + 1, c == d.src[p.Start]+2 // ASCII has ']' and '}' two after '[' and '{'
		}
	}
	return 0, false
}

// blockEnd is the end of the last line of a literal or folded text. Blank lines behind it belong to it when they are kept.
func (d *Document) blockEnd(list []Piece, p *Piece) (int, bool) {
	if p.Start >= len(d.src) || d.src[p.Start] != '|' && d.src[p.Start] != '>' {
		return 0, false
	}
	indent, keep := d.blockHeader(list, p)
	end := p.Start + len(bytes.TrimRight(d.src[p.Start:p.Start+until(d.src[p.Start:], "\n")], " \t\r"))
	for at := p.Start + until(d.src[p.Start:], "\n") + 1; at < len(d.src); {
		lineEnd := at + until(d.src[at:], "\n")
		line := bytes.TrimSuffix(d.src[at:lineEnd], []byte("\r"))
		width := len(line) - len(bytes.TrimLeft(line, " "))
		blank := width == len(line)
		if !blank && indent < 0 {
			if indent = width; width <= d.around(list, p) {
				return end, true // an empty text
			}
		}
		if !blank && width < indent {
			break
		}
		if !blank || keep || indent >= 0 && width > indent {
			end = at + len(line)
		}
		at = lineEnd + 1
	}
	return end, true
}

// around is how far the collection that holds the piece is indented.
func (d *Document) around(list []Piece, p *Piece) int {
	start := list[p.Parent].Start
	return start - (bytes.LastIndexByte(d.src[:start], '\n') + 1)
}

// blockHeader reads the marks behind | or >: the indent of the text, -1 when its first line shows it, and whether line
// breaks at the end are kept.
func (d *Document) blockHeader(list []Piece, p *Piece) (indent int, keep bool) {
	indent = -1
	for _, c := range d.src[p.Start+1 : min(p.Start+3, len(d.src))] {
		switch {
		case c == '+':
			keep = true
		case c >= '1' && c <= '9':
			indent = d.around(list, p) + int(c-'0')
		}
	}
	return indent, keep
}
