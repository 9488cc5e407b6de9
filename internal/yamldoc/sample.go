package yamldoc

import (
	"cmp"
	"strings"

	"github.com/service-catalogue/svc/internal/fields"
)

// sample is a mapping, or a list of one, as it might stand in a file: with the fields that it always has, or else the first of
// those that have an example. It is empty where no field has one.
func sample(t *fields.Type) string {
	switch {
	case t.Kind == fields.List && t.Elem.Kind == fields.Struct:
		if item := sample(t.Elem); item != "" {
			return "[" + item + "]"
		}
	case t.Kind == fields.Struct && t.Plan != nil:
		var needed []string
		first := ""
		for i := range t.Plan.Fields {
			f := &t.Plan.Fields[i]
			example := cmp.Or(f.Tag.Get("example"), f.Type.Example)
			if example == "" || f.Name == "" {
				continue
			}
			pair := f.Name + ": " + example
			first = cmp.Or(first, pair)
			if f.Always {
				needed = append(needed, pair)
			}
		}
		if shown := cmp.Or(strings.Join(needed, ", "), first); shown != "" {
			return "{" + shown + "}"
		}
	}
	return ""
}
