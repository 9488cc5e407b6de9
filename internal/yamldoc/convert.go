package yamldoc

import (
	"bytes"
	"fmt"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/service-catalogue/svc/internal/pos"
)

// converter copies the library's tree into the slab of a document and refuses on the way what this package refuses.
type converter struct {
	doc    *Document
	seen   map[string]int32
	faults []Fault
	limits Limits
	bang   bool // the source has an exclamation mark, so a bare tag is possible
	full   bool // the limit of nodes is reached
}

// document converts the whole tree. A document that holds no mapping is left without nodes.
func (c *converter) document(root *yaml.Node) []Fault {
	d := c.doc
	if root == nil || len(root.Content) == 0 {
		return []Fault{emptyFault()}
	}
	top := root.Content[0]
	c.bang = bytes.IndexByte(d.src, '!') >= 0
	d.nodes = append(d.nodes[:0], node{parent: -1})
	c.fill(0, top, 1)
	if c.full {
		d.nodes = d.nodes[:0]
		return c.faults
	}
	c.unseenElsewhere()
	switch shape := d.nodes[0].shape; {
	case shape == Null:
		c.faults = append(c.faults, emptyFault())
	case shape != Mapping && shape != Opaque:
		got := d.nodes[0].describe()
		c.faults = append(c.faults, Fault{
			Kind: NotMapping, Span: d.span(0), Want: "a mapping", Got: got,
			Text: "the file holds " + got + " where `key: value` lines belong", Hint: "begin with a line such as schema: svc/v1",
		})
	default:
		return c.faults
	}
	d.nodes = d.nodes[:0]
	return c.faults
}

func emptyFault() Fault {
	return Fault{
		Kind: Empty, Span: pos.Start(), Got: "nothing",
		Text: "the file is empty or holds only comments", Hint: "write `key: value` lines, or delete the file",
	}
}

// fill converts n into the slab at i, and all that is below it. No alias is followed, so this ends.
func (c *converter) fill(i int32, n *yaml.Node, depth int32) {
	to := &c.doc.nodes[i]
	to.line, to.col = int32(n.Line), int32(n.Column) //nolint:gosec // a file has at most MaxBytes
	c.refuse(i, n)
	switch n.Kind {
	case yaml.ScalarNode:
		c.scalar(i, n)
	case yaml.AliasNode:
		to.shape, to.value = Opaque, ""
	case yaml.MappingNode, yaml.SequenceNode:
		if to.shape = Sequence; n.Kind == yaml.MappingNode {
			to.shape = Mapping
		}
		if n.Style&yaml.FlowStyle != 0 {
			to.style = Flow
		}
		c.children(i, n, depth)
	default:
		to.shape = Opaque
	}
}

// refuse reports aliases, anchors and tags.
func (c *converter) refuse(i int32, n *yaml.Node) {
	switch {
	case n.Kind == yaml.AliasNode:
		c.report(i, Fault{
			Kind: Alias, Value: cut("*" + n.Value),
			Text: "aliases (*" + cut(n.Value) + ") are not used here", Hint: "write the value out again",
		})
	case n.Anchor != "":
		c.report(i, Fault{
			Kind: Anchor, Value: cut("&" + n.Anchor),
			Text: "anchors (&" + cut(n.Anchor) + ") are not used here", Hint: "delete the anchor and write the value out wherever it is needed",
		})
	}
	if n.Style&yaml.TaggedStyle != 0 || c.bang && c.doc.byteAt(n.Line, n.Column) == '!' {
		name := cut(n.Tag)
		if n.Style&yaml.TaggedStyle == 0 {
			name = "!"
		}
		c.report(i, Fault{
			Kind: Tag, Value: name,
			Text: "tags (" + name + ") are not used here", Hint: "delete the tag; put text in quotes, and write numbers, dates, true and false without",
		})
	}
}

// report adds a fault about the node at i.
func (c *converter) report(i int32, f Fault) {
	f.Path, f.Span = c.doc.path(i), c.doc.span(i)
	c.faults = append(c.faults, f)
}

func (c *converter) scalar(i int32, n *yaml.Node) {
	to := &c.doc.nodes[i]
	to.shape, to.value = Scalar, n.Value
	switch style := n.Style; {
	case style&yaml.DoubleQuotedStyle != 0:
		to.style = Double
	case style&yaml.SingleQuotedStyle != 0:
		to.style = Single
	case style&yaml.LiteralStyle != 0:
		to.style = Literal
	case style&yaml.FoldedStyle != 0:
		to.style = Folded
	}
	switch n.Tag {
	case "!!null":
		to.shape = Null
	case "!!bool":
		to.tag = tagBool
	case "!!int":
		to.tag = tagInt
	case "!!float":
		to.tag = tagFloat
	case "!!timestamp":
		to.tag = tagDate
	}
	if to.style == Double || len(c.doc.unseen) > 0 {
		c.characters(i)
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
		c.report(i, Fault{
			Kind: Character, Value: codePoint(r),
			Text: fmt.Sprintf("%s holds the control character %s, written as an escape", what, codePoint(r)), Hint: "delete it",
		})
	}
	r, found := unseen(n.value)
	if !found {
		return
	}
	f := Fault{
		Kind: Invisible, Value: codePoint(r), Key: keyWord(n.key),
		Text: fmt.Sprintf("%s holds the invisible character %s", what, codePoint(r)), Hint: "delete it",
	}
	c.report(i, f)
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
		c.faults = append(c.faults, Fault{
			Kind: Invisible, Value: codePoint(m.r), Span: pos.Span{Line: line, Col: int(m.col), EndLine: line, EndCol: int(m.col) + 1},
			Text: fmt.Sprintf("the line holds the invisible character %s", codePoint(m.r)), Hint: "delete it",
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

// children converts the children of a list or mapping at i.
func (c *converter) children(i int32, n *yaml.Node, depth int32) {
	d := c.doc
	if depth > MaxDepth {
		c.limit(i, TooDeep, MaxDepth, fmt.Sprintf("lists and mappings inside each other go deeper than %d levels", MaxDepth))
		d.nodes[i].shape = Opaque
		return
	}
	content := n.Content
	mapping := n.Kind == yaml.MappingNode
	if mapping && len(content) > 2*c.limits.Keys {
		c.limit(i, TooManyKeys, c.limits.Keys, fmt.Sprintf("a mapping has more than %d keys", c.limits.Keys))
		d.nodes[i].shape = Opaque
		return
	}
	if len(d.nodes)+len(content) > c.limits.Nodes {
		c.tooMany(i, content[max(0, c.limits.Nodes-len(d.nodes))])
		return
	}
	first := int32(len(d.nodes)) //nolint:gosec // at most MaxNodes
	d.nodes[i].first, d.nodes[i].count = first, int32(len(content))
	for at := range content {
		d.nodes = append(d.nodes, node{parent: i, key: mapping && at%2 == 0})
	}
	for at, child := range content {
		if c.full {
			return
		}
		c.fill(first+int32(at), child, depth+1) //nolint:gosec // at most MaxNodes
	}
	if mapping {
		c.keys(i)
	}
}

func (c *converter) limit(i int32, kind Kind, limit int, text string) {
	c.report(i, Fault{Kind: kind, Limit: limit, Text: text, Hint: "split it up"})
}

// tooMany reports the node that is one too many and ends the conversion.
func (c *converter) tooMany(i int32, n *yaml.Node) {
	c.full = true
	c.limit(i, TooManyNodes, c.limits.Nodes, fmt.Sprintf("the file has more than %d keys, values and list items", c.limits.Nodes))
	c.faults[len(c.faults)-1].Span = pos.Span{Line: n.Line, Col: n.Column, EndLine: n.Line, EndCol: n.Column}
}

// keys reports what is wrong with the keys of the mapping at i: merge keys, keys that are no words, keys written twice.
func (c *converter) keys(i int32) {
	nodes := c.doc.nodes
	first, end := nodes[i].first, nodes[i].first+nodes[i].count
	if nodes[i].count > 16 {
		c.manyKeys(first, end)
		return
	}
	for at := first; at < end; at += 2 {
		if !c.word(at) {
			continue
		}
		for earlier := first; earlier < at; earlier += 2 {
			if nodes[earlier].value == nodes[at].value && nodes[earlier].shape == Scalar {
				c.twice(earlier, at)
				break
			}
		}
	}
}

// manyKeys is keys for mappings where comparing each key with each other would be slow.
func (c *converter) manyKeys(first, end int32) {
	nodes := c.doc.nodes
	if c.seen == nil {
		c.seen = map[string]int32{}
	}
	clear(c.seen)
	for at := first; at < end; at += 2 {
		if !c.word(at) {
			continue
		}
		if earlier, found := c.seen[nodes[at].value]; found {
			c.twice(earlier, at)
			continue
		}
		c.seen[nodes[at].value] = at
	}
	clear(c.seen)
}

// word tells whether the key at i is a word, and reports it when not.
func (c *converter) word(i int32) bool {
	n := &c.doc.nodes[i]
	switch {
	case n.shape == Scalar && n.style == Plain && n.value == "<<":
		c.report(i, Fault{
			Kind: MergeKey, Value: "<<",
			Text: "merge keys (<<) are not used here", Hint: "write the keys out in this mapping",
		})
		return false
	case n.shape == Scalar && strings.TrimSpace(n.value) != "":
		return true
	case n.shape == Opaque: // an alias or something too deep, reported already
		return false
	default:
		got := n.describe()
		n.shape, n.value, n.count = Opaque, "", 0
		c.report(i, Fault{
			Kind: ComplexKey, Got: got, Want: "a word",
			Text: "a key is one word, and here it is " + got, Hint: "write `key: value`; put text that begins with [, { or ? in quotes",
		})
		return false
	}
}

func (c *converter) twice(earlier, at int32) {
	d := c.doc
	key, line := cut(d.nodes[at].value), int(d.nodes[earlier].line)
	c.report(at, Fault{
		Kind: DuplicateKey, Key: key, OtherLine: line,
		Text: fmt.Sprintf("`%s` appears on lines %d and %d", key, line, d.nodes[at].line), Hint: "keep one",
	})
}
