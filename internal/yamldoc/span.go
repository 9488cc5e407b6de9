package yamldoc

import (
	"bytes"
	"unicode/utf8"

	"github.com/service-catalogue/svc/internal/pos"
)

// span is where the node is shown. See Document.At for what stands for a block collection and for an empty value.
func (d *Document) span(i int32) pos.Span {
	if len(d.nodes) == 0 || i == 0 && d.nodes[0].shape == Mapping {
		return pos.Start()
	}
	i = d.shown(i)
	n := &d.nodes[i]
	line, col := int(n.line), int(n.col)
	start := d.offset(line, col)
	end := d.end(i, start)
	width := utf8.RuneCount(d.src[start:end])
	if width == 0 && start > 0 && d.src[start-1] == '-' {
		return pos.Span{Line: line, Col: col - 1, EndLine: line, EndCol: col} // an empty list item: its dash
	}
	return pos.Span{Line: line, Col: col, EndLine: line, EndCol: col + width}
}

// shown is the node whose text stands for the node i: its key for a block collection or an empty value, and the first
// key or item for a block collection in a list.
func (d *Document) shown(i int32) int32 {
	for {
		n := &d.nodes[i]
		block := (n.shape == Mapping || n.shape == Sequence) && n.style == Plain
		empty := n.shape == Null && n.value == ""
		switch {
		case !block && !empty:
			return i
		case n.parent >= 0 && d.nodes[n.parent].shape == Mapping && !n.key && d.nodes[i-1].shape == Scalar:
			return i - 1
		case block && n.count > 0:
			i = n.first
		default:
			return i
		}
	}
}

// end is the index in the source just after the node i, which begins at start, or the end of its first line.
func (d *Document) end(i int32, start int) int {
	n := &d.nodes[i]
	lineEnd := start + len(bytes.TrimRight(d.src[start:max(start, d.lineEnd(int(n.line)))], " \t"))
	rest := d.src[start:lineEnd]
	switch {
	case n.shape == Sequence || n.shape == Mapping:
		return d.flowEnd(n, start, lineEnd)
	case len(rest) == 0:
		return start
	case n.shape == Opaque:
		return start + until(rest, " ,]}")
	case n.style == Single:
		return start + quotedEnd(rest, '\'')
	case n.style == Double:
		return start + quotedEnd(rest, '"')
	case n.style == Literal || n.style == Folded:
		return start + until(rest, " ")
	case bytes.HasPrefix(rest, []byte(n.value)):
		return start + len(n.value)
	default:
		return lineEnd
	}
}

func (d *Document) lineStart(number int) int32 {
	if number < 1 || number > len(d.lines) {
		return int32(len(d.src)) //nolint:gosec // a file has at most MaxBytes
	}
	return d.lines[number-1].start
}

// lineEnd is the index just after the text of a line.
func (d *Document) lineEnd(number int) int {
	return int(d.lineStart(number)) + len(d.lineBytes(number))
}

// token is the span from a line and column to the next blank or closing mark.
func (d *Document) token(line, col int) pos.Span {
	start := d.offset(line, col)
	end := start + until(d.src[start:max(start, d.lineEnd(line))], " \t,]}")
	return pos.Span{Line: line, Col: col, EndLine: line, EndCol: col + utf8.RuneCount(d.src[start:end])}
}

// until is the index of the first byte of text that is one of stops, or its length.
func until(text []byte, stops string) int {
	if at := bytes.IndexAny(text, stops); at >= 0 {
		return at
	}
	return len(text)
}

// quotedEnd is the index just after the closing quote of a quoted scalar, or the length of text.
func quotedEnd(text []byte, quote byte) int {
	for i := 1; i < len(text); i++ {
		switch {
		case text[i] == '\\' && quote == '"':
			i++
		case text[i] != quote:
		case quote == '\'' && i+1 < len(text) && text[i+1] == quote:
			i++
		default:
			return i + 1
		}
	}
	return len(text)
}

// flowEnd is the index just after a flow collection, or the end of its first line.
func (d *Document) flowEnd(n *node, start, lineEnd int) int {
	at := start + 1
	open := byte(0)
	if start < lineEnd {
		open = d.src[start]
	}
	if open != '[' && open != '{' {
		at = start
	}
	if n.count > 0 {
		last := n.first + n.count - 1
		child := &d.nodes[last]
		if child.line != n.line {
			return lineEnd
		}
		begin := d.offset(int(child.line), int(child.col))
		at = max(at, d.end(last, begin))
	}
	if open != '[' && open != '{' {
		return at // a pair in a list, [a: 1], has no brackets of its own
	}
	for at < lineEnd && (d.src[at] == ' ' || d.src[at] == '\t' || d.src[at] == ',') {
		at++
	}
	if at < lineEnd && d.src[at] == open+2 { // ASCII has ']' and '}' two after '[' and '{'
		return at + 1
	}
	return lineEnd
}

// unseenSpan is where the invisible character r of the scalar n stands, when the source has it there as it is.
func (d *Document) unseenSpan(n *node, r rune) (pos.Span, bool) {
	for _, m := range d.unseen {
		if m.r == r && (m.line > n.line || m.line == n.line && m.col >= n.col) {
			line, col := int(m.line), int(m.col)
			return pos.Span{Line: line, Col: col, EndLine: line, EndCol: col + 1}, true
		}
	}
	return pos.Span{}, false
}
