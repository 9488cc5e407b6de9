package edit

import (
	"fmt"
	"strings"

	"github.com/service-catalogue/svc/internal/fault"
	"github.com/service-catalogue/svc/internal/fields"
	"github.com/service-catalogue/svc/internal/sorting"
	"github.com/service-catalogue/svc/internal/yamldoc"
)

// Value is something to be written: a scalar, a list or a mapping.
type Value struct{ node *node }

// Scalar is a text, a number, a date or a truth value. It gets quotes where its field needs them.
func Scalar(text string) Value {
	return Value{&node{shape: yamldoc.Scalar, text: text, open: true}}
}

// List is a list of values.
func List(items ...Value) Value {
	n := &node{shape: yamldoc.Sequence}
	for _, item := range items {
		n.kids = append(n.kids, item.node)
	}
	return Value{n}
}

// Map is a mapping of keys, each with a scalar behind it. It is written in the order of the field table.
func Map(pairs ...string) Value {
	n := &node{shape: yamldoc.Mapping}
	for i := 0; i+1 < len(pairs); i += 2 {
		n.put(pairs[i], Scalar(pairs[i+1]).node)
	}
	return Value{n}
}

// ParseValue reads a value as people write it behind a key: a-khan, [a, b], {person: a, since: 2026-01-01}. Text without
// quotes gets them where its field needs them; what is no value but plain text, such as `a: b`, is taken as that text.
func ParseValue(text string) (Value, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return Scalar(""), nil
	}
	if !strings.ContainsAny(text[:1], "[{\"'") {
		return Scalar(text), nil
	}
	doc, faults := yamldoc.Parse([]byte("x: " + text + "\n"))
	if len(faults) > 0 {
		return Value{}, fault.New("the value cannot be read: %s", faults[0].Text)
	}
	pieces, err := doc.Pieces()
	if err != nil || len(pieces) < 3 || pieces[0].Count != 2 {
		return Value{}, fault.New("the value cannot be read: write one scalar, one [list] or one {mapping}")
	}
	value := treeOf(&state{doc: doc, pieces: pieces})[2]
	value.loosen()
	return Value{value}, nil
}

// loosen leaves the quotes of what had none to the fields.
func (n *node) loosen() {
	n.open = n.shape == yamldoc.Scalar && !n.quoted
	for _, kid := range n.kids {
		kid.loosen()
	}
}

// String is the value in one line.
func (v Value) String() string {
	if v.node == nil {
		return ""
	}
	return v.node.flow()
}

// Text is the text of a scalar.
func (v Value) Text() string { return v.node.text }

// settle decides about quotes and the order of keys by the type of the place where the value goes.
func (n *node) settle(t *fields.Type) {
	switch n.shape {
	case yamldoc.Scalar:
		n.settleScalar(t)
	case yamldoc.Sequence:
		for _, item := range n.kids {
			item.settle(inside(t, yamldoc.Step{Bracket: true}))
		}
	case yamldoc.Mapping:
		if t != nil && t.Kind == fields.Struct {
			n.order(t.Plan)
		}
		for i, kid := range n.kids {
			kid.settle(inside(t, yamldoc.Step{Name: n.keys[i]}))
		}
	default:
	}
}

func (n *node) settleScalar(t *fields.Type) {
	if !n.open {
		return
	}
	n.open = false
	for t != nil && t.Kind == fields.List { // a scalar in place of a list
		t = t.Elem
	}
	if t != nil && t.Kind == fields.String {
		n.quoted = !yamldoc.PlainText(n.text)
	} else {
		n.quoted = !yamldoc.PlainScalar(n.text)
	}
}

// order sorts the keys as the fields stand; others keep their place behind them.
func (n *node) order(plan *fields.Plan) {
	numbers := make([]int, len(n.keys))
	for i := range numbers {
		numbers[i] = i
	}
	sorting.By(numbers, func(a, b int) int { return rank(plan, n.keys[a]) - rank(plan, n.keys[b]) })
	keys, kids := make([]string, len(n.keys)), make([]*node, len(n.kids))
	for to, from := range numbers {
		keys[to], kids[to] = n.keys[from], n.kids[from]
	}
	n.keys, n.kids = keys, kids
}

// rank is the place of a key among the fields; unknown keys come last.
func rank(plan *fields.Plan, key string) int {
	if i, ok := plan.Find(key); ok {
		return i
	}
	return fields.MaxFields
}

// inside is the type of what a step leads to; nil when nothing is known of it.
func inside(t *fields.Type, step yamldoc.Step) *fields.Type {
	switch {
	case t == nil:
		return nil
	case t.Kind == fields.List && step.Bracket, t.Kind == fields.Map:
		return t.Elem
	case t.Kind == fields.Struct:
		if field := t.Plan.Field(step.Name); field != nil {
			return field.Type
		}
		if t.Plan.Rest >= 0 {
			return t.Plan.Fields[t.Plan.Rest].Type.Elem
		}
	}
	return nil
}

// flow writes the node in one line.
func (n *node) flow() string {
	switch n.shape {
	case yamldoc.Scalar:
		if n.quoted {
			return quote(n.text)
		}
		return n.text
	case yamldoc.Sequence:
		parts := make([]string, len(n.kids))
		for i, kid := range n.kids {
			parts[i] = kid.flow()
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case yamldoc.Mapping:
		parts := make([]string, len(n.kids))
		for i, kid := range n.kids {
			parts[i] = keyText(n.keys[i]) + ": " + kid.flow()
		}
		return "{" + strings.Join(parts, ", ") + "}"
	default:
		return "null"
	}
}

// keyText is a key as it is written.
func keyText(key string) string {
	if yamldoc.PlainScalar(key) {
		return key
	}
	return quote(key)
}

// Quoted is a text as YAML in one line: bare where every reader takes it for that text, in double quotes elsewhere.
func Quoted(text string) string {
	if yamldoc.PlainText(text) {
		return text
	}
	return quote(text)
}

// quote puts a text in double quotes.
func quote(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range text {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case r < 0x20 || r == 0x7F || r >= 0x80 && r < 0xA0 || r == 0x2028 || r == 0x2029 || r == 0xFEFF:
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// Items are the items of a list.
func (v Value) Items() []Value {
	out := make([]Value, len(v.node.kids))
	for i, kid := range v.node.kids {
		out[i] = Value{kid}
	}
	return out
}
