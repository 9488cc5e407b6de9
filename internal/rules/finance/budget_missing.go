package finance

import (
	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
)

// BudgetMissing reports services without a budget for the present financial year (sources 000, 001).
func BudgetMissing() *lint.Rule {
	return &lint.Rule{
		Code: "FIN001", Name: "budget-missing", Profile: lint.Governance,
		Levels:   lint.From("alpha", finding.Warning).From("beta", finding.Error),
		Waivable: true, Fix: lint.Manual, Source: "000, 001",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			year := p.Catalogue.FinancialYear(p.Today)
			if s.BudgetOf(year) >= 0 || (s.Finance == nil || len(s.Finance.Budgets) == 0) && p.Malformed(s, "finance") {
				return // there may be budgets, but they cannot be read
			}
			p.Report(s, "finance.budgets", "no %s budget; the owner holds it", year).
				Help("agree on the money for the year, and add it to `budgets` in `finance`: `{year: %s, amount: 100000}`", year)
		},
	}
}
