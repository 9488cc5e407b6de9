package yamldoc

import (
	"bytes"
	"cmp"
	"reflect"
	"strings"

	"github.com/service-catalogue/svc/internal/fields"
	"github.com/service-catalogue/svc/internal/near"
	"github.com/service-catalogue/svc/internal/sorting"
)

// Bind stores the document in the struct that into points to and returns every fault it meets, in the order of the file.
// What can be bound is bound; a faulty value leaves its field zero, and a faulty list item leaves its place in the list
// zero, so that items keep their numbers.
func Bind(d *Document, into any) []Fault {
	if d.parser.Plans == nil {
		d.parser.Plans = &fields.Plans{}
	}
	target := reflect.ValueOf(into)
	if target.Kind() != reflect.Pointer || target.IsNil() {
		return []Fault{*internalFault("a value can only be bound to a pointer", nil)}
	}
	plan, err := d.parser.Plans.Of(target.Type())
	if err != nil {
		return []Fault{*internalFault("this document type cannot be bound", err)}
	}
	if !d.Readable() {
		return nil
	}
	b := binder{doc: d, nodes: d.nodes, words: &d.parser.words}
	b.structure(0, plan, target.Elem())
	sorting.List(b.faults, func(i, j int) int { return b.faults[i].Span.Compare(b.faults[j].Span) })
	return b.faults
}

func internalFault(text string, err error) *Fault {
	return &Fault{Kind: Internal, Text: text, Hint: "report this", Err: err}
}

// binder walks the nodes of one document beside the plan of its type.
type binder struct {
	doc     *Document
	nodes   []node
	words   *interner
	faults  []Fault
	text    []byte // reused for UnmarshalText
	guesses int    // unknown keys that got suggestions
}

// fault records a fault about the value at i.
func (b *binder) fault(i int32, f *Fault) {
	if len(b.faults) < maxFaults {
		f.Path, f.Span = b.doc.path(i), b.doc.span(i)
		b.faults = append(b.faults, *f)
	}
}

// wrong records that the value at i has not the shape that its type wants.
func (b *binder) wrong(i int32, t *fields.Type) {
	n := &b.nodes[i]
	if n.shape == Opaque { // has been reported
		return
	}
	b.fault(i, &Fault{Kind: WrongType, Value: cut(n.text()), Want: wanted(t), Got: n.describe(), Example: cmp.Or(n.instead(t), sample(t))})
}

// value binds the node at i, which is not blank, to v.
func (b *binder) value(i int32, t *fields.Type, field *fields.Field, v reflect.Value) {
	if t.Pointer {
		target := reflect.New(t.Go)
		before := len(b.faults)
		b.bare(i, t, field, target.Elem())
		if t.Kind == fields.Struct || len(b.faults) == before || b.harmless(before) {
			v.Set(target)
		}
		return
	}
	b.bare(i, t, field, v)
}

// harmless tells whether all faults from the given one on leave their value bound.
func (b *binder) harmless(from int) bool {
	for i := from; i < len(b.faults); i++ {
		if b.faults[i].Kind != Ambiguous {
			return false
		}
	}
	return true
}

// bare binds the node at i to v, whose type is t without its pointer.
func (b *binder) bare(i int32, t *fields.Type, field *fields.Field, v reflect.Value) {
	if n := &b.nodes[i]; field != nil && field.Lone && n.shape == Sequence && n.count == 1 {
		b.wrong(i, t)
		if i = n.first; !b.fits(i, t, field) {
			return
		}
	}
	switch t.Kind {
	case fields.Struct:
		b.mapping(i, t, field, v)
	case fields.List:
		b.list(i, t, field, v)
	case fields.Map:
		b.dictionary(i, t, field, v)
	case fields.Any:
		b.any(i, v)
	default:
		b.scalar(i, t, v)
	}
}

// fits tells whether the only item of a list has the shape of the field that the list stands in.
func (b *binder) fits(i int32, t *fields.Type, field *fields.Field) bool {
	n := &b.nodes[i]
	if n.shape == Mapping {
		return t.Kind == fields.Struct
	}
	return n.shape == Scalar && !n.blank() && (t.Kind != fields.Struct || field.Short != "")
}

// mapping binds a struct, or its short form.
func (b *binder) mapping(i int32, t *fields.Type, field *fields.Field, v reflect.Value) {
	switch n := &b.nodes[i]; {
	case n.shape == Mapping:
		b.structure(i, t.Plan, v)
	case n.shape == Scalar && field != nil && field.Short != "":
		short := t.Plan.Field(field.Short)
		b.value(i, short.Type, short, v.FieldByIndex(short.Index))
	default:
		b.wrong(i, t)
	}
}

// structure binds the mapping at i to the struct v.
func (b *binder) structure(i int32, plan *fields.Plan, v reflect.Value) {
	n := &b.nodes[i]
	var filled [fields.MaxFields / 64]uint64
	next := 0 // fields mostly stand in the order of the struct
	for at := n.first; at < n.first+n.count; at += 2 {
		key := &b.nodes[at]
		if key.shape != Scalar {
			continue
		}
		number, known := next, next < len(plan.Fields) && plan.Fields[next].Name == key.value
		if !known {
			number, known = plan.Find(key.value)
		}
		if !known {
			b.other(at, plan, v)
			continue
		}
		key.value = plan.Fields[number].Name // the same word; that it is the same memory makes comparing it again quick
		word, bit := number/64, uint64(1)<<(number%64)
		next = number + 1
		if filled[word]&bit != 0 || b.nodes[at+1].blank() && b.nodes[at+1].shape <= Scalar {
			continue // written twice, which has been reported, or says nothing
		}
		filled[word] |= bit
		field := &plan.Fields[number]
		b.value(at+1, field.Type, field, fieldOf(v, field))
	}
	for _, number := range plan.Always {
		if filled[number/64]&(1<<(number%64)) == 0 {
			b.absent(i, &plan.Fields[number])
		}
	}
}

// fieldOf is the struct's field; a plain field is found without a loop.
func fieldOf(v reflect.Value, field *fields.Field) reflect.Value {
	if len(field.Index) == 1 {
		return v.Field(field.Index[0])
	}
	return v.FieldByIndex(field.Index)
}

// absent reports a field that every document needs, at its key when it is there but blank.
func (b *binder) absent(i int32, field *fields.Field) {
	f := Fault{Kind: Required, Key: field.Name, Want: field.Purpose, Example: cmp.Or(field.Tag.Get("example"), field.Type.Example)}
	f.Path = Join(b.doc.path(i), field.Name)
	shown := i
	if at := b.doc.valueOf(i, field.Name); at >= 0 {
		if b.nodes[at].shape == Opaque {
			return
		}
		shown, f.There = at, true
	}
	f.Span = b.doc.span(shown)
	if f.There && bytes.Contains(b.doc.lineBytes(f.Span.Line), []byte(": #")) {
		f.Hint = "what stands behind # does not count, so put text that begins with it in quotes"
	}
	b.faults = append(b.faults, f)
}

// other deals with a key that no field claims.
func (b *binder) other(at int32, plan *fields.Plan, v reflect.Value) {
	key := b.nodes[at].value
	if strings.HasPrefix(key, "x-") {
		b.doc.own = true
		return
	}
	if plan.Rest >= 0 {
		field := &plan.Fields[plan.Rest]
		b.entry(at, field, field.Type, fieldOf(v, field))
		return
	}
	f := Fault{Kind: UnknownKey, Key: cut(key)}
	if b.nodes[at+1].shape == Null && b.nodes[b.nodes[at].parent].style == Flow {
		f.Got = "nothing" // {day_rate: 1,200}
	}
	if b.guesses < maxNear {
		b.guesses++
		f.Near = near.Of(key, plan.Names(), suggestions)
		f.There = len(f.Near) > 0 && b.doc.valueOf(b.nodes[at].parent, f.Near[0]) >= 0
	}
	b.fault(at, &f)
}
