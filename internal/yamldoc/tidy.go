package yamldoc

import (
	"bytes"
	"fmt"
	"slices"

	"github.com/service-catalogue/svc/internal/pos"
)

// indentWidth is how many columns a block stands to the right of the one around it.
const indentWidth = 2

// Slip is a way in which a document is not in the form that all documents share. What it says does not depend on it.
type Slip struct {
	Kind string // in words: "key order", "indent", "long form", "trailing space"
	Text string // what is off, one clause without full stop
	Span pos.Span
}

// Slips are the first slip of each kind, in the order of the file: keys that stand in another order than the fields of the
// struct, an indent of other than two columns, a mapping where its one scalar would do, and blanks at the end of a line.
// The document must have been bound. A document without slips costs one look at each node.
func (d *Document) Slips() []Slip {
	var slips []Slip
	if at := d.astray; at[0] > 0 {
		text := fmt.Sprintf("`%s` belongs above `%s`", cut(d.nodes[at[0]].value), cut(d.nodes[at[1]].value))
		slips = append(slips, Slip{"key order", text, d.span(at[0])})
	}
	if i := d.wordy; i > 0 {
		key, value := cut(d.nodes[i-1].value), cut(d.nodes[d.nodes[i].first+1].value)
		slips = append(slips, Slip{"long form", fmt.Sprintf("`%s: %s` says the same in short", key, value), d.span(i)})
	}
	if i, width, want := d.indented(); width != want {
		slips = append(slips, Slip{"indent", fmt.Sprintf("indented by %d instead of %d", width, want), d.span(i)})
	}
	if line := d.trailing(); line > 0 {
		end := len([]rune(string(d.lineBytes(line))))
		text := len([]rune(string(bytes.TrimRight(d.lineBytes(line), " \t"))))
		slips = append(slips, Slip{"trailing space", "blanks at the end of the line", pos.Span{Line: line, Col: text + 1, EndLine: line, EndCol: end + 1}})
	}
	slices.SortStableFunc(slips, func(a, b Slip) int { return a.Span.Compare(b.Span) })
	return slips
}

// indented finds the first block, or list item, that does not stand where it should: the outermost at the left, every
// other one two columns to the right of the block around it. What begins a block stands for it. Width is how far it stands
// from there, the same as want when nothing is off.
func (d *Document) indented() (i, width, want int32) {
	if len(d.nodes) > 0 && d.nodes[0].col > 1 {
		return d.nodes[0].first, d.nodes[0].col - 1, 0
	}
	for i := 1; i < len(d.nodes); i++ {
		n := &d.nodes[i]
		block := n.style == Plain && n.count > 0
		around := &d.nodes[n.parent]
		item := around.shape == Sequence && n.shape != Null
		if !block && !item || around.style == Flow || n.col == around.col+indentWidth {
			continue
		}
		at := int32(i)
		if block {
			at = n.first
		}
		return at, n.col - around.col, indentWidth
	}
	return 0, 0, 0
}

// trailing is the number of the first line that ends in a blank, or 0. In block text a blank is part of the text.
func (d *Document) trailing() int {
	if d.blankEnd == 0 {
		return 0
	}
	text := d.blockText()
	for number := int(d.blankEnd); number <= len(d.lines); number++ {
		if !text[number] && blankEnd(d.lineBytes(number)) {
			return number
		}
	}
	return 0
}

// blockText are the numbers of the lines that belong to literal and folded text.
func (d *Document) blockText() map[int]bool {
	inside := map[int]bool{}
	for i := range d.nodes {
		n := &d.nodes[i]
		if n.style != Literal && n.style != Folded {
			continue
		}
		around := int(d.nodes[n.parent].col) - 1
		for number := int(n.line) + 1; number <= len(d.lines); number++ {
			line := d.lineBytes(number)
			indent := len(line) - len(bytes.TrimLeft(line, " "))
			if indent < len(line) && indent <= around {
				break
			}
			inside[number] = true
		}
	}
	return inside
}
