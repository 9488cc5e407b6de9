package yamldoc

import (
	"slices"
	"strconv"
	"strings"
)

// Shape is the shape of a node.
type Shape uint8

// The shapes. Opaque stands for what is refused wherever it is: an alias, or what lies beyond a limit.
const (
	Null Shape = iota
	Scalar
	Sequence
	Mapping
	Opaque
)

// Style is how a node is written.
type Style uint8

// The styles. Plain is a scalar without quotes or a collection in block form.
const (
	Plain Style = iota
	Single
	Double
	Literal
	Folded
	Flow
)

// tag is what YAML 1.2 (core schema, with dates) takes a plain scalar for.
type tag uint8

const (
	tagText tag = iota
	tagBool
	tagInt
	tagFloat
	tagDate
)

// node is one node of a document. Children stand side by side in the slab: list items, or keys and values in turn.
type node struct {
	value  string // of a scalar; of a list item that is a mapping, the key that Bind found for it
	parent int32  // index in the slab; -1 for the root
	first  int32  // index of the first child
	count  int32  // number of children
	line   int32  // from 1
	col    int32  // in code points from 1
	shape  Shape
	style  Style
	tag    tag
	key    bool // the node is a key of its parent
}

// isKeyed tells whether item is a mapping for which Bind found a key.
func (n *node) isKeyed() bool { return n.shape == Mapping && n.value != "" }

// blank tells whether the node says nothing: null, only blanks, or an empty list or mapping.
func (n *node) blank() bool {
	switch n.shape {
	case Null:
		return true
	case Scalar:
		return strings.TrimSpace(n.value) == ""
	case Sequence, Mapping:
		return n.count == 0
	default:
		return false
	}
}

// path writes the path of the node, or of the value when it is a key.
func (d *Document) path(i int32) string {
	var steps [MaxDepth + 2]int32
	up := steps[:0]
	for ; i > 0; i = d.nodes[i].parent {
		up = append(up, i)
	}
	slices.Reverse(up)
	var b strings.Builder
	for _, at := range up {
		d.writeStep(&b, at)
	}
	return b.String()
}

func (d *Document) writeStep(b *strings.Builder, i int32) {
	n := &d.nodes[i]
	if parent := &d.nodes[n.parent]; parent.shape == Sequence {
		if n.isKeyed() {
			writeBracket(b, n.value)
			return
		}
		b.WriteByte('[')
		b.WriteString(strconv.Itoa(int(i - parent.first)))
		b.WriteByte(']')
		return
	}
	key := n.value
	if !n.key {
		key = d.nodes[i-1].value
	}
	writeName(b, key)
}

// Join is the path of a key within the mapping at path.
func Join(path, key string) string {
	var b strings.Builder
	b.WriteString(path)
	writeName(&b, key)
	return b.String()
}

// Step is one step of a path: a key of a mapping or, in brackets, an item of a list or a key that needs quotes.
type Step struct {
	Name    string
	Bracket bool
	End     int // where the step ends in the path
}

// Steps are the steps of a path in order. What does not read as a path ends them.
func Steps(path string) []Step {
	var out []Step
	for at := 0; at < len(path); {
		name, bracket, rest, ok := step(path[at:])
		if !ok {
			break
		}
		at = len(path) - len(rest)
		out = append(out, Step{name, bracket, at})
	}
	return out
}

// Item is the path of the list item with that key within the list at path.
func Item(path, key string) string {
	var b strings.Builder
	b.WriteString(path)
	writeBracket(&b, key)
	return b.String()
}

// writeName adds a step into a mapping: .name, or ["na.me"] when a bare name would read as something else.
func writeName(b *strings.Builder, key string) {
	if key == "" || strings.ContainsAny(key, `.[]"`) {
		b.WriteByte('[')
		b.WriteString(strconv.Quote(key))
		b.WriteByte(']')
		return
	}
	if b.Len() > 0 {
		b.WriteByte('.')
	}
	b.WriteString(key)
}

// writeBracket adds a step into a list by the item's key.
func writeBracket(b *strings.Builder, key string) {
	b.WriteByte('[')
	if strings.ContainsAny(key, `[]"`) {
		key = strconv.Quote(key)
	}
	b.WriteString(key)
	b.WriteByte(']')
}
