package catalogue

import (
	"reflect"

	"github.com/service-catalogue/svc/internal/fields"
)

// Ref is a text of a document that names something, such as a person or a schedule. It is good during its visit only.
type Ref struct {
	Kind  string // what it names, as the ref tags of the schema have it: person, service, portfolio …
	Value string // never empty

	walker *walker
}

// Path is where the text stands, such as slas[sla-ea].customer.
func (r Ref) Path() string { return r.walker.path() }

// Within are pointers to the structs around the text, the document first: a service, a risk, an action of the risk.
func (r Ref) Within() []any {
	out := make([]any, 0, len(r.walker.trail))
	for i := range r.walker.trail {
		out = append(out, r.walker.trail[i].holder.Addr().Interface())
	}
	return out
}

// Refs visits every reference of the document that v points to: a service, a person, the settings. The keys of a mapping
// that name something, such as the roles of a team, are visited as well, with the same path as their value.
func (c *Catalogue) Refs(v any, visit func(Ref)) { c.visitRefs(&c.refs, v, visit) }

// ServiceRefs visits the references to services only, and is quicker for that.
func (c *Catalogue) ServiceRefs(v any, visit func(Ref)) { c.visitRefs(&c.toServices, v, visit) }

func (c *Catalogue) visitRefs(routes *routes, v any, visit func(Ref)) {
	routes.walk(&c.binder.plans, v, func(w *walker, s *step, value reflect.Value) {
		if text := value.String(); text != "" {
			visit(Ref{Kind: s.field.Ref, Value: text, walker: w})
		}
		if s.keys != "" {
			visit(Ref{Kind: s.keys, Value: w.trail[len(w.trail)-1].key, walker: w})
		}
	})
}

// Name is what a reference says, without where it stands.
type Name struct{ Kind, Value string }

// Names appends what all references of a document say, in the order of Refs.
func (c *Catalogue) Names(names []Name, v any) []Name {
	c.Refs(v, func(r Ref) { names = append(names, Name{r.Kind, r.Value}) })
	return names
}

func isRef(f *fields.Field) bool { return f.Ref != "" }

func isServiceRef(f *fields.Field) bool { return f.Ref == "service" }
