package finance

import (
	"math/big"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/schema"
)

// FundingGap reports services whose funding for the present financial year is below their budget (sources 001, 002).
func FundingGap() *lint.Rule {
	return &lint.Rule{
		Code: "FIN003", Name: "funding-gap", Profile: lint.Governance, Levels: lint.From("beta", finding.Error),
		Waivable: true, Fix: lint.Manual, Source: "001, 002",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			b, _ := present(p, s)
			if b == nil || p.Malformed(s, "finance.funding") {
				return
			}
			there, unknown := funding(s, b.Year)
			gap, short := measure.Gap(there, b.Amount.Rat())
			if !short {
				return
			}
			r := p.Report(s, "finance.funding", "funding %s, budget %s, gap %s, in %s",
				money(p, there), money(p, b.Amount.Rat()), money(p, gap), b.Year)
			if len(unknown) > 0 {
				r.Help("write the `amount` that comes from %s in %s", lint.Text(lint.List(unknown)), b.Year)
				return
			}
			r.Help("find who pays the rest and add it to `funding`: `{source: …, year: %s, amount: …}`; or lower the budget", b.Year)
		},
	}
}

// funding is the money of a year from all sources, and the names of those that state no amount.
func funding(s *catalogue.Service, year schema.Year) (sum *big.Rat, unknown []string) {
	var amounts []*big.Rat
	for i := range s.Finance.Funding {
		switch f := &s.Finance.Funding[i]; {
		case f.Year != year:
		case f.Amount.IsSet():
			amounts = append(amounts, f.Amount.Rat())
		default:
			unknown = append(unknown, lint.Cut(f.Source, 40))
		}
	}
	return measure.Total(amounts...), unknown
}
