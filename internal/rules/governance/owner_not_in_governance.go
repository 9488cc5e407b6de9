package governance

import (
	"slices"
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
)

// OwnerNotInGovernance reports owners who sit on none of the boards of their service (sources 000, 001).
func OwnerNotInGovernance() *lint.Rule {
	return &lint.Rule{
		Code: "GOV008", Name: "owner-not-in-governance", Profile: lint.Governance, Levels: lint.From("beta", finding.Warning),
		Waivable: true, Fix: lint.Hint, Source: "000, 001",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			owner := s.OwnerID()
			if s.Governance == nil || len(s.Governance.Boards) == 0 || !couldSit(p, owner) {
				return // no board, or no owner who could sit on one, is reported as such
			}
			boards := s.Governance.Boards
			for i := range boards {
				if slices.Contains(boards[i].Members, owner) {
					return
				}
			}
			path := "governance.boards"
			if len(boards) == 1 {
				path = p.Document().ByNumber("governance.boards[0]") + ".members"
			}
			p.Report(s, path, "%s sits on no board of %s", p.PersonName(owner), s.File.ServiceID).
				Help("in the board %s write `members: [%s]`", boards[0].ID, lint.Text(strings.Join(append(slices.Clone(boards[0].Members), owner), ", ")))
		},
	}
}

// couldSit reports whether an owner is a person who is still here.
func couldSit(p *lint.Pass, owner string) bool {
	reading, _ := p.Catalogue.ReadOwner(owner)
	return reading == catalogue.OnePerson && p.Active(owner)
}
