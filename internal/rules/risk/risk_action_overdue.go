package risk

import (
	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/measure"
)

// RiskActionOverdue reports open actions against risks whose due date has passed (source OB).
func RiskActionOverdue() *lint.Rule {
	return &lint.Rule{
		Code: "RSK005", Name: "risk-action-overdue", Profile: lint.Core, Levels: lint.All(finding.Warning),
		Waivable: true, Fix: lint.Manual, Source: "OB",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			today := measure.Date(p.Today)
			for i := range s.Risks {
				r := &s.Risks[i]
				for j := range r.Actions {
					a := &r.Actions[j]
					if r.ID == "" || a.Text == "" || !catalogue.ActionOpen(a) || !measure.Overdue(today, measure.Date(a.Due)) {
						continue
					}
					p.Report(s, catalogue.Item(itemPath(r)+".actions", a.Text)+".due", "action on %s was due %s", r.ID, a.Due).
						Help("write `status: done` if it is done, or agree a new day with its owner and put it in due")
				}
			}
		},
	}
}
