package catalogue

import (
	"reflect"

	"github.com/service-catalogue/svc/internal/fields"
	"github.com/service-catalogue/svc/internal/yamldoc"
	"github.com/service-catalogue/svc/schema"
)

// overlay puts the values that a document of settings has over those that hold so far: field by field, key by key, lists as
// a whole.
func (c *Catalogue) overlay(doc *Document, own *schema.Settings) {
	plan, err := c.binder.plans.Of(reflect.TypeFor[schema.Settings]())
	if err != nil {
		return // binding has reported it
	}
	overlayStruct(doc, "", plan, reflect.ValueOf(own).Elem(), reflect.ValueOf(c.Settings).Elem())
}

func overlayStruct(doc *Document, path string, plan *fields.Plan, from, to reflect.Value) {
	for i := range plan.Fields {
		f := &plan.Fields[i]
		at := yamldoc.Join(path, f.Name)
		if !doc.Written(at) {
			continue
		}
		source, target := from.FieldByIndex(f.Index), to.FieldByIndex(f.Index)
		switch {
		case f.Type.Kind == fields.Struct && !f.Type.Pointer:
			overlayStruct(doc, at, f.Type.Plan, source, target)
		case f.Type.Kind == fields.Map && !target.IsNil():
			overlayMap(doc, at, f.Type, source, target)
		default:
			target.Set(source)
		}
	}
}

func overlayMap(doc *Document, path string, t *fields.Type, from, to reflect.Value) {
	for _, key := range from.MapKeys() {
		value, old := from.MapIndex(key), to.MapIndex(key)
		if old.IsValid() && t.Elem.Kind == fields.Struct && t.Elem.Pointer && !old.IsNil() && !value.IsNil() {
			merged := reflect.New(t.Elem.Go)
			merged.Elem().Set(old.Elem())
			overlayStruct(doc, yamldoc.Join(path, key.String()), t.Elem.Plan, value.Elem(), merged.Elem())
			value = merged
		}
		to.SetMapIndex(key, value)
	}
}
