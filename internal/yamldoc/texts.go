package yamldoc

import (
	"strconv"
	"strings"
)

// Texts are the scalars at path: the items of a list, or the one scalar itself. An item that is a mapping gives its id,
// its person or its first text.
func (d *Document) Texts(path string) []string {
	i, found := d.find(path)
	if !found {
		return nil
	}
	n := &d.nodes[i]
	if n.shape != Sequence {
		return d.appendText(nil, i)
	}
	var out []string
	for at := n.first; at < n.first+n.count; at++ {
		out = d.appendText(out, at)
	}
	return out
}

// appendText appends the text that stands for the node at i, if there is one.
func (d *Document) appendText(out []string, i int32) []string {
	n := &d.nodes[i]
	switch {
	case n.shape == Scalar:
		return append(out, n.value)
	case n.shape != Mapping || n.count == 0:
		return out
	}
	for _, key := range []string{"id", "person"} {
		if at := d.valueOf(i, key); at >= 0 && d.nodes[at].shape == Scalar {
			return append(out, d.nodes[at].value)
		}
	}
	if first := &d.nodes[n.first+1]; first.shape == Scalar {
		return append(out, first.value)
	}
	return out
}

// ByNumber rewrites a path whose list items are named by their number, such as slas[0].valid, to one that names them as
// this document does, such as slas[sla-ea].valid. A path that is absent comes back as it is.
func (d *Document) ByNumber(path string) string {
	i, rest := int32(0), path
	for rest != "" && len(d.nodes) > 0 {
		name, bracket, after, ok := step(rest)
		if !ok {
			return path
		}
		next := int32(-1)
		if n := &d.nodes[i]; n.shape == Sequence && bracket {
			if number, err := strconv.Atoi(name); err == nil && number >= 0 && number < int(n.count) {
				next = n.first + int32(number) //nolint:gosec // below count
			}
		} else {
			next = d.child(i, name, bracket)
		}
		if next < 0 {
			return path
		}
		i, rest = next, after
	}
	return d.path(i)
}

// IsList tells whether a list is written at path, be it empty.
func (d *Document) IsList(path string) bool {
	i, found := d.find(path)
	return found && d.nodes[i].shape == Sequence
}

// PlainScalar tells whether a text can stand without quotes anywhere, lists in one line included, and is still one scalar.
// PlainText is that for text which no reader may take for anything but text.
func PlainScalar(text string) bool { return plainNode(text) != nil }

// PlainText is explained at PlainScalar.
func PlainText(text string) bool {
	n := plainNode(text)
	return n != nil && n.isText() && n.ambiguous() == "" && text != "=" && text != "<<"
}

// plainNode is what a text is without quotes in a list; nil when it is not one scalar with that text. Tabs, a colon at the end and a
// hyphen alone are no such thing to readers other than ours.
func plainNode(text string) *node {
	if text == "-" || strings.HasSuffix(text, ":") || strings.Contains(text, "\t") {
		return nil
	}
	d, faults := Parse([]byte("x: [" + text + "]\n"))
	if len(faults) > 0 || len(d.nodes) != 4 || d.nodes[2].shape != Sequence || d.nodes[2].style != Flow {
		return nil
	}
	n := &d.nodes[3]
	if n.shape != Scalar || n.style != Plain || n.value != text {
		return nil
	}
	return n
}
