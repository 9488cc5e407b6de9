package escalation

import (
	"cmp"
	"slices"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/schema"
)

// OwnerNotNotified reports escalation paths on which the owner and the deputies hear nothing (source 004: notified of
// major incidents; 000: escalation point).
func OwnerNotNotified() *lint.Rule {
	return &lint.Rule{
		Code: "ESC002", Name: "owner-not-notified", Profile: lint.Core, Levels: lint.From("live", finding.Error),
		Waivable: true, Fix: lint.Manual, Source: "004 000",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			if s.OwnerID() == "" || s.Escalation == nil || len(s.Escalation.Levels) == 0 || notified(s) {
				return // without an owner or a path there is another finding
			}
			if p.Malformed(s, "escalation") || p.Malformed(s, "deputies") || strangers(p, s) {
				return // whoever is meant may be told
			}
			p.Report(s, "escalation.levels", "%s would not hear of a major incident", p.OwnerName(s)).
				Help("add a level with `role: service_owner`, or set `notify_owner_within_minutes` under `major_incident`")
		},
	}
}

// notified reports whether the owner or a deputy hears of a major incident.
func notified(s *catalogue.Service) bool {
	if m := s.Escalation.MajorIncident; m != nil && m.NotifyOwnerWithinMinutes != nil {
		return true
	}
	for i := range s.Escalation.Levels {
		if s.Leads(called(s, &s.Escalation.Levels[i])) {
			return true
		}
	}
	return false
}

// strangers reports whether the owner, a deputy or somebody who is called is not in people.yaml, perhaps for a mistyped id.
func strangers(p *lint.Pass, s *catalogue.Service) bool {
	unknown := func(id string) bool { return id != "" && p.Catalogue.HasPeople && p.Catalogue.Person(id) == nil }
	for i := range s.Escalation.Levels {
		if unknown(s.Escalation.Levels[i].Person) {
			return true
		}
	}
	return unknown(s.OwnerID()) || slices.ContainsFunc(s.Deputies, unknown)
}

// called is the person whom a level calls: the one that it names, else the holder of its role; "" when that is nobody.
func called(s *catalogue.Service, level *schema.EscalationLevel) string {
	return cmp.Or(level.Person, s.Holder(level.Role))
}
