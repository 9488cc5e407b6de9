package yamldoc

import (
	"bytes"
	"fmt"

	"gopkg.in/yaml.v3"

	"github.com/service-catalogue/svc/internal/pos"
)

// refuse reports aliases, anchors and tags.
func (c *converter) refuse(i int32, n *yaml.Node) {
	switch {
	case n.Kind == yaml.AliasNode:
		c.refused(i, &Fault{
			Kind: Alias, Value: cut("*" + n.Value),
			Text: "aliases (*" + cut(n.Value) + ") are not used here", Hint: "write the value out again",
		})
	case n.Anchor != "":
		c.refused(i, &Fault{
			Kind: Anchor, Value: cut("&" + n.Anchor),
			Text: "anchors (&" + cut(n.Anchor) + ") are not used here", Hint: "delete the anchor and write the value out wherever it is needed",
		})
	}
	if n.Style&yaml.TaggedStyle != 0 || c.bang && c.doc.byteAt(n.Line, n.Column) == '!' {
		name := cut(n.Tag)
		if n.Style&yaml.TaggedStyle == 0 {
			name = "!"
		}
		c.refused(i, &Fault{
			Kind: Tag, Value: name,
			Text: "tags (" + name + ") are not used here", Hint: "delete the tag; put text in quotes, and write numbers, dates, true and false without",
		})
	}
}

// refused adds a fault about the mark with which the node at i begins: *name, &name or !tag.
func (c *converter) refused(i int32, f *Fault) {
	d, n := c.doc, &c.doc.nodes[i]
	f.Path, f.Span = d.path(i), d.token(int(n.line), int(n.col))
	if n.key {
		f.Path = d.path(n.parent)
	}
	c.add(f)
}

// tabs reports lines that begin with a tab; inside brackets the library lets them pass.
func (c *converter) tabs() {
	d := c.doc
	if !d.tabs {
		return
	}
	last := int32(0)
	for i := range d.nodes {
		n := &d.nodes[i]
		if n.line == last {
			continue
		}
		last = n.line
		before := d.src[d.lineStart(int(n.line)):d.offset(int(n.line), int(n.col))]
		if bytes.IndexByte(before, '\t') < 0 || len(bytes.TrimLeft(before, " \t")) > 0 {
			continue
		}
		c.add(&Fault{Kind: Tab, Path: d.path(int32(i)), Span: d.wholeLine(int(n.line)), Text: tabText, Hint: tabHint})
	}
}

// characters reports what hides in a decoded scalar.
func (c *converter) characters(i int32) {
	n := &c.doc.nodes[i]
	what := "a value"
	if n.key {
		what = "a key"
	}
	if r, found := control(n.value); found {
		c.report(i, &Fault{
			Kind: Character, Value: codePoint(r),
			Text: fmt.Sprintf("%s holds the control character %s, written as an escape", what, codePoint(r)), Hint: "delete it",
		})
	}
	r, found := unseen(n.value)
	if !found {
		return
	}
	c.report(i, &Fault{
		Kind: Invisible, Value: codePoint(r), Key: keyWord(n.key),
		Text: fmt.Sprintf("%s holds the invisible character %s", what, codePoint(r)), Hint: "delete it",
	})
	if span, ok := c.doc.unseenSpan(n, r); ok {
		c.faults[len(c.faults)-1].Span = span
	}
}

// keyWord tells a key from a value in the fault of an invisible character.
func keyWord(key bool) string {
	if key {
		return "key"
	}
	return ""
}

// unseenElsewhere reports invisible characters on lines where no scalar was found to hold them: in comments.
func (c *converter) unseenElsewhere() {
	d := c.doc
	last := int32(0)
	for _, m := range d.unseen {
		if m.line == last || m.r == 0x200C || m.r == 0x200D || c.reportedOn(m.line) {
			continue
		}
		last = m.line
		line := int(m.line)
		c.add(&Fault{
			Kind: Invisible, Value: codePoint(m.r), Span: pos.Span{Line: line, Col: int(m.col), EndLine: line, EndCol: int(m.col) + 1},
			Text: "the line holds the invisible character " + codePoint(m.r), Hint: "delete it",
		})
	}
}

func (c *converter) reportedOn(line int32) bool {
	for i := range c.faults {
		if c.faults[i].Kind == Invisible && c.faults[i].Span.Line == int(line) {
			return true
		}
	}
	return false
}
