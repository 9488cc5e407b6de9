package catalogue

import (
	"fmt"

	"github.com/service-catalogue/svc/internal/yamldoc"
	"github.com/service-catalogue/svc/schema"
)

// spanFaults reports every time span of a service that ends before it starts.
func spanFaults(doc *Document, s *schema.Service) []Fault {
	var out []Fault
	check := func(list string, i int, block string, from, to schema.Date) {
		if from.IsZero() || to.IsZero() || !to.Before(from) {
			return
		}
		path := doc.ByNumber(fmt.Sprintf("%s[%d]%s", list, i, block)) + ".to"
		out = append(out, Fault{
			Kind: yamldoc.BadScalar, Path: path, Key: "to", Value: to.String(), Span: doc.At(path),
			Text: fmt.Sprintf("`%s` ends on %s, before it starts on %s", path, to, from),
			Hint: "write an end that is not before the start; perhaps the two are swapped",
		})
	}
	for i := range s.OwnershipHistory {
		check("ownership_history", i, "", s.OwnershipHistory[i].From, s.OwnershipHistory[i].To)
	}
	for i := range s.PhaseHistory {
		check("phase_history", i, "", s.PhaseHistory[i].From, s.PhaseHistory[i].To)
	}
	for i := range s.SLAs {
		if v := s.SLAs[i].Valid; v != nil {
			check("slas", i, ".valid", v.From, v.To)
		}
	}
	for i := range s.OLAs {
		if v := s.OLAs[i].Valid; v != nil {
			check("olas", i, ".valid", v.From, v.To)
		}
	}
	if s.Finance != nil {
		for i := range s.Finance.Sprints {
			check("finance.sprints", i, "", s.Finance.Sprints[i].From, s.Finance.Sprints[i].To)
		}
	}
	return out
}
