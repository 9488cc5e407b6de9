package sla

import (
	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/schema"
)

// SLAReviewOverdue reports agreements whose review is due (FitSM PR2.2).
func SLAReviewOverdue() lint.Rule {
	return lint.Rule{
		Code: "SLA005", Name: "sla-review-overdue", Profile: lint.Core, Levels: lint.From("live", finding.Warning),
		Waivable: true, Fix: lint.Manual, Source: "FitSM PR2.2",
		Service: each(func(p *lint.Pass, s *catalogue.Service, a *schema.SLA) {
			due, field := measure.Date(a.ReviewBy), "review_by"
			if interval := measure.Period(p.Catalogue.Settings.Intervals.SLAReview); due.IsZero() && a.Agreed != nil && !interval.IsZero() {
				due, field = measure.Date(a.Agreed.Date).Add(interval), "agreed.date"
			}
			if measure.Overdue(measure.Date(p.Today), due) {
				p.Report(s, at(a, field), "SLA %s review was due %s", a.ID, due).
					Help("review it with the customer, and write the day of the next review in `review_by`")
			}
		}),
	}
}
