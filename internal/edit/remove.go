package edit

import (
	"bytes"
	"slices"
	"strings"

	"github.com/service-catalogue/svc/internal/yamldoc"
)

// remove takes the value at i out, with its key.
func (c *change) remove(i int) string {
	parent := c.pieces[i].Parent
	if parent < 0 {
		return "the whole file cannot be removed"
	}
	if c.pieces[parent].Shape == yamldoc.Sequence {
		return c.removeItems(parent, []int{i})
	}
	p := &c.pieces[parent]
	if p.Count == 2 {
		if p.Parent < 0 {
			return "it is all that the file holds"
		}
		return c.replace(parent, &node{shape: yamldoc.Mapping})
	}
	number := (i - 1 - p.First) / 2
	c.nodes[parent].drop(number)
	next := -1
	if i+1 < p.First+p.Count {
		next = c.pieces[i+1].Start
	}
	before := -1
	if i-1 > p.First {
		before = c.entryEnd(i - 3)
	}
	return c.cut(parent, c.pieces[i-1].Start, c.entryEnd(i-1), before, next)
}

// removeItems takes some items, not all, out of the list at i.
func (c *change) removeItems(list int, items []int) string {
	p := &c.pieces[list]
	if len(items) == p.Count {
		return c.replace(list, &node{shape: yamldoc.Sequence})
	}
	for n, i := range slices.Backward(items) {
		c.nodes[list].drop(i - p.First)
		next := -1
		if i+1 < p.First+p.Count {
			next = c.itemStart(list, i+1)
		}
		before := -1
		if i > p.First && (n == 0 || items[n-1] != i-1) {
			before = c.pieces[i-1].End
		}
		if reason := c.cut(list, c.itemStart(list, i), max(c.pieces[i].End, c.itemStart(list, i)), before, next); reason != "" {
			return reason
		}
	}
	return ""
}

// itemStart is where an item starts, its dash included.
func (c *change) itemStart(list, i int) int {
	start := c.pieces[i].Start
	if c.isFlow(list) {
		return start
	}
	if i == c.pieces[list].First {
		return c.pieces[list].Start
	}
	from := max(c.pieces[i-1].End, c.pieces[list].Start)
	for _, comment := range c.comments() {
		if comment.from >= from && comment.to <= start {
			from = comment.to
		}
	}
	if dash := bytes.IndexByte(c.text[from:start], '-'); dash >= 0 {
		return from + dash
	}
	if start < len(c.text) && c.text[start] == '-' || start == 0 {
		return start
	}
	return start - 1
}

// cut takes an entry of the collection at i out of the text; before is the end of the one before it and next the start of
// the one behind it, or -1.
func (c *change) cut(i, from, to, before, next int) string {
	if c.isFlow(i) {
		return c.cutFlow(from, to, before, next)
	}
	start := c.lineStart(from)
	if c.alone(from) {
		end := c.lineEnd(to)
		kept := c.keepAs(from, start, end)
		if kept == "" && end == len(c.text) && !bytes.HasSuffix(c.text, []byte("\n")) {
			start = c.trimBreak(start)
		}
		c.edit(start, end, kept)
		return ""
	}
	if next < 0 {
		return "it shares its line with something else"
	}
	if kept := c.keepAs(from, from, next); kept != "" { // the first entry behind a dash
		c.edit(start, start, strings.ReplaceAll(kept, c.margin(from), c.blanks(start)))
	}
	c.edit(from, next, "")
	return ""
}

// blanks is the indent of the line that starts at an index.
func (c *change) blanks(start int) string {
	rest := c.text[start:]
	return string(rest[:len(rest)-len(bytes.TrimLeft(rest, " "))])
}

// keepAs are the comments between two places as lines with the margin of an index.
func (c *change) keepAs(margin, from, to int) string {
	var b strings.Builder
	for _, comment := range c.comments() {
		if comment.from >= from && comment.to <= to {
			b.WriteString(c.margin(margin) + string(c.text[comment.from:comment.to]) + c.eol())
		}
	}
	return b.String()
}

// cutFlow takes an entry out of brackets, with one comma.
func (c *change) cutFlow(from, to, before, next int) string {
	switch {
	case next >= 0 && c.keepAs(from, from, next) == "":
		c.edit(from, next, "")
	case next < 0 && before >= 0 && c.keepAs(from, before, to) == "":
		c.edit(before, to, "")
	default:
		return "comments stand between the items; take it out by hand"
	}
	return ""
}
