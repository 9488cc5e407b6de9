package catalogue

import (
	"reflect"

	"github.com/service-catalogue/svc/internal/fields"
	"github.com/service-catalogue/svc/internal/yamldoc"
	"github.com/service-catalogue/svc/schema"
)

// Slim lets go of what only rules over one service read: the fields whose type has others marked "across". It is for a
// caller that has seen the service and keeps it to compare services with each other, so that memory grows with the
// number of services and not with all that is written about them.
func (c *Catalogue) Slim(s *Service) {
	c.binder.slimmer().slim(reflect.ValueOf(&s.Service).Elem())
	s.slim = true
}

// Whole is a service with all that is written about it: itself, or what its file says when it was slimmed.
func (c *Catalogue) Whole(s *Service) *Service {
	if s == nil || !s.slim {
		return s
	}
	text, err := c.read(s.File.Name)
	if err != nil {
		return s
	}
	parser := c.parser(yamldoc.Limits{})
	doc, faults := parser.Parse(text)
	if !usable(doc, faults) {
		return s
	}
	whole := &Service{File: s.File}
	yamldoc.Bind(doc, &whole.Service)
	return whole
}

// slimmer clears the fields of a struct type that are not marked, also in the structs below it.
type slimmer struct {
	clear []int
	inner []inner
}

// inner is a marked field, a struct or list of structs, whose own fields are marked.
type inner struct {
	field int
	*slimmer
}

// newSlimmer is the slimmer of a struct type, or nil for one without marks, which is kept whole.
func newSlimmer(plan *fields.Plan) *slimmer {
	var x slimmer
	marked := false
	for i := range plan.Fields {
		f := &plan.Fields[i]
		if f.Tag.Get("across") != "true" {
			x.clear = append(x.clear, f.Index[0])
			continue
		}
		marked = true
		below := f.Type
		if below.Kind == fields.List {
			below = below.Elem
		}
		if below.Kind != fields.Struct {
			continue
		}
		if s := newSlimmer(below.Plan); s != nil {
			x.inner = append(x.inner, inner{f.Index[0], s})
		}
	}
	if !marked {
		return nil
	}
	return &x
}

func (x *slimmer) slim(v reflect.Value) {
	for _, i := range x.clear {
		v.Field(i).SetZero()
	}
	for _, in := range x.inner {
		switch field := v.Field(in.field); field.Kind() {
		case reflect.Slice:
			for i := range field.Len() {
				in.slim(field.Index(i))
			}
		case reflect.Pointer:
			if !field.IsNil() {
				in.slim(field.Elem())
			}
		default:
			in.slim(field)
		}
	}
}

// newServiceSlimmer is that of a service; a type that cannot be planned has been reported when files were bound.
func newServiceSlimmer(plans *fields.Plans) *slimmer {
	plan, err := plans.Of(reflect.TypeFor[schema.Service]())
	if err != nil {
		return &slimmer{}
	}
	return newSlimmer(plan)
}
