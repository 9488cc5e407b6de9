package finance

import (
	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/schema"
)

// BusinessCaseStale reports business cases that are missing, or that nobody has reviewed for twelve months or since the
// phase began (sources 000, 002). An approval is a review too.
func BusinessCaseStale() *lint.Rule {
	return &lint.Rule{
		Code: "FIN007", Name: "business-case-stale", Profile: lint.Governance, Levels: lint.From("alpha", finding.Warning),
		Waivable: true, Fix: lint.Manual, Source: "000, 002",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			if s.Finance == nil || s.Finance.BusinessCase == nil {
				if !p.Malformed(s, "finance") {
					p.Report(s, "finance.business_case", "%s has no business case", s.File.ServiceID).
						Help("write one, have it approved, and add to `finance`: `business_case: {stage: OBC, approved: …, reviewed: …}`")
				}
				return
			}
			if last := lastLook(s.Finance.BusinessCase); !last.IsZero() || !p.Malformed(s, "finance") {
				checkCase(p, s, last)
			}
		},
	}
}

// checkCase checks how long ago the business case was last looked at.
func checkCase(p *lint.Pass, s *catalogue.Service, last schema.Date) {
	const path, help = "finance.business_case.reviewed", "check that the case still holds, and set `reviewed` in `business_case` to that day"
	due := measure.Date(last).Add(measure.Period{Months: 12})
	began := s.PhaseBegan()
	switch {
	case last.IsZero():
		p.Report(s, path, "business case was never reviewed").Help(help)
	case measure.Overdue(measure.Date(p.Today), due):
		p.Report(s, path, "business case last reviewed %s", last).Help(help + "; once in 12 months is enough")
	case last.Before(began):
		p.Report(s, path, "business case last reviewed %s, before %s began on %s", last, s.Phase, began).Help(help)
	}
}

// lastLook is the later of approval and review.
func lastLook(b *schema.BusinessCase) schema.Date {
	if b.Approved.After(b.Reviewed) {
		return b.Approved
	}
	return b.Reviewed
}
