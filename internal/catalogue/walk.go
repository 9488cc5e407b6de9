package catalogue

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"sync"

	"github.com/service-catalogue/svc/internal/fields"
	"github.com/service-catalogue/svc/internal/sorting"
	"github.com/service-catalogue/svc/internal/yamldoc"
)

// routes lead through documents to the fields whose tags say something, and past everything else. They are worked out
// once for each type. The zero value with wants set is ready for use by several goroutines.
type routes struct {
	wants  func(*fields.Field) bool
	byType sync.Map // reflect.Type to *route
}

// route is the way through one struct: its fields that are wanted or that lead to wanted ones.
type route struct {
	steps []step
	done  bool
}

// step is one field on a route.
type step struct {
	field  *fields.Field
	inside *route // of the struct in the field, in its list or in its map; nil when the field itself is wanted
	keys   string // what the keys of the map refer to, if anything
}

// of is the route through the type that v points to, or nil when it cannot be a document.
func (r *routes) of(plans *fields.Plans, v any) *route {
	t := reflect.TypeOf(v)
	if known, ok := r.byType.Load(t); ok {
		return known.(*route) //nolint:forcetypeassert // nothing else is stored
	}
	plan, err := plans.Of(t)
	if err != nil {
		return nil
	}
	found := r.through(plan, map[*fields.Plan]*route{})
	r.byType.Store(t, found)
	return found
}

// through works out the route through one struct. begun holds the routes of the structs around it.
func (r *routes) through(plan *fields.Plan, begun map[*fields.Plan]*route) *route {
	if known := begun[plan]; known != nil {
		return known
	}
	out := &route{}
	begun[plan] = out
	for i := range plan.Fields {
		field := &plan.Fields[i]
		if r.wants(field) {
			out.steps = append(out.steps, step{field: field, keys: field.Tag.Get("refkey")})
			continue
		}
		if inner := structOf(field.Type); inner != nil {
			inside := r.through(inner, begun)
			if len(inside.steps) > 0 || !inside.done {
				out.steps = append(out.steps, step{field: field, inside: inside})
			}
		}
	}
	out.done = true
	return out
}

// structOf is the plan of the struct in a field, in its list or in its map.
func structOf(t *fields.Type) *fields.Plan {
	for t.Kind == fields.List || t.Kind == fields.Map {
		t = t.Elem
	}
	return t.Plan
}

// walker goes along a route and knows at every moment where it is.
type walker struct {
	visit func(*walker, *step, reflect.Value)
	trail []frame
	room  [6]frame // no field of a document lies deeper
}

// frame is one struct on the way, with the field of it that is being looked into.
type frame struct {
	holder reflect.Value
	step   *step
	item   int    // number in the list, or -1
	key    string // in the map
	keyed  bool   // the field is a map
}

// walk visits the wanted fields of the document that v points to, in the order of its type, and entries of maps by their keys.
func (r *routes) walk(plans *fields.Plans, v any, visit func(*walker, *step, reflect.Value)) {
	if s, ok := v.(*Service); ok {
		v = &s.Service
	}
	route := r.of(plans, v)
	if route == nil {
		return
	}
	w := &walker{visit: visit}
	w.trail = w.room[:0]
	w.through(route, reflect.ValueOf(v).Elem())
}

func (w *walker) through(r *route, holder reflect.Value) {
	at := len(w.trail)
	w.trail = append(w.trail, frame{holder: holder, item: -1})
	for i := range r.steps {
		s := &r.steps[i]
		v := fieldOf(holder, s.field)
		w.trail[at].step = s
		w.value(s, s.field.Type, v)
	}
	w.trail = w.trail[:at]
}

// fieldOf is the value of a field; one that is not embedded is found without a loop.
func fieldOf(holder reflect.Value, field *fields.Field) reflect.Value {
	if len(field.Index) == 1 {
		return holder.Field(field.Index[0])
	}
	return holder.FieldByIndex(field.Index)
}

// value looks at one value: a struct is walked through, of a list and a map every item is looked at, and anything else
// is what the walk is for.
func (w *walker) value(s *step, t *fields.Type, v reflect.Value) {
	if t.Pointer {
		if v.IsNil() {
			return
		}
		v = v.Elem()
	}
	switch t.Kind {
	case fields.List:
		at := len(w.trail) - 1
		for i := range v.Len() {
			w.trail[at].item = i
			w.value(s, t.Elem, v.Index(i))
		}
		w.trail[at].item = -1
	case fields.Map:
		w.entries(s, t, v)
	case fields.Struct:
		w.through(s.inside, v)
	default:
		w.visit(w, s, v)
	}
}

// entries looks at the values of a map, each in a copy that has an address.
func (w *walker) entries(s *step, t *fields.Type, v reflect.Value) {
	if v.Len() == 0 {
		return
	}
	at := len(w.trail) - 1
	keys := v.MapKeys()
	sorting.List(keys, func(i, j int) int { return strings.Compare(keyText(keys[i]), keyText(keys[j])) })
	value := reflect.New(v.Type().Elem()).Elem()
	for _, key := range keys {
		value.Set(v.MapIndex(key))
		w.trail[at].key, w.trail[at].keyed = keyText(key), true
		w.value(s, t.Elem, value)
	}
	w.trail[at].key, w.trail[at].keyed = "", false
}

// path is where the walker is.
func (w *walker) path() string {
	path := ""
	for i := range w.trail {
		f := &w.trail[i]
		if f.step.field.Name != "" {
			path = yamldoc.Join(path, f.step.field.Name)
		}
		switch {
		case f.keyed:
			path = yamldoc.Join(path, f.key)
		case f.item >= 0:
			path = yamldoc.Item(path, f.itemName())
		}
	}
	return path
}

// itemName is the key of the list item at hand, or its number when it has none of its own.
func (f *frame) itemName() string {
	field, list := f.step.field, fieldOf(f.holder, f.step.field)
	if len(field.Keys) == 0 {
		return strconv.Itoa(f.item)
	}
	plan := field.Type.Elem.Plan
	item := list.Index(f.item)
	names := make([]string, 0, 3)
	for _, key := range field.Keys {
		text := keyText(fieldOf(item, plan.Field(key)))
		if text == "" {
			return strconv.Itoa(f.item)
		}
		names = append(names, text)
	}
	for i := range f.item {
		if sameKey(list.Index(i), item, plan, field.Keys) {
			return strconv.Itoa(f.item)
		}
	}
	return strings.Join(names, "/")
}

// keyText is the text of a scalar that tells list items apart.
func keyText(v reflect.Value) string {
	if v.Kind() == reflect.String {
		return v.String()
	}
	if v.Kind() == reflect.Pointer {
		if v.IsNil() {
			return ""
		}
		v = v.Elem()
	}
	switch {
	case v.CanInt() && v.Type().PkgPath() == "":
		return strconv.FormatInt(v.Int(), 10)
	case v.CanInterface():
		if s, ok := reflect.TypeAssert[fmt.Stringer](v); ok {
			return s.String()
		}
	}
	return ""
}

// sameKey reports whether two list items have the same key.
func sameKey(a, b reflect.Value, plan *fields.Plan, keys []string) bool {
	for _, key := range keys {
		field := plan.Field(key)
		x, y := fieldOf(a, field), fieldOf(b, field)
		if x.Kind() == reflect.String {
			if x.String() != y.String() {
				return false
			}
		} else if keyText(x) != keyText(y) {
			return false
		}
	}
	return true
}
