package finance

import (
	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/measure"
)

// ForecastOverspend reports budgets of the present year that will be exceeded by more than the limit if spending goes on as
// it has so far (source 000).
func ForecastOverspend() *lint.Rule {
	return &lint.Rule{
		Code: "FIN005", Name: "forecast-overspend", Profile: lint.Governance, Levels: lint.From("alpha", finding.Warning),
		Waivable: true, Fix: lint.Manual, Source: "000",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			b, i := present(p, s)
			limit := p.Catalogue.Settings.Limits.BudgetVariancePercent
			if b == nil || b.Spent == nil {
				return
			}
			forecast, ok := measure.RunRate(b.Spent.Amount.Rat(), measure.FinancialYear(b.Year), p.Catalogue.YearStart(), measure.Date(b.Spent.To))
			if !ok {
				return
			}
			variance, ok := measure.Variance(forecast, b.Amount.Rat())
			if !ok || variance.Cmp(limit.Rat()) <= 0 {
				return
			}
			over, _ := measure.FormatApart(variance, limit.Rat(), 1)
			p.Report(s, at(p, "finance.budgets", i, ".spent.amount"), "on course to spend %s, budget %s (+%s%%)",
				money(p, forecast), money(p, b.Amount.Rat()), lint.Text(over)).
				Help("re-plan with the team what the year still holds, or ask for more money before it runs out; up to %s%% over is let pass", limit)
		},
	}
}
