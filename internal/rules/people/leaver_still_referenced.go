package people

import (
	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/schema"
)

// LeaverStillReferenced warns of duties that are in the hands of somebody who has left (own rule). Owners and deputies are
// the business of OWN005 and OWN009; what somebody signed, decided or took part in while here stays as it is.
func LeaverStillReferenced() lint.Rule {
	return lint.Rule{
		Code: "PPL002", Name: "leaver-still-referenced", Profile: lint.Core, Levels: lint.All(finding.Warning),
		Waivable: true, Fix: lint.Manual, Source: "own",
		Service: func(p *lint.Pass, s *catalogue.Service) { reportLeavers(p, s, s) },
		Shared: func(p *lint.Pass) {
			if file := p.Catalogue.SharedFile(catalogue.SettingsFile); file != nil {
				reportLeavers(p, file, p.Catalogue.Settings)
			}
		},
	}
}

// reportLeavers reports the present duties in a document that leavers hold.
func reportLeavers(p *lint.Pass, at lint.Place, document any) {
	p.Catalogue.Refs(document, func(r catalogue.Ref) {
		if r.Kind != "person" {
			return
		}
		person := p.Catalogue.Person(r.Value)
		if person == nil || !p.Gone(person) {
			return
		}
		within := r.Within()
		if !isDuty(p, within) || isOwnersRole(within, r) {
			return
		}
		path := r.Path()
		p.Report(at, path, "%s left on %s but is still `%s`", p.PersonName(r.Value), catalogue.LastDay(person), path).
			Help("agree who takes over this duty, and write that person's id in place of `%s`", r.Value)
	})
}

// isDuty reports whether a person is named for something that is still to be done, by what the name stands in.
func isDuty(p *lint.Pass, within []any) bool {
	switch x := within[len(within)-1].(type) {
	case *schema.Service, *schema.Owner: // a deputy, the owner
		return false
	case *schema.OwnershipSpan, *schema.PhaseSpan, *schema.Assessment, *schema.Review: // took part
		return false
	case *schema.Signature, *schema.Consent, *schema.Change, *schema.Waiver, *schema.SharedWaiver: // signed
		return false
	case *schema.Risk:
		return x.Status != "closed"
	case *schema.RiskAction:
		risk, ok := within[len(within)-2].(*schema.Risk)
		return (x.Status == "" || x.Status == "open") && (!ok || risk.Status != "closed")
	case *schema.Problem:
		return x.Status != "closed"
	case *schema.Improvement:
		return x.Status != "done" && x.Status != "dropped"
	case *schema.Contract:
		return x.Ends.IsZero() || !p.Today.After(x.Ends)
	}
	return true
}

// isOwnersRole reports whether the owner stands among the members of the team once more. That the owner has left is
// reported as such.
func isOwnersRole(within []any, r catalogue.Ref) bool {
	s, ok := within[0].(*schema.Service)
	if !ok || s.Owner == nil || s.Owner.Person != r.Value {
		return false
	}
	_, inTeam := within[len(within)-1].(*schema.Team)
	return inTeam && s.Team.Members["service_owner"] == r.Value && r.Path() == catalogue.Key("team.members", "service_owner")
}
