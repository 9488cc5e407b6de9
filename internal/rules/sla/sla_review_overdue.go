package sla

import (
	"slices"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/schema"
)

// SLAReviewOverdue reports agreements whose day of review has passed, or that nobody looked at for longer than the
// interval (FitSM PR2.2).
func SLAReviewOverdue() *lint.Rule {
	return &lint.Rule{
		Code: "SLA005", Name: "sla-review-overdue", Profile: lint.Core, Levels: lint.From("live", finding.Warning),
		Waivable: true, Fix: lint.Manual, Source: "FitSM PR2.2",
		Service: each(func(p *lint.Pass, s *catalogue.Service, a *schema.SLA) {
			today := measure.Date(p.Today)
			if due := measure.Date(a.ReviewBy); measure.Overdue(today, due) {
				p.Report(s, at(a, "review_by"), "SLA %s review was due %s", a.ID, due).
					Help("review it with the customer, and write the day of the next review in `review_by`")
				return
			}
			interval, last := measure.Period(p.Catalogue.Settings.Intervals.SLAReview), lastLook(s, a)
			if due := measure.Date(last.date).Add(interval); !interval.IsZero() && measure.Overdue(today, due) {
				p.Report(s, last.path, "SLA %s review was due %s; it was last %s on %s", a.ID, due, last.what, last.date).About(a.ID).
					Help("review it with the customer, and add the review to `reviews` with `kind: customer` and `with: [%s]`", a.Customer)
			}
		}),
	}
}

// look is when the two sides last looked at an agreement together, and where that is written.
type look struct {
	date       schema.Date
	what, path string
}

// lastLook is the signature of an agreement, or a later review with its customer.
func lastLook(s *catalogue.Service, a *schema.SLA) look {
	var last look
	if a.Agreed != nil {
		last = look{a.Agreed.Date, "agreed", at(a, "agreed.date")}
	}
	for i := range s.Reviews {
		if r := &s.Reviews[i]; r.Kind == "customer" && slices.Contains(r.With, a.Customer) && r.Date.After(last.date) {
			last = look{r.Date, "reviewed", catalogue.Item("reviews", r.Kind+"/"+r.Date.String()) + ".date"}
		}
	}
	return last
}
