package edit

import (
	"slices"

	"github.com/service-catalogue/svc/internal/yamldoc"
)

// node is the data of a piece: what the file says, whatever the way in which it is written.
type node struct {
	shape  yamldoc.Shape
	text   string
	quoted bool // the scalar is text whatever it looks like
	open   bool // whether it needs quotes is for its field to say
	keys   []string
	kids   []*node // values of the keys, or items
}

// treeOf is the data of all pieces; the node of a key is nil.
func treeOf(s *state) []*node {
	nodes := make([]*node, len(s.pieces))
	for i := len(s.pieces) - 1; i >= 0; i-- {
		p := &s.pieces[i]
		n := &node{shape: p.Shape}
		nodes[i] = n
		switch p.Shape {
		case yamldoc.Scalar:
			n.text, n.quoted = s.textOf(i), p.Style != yamldoc.Plain
		case yamldoc.Sequence:
			n.kids = slices.Clone(nodes[p.First : p.First+p.Count])
		case yamldoc.Mapping:
			for at := p.First; at < p.First+p.Count; at += 2 {
				n.keys, n.kids = append(n.keys, s.textOf(at)), append(n.kids, nodes[at+1])
			}
		default:
		}
	}
	return nodes
}

// equal reports whether two nodes hold the same data. The order of keys does not count.
func (n *node) equal(o *node) bool {
	if n.shape != o.shape || len(n.kids) != len(o.kids) || n.text != o.text || n.quoted != o.quoted {
		return false
	}
	if n.shape != yamldoc.Mapping {
		return slices.EqualFunc(n.kids, o.kids, (*node).equal)
	}
	same := slices.Equal(n.keys, o.keys)
	var at map[string]int
	if !same {
		at = make(map[string]int, len(o.keys))
		for i, key := range o.keys {
			at[key] = i
		}
	}
	for i, key := range n.keys {
		j, ok := i, true
		if !same {
			j, ok = at[key]
		}
		if !ok || !n.kids[i].equal(o.kids[j]) {
			return false
		}
	}
	return true
}

func (n *node) clone() *node {
	out := *n
	out.keys, out.kids = slices.Clone(n.keys), make([]*node, len(n.kids))
	for i, kid := range n.kids {
		out.kids[i] = kid.clone()
	}
	return &out
}

// put gives the mapping a value under a key.
func (n *node) put(key string, value *node) {
	n.keys, n.kids = append(n.keys, key), append(n.kids, value)
}

// drop takes the n-th entry or item out.
func (n *node) drop(number int) {
	if n.shape == yamldoc.Mapping {
		n.keys = slices.Delete(n.keys, number, number+1)
	}
	n.kids = slices.Delete(n.kids, number, number+1)
}
