package finance

import (
	"cmp"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/schema"
)

// FundingOrContractEnding warns of money and contracts that end soon, of contracts that have ended, and of money that ended
// before its year was over (sources 001, 000).
// What ends with a service that is being retired is meant to.
func FundingOrContractEnding() *lint.Rule {
	return &lint.Rule{
		Code: "FIN004", Name: "funding-or-contract-ending", Profile: lint.Governance, Levels: lint.From("beta", finding.Warning),
		Waivable: true, Fix: lint.Manual, Source: "001, 000",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			if s.Finance == nil {
				return
			}
			today, notice := measure.Date(p.Today), p.Catalogue.Settings.Notice
			for i := range s.Finance.Funding {
				f := &s.Finance.Funding[i]
				end := measure.Date(f.Ends)
				ended := measure.Overdue(today, end)
				if ended && f.Year < p.Catalogue.FinancialYear(p.Today) || !ended && !end.FallsWithin(today, measure.Period(notice.Funding)) ||
					planned(s, end) || continued(s, f) {
					continue // that of a year which is over may well have ended
				}
				p.Report(s, at(p, "finance.funding", i, ".ends"), "funding from %s %s %s", f.Source, verb(ended), end).
					Help("agree with them what comes after, and write the new last day in `ends` or add the next year to `funding`")
			}
			for i := range s.Finance.Contracts {
				c := &s.Finance.Contracts[i]
				end := measure.Date(c.Ends)
				ended := measure.Overdue(today, end)
				if c.Ref == "" || planned(s, end) || !ended && !end.FallsWithin(today, measure.Period(notice.Contract)) {
					continue
				}
				p.Report(s, at(p, "finance.contracts", i, ".ends"), "contract %s with %s %s %s",
					c.Ref, cmp.Or(c.Supplier, "its supplier"), verb(ended), end).
					Help("renew it and write the new last day in `ends`, or remove it if nothing of it is needed any more")
			}
		},
	}
}

func verb(ended bool) lint.Text {
	if ended {
		return "ended"
	}
	return "ends"
}

// planned reports whether something ends with or after the service itself.
func planned(s *catalogue.Service, end measure.Date) bool {
	return s.Retirement != nil && !s.Retirement.Ends.IsZero() && !end.Before(measure.Date(s.Retirement.Ends))
}

// continued reports whether the same source pays for longer by another entry.
func continued(s *catalogue.Service, f *schema.Funding) bool {
	for i := range s.Finance.Funding {
		if other := &s.Finance.Funding[i]; other.Source == f.Source && other.Ends.After(f.Ends) {
			return true
		}
	}
	return false
}
