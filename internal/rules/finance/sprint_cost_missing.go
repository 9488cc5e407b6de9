package finance

import (
	"math/big"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/schema"
)

// SprintCostMissing informs of services being built that have not said lately what a sprint cost and what it was worth
// (source 000).
func SprintCostMissing() *lint.Rule {
	return &lint.Rule{
		Code: "FIN008", Name: "sprint-cost-missing", Profile: lint.Governance,
		Levels:   lint.In("alpha", finding.Info).From("beta", finding.Info).From("live", finding.None),
		Waivable: true, Fix: lint.Manual, Source: "000",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			const recentDays = 90
			since := schema.Date(measure.Date(p.Today).AddDays(-recentDays))
			if s.Finance != nil {
				for i := range s.Finance.Sprints {
					f := &s.Finance.Sprints[i]
					if recent := !lastDay(f).Before(since) && !f.From.After(p.Today); recent && f.Cost.IsSet() && !blank(f.Value) {
						return
					}
				}
			}
			if p.Malformed(s, "finance") {
				return
			}
			p.Report(s, "finance.sprints", "no recent cost per sprint or value").
				Help("add the last sprint to `sprints` in `finance`: `{id: …, from: …, to: …, cost: …, value: what it brought}`%s", estimate(p, s))
		},
	}
}

// lastDay is the last day of a sprint, or its first where nothing else is known.
func lastDay(f *schema.Sprint) schema.Date {
	if f.To.IsZero() {
		return f.From
	}
	return f.To
}

// estimate is what two weeks of the team cost, where that can be told.
func estimate(p *lint.Pass, s *catalogue.Service) lint.Text {
	if s.Team == nil || !s.Team.FTE.IsSet() || !s.Team.DayRate.IsSet() {
		return ""
	}
	cost := measure.SprintCost(s.Team.FTE.Rat(), s.Team.DayRate.Rat(), 10, new(big.Rat))
	return "; two weeks of this team cost " + money(p, cost)
}
