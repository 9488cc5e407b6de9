package team

import (
	"strconv"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/schema"
)

// TeamOvercommitted reports teams with more work than time, teams whose first priority changes too often, and teams larger
// than approved (source 001).
func TeamOvercommitted() *lint.Rule {
	return &lint.Rule{
		Code: "TEA001", Name: "team-overcommitted", Profile: lint.Governance, Levels: lint.From("alpha", finding.Warning),
		Waivable: true, Fix: lint.Manual, Source: "001",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			if s.Team == nil {
				return
			}
			checkWork(p, s, s.Team)
			if fte, approved := s.Team.FTE, s.Team.ApprovedHeadcount; approved.IsSet() && fte.Compare(approved) > 0 && !p.Malformed(s, "team.approved_headcount") {
				p.Report(s, "team.fte", "team of %s is above the approved headcount of %s", fte, approved).
					Help("have the headcount approved by those who govern, or bring the team back to %s", approved)
			}
		},
	}
}

// checkWork compares work and changes of priority with the limits.
func checkWork(p *lint.Pass, s *catalogue.Service, t *schema.Team) {
	limits := p.Catalogue.Settings.Limits
	full := limits.UtilisationPercent.IsSet() && t.UtilisationPercent.Compare(limits.UtilisationPercent) > 0
	restless := limits.PriorityChanges90d != nil && t.PriorityChanges90d != nil && *t.PriorityChanges90d > *limits.PriorityChanges90d
	if !full && !restless {
		return
	}
	path, text, help := "team.utilisation_percent", "team at "+t.UtilisationPercent.String()+"%", "cut scope until the work fits the team"
	if !full {
		path, help = "team.priority_changes_90d", "agree with those who govern on one first priority, and keep to it"
	}
	switch changes := t.PriorityChanges90d; {
	case !t.UtilisationPercent.IsSet():
		text = "team with " + priorityChanges(*changes)
	case changes != nil:
		text += " with " + priorityChanges(*changes)
	}
	if full && restless {
		help += ", and keep to one first priority"
	}
	p.Report(s, path, "%s; outcomes are at risk", lint.Text(text)).Help("%s", lint.Text(help))
}

// priorityChanges counts changes in words.
func priorityChanges(n int) string {
	if n == 1 {
		return "1 priority change"
	}
	return strconv.Itoa(n) + " priority changes"
}
