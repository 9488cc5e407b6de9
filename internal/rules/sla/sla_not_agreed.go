package sla

import (
	"slices"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/schema"
)

// SLANotAgreed reports agreements that one side has not signed (FitSM-4, source 004).
func SLANotAgreed() *lint.Rule {
	return &lint.Rule{
		Code: "SLA007", Name: "sla-not-agreed", Profile: lint.Core, Levels: lint.From("live", finding.Warning),
		Waivable: true, Fix: lint.Manual, Source: "FitSM-4, 004",
		Service: each(func(p *lint.Pass, s *catalogue.Service, a *schema.SLA) {
			if !ownerClear(p, s) || strangers(p, a.Agreed) {
				return // nobody can tell who is on which side
			}
			side, help := unsigned(s, a.Agreed)
			if side != "" && !sidesUnclear(p, s) {
				p.Report(s, at(a, "agreed"), "SLA %s has no sign-off by %s", a.ID, side).Help("%s", lint.Text(help))
			}
		}),
	}
}

// ownerClear reports whether the owner is one person who is known. Where not, rules about ownership say so.
func ownerClear(p *lint.Pass, s *catalogue.Service) bool {
	owner := s.OwnerID()
	if owner == "" || p.Catalogue.HasPeople && p.Catalogue.Person(owner) == nil {
		return false
	}
	reading, _ := p.Catalogue.ReadOwner(owner)
	return reading == catalogue.OnePerson
}

// sidesUnclear reports whether what says who is on which side cannot be read.
func sidesUnclear(p *lint.Pass, s *catalogue.Service) bool {
	return slices.ContainsFunc([]string{"deputies", "ownership_history", "team", "products", "customers"}, func(path string) bool {
		return p.Malformed(s, path)
	})
}

// strangers reports whether somebody signed who is not in people.yaml.
func strangers(p *lint.Pass, signed *schema.Signature) bool {
	if signed == nil || !p.Catalogue.HasPeople {
		return false
	}
	for _, id := range signed.By {
		if p.Catalogue.Person(id) == nil {
			return true
		}
	}
	return false
}

// unsigned is the side that has not signed, and what to do; "" when both have. Somebody who belongs to both sides, such
// as an owner who leads the customer too, signs for one of them.
func unsigned(s *catalogue.Service, signed *schema.Signature) (side, help string) {
	if signed == nil || len(signed.By) == 0 {
		return "either side", "record in `agreed` who signed for each side, such as `agreed: {by: [h-ito, a-khan], date: 2026-03-20}`"
	}
	customer, provider, people := 0, 0, 0
	for i, id := range signed.By {
		if before(signed.By[:i], id) {
			continue
		}
		people++
		provides, leads := providesFor(s, id, signed.Date), leadsCustomer(s, id)
		if provides {
			provider++
		}
		if leads || !provides {
			customer++
		}
	}
	switch {
	case customer == 0, people < 2 && provider > 0:
		return "the customer", "have somebody sign for the customer, such as its lead, and add the person id to `agreed.by`"
	case provider == 0:
		return "the provider", "have the owner or somebody of the team sign, and add the person id to `agreed.by`"
	}
	return "", ""
}

// before reports whether a person has signed already.
func before(ids []string, id string) bool {
	return slices.Contains(ids, id)
}

// leadsCustomer reports whether a person speaks for a customer.
func leadsCustomer(s *catalogue.Service, id string) bool {
	for i := range s.Customers {
		if s.Customers[i].Lead == id {
			return true
		}
	}
	return false
}

// providesFor reports whether a person is on the side of the service: its owner, now or on the day, a deputy, or a member
// of the team.
func providesFor(s *catalogue.Service, id string, day schema.Date) bool {
	if s.Leads(id) {
		return true
	}
	for i := range s.OwnershipHistory {
		h := &s.OwnershipHistory[i]
		if h.Person == id && (day.IsZero() || !day.Before(h.From) && !measure.Overdue(measure.Date(day), measure.Date(h.To))) {
			return true
		}
	}
	if s.Team != nil {
		for _, member := range s.Team.Members {
			if member == id {
				return true
			}
		}
	}
	for i := range s.Products {
		if s.Products[i].Lead == id {
			return true
		}
	}
	return false
}
