package cli

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/fields"
	"github.com/service-catalogue/svc/internal/query"
	"github.com/service-catalogue/svc/internal/sorting"
	"github.com/service-catalogue/svc/schema"
)

// serviceFields finds the fields of a service file by their dotted names, such as slas.availability_percent.
type serviceFields struct {
	plan  *fields.Plan
	found map[string][]*fields.Field
}

func newServiceFields() (*serviceFields, error) {
	var plans fields.Plans
	plan, err := plans.Of(reflect.TypeFor[schema.Service]())
	return &serviceFields{plan: plan, found: map[string][]*fields.Field{}}, err
}

// lookup finds a field.
func (f *serviceFields) lookup(name string) (query.Field, bool) {
	steps, ok := f.steps(name)
	if !ok {
		return query.Field{}, false
	}
	f.found[name] = steps
	many := false
	for i, step := range steps {
		many = many || step.Type.Kind == fields.List || step.Type.Kind == fields.Map && i == len(steps)-1
	}
	return query.Field{Type: queryType(item(steps[len(steps)-1].Type)), Many: many}, true
}

// steps are the fields on the way to one. A mapping with a short form stands for the field that this form gives.
func (f *serviceFields) steps(name string) ([]*fields.Field, bool) {
	var steps []*fields.Field
	plan := f.plan
	for part := range strings.SplitSeq(name, ".") {
		if plan == nil {
			return nil, false
		}
		field := plan.Field(part)
		if field == nil {
			return nil, false
		}
		steps = append(steps, field)
		plan = item(field.Type).Plan
	}
	last := steps[len(steps)-1]
	if last.Short != "" && plan != nil {
		steps = append(steps, plan.Field(last.Short))
	}
	return steps, true
}

// item is what a list or map holds, and any other type itself.
func item(t *fields.Type) *fields.Type {
	for t.Kind == fields.List || t.Kind == fields.Map {
		t = t.Elem
	}
	return t
}

func queryType(t *fields.Type) query.Type {
	switch {
	case t.Kind == fields.Struct:
		return query.Block
	case t.Kind == fields.Bool:
		return query.Bool
	case t.Kind == fields.Int, t.Kind == fields.Text && t.Number:
		return query.Number
	case t.Kind == fields.Text && t.Format == "date":
		return query.Date
	}
	return query.Text
}

// names are those of all fields, for suggestions and completion.
func (f *serviceFields) names() []string {
	var out []string
	var walk func(plan *fields.Plan, prefix string, depth int)
	walk = func(plan *fields.Plan, prefix string, depth int) {
		for i := range plan.Fields {
			field := &plan.Fields[i]
			if field.Name == "" {
				continue
			}
			out = append(out, prefix+field.Name)
			if inner := item(field.Type).Plan; inner != nil && depth < maxFieldDepth {
				walk(inner, prefix+field.Name+".", depth+1)
			}
		}
	}
	walk(f.plan, "", 0)
	return out
}

// maxFieldDepth is how deep fields are nested that are suggested.
const maxFieldDepth = 4

// record answers what a service has in its fields.
func (f *serviceFields) record(s *catalogue.Service) query.Record {
	root := reflect.ValueOf(&s.Service).Elem()
	return func(name string) []string {
		var out []string
		collect(root, f.found[name], &out)
		return out
	}
}

// collect adds the values that fields lead to.
func collect(v reflect.Value, steps []*fields.Field, out *[]string) {
	if len(steps) == 0 {
		return
	}
	spread(v.FieldByIndex(steps[0].Index), steps[0].Type, func(value reflect.Value, kind *fields.Type) {
		if len(steps) == 1 {
			if text := written(value, kind); text != "" {
				*out = append(*out, text)
			}
			return
		}
		if value.Kind() == reflect.Struct {
			collect(value, steps[1:], out)
		}
	})
}

// spread calls do with what is in a value: every item of a list or map, what a pointer leads to, or the value itself.
func spread(v reflect.Value, t *fields.Type, do func(reflect.Value, *fields.Type)) {
	if v.Kind() == reflect.Pointer {
		if v.IsNil() {
			return
		}
		v = v.Elem()
	}
	switch t.Kind {
	case fields.List:
		for i := range v.Len() {
			spread(v.Index(i), t.Elem, do)
		}
	case fields.Map:
		keys := v.MapKeys()
		sorting.By(keys, func(a, b reflect.Value) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
		for _, key := range keys {
			spread(v.MapIndex(key), t.Elem, do)
		}
	default:
		do(v, t)
	}
}

// written is a value as the file has it; empty for one that is not there.
func written(v reflect.Value, t *fields.Type) string {
	switch t.Kind {
	case fields.Struct:
		if v.IsZero() {
			return ""
		}
		return "{}"
	case fields.String:
		return v.String()
	case fields.Text:
		if text, ok := reflect.TypeAssert[fmt.Stringer](v); ok {
			return text.String()
		}
	case fields.Any:
		if v.IsZero() {
			return ""
		}
	default:
	}
	return fmt.Sprint(v.Interface())
}
