package freshness

import (
	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/measure"
)

// EntryReviewOverdue reports entries that their owner has not confirmed for too long (source 004; F22). It warns after one
// interval, so that the clock alone fails no run before the second one is over.
func EntryReviewOverdue() *lint.Rule {
	return &lint.Rule{
		Code: "FRS001", Name: "entry-review-overdue", Profile: lint.Core, Levels: lint.All(finding.Warning),
		Waivable: true, Fix: lint.Manual, Source: "004",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			interval := measure.Period(p.Catalogue.Settings.Intervals.EntryReview)
			today, reviewed := measure.Date(p.Today), measure.Date(s.Reviewed)
			if interval.IsZero() || !measure.Overdue(today, reviewed.Add(interval)) {
				return
			}
			r := p.Report(s, "reviewed", "entry last confirmed %s; owner must confirm it is accurate", reviewed).
				Help("ask %s to read the entry and mend what has changed, and then write `reviewed: %s`", p.OwnerName(s), today)
			if measure.Overdue(today, reviewed.Add(interval.Times(2))) {
				r.As(finding.Error)
			}
		},
	}
}
