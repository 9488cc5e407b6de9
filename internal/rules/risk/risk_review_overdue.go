package risk

import (
	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/schema"
)

// RiskReviewOverdue reports register entries and open risks that were not reviewed as often as their band asks (source OB;
// the intervals are ours).
func RiskReviewOverdue() *lint.Rule {
	return &lint.Rule{
		Code: "RSK002", Name: "risk-review-overdue", Profile: lint.Core, Levels: lint.From("alpha", finding.Warning),
		Waivable: true, Fix: lint.Manual, Source: "OB",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			var registered schema.Date
			if s.RiskRegister != nil {
				registered = s.RiskRegister.Reviewed
			}
			strict := p.Catalogue.StrictestBand(s.Risks)
			registerDue := overdue(p, registered, strict)
			if !registerDue.IsZero() {
				p.Report(s, "risk_register.reviewed", "risk register entry (%s) was due review %s", strict.Name, registerDue).
					Help("review the entry and its risks, and set reviewed to the day of the review")
			}
			for i := range s.Risks {
				r := &s.Risks[i]
				if r.ID == "" || !catalogue.RiskOpen(r) {
					continue
				}
				reviewed := r.Reviewed
				if reviewed.IsZero() && registerDue.IsZero() { // else the finding about the register covers it
					reviewed = registered
				}
				b := bandOf(p.Catalogue, r)
				if due := overdue(p, reviewed, b); !due.IsZero() {
					p.Report(s, itemPath(r)+".reviewed", "risk %s (%s) was due review %s", r.ID, b.Name, due).
						Help("review the risk, and set its reviewed to the day of the review")
				}
			}
		},
	}
}

// overdue is the day by which something of a band was to be reviewed, if it has passed; else the absent date.
func overdue(p *lint.Pass, reviewed schema.Date, b *schema.Band) measure.Date {
	if b == nil || b.ReviewEvery.IsZero() || reviewed.IsZero() {
		return 0
	}
	due := measure.Date(reviewed).Add(measure.Period(b.ReviewEvery))
	if !measure.Overdue(measure.Date(p.Today), due) {
		return 0
	}
	return due
}
