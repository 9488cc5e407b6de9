package edit

import (
	"fmt"
	"slices"

	"github.com/service-catalogue/svc/internal/fields"
	"github.com/service-catalogue/svc/internal/yamldoc"
)

// absent is the reason when nothing stands at a path.
const absent = "nothing stands here"

// Op is one change of what a file says.
type Op struct {
	path string
	node *node                     // a value, or a text
	make func(*change, *Op) string // adds the edits and changes the data; what is wrong when it cannot. Nil brings the file as a whole into canonical form
}

// Canonical brings the file into canonical form, as Format does.
func Canonical() Op { return Op{} }

// Whole reports whether the operation is about the file as a whole, and goes after those about single places.
func (o Op) Whole() bool { return o.make == nil }

// Unwrap writes the only item of the list at a path in place of the list.
func Unwrap(path string) Op { return Op{path: path, make: (*change).unwrap} }

func (c *change) unwrap(o *Op) string {
	i, found := c.doc.Find(o.path)
	if !found || c.pieces[i].Shape != yamldoc.Sequence || c.pieces[i].Count != 1 {
		return "there is no list of one item here"
	}
	return c.replace(i, c.nodes[c.pieces[i].First].clone())
}

// Path is where the change is to be made.
func (o Op) Path() string { return o.path }

// Set writes a value at a path. What is there is replaced; a key that is absent is put in where the field table has it, with
// the mappings around it; a short form such as `owner: a` grows when one of the other fields is set.
func Set(path string, v Value) Op { return Op{path: path, node: v.node, make: (*change).setTo} }

func (c *change) setTo(o *Op) string {
	return c.set(o.path, o.node.clone())
}

// Remove takes out a key with its value, or a list item. Comments in and beside it stay, as lines. The last item leaves [],
// the last key {}.
func Remove(path string) Op { return Op{path: path, make: (*change).removeAt} }

func (c *change) removeAt(o *Op) string {
	i, found := c.doc.Find(o.path)
	if !found {
		return absent
	}
	return c.remove(i)
}

// Append puts an item at the end of a list. An absent list is written first; a scalar that stands for a list becomes its
// first item.
func Append(path string, v Value) Op { return Op{path: path, node: v.node, make: (*change).addTo} }

func (c *change) addTo(o *Op) string {
	return c.add(o.path, o.node.clone())
}

// RemoveValue takes the items with that text, or that key, out of the list at a path.
func RemoveValue(path, text string) Op {
	return Op{path: path, node: &node{text: text}, make: (*change).removeValue}
}

func (c *change) removeValue(o *Op) string {
	list, found := c.doc.Find(o.path)
	if !found || c.pieces[list].Shape != yamldoc.Sequence {
		return "there is no list here"
	}
	p := &c.pieces[list]
	var items []int
	for i := p.First; i < p.First+p.Count; i++ {
		if c.textOf(i) == o.node.text && c.pieces[i].Shape != yamldoc.Null {
			items = append(items, i)
		}
	}
	switch len(items) {
	case 0:
		return fmt.Sprintf("the list has no item %q", o.node.text)
	case p.Count:
		return c.replace(list, &node{shape: yamldoc.Sequence})
	}
	return c.removeItems(list, items)
}

// Rename gives an entry of a mapping another key.
func Rename(path, key string) Op {
	return Op{path: path, node: &node{text: key}, make: (*change).rename}
}

func (c *change) rename(o *Op) string {
	i, found := c.doc.Find(o.path)
	if !found {
		return absent
	}
	if !c.inMapping(i) {
		return "only a o.node.text has a name"
	}
	parent := c.nodes[c.pieces[i].Parent]
	number := (i - c.pieces[c.pieces[i].Parent].First) / 2
	if slices.Contains(parent.keys, o.node.text) {
		return fmt.Sprintf("there is a o.node.text `%s` already", o.node.text)
	}
	parent.keys[number] = o.node.text
	c.edit(c.pieces[i-1].Start, c.pieces[i-1].End, keyText(o.node.text))
	return ""
}

// Quote puts a scalar in quotes, so that every reader takes it for text.
func Quote(path string) Op { return Op{path: path, make: (*change).quoteAt} }

func (c *change) quoteAt(o *Op) string {
	i, found := c.doc.Find(o.path)
	if !found || c.pieces[i].Shape != yamldoc.Scalar || c.pieces[i].Style != yamldoc.Plain {
		return "there is no text without quotes here"
	}
	c.nodes[i].quoted = true
	c.edit(c.pieces[i].Start, c.pieces[i].End, quote(c.textOf(i)))
	return ""
}

// QuoteKey does the same for the key of the value at a path.
func QuoteKey(path string) Op { return Op{path: path, make: (*change).quoteKey} }

func (c *change) quoteKey(o *Op) string {
	i, found := c.doc.Find(o.path)
	if !found || !c.inMapping(i) || c.pieces[i-1].Style != yamldoc.Plain {
		return "there is no key without quotes here"
	}
	c.edit(c.pieces[i-1].Start, c.pieces[i-1].End, quote(c.textOf(i-1)))
	return ""
}

// set is the change that Set describes.
func (c *change) set(path string, v *node) string {
	steps := yamldoc.Steps(path)
	if len(steps) == 0 || steps[len(steps)-1].End < len(path) {
		return "this is no path of a field"
	}
	t, field := c.typeAt(steps)
	v.settle(t)
	if i, found := c.doc.Find(path); found {
		c.keepQuotes(i, v, t, field)
		if v.equal(c.nodes[i]) && v.shape == yamldoc.Scalar {
			return "" // it says so already, be it folded or in a block
		}
		return c.replace(i, v)
	}
	for len(steps) > 0 {
		last := steps[len(steps)-1]
		steps = steps[:len(steps)-1]
		parent := ""
		if len(steps) > 0 {
			parent = path[:steps[len(steps)-1].End]
		}
		i, found := c.doc.Find(parent)
		if found && c.pieces[i].Shape == yamldoc.Sequence || last.Bracket && !isKey(path, parent) {
			return absent
		}
		if found {
			t, field := c.typeAt(steps)
			return c.under(i, t, field, last.Name, v)
		}
		around := &node{shape: yamldoc.Mapping}
		around.put(last.Name, v)
		v = around
	}
	return absent
}

// keepQuotes has text that takes the place of text in quotes stand in quotes too.
func (c *change) keepQuotes(i int, v *node, t *fields.Type, field *fields.Field) {
	isText := t != nil && t.Kind == fields.String || field != nil && field.Short != ""
	if isText && v.shape == yamldoc.Scalar && (c.isQuoted(i) || v.text == c.nodes[i].text) {
		v.quoted = v.quoted || c.nodes[i].quoted
	}
}

// isKey tells whether the step that follows parent in a path is a key in quotes.
func isKey(path, parent string) bool {
	rest := path[len(parent):]
	return len(rest) > 1 && rest[1] == '"'
}

// under gives the value at i, which has no such key, the key.
func (c *change) under(i int, t *fields.Type, field *fields.Field, key string, v *node) string {
	switch p := &c.pieces[i]; {
	case p.Shape == yamldoc.Mapping:
		return c.insert(i, t, key, v)
	case p.Shape == yamldoc.Null || p.Shape == yamldoc.Scalar && c.textOf(i) == "":
		around := &node{shape: yamldoc.Mapping}
		around.put(key, v)
		return c.replace(i, around)
	case p.Shape == yamldoc.Scalar && field != nil && field.Short != "":
		around := &node{shape: yamldoc.Mapping}
		around.put(field.Short, c.nodes[i].clone())
		around.put(key, v)
		around.settle(t)
		return c.replace(i, around)
	}
	return "what stands here is no mapping, so it cannot have a `" + key + "`"
}

// add is the change that Append describes.
func (c *change) add(path string, v *node) string {
	steps := yamldoc.Steps(path)
	if len(steps) == 0 || steps[len(steps)-1].End < len(path) {
		return "this is no path of a field"
	}
	t, field := c.typeAt(steps)
	i, found := c.doc.Find(path)
	if !found || c.pieces[i].Shape == yamldoc.Null {
		return c.set(path, &node{shape: yamldoc.Sequence, kids: []*node{v}})
	}
	v.settle(inside(t, yamldoc.Step{Bracket: true}))
	switch p := &c.pieces[i]; {
	case p.Shape == yamldoc.Sequence && p.Count == 0:
		return c.replace(i, &node{shape: yamldoc.Sequence, kids: []*node{v}})
	case p.Shape == yamldoc.Sequence:
		return c.append(i, v)
	case p.Shape == yamldoc.Scalar && field != nil && field.Scalar:
		return c.replace(i, &node{shape: yamldoc.Sequence, kids: []*node{c.nodes[i].clone(), v}})
	}
	return "what stands here is no list"
}

// typeAt is the type of the value that steps lead to, and the field that it stands in.
func (c *change) typeAt(steps []yamldoc.Step) (*fields.Type, *fields.Field) {
	t := c.root
	var field *fields.Field
	for _, step := range steps {
		switch {
		case t == nil:
			return nil, nil
		case t.Kind == fields.Struct:
			field = t.Plan.Field(step.Name)
		case t.Kind == fields.Map:
			field = nil
		}
		t = inside(t, step)
	}
	return t, field
}

// inMapping tells whether the piece is the value of a key.
func (c *change) inMapping(i int) bool {
	parent := c.pieces[i].Parent
	return parent >= 0 && c.pieces[parent].Shape == yamldoc.Mapping
}
