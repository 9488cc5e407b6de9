package finance

import (
	"math/big"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/schema"
)

// OverAllocated reports budgets of which more is allocated than there is, and informs of those of which something is left
// (source 000).
func OverAllocated() *lint.Rule {
	return &lint.Rule{
		Code: "FIN002", Name: "over-allocated", Profile: lint.Governance, Levels: lint.From("alpha", finding.Error),
		Waivable: true, Fix: lint.Manual, Source: "000",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			if s.Finance == nil {
				return
			}
			for i := range s.Finance.Budgets {
				checkAllocations(p, s, i)
			}
		},
	}
}

// checkAllocations compares what is allocated of a budget with its amount.
func checkAllocations(p *lint.Pass, s *catalogue.Service, i int) {
	b := &s.Finance.Budgets[i]
	if b.Year == 0 || !b.Amount.IsSet() || len(b.Allocations) == 0 || p.Malformed(s, at(p, "finance.budgets", i, ".amount")) {
		return
	}
	allocated, whole := allocations(b)
	over := allocated.Cmp(b.Amount.Rat())
	if over == 0 || over < 0 && (!whole || b.Year < p.Catalogue.FinancialYear(p.Today)) {
		return // a year that is over is not planned any more
	}
	path := at(p, "finance.budgets", i, ".allocations")
	r := p.Report(s, path, "allocated %s of %s in %s", money(p, allocated), money(p, b.Amount.Rat()), b.Year)
	if over > 0 {
		excess, _ := measure.Gap(b.Amount.Rat(), allocated)
		r.Help("take %s from the areas of least priority, or have the budget raised", money(p, excess))
		return
	}
	rest, _ := measure.Gap(allocated, b.Amount.Rat())
	r.As(finding.Info).Help("decide what the other %s are for, or keep them as an area of their own, such as reserve", money(p, rest))
}

// allocations is the sum of what is allocated, and whether every area has an amount.
func allocations(b *schema.Budget) (sum *big.Rat, whole bool) {
	amounts := make([]*big.Rat, 0, len(b.Allocations))
	for _, a := range b.Allocations {
		if a.Amount.IsSet() {
			amounts = append(amounts, a.Amount.Rat())
		}
	}
	return measure.Total(amounts...), len(amounts) == len(b.Allocations)
}
