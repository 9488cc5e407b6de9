package change

import (
	"reflect"
	"slices"
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/fields"
	"github.com/service-catalogue/svc/internal/sorting"
)

// outsider compares what the model of a file does not have: keys of its own, keys that nobody knows, and values that could
// not be read. The changes of the model from a number on are those of the same file.
type outsider struct {
	*comparer
	from   int
	faulty [2]map[string]bool // paths of values that could not be read, before and after
}

// outside compares two files beyond their model. Most files have nothing there and are not read again.
func (c *comparer) outside(t reflect.Type, before, after *catalogue.File, from int) {
	o := &outsider{c, from, [2]map[string]bool{faulty(before), faulty(after)}}
	if !peculiar(before) && !peculiar(after) {
		return
	}
	plan, err := c.plans.Of(t)
	if err != nil {
		return // the comparison of the model has reported it
	}
	o.mappings(&place{}, plan, written(c.set.Old, before), written(c.set.New, after))
}

// peculiar reports whether a file says something that its model does not have.
func peculiar(f *catalogue.File) bool {
	if f == nil || f.Own || len(faulty(f)) > 0 {
		return f != nil
	}
	for i := range f.Faults {
		if f.Faults[i].Kind == catalogue.UnknownKey {
			return true
		}
	}
	return false
}

// faulty are the paths of the values of a file that could not be read.
func faulty(f *catalogue.File) map[string]bool {
	if f == nil {
		return nil
	}
	var out map[string]bool
	for i := range f.Faults {
		if kind := f.Faults[i].Kind; kind == catalogue.WrongType || kind == catalogue.BadScalar {
			if out == nil {
				out = map[string]bool{}
			}
			out[f.Faults[i].Path] = true
		}
	}
	return out
}

// written is a file as it is written.
func written(c *catalogue.Catalogue, f *catalogue.File) map[string]any {
	if f == nil {
		return nil
	}
	doc := c.Reread(f.Name)
	if doc == nil {
		return nil
	}
	return asMap(doc.Value())
}

// mappings compares two mappings of a struct: fields by what is in them, all other keys as they are.
func (o *outsider) mappings(at *place, plan *fields.Plan, before, after map[string]any) {
	for _, key := range keys(before, after) {
		number, known := plan.Find(key)
		switch {
		case known:
			field := &plan.Fields[number]
			o.values(at.of(field), field.Type, before[key], after[key])
		case plan.Rest >= 0 && !own(key):
			o.values(at.of(&plan.Fields[plan.Rest]).in(key), plan.Fields[plan.Rest].Type.Elem, before[key], after[key])
		default:
			o.free(at.in(key), before[key], after[key])
		}
	}
}

// own reports whether a key is one that people may use as they like.
func own(key string) bool { return strings.HasPrefix(key, "x-") }

// keys are the keys of two mappings in order, each once.
func keys(before, after map[string]any) []string {
	out := append(sorting.Keys(before), sorting.Keys(after)...)
	slices.Sort(out)
	return slices.Compact(out)
}

// values looks into two values of one type for what the model lacks.
func (o *outsider) values(at *place, t *fields.Type, before, after any) {
	if o.faulty[0][at.before] || o.faulty[1][at.after] {
		o.unbound(at, before, after)
		return
	}
	switch t.Kind {
	case fields.Struct:
		o.mappings(at, t.Plan, asMap(before), asMap(after))
	case fields.Map:
		was, is := asMap(before), asMap(after)
		for _, key := range keys(was, is) {
			if own(key) {
				o.free(at.in(key), was[key], is[key])
			} else {
				o.values(at.in(key), t.Elem, was[key], is[key])
			}
		}
	case fields.List:
		o.lists(at, t, before, after)
	default:
	}
}

// lists looks into two lists: into items of the same key, and at those that could not be read.
func (o *outsider) lists(at *place, t *fields.Type, before, after any) {
	was, is := o.sorted(at, before, 0), o.sorted(at, after, 1)
	for _, key := range keys(was.keyed, is.keyed) {
		o.values(at.item(key, key, key), t.Elem, was.keyed[key], is.keyed[key])
	}
	o.marked(func() { o.sets(at.bare(), was.faulty, is.faulty) })
}

// sorted are the items of a list by what can be done with them.
type sorted struct {
	keyed  map[string]any
	faulty []*item
}

func (o *outsider) sorted(at *place, list any, side int) sorted {
	out := sorted{keyed: map[string]any{}}
	items, _ := list.([]any)
	for i, one := range items {
		number := catalogue.Item("", text(int64(i)))
		key := keyOf(at.field, one)
		switch {
		case one == nil:
		case o.faulty[side][[]string{at.before, at.after}[side]+number]:
			out.faulty = append(out.faulty, &item{number: text(int64(i)), plain: one})
		case key == "":
			key = text(int64(i))
			fallthrough
		default:
			if _, twice := out.keyed[key]; !twice {
				out.keyed[key] = one
			}
		}
	}
	return out
}

// unbound compares a value that could not be read on one side at least. Where the other side could be read, the model has
// a change already, which now tells what is written.
func (o *outsider) unbound(at *place, before, after any) {
	told := false
	for i := o.from; i < len(o.set.Changes); i++ {
		switch c := &o.set.Changes[i]; {
		case c.Path != at.path || c.oldAt != at.before || c.newAt != at.after:
		case c.Kind == Removed && c.To == nil:
			c.To, told = after, true
		case c.Kind == Added && c.From == nil:
			c.From, told = before, true
		}
	}
	if !told {
		o.free(at, before, after)
	}
}

// free compares two values of no type; mappings are looked into.
func (o *outsider) free(at *place, before, after any) {
	at = at.bare()
	was, is := asMap(before), asMap(after)
	if was != nil && is != nil {
		for _, key := range keys(was, is) {
			o.free(at.in(key), was[key], is[key])
		}
		return
	}
	o.marked(func() {
		o.differ(at, before, after)
	})
}

// bare is a place of which nothing is known but the paths.
func (p *place) bare() *place { return &place{path: p.path, before: p.before, after: p.after} }

// marked marks the changes that are found as outside the model.
func (o *outsider) marked(find func()) {
	o.now.Outside = true
	find()
	o.now.Outside = false
}
