package channel

import (
	"strconv"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/measure"
)

// UserNeedsMissing reports services that do not know what their users need, or do not know it any more (sources 000, 001).
func UserNeedsMissing() *lint.Rule {
	return &lint.Rule{
		Code: "CHN005", Name: "user-needs-missing", Profile: lint.Digital, Levels: lint.From("alpha", finding.Warning),
		Waivable: true, Fix: lint.Manual, Source: "000, 001",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			if len(s.Users) == 0 {
				p.Report(s, "users", "%s does not say who its users are and what they need", s.File.ServiceID).
					Help("add `users`, each group with its `needs`, and to each need the `evidence` and the day it was `reviewed`")
			}
			for i := range s.Users {
				checkGroup(p, s, i)
			}
		},
	}
}

// checkGroup checks what is known of a group of users. Evidence is good for twelve months.
func checkGroup(p *lint.Pass, s *catalogue.Service, i int) {
	group := &s.Users[i]
	if len(group.Needs) == 0 && group.ID != "" {
		p.Report(s, at(p, "users", i)+".needs", "nothing is said about what %s need", group.ID).
			Help("add what they need and how you know: `needs: [{text: …, evidence: https://…, reviewed: %s}]`", p.Today)
	}
	for n := range group.Needs {
		need := &group.Needs[n]
		due := measure.Date(need.Reviewed).Add(measure.Period{Months: 12})
		var field, help string
		switch {
		case blank(need.Text):
			continue // reported as such
		case blank(need.Evidence):
			field, help = "evidence", "link the user research that shows it, as `evidence: https://…`, with the day it was `reviewed`"
		case need.Reviewed.IsZero():
			field, help = "reviewed", "add the day on which somebody last looked at the evidence, as `reviewed: 2026-03-02`"
		case measure.Overdue(measure.Date(p.Today), due):
			field, help = "reviewed", "it was last looked at on "+need.Reviewed.String()+": ask users again, and set `reviewed` to that day"
		default:
			continue
		}
		path := at(p, "users["+strconv.Itoa(i)+"].needs", n) + "." + field
		p.Report(s, path, "need %q has no recent evidence", need.Text).Help("%s", lint.Text(help))
	}
}
