package risk

import (
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/measure"
)

// KeyPersonRiskUnrecorded reports services that hang on one person when no open risk of category people says so (bus
// factor).
func KeyPersonRiskUnrecorded() *lint.Rule {
	return &lint.Rule{
		Code: "RSK006", Name: "key-person-risk-unrecorded", Profile: lint.Core, Levels: lint.From("live", finding.Warning),
		Waivable: true, Fix: lint.Manual, Source: "bus factor",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			if peopleRisk(s) {
				return
			}
			only, alone := onlyCover(p, s)
			if !alone {
				return
			}
			p.Report(s, "deputies", "only %s covers %s and no risk says so", p.PersonName(only), idOf(s)).
				Help("name a deputy who is still here, or add an open risk with `category: people`")
		},
	}
}

// onlyCover is the one person, owner or deputy, who covers a service (cover count 1, F24). It cannot tell when nobody is the
// owner or one of them is unknown, which other rules report.
func onlyCover(p *lint.Pass, s *catalogue.Service) (only string, alone bool) {
	today := measure.Date(p.Today)
	holders := make([]measure.Holder, 0, 1+len(s.Deputies))
	for _, id := range append([]string{s.OwnerID()}, s.Deputies...) {
		person := p.Catalogue.Person(id)
		if person == nil {
			return "", false
		}
		holder := measure.Holder{Person: id, Left: measure.Date(catalogue.LastDay(person))}
		if holder.Active(today) {
			only = id
		}
		holders = append(holders, holder)
	}
	return only, measure.CoverCount(today, holders) == 1
}

// peopleRisk reports whether an open risk is about people.
func peopleRisk(s *catalogue.Service) bool {
	for i := range s.Risks {
		if r := &s.Risks[i]; catalogue.RiskOpen(r) && strings.EqualFold(strings.TrimSpace(r.Category), "people") {
			return true
		}
	}
	return false
}
