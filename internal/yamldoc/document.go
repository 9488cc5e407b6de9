package yamldoc

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/service-catalogue/svc/internal/pos"
)

// Document is a parsed file. It answers questions about paths such as "slas[sla-ea].rto_minutes", "deputies[1]" and
// "owner". A list item is named by the key that Bind found for it, else by the text of its id, else by its number from 0.
// A key that would read as something else is written ["na.me"].
type Document struct {
	src    []byte // without a byte order mark
	lines  []line
	nodes  []node // nodes[0] is the root; empty when the file could not be read
	unseen []mark // invisible characters of the source
	tabs   bool   // some line is indented with a tab
	parser *Parser

	own bool // some key starts with x-, as Bind met them
}

// reset prepares the document for another file.
func (d *Document) reset(p *Parser, src []byte) {
	src = bytes.TrimPrefix(src, []byte("\uFEFF"))
	*d = Document{src: src, lines: d.lines[:0], nodes: d.nodes[:0], unseen: d.unseen[:0], parser: p}
}

// Readable tells whether the file holds a mapping, so that paths can be found and values bound.
func (d *Document) Readable() bool { return len(d.nodes) > 0 && d.nodes[0].shape == Mapping }

// HasOwn tells whether some mapping has keys that start with x-, which Bind leaves to whoever wrote them. The document must
// have been bound.
func (d *Document) HasOwn() bool { return d.own }

// At is where the value at path stands: the first line of it. For a block list or mapping, and for a value left empty,
// it is the key. For a path that is absent it is the nearest present parent, and for "" the start of the file.
func (d *Document) At(path string) pos.Span {
	i, _ := d.find(path)
	return d.span(i)
}

// AtKey is where the key of the value at path stands. For a list item, which has no key, it is the same as At.
func (d *Document) AtKey(path string) pos.Span {
	i, _ := d.find(path)
	if i > 0 && d.nodes[d.nodes[i].parent].shape == Mapping {
		return d.span(i - 1)
	}
	return d.span(i)
}

// Has tells whether something is written at path: not null, not blank, not an empty list or mapping.
func (d *Document) Has(path string) bool {
	i, found := d.find(path)
	return found && !d.nodes[i].blank()
}

// Written tells whether a value is written at path, be it an empty list or mapping, but not null or nothing.
func (d *Document) Written(path string) bool {
	i, found := d.find(path)
	return found && (!d.nodes[i].blank() || d.nodes[i].shape == Sequence || d.nodes[i].shape == Mapping)
}

// Text is the text of the scalar at path as written but without its quotes, and "" when there is none.
func (d *Document) Text(path string) string {
	if i, found := d.find(path); found && d.nodes[i].shape == Scalar {
		return d.nodes[i].value
	}
	return ""
}

// Len is the number of items in the list, or of keys in the mapping, at path.
func (d *Document) Len(path string) int {
	i, found := d.find(path)
	switch {
	case !found:
		return 0
	case d.nodes[i].shape == Mapping:
		return int(d.nodes[i].count / 2)
	case d.nodes[i].shape == Sequence:
		return int(d.nodes[i].count)
	default:
		return 0
	}
}

// Keys returns the keys of the mapping at path in the order of the file.
func (d *Document) Keys(path string) []string {
	i, found := d.find(path)
	if !found || d.nodes[i].shape != Mapping {
		return nil
	}
	n := &d.nodes[i]
	keys := make([]string, 0, n.count/2)
	for at := n.first; at < n.first+n.count; at += 2 {
		keys = append(keys, d.nodes[at].value)
	}
	return keys
}

// Lines is the number of lines.
func (d *Document) Lines() int {
	d.findLines()
	return len(d.lines)
}

// Line is the text of a line, counted from 1, without its end; "" when the file has no such line.
func (d *Document) Line(number int) string {
	return string(d.lineBytes(number))
}

func (d *Document) lineBytes(number int) []byte {
	d.findLines()
	if number < 1 || number > len(d.lines) {
		return nil
	}
	end := len(d.src)
	if number < len(d.lines) {
		end = int(d.lines[number].start)
	}
	text, ended := bytes.CutSuffix(d.src[d.lines[number-1].start:end], []byte("\n"))
	if ended {
		text = bytes.TrimSuffix(text, []byte("\r"))
	}
	return text
}

// findLines completes the line table when reading ended before the last line.
func (d *Document) findLines() {
	at := 0
	if n := len(d.lines); n > 0 {
		lf := bytes.IndexByte(d.src[d.lines[n-1].start:], '\n')
		if lf < 0 {
			return
		}
		at = int(d.lines[n-1].start) + lf + 1
	}
	for at < len(d.src) {
		d.lines = append(d.lines, line{start: int32(at)})
		lf := bytes.IndexByte(d.src[at:], '\n')
		if lf < 0 {
			return
		}
		at += lf + 1
	}
}

// find returns the node at path. When it is absent, found is false and the node is its nearest present parent.
func (d *Document) find(path string) (i int32, found bool) {
	if len(d.nodes) == 0 {
		return 0, false
	}
	for path != "" {
		name, bracket, rest, ok := step(path)
		if !ok {
			return i, false
		}
		next := d.child(i, name, bracket)
		if next < 0 {
			return i, false
		}
		i, path = next, rest
	}
	return i, true
}

// step splits the first step off a path. A bracket step may name a list item or, in quotes, a key.
func step(path string) (name string, bracket bool, rest string, ok bool) {
	if path[0] != '[' {
		path = strings.TrimPrefix(path, ".")
		end := strings.IndexAny(path, ".[")
		if end < 0 {
			end = len(path)
		}
		return path[:end], false, path[end:], end > 0
	}
	if strings.HasPrefix(path, `["`) {
		quoted, err := strconv.QuotedPrefix(path[1:])
		if err != nil || !strings.HasPrefix(path[1+len(quoted):], "]") {
			return "", true, "", false
		}
		name, err = strconv.Unquote(quoted)
		return name, true, path[len(quoted)+2:], err == nil
	}
	end := strings.IndexByte(path, ']')
	if end < 0 {
		return "", true, "", false
	}
	return path[1:end], true, path[end+1:], true
}

// child is the value or item below node i that a step names, or -1.
func (d *Document) child(i int32, name string, bracket bool) int32 {
	switch n := &d.nodes[i]; {
	case n.shape == Mapping:
		return d.valueOf(i, name)
	case n.shape == Sequence && bracket:
		return d.item(n, name)
	default:
		return -1
	}
}

// valueOf is the value of a key of the mapping at i, or -1.
func (d *Document) valueOf(i int32, key string) int32 {
	n := &d.nodes[i]
	for at := n.first; at < n.first+n.count; at += 2 {
		if d.nodes[at].value == key && d.nodes[at].shape != Opaque {
			return at + 1
		}
	}
	return -1
}

// item is the list item with that key, that id or that number, or -1.
func (d *Document) item(list *node, name string) int32 {
	for at := list.first; at < list.first+list.count; at++ {
		if d.nodes[at].isKeyed() && d.nodes[at].value == name {
			return at
		}
	}
	for at := list.first; at < list.first+list.count; at++ {
		if d.nodes[at].shape != Mapping || d.nodes[at].isKeyed() {
			continue
		}
		if id := d.valueOf(at, "id"); id >= 0 && d.nodes[id].shape == Scalar && d.nodes[id].value == name {
			return at
		}
	}
	number, err := strconv.Atoi(name)
	if err != nil || number < 0 || number >= int(list.count) {
		return -1
	}
	return list.first + int32(number) //nolint:gosec // below count
}

// offset is the index in the source of a line and column; columns beyond the line give its end.
func (d *Document) offset(line, col int) int {
	if line < 1 || line > len(d.lines) {
		return len(d.src)
	}
	at := d.lines[line-1]
	if near := int(at.start) + col - 1; at.ascii && col > 0 && line < len(d.lines) && near+1 < int(d.lines[line].start) && d.src[near] != '\r' {
		return near // before the end of the line
	}
	text := d.lineBytes(line)
	if at.ascii {
		return int(at.start) + min(max(col-1, 0), len(text))
	}
	n := 0
	for ; col > 1 && n < len(text); col-- {
		_, size := utf8.DecodeRune(text[n:])
		n += size
	}
	return int(at.start) + n
}

// byteAt is the byte of the source at a line and column, or 0 at its end.
func (d *Document) byteAt(line, col int) byte {
	if at := d.offset(line, col); at < len(d.src) {
		return d.src[at]
	}
	return 0
}

// Lines is a text whose lines can be shown but in which nothing can be found.
func Lines(src []byte) *Document {
	var d Document
	d.reset(&Parser{}, src)
	return &d
}
