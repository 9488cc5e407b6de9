package assessment

import (
	"slices"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
)

// OwnerNotAtAssessment reports assessments at which neither the owner of the time nor a deputy spoke for the service, or of
// which nobody wrote down who did (source 003). Deputies have no dates, so those of today count.
func OwnerNotAtAssessment() *lint.Rule {
	return &lint.Rule{
		Code: "ASM005", Name: "owner-not-at-assessment", Profile: lint.Digital, Levels: lint.From("alpha", finding.Warning),
		Waivable: true, Fix: lint.Manual, Source: "003",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			for i := range s.Assessments {
				a := &s.Assessments[i]
				if a.RepresentedBy == "" && a.Stage != "" && !a.Date.IsZero() {
					p.Report(s, at(p, i, "represented_by"), "nobody is named who spoke for %s at the %s assessment", s.File.ServiceID, a.Stage).
						Help("add who did: `represented_by:` and a person id, the owner's or a deputy's")
					continue
				}
				if p.Catalogue.Person(a.RepresentedBy) == nil || a.Date.IsZero() || slices.Contains(s.Deputies, a.RepresentedBy) {
					continue
				}
				owner, known := s.OwnerOn(a.Date)
				if !known || owner == a.RepresentedBy || !isPerson(p, owner) || p.Malformed(s, "ownership_history") || p.Malformed(s, "deputies") {
					continue
				}
				p.Report(s, at(p, i, "represented_by"), "%s spoke for %s, not its owner", p.PersonName(a.RepresentedBy), s.File.ServiceID).
					Help("on %s the owner was %s: correct `represented_by` if it is wrong, and let the owner or a deputy speak at the next assessment",
						a.Date, p.PersonName(owner))
			}
		},
	}
}

// isPerson reports whether an owner is one person who is known. Of others it is said elsewhere that they own nothing, and who
// should have spoken is not certain.
func isPerson(p *lint.Pass, owner string) bool {
	reading, _ := p.Catalogue.ReadOwner(owner)
	return reading == catalogue.OnePerson && p.Catalogue.Person(owner) != nil
}
