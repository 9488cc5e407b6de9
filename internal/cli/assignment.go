package cli

import (
	"reflect"
	"slices"
	"strings"

	"github.com/service-catalogue/svc/internal/edit"
	"github.com/service-catalogue/svc/internal/fault"
	"github.com/service-catalogue/svc/internal/fields"
	"github.com/service-catalogue/svc/internal/near"
	"github.com/service-catalogue/svc/internal/sorting"
	"github.com/service-catalogue/svc/internal/yamldoc"
	"github.com/service-catalogue/svc/schema"
)

// assignment is FIELD=VALUE, FIELD+=VALUE or FIELD-=VALUE.
type assignment struct{ path, sign, value string }

// parseAssignment reads an assignment. The sign is the first that stands outside brackets.
func parseAssignment(text string) (assignment, error) {
	depth := 0
	for i, r := range text {
		switch {
		case r == '[':
			depth++
		case r == ']':
			depth--
		case r == '=' && depth <= 0 && i > 0:
			path, sign := text[:i], "="
			if last := path[len(path)-1]; last == '+' || last == '-' {
				path, sign = path[:len(path)-1], string(last)+"="
			}
			return assignment{path, sign, text[i+1:]}, nil
		}
	}
	return assignment{}, fault.New("%s: want FIELD=VALUE, such as phase=live, deputies+=b-jones or slas[sla-ea].rto_minutes=120", quoted(text))
}

// ops are the changes that the assignment asks for. A field that no service has is an error.
func (a assignment) ops() ([]edit.Op, error) {
	t, err := serviceField(a.path)
	if err != nil {
		return nil, err
	}
	isList := t != nil && t.Kind == fields.List
	switch {
	case a.sign == "=" && a.value == "":
		return []edit.Op{edit.Remove(a.path)}, nil
	case a.sign == "=" && !isList:
		v, err := valueOf(t, a.value)
		return []edit.Op{edit.Set(a.path, v)}, at(a.path, err)
	case a.sign == "=":
		items, err := a.items(t.Elem)
		return []edit.Op{edit.Set(a.path, edit.List(items...))}, err
	case t != nil && !isList:
		return nil, fault.New("%s: not a list, so nothing can be added to it or taken out; write %s=VALUE", shown(a.path), shown(a.path))
	case a.value == "":
		return nil, fault.New("%s: say what to add or to take out, such as deputies%sb-jones", shown(a.path), a.sign)
	case a.sign == "-=":
		return a.removals(), nil
	}
	var elem *fields.Type
	if isList {
		elem = t.Elem
	}
	items, err := a.items(elem)
	var out []edit.Op
	for _, item := range items {
		out = append(out, edit.Append(a.path, item))
	}
	return out, err
}

func at(path string, err error) error {
	if err != nil {
		return fault.At(shown(path), err)
	}
	return nil
}

// items are the items of a list: those between brackets, or the value as the only one.
func (a assignment) items(elem *fields.Type) ([]edit.Value, error) {
	if !strings.HasPrefix(a.value, "[") {
		v, err := valueOf(elem, a.value)
		return []edit.Value{v}, at(a.path, err)
	}
	v, err := edit.ParseValue(a.value)
	if err != nil {
		return nil, at(a.path, err)
	}
	return v.Items(), nil
}

// removals take an item out by its text or its key.
func (a assignment) removals() []edit.Op { return []edit.Op{edit.RemoveValue(a.path, a.value)} }

// valueOf reads a value: what goes into a field of text is that text as it stands, everything else is written as YAML.
func valueOf(t *fields.Type, text string) (edit.Value, error) {
	if t != nil && t.Kind != fields.List && t.Kind != fields.Map && t.Kind != fields.Struct && t.Kind != fields.Any {
		return edit.Scalar(text), nil
	}
	return edit.ParseValue(text)
}

// serviceField is the type of the field of a service at a path; nil below an x- key, where anything may stand.
func serviceField(path string) (*fields.Type, error) {
	var plans fields.Plans
	plan, err := plans.Of(reflect.TypeFor[schema.Service]())
	if err != nil {
		return nil, err
	}
	steps := yamldoc.Steps(path)
	if len(steps) == 0 || steps[len(steps)-1].End != len(path) {
		return nil, fault.New("%s: not the path of a field; write it as findings do, such as slas[sla-ea].rto_minutes", quoted(path))
	}
	t := &fields.Type{Kind: fields.Struct, Plan: plan}
	at := 0
	for _, step := range steps {
		if t, err = below(t, step, path[:at]); err != nil || t == nil {
			return nil, err
		}
		at = step.End
	}
	return t, nil
}

// below is the type that a step leads to from the one at a path.
func below(t *fields.Type, step yamldoc.Step, path string) (*fields.Type, error) {
	switch {
	case t.Kind == fields.List && step.Bracket, t.Kind == fields.Map:
		return t.Elem, nil
	case t.Kind == fields.List:
		return nil, fault.New("%s: a list; name the item in brackets, such as %s[0] or by its id", shown(path), shown(path))
	case t.Kind == fields.Any:
		return nil, nil //nolint:nilnil // nothing is known of it
	case t.Kind != fields.Struct:
		return nil, fault.New("%s: a single value, so it has no `%s`", shown(path), shown(step.Name))
	}
	if field := t.Plan.Field(step.Name); field != nil {
		return field.Type, nil
	}
	if strings.HasPrefix(step.Name, "x-") {
		return nil, nil //nolint:nilnil // nothing is known of it
	}
	if t.Plan.Rest >= 0 {
		return t.Plan.Fields[t.Plan.Rest].Type.Elem, nil
	}
	return nil, fault.New("unknown field %s%s%s", quoted(step.Name), ofPath(path), fieldHint(step.Name, t.Plan.Names(), path))
}

func ofPath(path string) string {
	if path == "" {
		return ""
	}
	return " of " + shown(path)
}

// fieldHint names the nearest fields: of the mapping at hand or, for a service, of the mappings in it.
func fieldHint(name string, names []string, path string) string {
	if hint := onlyNear(name, names); hint != "" || path != "" {
		if hint == "" {
			return orNear(name, names)
		}
		return hint
	}
	paths := sorting.Keys(fieldPaths())
	inside := slices.DeleteFunc(slices.Clone(paths), func(p string) bool { return !strings.HasSuffix(p, "."+name) })
	if len(inside) > 0 {
		return didYouMean(inside[:min(len(inside), 3)])
	}
	return didYouMean(near.Of(name, paths, 3))
}

// fieldPaths are the fields of a service that have a name of their own, and those of its mappings.
func fieldPaths() map[string]*fields.Field {
	var plans fields.Plans
	plan, err := plans.Of(reflect.TypeFor[schema.Service]())
	if err != nil {
		return nil
	}
	out := map[string]*fields.Field{}
	for i := range plan.Fields {
		f := &plan.Fields[i]
		out[f.Name] = f
		if f.Type.Kind != fields.Struct {
			continue
		}
		for j := range f.Type.Plan.Fields {
			if inner := &f.Type.Plan.Fields[j]; inner.Name != "" {
				out[f.Name+"."+inner.Name] = inner
			}
		}
	}
	return out
}
