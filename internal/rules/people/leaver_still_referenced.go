package people

import (
	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/schema"
)

// LeaverStillReferenced warns of duties that are in the hands of somebody who has left (own rule). Owners and deputies are
// the business of OWN005 and OWN009; what somebody signed, decided or took part in while here stays as it is.
func LeaverStillReferenced() *lint.Rule {
	return &lint.Rule{
		Code: "PPL002", Name: "leaver-still-referenced", Profile: lint.Core, Levels: lint.All(finding.Warning),
		Waivable: true, Fix: lint.Manual, Source: "own",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			if p.Names(s, func(n catalogue.Name) bool { return n.Kind == "person" && left(p, n.Value) }) {
				reportLeavers(p, s, s)
			}
		},
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
		if !left(p, r.Value) {
			return
		}
		within := r.Within()
		if !catalogue.Duty(within, p.Today) || leads(within) || isOwnersRole(within, r) {
			return
		}
		path := r.Path()
		p.Report(at, path, "%s left on %s but is still `%s`", p.PersonName(r.Value), catalogue.LastDay(p.Catalogue.Person(r.Value)), path).
			Help("agree who takes over this duty, and write that person's id in place of `%s`", r.Value)
	})
}

// left reports whether somebody is known and has left.
func left(p *lint.Pass, id string) bool {
	person := p.Catalogue.Person(id)
	return person != nil && p.Gone(person)
}

// leads reports whether a person is named as the owner or a deputy.
func leads(within []any) bool {
	switch within[len(within)-1].(type) {
	case *schema.Service, *schema.Owner:
		return true
	}
	return false
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
