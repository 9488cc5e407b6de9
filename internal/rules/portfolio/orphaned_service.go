package portfolio

import (
	"fmt"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
)

// OrphanedService reports services whose owner has left with nobody to stand in (source 004). That the owner has left is
// reported by OWN005; this rule adds that no deputy is there either.
func OrphanedService() *lint.Rule {
	return &lint.Rule{
		Code: "PRT002", Name: "orphaned-service", Profile: lint.Core, Levels: lint.All(finding.Error),
		Waivable: true, Fix: lint.Manual, Source: "004",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			owner := p.Catalogue.Person(s.OwnerID())
			if owner == nil || !p.Gone(owner) {
				return
			}
			gone, all := goneDeputies(p, s)
			if all {
				p.Report(s, "deputies", "nobody covers %s: %s left on %s and %s",
					s.File.ServiceID, p.OwnerName(s), catalogue.LastDay(owner), noDeputy(p, gone)).
					Help("%s", lint.Text(wayOut(p, s)))
			}
		},
	}
}

// goneDeputies are the deputies who have left, and all reports whether nobody else is one. A person who is unknown may be
// here. The owner's own name among the deputies is no cover.
func goneDeputies(p *lint.Pass, s *catalogue.Service) (gone []string, all bool) {
	for _, id := range s.Deputies {
		if id == s.OwnerID() {
			continue
		}
		if person := p.Catalogue.Person(id); person == nil || !p.Gone(person) {
			return nil, false
		}
		gone = append(gone, id)
	}
	return gone, true
}

// noDeputy says why no deputy stands in.
func noDeputy(p *lint.Pass, gone []string) lint.Text {
	switch len(gone) {
	case 0:
		return "there is no deputy"
	case 1:
		return lint.Text("so has the only deputy, " + lint.Cut(p.PersonName(gone[0]), longest))
	}
	return "so have all deputies"
}

// wayOut says who has to find somebody: the owner of the portfolio where there is one.
func wayOut(p *lint.Pass, s *catalogue.Service) string {
	const mend = "name a deputy who is here, so that somebody can decide, and then a new owner"
	portfolio := p.Catalogue.Settings.Portfolios[s.Portfolio]
	if portfolio == nil || !p.Active(portfolio.Owner) || portfolio.Owner == s.OwnerID() {
		return mend
	}
	return fmt.Sprintf("ask %s, who looks after the portfolio, to %s", lint.Cut(p.PersonName(portfolio.Owner), longest), mend)
}
