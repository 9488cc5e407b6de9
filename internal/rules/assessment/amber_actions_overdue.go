package assessment

import (
	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/schema"
)

// AmberActionsOverdue reports actions of amber assessments that are still open after their due date (DfE).
func AmberActionsOverdue() *lint.Rule {
	return &lint.Rule{
		Code: "ASM003", Name: "amber-actions-overdue", Profile: lint.Digital, Levels: lint.From("alpha", finding.Warning),
		Waivable: true, Fix: lint.Manual, Source: "DfE",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			for i := range s.Assessments {
				a := &s.Assessments[i]
				if a.Overall != string(measure.Amber) || a.ActionsOpen == nil || *a.ActionsOpen < 1 {
					continue
				}
				due, field := actionsDue(p, a)
				if !measure.Overdue(measure.Date(p.Today), due) {
					continue
				}
				actions := "actions"
				if *a.ActionsOpen == 1 {
					actions = "action"
				}
				p.Report(s, at(p, i, field), "%d amber %s overdue since %s", *a.ActionsOpen, lint.Text(actions), due).
					Help("close them and set `actions_open` of the %s assessment to 0, "+
						"or agree on a later day with the panel and put it in `actions_due`", a.Stage)
			}
		},
	}
}

// actionsDue is the day by which the actions of an assessment are to be closed, and the field that says so: its own, else an
// interval after its date.
func actionsDue(p *lint.Pass, a *schema.Assessment) (due measure.Date, field string) {
	if !a.ActionsDue.IsZero() {
		return measure.Date(a.ActionsDue), "actions_due"
	}
	return measure.Date(a.Date).Add(measure.Period(p.Catalogue.Settings.Intervals.AmberActions)), "actions_open"
}
