package yamldoc

import "github.com/service-catalogue/svc/internal/pos"

// Node is one node of a document, as Walk shows it. It is valid as long as the document is.
type Node struct {
	doc *Document
	at  int32
}

// Walk shows every value of the document in the order of the file, the outermost first. A key is shown through its
// value. Returning false leaves out what is inside the node.
func (d *Document) Walk(visit func(Node) bool) {
	if len(d.nodes) > 0 {
		d.walk(0, visit)
	}
}

func (d *Document) walk(i int32, visit func(Node) bool) {
	if !visit(Node{d, i}) {
		return
	}
	n := &d.nodes[i]
	for at := n.first; at < n.first+n.count; at++ {
		switch {
		case n.shape != Mapping:
			d.walk(at, visit)
		case d.nodes[at].key && d.nodes[at].shape != Opaque: // what belongs to no word has no path
			d.walk(at+1, visit)
		}
	}
}

func (n Node) node() *node { return &n.doc.nodes[n.at] }

// Path is the path of the node; "" for the outermost.
func (n Node) Path() string { return n.doc.path(n.at) }

// Shape is what the node is.
func (n Node) Shape() Shape { return n.node().shape }

// Style is how the node is written.
func (n Node) Style() Style { return n.node().style }

// Text is the text of a scalar as written but without its quotes, and "" for everything else.
func (n Node) Text() string {
	if n.node().shape != Scalar {
		return ""
	}
	return n.node().value
}

// Ambiguous is what other readers of YAML may take the scalar for, as in "a number"; "" when all agree that it is text.
func (n Node) Ambiguous() string { return n.node().ambiguous() }

// Depth is in how many lists and mappings the node stands.
func (n Node) Depth() int {
	depth := 0
	for i := n.node().parent; i >= 0; i = n.doc.nodes[i].parent {
		depth++
	}
	return depth
}

// Span is where the node stands, as Document.At has it.
func (n Node) Span() pos.Span { return n.doc.span(n.at) }

// Key is the key of the node in its mapping, and ok is false when it stands in none.
func (n Node) Key() (key string, style Style, span pos.Span, ok bool) {
	parent := n.node().parent
	if parent < 0 || n.doc.nodes[parent].shape != Mapping {
		return "", Plain, pos.Span{}, false
	}
	k := &n.doc.nodes[n.at-1]
	return k.value, k.style, n.doc.span(n.at - 1), true
}

// Value is the node as Document.Value has it.
func (n Node) Value() any { return n.doc.plainValue(n.at) }
