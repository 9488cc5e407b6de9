package yamldoc

import (
	"bytes"
	"fmt"

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
		return []Fault{*emptyFault()}
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
	c.tabs()
	switch shape := d.nodes[0].shape; {
	case shape == Null:
		c.add(emptyFault())
	case shape != Mapping && shape != Opaque:
		got := d.nodes[0].describe()
		c.add(&Fault{
			Kind: NotMapping, Span: d.span(0), Want: "a mapping", Got: got,
			Text: "the file holds " + got + " where `key: value` lines belong", Hint: "begin with a line such as schema: svc/v1",
		})
	default:
		return c.faults
	}
	d.nodes = d.nodes[:0]
	return c.faults
}

func emptyFault() *Fault {
	return &Fault{
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

// children converts the children of a list or mapping at i.
func (c *converter) children(i int32, n *yaml.Node, depth int32) {
	d := c.doc
	if depth > MaxDepth {
		c.limit(i, n, TooDeep, MaxDepth, fmt.Sprintf("lists and mappings inside each other go deeper than %d levels", MaxDepth))
		d.nodes[i].shape = Opaque
		return
	}
	content := n.Content
	mapping := n.Kind == yaml.MappingNode
	if mapping && len(content) > 2*c.limits.Keys {
		c.limit(i, content[2*c.limits.Keys], TooManyKeys, c.limits.Keys, fmt.Sprintf("a mapping has more than %d keys", c.limits.Keys))
		d.nodes[i].shape = Opaque
		return
	}
	if len(d.nodes)+len(content) > c.limits.Nodes {
		c.full = true
		c.limit(i, content[max(0, c.limits.Nodes-len(d.nodes))], TooManyNodes, c.limits.Nodes, nodesText(c.limits.Nodes))
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
		c.fill(first+int32(at), child, depth+1)
	}
	if mapping {
		c.keys(i)
	}
}

// limit reports that n, at or below the node at i, is beyond a limit.
func (c *converter) limit(i int32, n *yaml.Node, kind Kind, limit int, text string) {
	c.add(&Fault{
		Kind: kind, Path: c.doc.path(i), Span: c.doc.token(n.Line, n.Column), Limit: limit, Text: text, Hint: "split it up",
	})
}

// report adds a fault about the node at i.
func (c *converter) report(i int32, f *Fault) {
	f.Path, f.Span = c.doc.path(i), c.doc.span(i)
	c.add(f)
}

func (c *converter) add(f *Fault) { c.faults = append(c.faults, *f) }
