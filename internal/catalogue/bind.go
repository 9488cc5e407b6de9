package catalogue

import (
	"fmt"
	"reflect"
	"slices"
	"sync"

	"github.com/service-catalogue/svc/internal/fields"
	"github.com/service-catalogue/svc/internal/yamldoc"
	"github.com/service-catalogue/svc/schema"
)

// binder binds documents to the types of the schema: structure first, then values, then what the phase asks for. It is
// safe for use by several goroutines, each with a parser of its own.
type binder struct {
	plans   fields.Plans
	values  *values
	slimmer func() *slimmer // for services
}

func newBinder() *binder {
	b := &binder{values: newValues()}
	b.slimmer = sync.OnceValue(func() *slimmer { return newServiceSlimmer(&b.plans) })
	return b
}

// bind stores a document in v and returns everything that is wrong with its form. What passed before is in seen, which may
// be nil.
func (b *binder) bind(doc *Document, v any, seen passed) []Fault {
	faults := yamldoc.Bind(doc, v)
	plan, err := b.plans.Of(reflect.TypeOf(v))
	if err != nil {
		return faults // Bind has reported it
	}
	faults = append(faults, b.values.check(doc, v, &b.plans, faults, seen)...)
	s, ok := v.(*schema.Service)
	if !ok {
		return faults
	}
	for i := range faults {
		if faults[i].Kind == yamldoc.Required && PhaseNumber(s.Phase) >= 0 {
			faults[i].Got = s.Phase
		}
	}
	faults = append(faults, spanFaults(doc, s)...)
	return append(faults, phaseFaults(doc, s, plan)...)
}

// rebind binds a document that was bound before, so that its list items have their names again.
func (b *binder) rebind(doc *Document, name string) {
	switch name {
	case SettingsFile:
		yamldoc.Bind(doc, &schema.Settings{})
	case PeopleFile:
		yamldoc.Bind(doc, &schema.People{})
	case RolesFile:
		yamldoc.Bind(doc, &schema.Roles{})
	case RiskScaleFile:
		yamldoc.Bind(doc, &schema.RiskScale{})
	default:
		yamldoc.Bind(doc, &schema.Service{})
	}
}

// phaseFaults reports the fields that the service's phase asks for and that are not filled in, and fields of one phase
// that stand in another. With an unknown phase nothing is asked for.
func phaseFaults(doc *Document, s *schema.Service, plan *fields.Plan) []Fault {
	phase := PhaseNumber(s.Phase)
	if phase < 0 {
		return nil
	}
	var out []Fault
	for i := range plan.Fields {
		f := &plan.Fields[i]
		for _, need := range f.Needs {
			if lacks(doc, f, &need, phase) {
				out = append(out, lacking(doc, f, &need, s.Phase))
			}
		}
	}
	if s.BetaStage != "" && s.Phase != "beta" {
		out = append(out, Fault{
			Kind: yamldoc.NotAllowed, Path: "beta_stage", Value: s.BetaStage, Span: doc.At("beta_stage"),
			Text: fmt.Sprintf("`beta_stage` is `%s` in phase %s; only a service in beta has one", s.BetaStage, s.Phase), Hint: "remove it",
		})
	}
	return out
}

// lacks judges one need of one field. An empty list is filled in: it says that there is nothing to list.
func lacks(doc *Document, f *fields.Field, need *fields.Need, phase int) bool {
	from := PhaseNumber(need.Phase)
	if phase < from || phase > from && !need.Onwards || doc.Has(f.Name) {
		return false
	}
	return f.Type.Kind != fields.List || doc.Len(f.Name) != 0 || !doc.IsList(f.Name)
}

// lacking is the fault of a field that is not filled in.
func lacking(doc *Document, f *fields.Field, need *fields.Need, phase string) Fault {
	fault := Fault{Kind: yamldoc.Required, Path: f.Name, Key: f.Name, Want: f.Purpose, Got: phase, Example: f.Tag.Get("example")}
	if need.Warning {
		fault.Kind = yamldoc.Advised
	}
	at := ""
	if slices.Contains(doc.Keys(""), f.Name) {
		at, fault.There = f.Name, true
	}
	fault.Span = doc.At(at)
	return fault
}
