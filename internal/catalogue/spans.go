package catalogue

import (
	"fmt"

	"github.com/service-catalogue/svc/internal/yamldoc"
	"github.com/service-catalogue/svc/schema"
)

// spanFaults reports every time span of a service that ends before it starts.
func spanFaults(doc *Document, s *schema.Service) []Fault {
	var out []Fault
	check := func(from, to schema.Date, format string, args ...any) {
		if from.IsZero() || to.IsZero() || !to.Before(from) {
			return
		}
		path := fmt.Sprintf(format, args...)
		path = doc.ByNumber(path) + ".to"
		out = append(out, Fault{
			Kind: yamldoc.BadScalar, Path: path, Key: "to", Value: to.String(), Span: doc.At(path),
			Text: fmt.Sprintf("`%s` ends on %s, before it starts on %s", path, to, from),
			Hint: "write an end that is not before the start; perhaps the two are swapped",
		})
	}
	for i, h := range s.OwnershipHistory {
		check(h.From, h.To, "ownership_history[%d]", i)
	}
	for i, h := range s.PhaseHistory {
		check(h.From, h.To, "phase_history[%d]", i)
	}
	for i, a := range s.SLAs {
		if a.Valid != nil {
			check(a.Valid.From, a.Valid.To, "slas[%d].valid", i)
		}
	}
	for i, a := range s.OLAs {
		if a.Valid != nil {
			check(a.Valid.From, a.Valid.To, "olas[%d].valid", i)
		}
	}
	if s.Finance != nil {
		for i, sprint := range s.Finance.Sprints {
			check(sprint.From, sprint.To, "finance.sprints[%d]", i)
		}
	}
	return out
}
