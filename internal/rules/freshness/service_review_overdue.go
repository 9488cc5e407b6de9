package freshness

import (
	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/schema"
)

// ServiceReviewOverdue reports services that were not reviewed in time, among ourselves or with customers (source 004,
// FitSM PR7.4).
func ServiceReviewOverdue() *lint.Rule {
	return &lint.Rule{
		Code: "FRS003", Name: "service-review-overdue", Profile: lint.Governance, Levels: lint.From("live", finding.Warning),
		Waivable: true, Fix: lint.Manual, Source: "004, FitSM PR7.4",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			intervals := p.Catalogue.Settings.Intervals
			checkReviews(p, s, "internal", intervals.InternalReview, "review the service with the people who run it")
			if len(s.Customers) > 0 {
				checkReviews(p, s, "customer", intervals.CustomerReview, "review the service with its customers")
			}
		},
	}
}

// checkReviews reports a kind of review that has never been held or was held too long ago.
func checkReviews(p *lint.Pass, s *catalogue.Service, kind string, interval schema.Period, do string) {
	if interval.IsZero() {
		return
	}
	last := lastReview(s, kind)
	if last.IsZero() {
		p.Report(s, "reviews", "no %s review is recorded", kind).About(kind).
			Help("%s, and add it to `reviews` with `kind: %s`, its date, and who was there in `provider`", do, kind)
		return
	}
	if due := measure.Date(last).Add(measure.Period(interval)); measure.Overdue(measure.Date(p.Today), due) {
		p.Report(s, catalogue.Item("reviews", kind+"/"+last.String())+".date", "last %s review %s; the next was due %s", kind, last, due).
			Help("%s, and add it to `reviews`", do)
	}
}

// lastReview is the day of the last review of a kind, or the zero date.
func lastReview(s *catalogue.Service, kind string) schema.Date {
	var last schema.Date
	for i := range s.Reviews {
		if r := &s.Reviews[i]; r.Kind == kind && r.Date.After(last) {
			last = r.Date
		}
	}
	return last
}
