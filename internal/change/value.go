package change

import (
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"strconv"
	"strings"

	"github.com/service-catalogue/svc/internal/fields"
	"github.com/service-catalogue/svc/internal/sorting"
	"github.com/service-catalogue/svc/schema"
)

// plain is a value as JSON would have it, and nil when there is none: an empty text, list or mapping.
func plain(t *fields.Type, v reflect.Value) any {
	if t.Pointer {
		if v.IsNil() {
			return nil
		}
		v = v.Elem()
	}
	switch t.Kind {
	case fields.List:
		return plainList(t, v)
	case fields.Map:
		return plainMap(t, v)
	case fields.Struct:
		return plainStruct(t.Plan, v)
	default:
		return plainScalar(t, v)
	}
}

func plainScalar(t *fields.Type, v reflect.Value) any {
	switch t.Kind {
	case fields.String:
		if v.Len() == 0 {
			return nil
		}
		return v.String()
	case fields.Bool:
		return v.Bool()
	case fields.Int:
		return v.Int()
	case fields.Text:
		return plainText(t, v.Interface())
	default:
		return v.Interface()
	}
}

// plainText is a scalar with a form of its own; numbers lose zeros that say nothing, and a year of an interval is 12 months.
func plainText(t *fields.Type, v any) any {
	written := ""
	switch v := v.(type) {
	case schema.Decimal:
		written = v.String()
		if strings.Contains(written, ".") {
			written = strings.TrimRight(strings.TrimRight(written, "0"), ".")
		}
	case schema.Period:
		v.Months += v.Years * monthsOfYear
		v.Years = 0
		written = v.String()
	case fmt.Stringer:
		written = v.String()
	}
	switch {
	case written == "":
		return nil
	case t.Number:
		return json.Number(written)
	default:
		return written
	}
}

const monthsOfYear = 12

func plainList(t *fields.Type, v reflect.Value) any {
	var out []any
	for i := range v.Len() {
		if item := plain(t.Elem, v.Index(i)); item != nil {
			out = append(out, item)
		}
	}
	if out == nil {
		return nil
	}
	return out
}

func plainMap(t *fields.Type, v reflect.Value) any {
	out := map[string]any{}
	for entries := v.MapRange(); entries.Next(); {
		if value := plain(t.Elem, entries.Value()); value != nil {
			out[text(plain(t.Key, entries.Key()))] = value
		}
	}
	if len(out) == 0 {
		return nil
	}
	return out
}

func plainStruct(plan *fields.Plan, v reflect.Value) any {
	out := map[string]any{}
	for i := range plan.Fields {
		field := &plan.Fields[i]
		value := plain(field.Type, v.FieldByIndex(field.Index))
		if inner, ok := value.(map[string]any); ok && field.Name == "" {
			maps.Copy(out, inner)
		} else if value != nil {
			out[field.Name] = value
		}
	}
	if len(out) == 0 {
		return nil
	}
	return out
}

// text is a scalar as it stands in a path.
func text(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case json.Number:
		return v.String()
	case bool:
		return strconv.FormatBool(v)
	case int64:
		return strconv.FormatInt(v, 10)
	default:
		return fmt.Sprint(v)
	}
}

// equal reports whether two plain values are alike.
func equal(a, b any) bool { return exact(a) == exact(b) }

// canonical is one text for all plain values that mean the same. No list inside an item of a list is one whose order means
// something.
func canonical(v any) string { return exact(unordered(v)) }

// unordered is a plain value with the items of all lists in one order.
func unordered(v any) any {
	switch v := v.(type) {
	case []any:
		out := make([]any, len(v))
		for i := range v {
			out[i] = unordered(v[i])
		}
		sorting.List(out, func(i, j int) int { return strings.Compare(exact(out[i]), exact(out[j])) })
		return out
	case map[string]any:
		out := make(map[string]any, len(v))
		for key, inner := range v {
			out[key] = unordered(inner)
		}
		return out
	default:
		return v
	}
}

// exact is a plain value as one text.
func exact(v any) string {
	written, err := json.Marshal(v) // sorts the keys of mappings
	if err != nil {
		return fmt.Sprint(v)
	}
	return string(written)
}
