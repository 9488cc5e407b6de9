package diff

import (
	"slices"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/change"
	"github.com/service-catalogue/svc/internal/lint"
)

// DeputiesChanged judges who stands in for the owner (source 004).
func DeputiesChanged() *lint.Rule {
	return kind("DIF004", "deputies-changed", "004", &lint.Judgement{
		Classes: "significant, minor",
		Watches: "PRT002",
		Claims:  func(_ *lint.DiffPass, c *change.Change) bool { return at(c, "deputies") },
		Judge: func(p *lint.DiffPass, c *change.Change) *change.Verdict {
			id := text(c.To)
			if c.Kind == change.Removed {
				id = text(c.From)
			}
			v := p.Verdict(change.Minor, "deputy %s %s", p.PersonName(id), did(c))
			if c.Kind == change.Removed && !covered(p, c.New) && !goneBefore(p, id) {
				v = p.Verdict(change.Significant, "the last deputy, %s, is removed: nobody stands in for the owner", p.PersonName(id))
			}
			return tell(p, c.Pair).owner().portfolioOwner().add(id, "deputy").to(v)
		},
	})
}

// covered reports whether a service has a deputy who is here.
func covered(p *lint.DiffPass, s *catalogue.Service) bool {
	return slices.ContainsFunc(s.Deputies, func(id string) bool { return !goneBefore(p, id) })
}

// goneBefore reports whether somebody has left.
func goneBefore(p *lint.DiffPass, id string) bool {
	person := p.New.Person(id)
	return person != nil && p.Gone(person)
}
