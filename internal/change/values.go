package change

import (
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/fields"
	"github.com/service-catalogue/svc/internal/sorting"
)

// Value is one single value of a service and where it stands, in the terms of Change.
type Value struct {
	Path, Area string
	Field      *fields.Field
	Plain      any
}

// SetBy reports whether a change gave the value: it is about the value itself, or about a block that holds it.
func (v *Value) SetBy(c *Change) bool {
	if c.To == nil || c.Kind == Renamed {
		return false
	}
	if v.Path == c.Path {
		return equal(v.Plain, c.To) || c.Kind == Added
	}
	return Inside(v.Path, c.Path)
}

// Inside reports whether a path is that of a field, or of something in it. Everything is inside the empty path.
func Inside(path, field string) bool {
	if field == "" || path == field {
		return true
	}
	rest, found := strings.CutPrefix(path, field)
	return found && (rest[0] == '.' || rest[0] == '[')
}

// Values are all single values of a service, in the order of the field table.
func Values(s *catalogue.Service) ([]Value, error) { return (&Set{plans: &fields.Plans{}}).Values(s) }

// Values are all single values of a service of either catalogue, in the order of the field table.
func (s *Set) Values(of *catalogue.Service) ([]Value, error) {
	c := &comparer{plans: s.plans, set: &Set{}}
	var empty catalogue.Service
	c.root(&empty.Service, &of.Service)
	var out []Value
	for i := range c.set.Changes {
		change := &c.set.Changes[i]
		t := change.Field.Type
		if t.Kind == fields.List || t.Kind == fields.Map {
			t = t.Elem // what comes is an item
		}
		at := &place{path: change.Path, area: change.Area, field: change.Field}
		out = at.values(out, t, change.To)
	}
	return out, c.err
}

// values takes a plain value of a type apart into the single values in it.
func (p *place) values(out []Value, t *fields.Type, v any) []Value {
	switch v := v.(type) {
	case nil:
		return out
	case []any:
		for _, one := range v {
			where := p
			if key := keyOf(p.field, one); key != "" {
				where = p.item(key, "", "")
			}
			out = where.values(out, t.Elem, one)
		}
		return out
	case map[string]any:
		if t.Kind == fields.Map {
			for _, key := range sorting.Keys(v) {
				out = p.in(key).values(out, t.Elem, v[key])
			}
			return out
		}
		for i := range t.Plan.Fields {
			field := &t.Plan.Fields[i]
			out = p.of(field).values(out, field.Type, v[field.Name])
		}
		return out
	default:
		return append(out, Value{p.path, p.area, p.field, v})
	}
}
