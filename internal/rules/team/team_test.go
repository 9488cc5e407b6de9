package team_test

import (
	"testing"

	"github.com/service-catalogue/svc/internal/rules/ruletest"
	"github.com/service-catalogue/svc/internal/rules/team"
)

func TestTeamOvercommitted(t *testing.T) {
	t.Parallel()
	of := func(rest string) string { return "team: {" + rest + "}\n" }
	const (
		full   = "warning team.utilisation_percent: "
		moved  = "warning team.priority_changes_90d: "
		limits = "# file: svc.yaml\nlimits: {utilisation_percent: 90, priority_changes_90d: 0}\n"
	)
	ruletest.Try(t, team.TeamOvercommitted(), map[string]ruletest.Case{
		"in time": {},
		"too much of both": {
			In: of("utilisation_percent: 115, priority_changes_90d: 5"),
			Want: []string{full + "team at 115% with 5 priority changes; outcomes are at risk — " +
				"cut scope until the work fits the team, and keep to one first priority"},
		},
		"at both limits":                     {In: of("utilisation_percent: 100, priority_changes_90d: 3")},
		"too much work":                      {In: of("utilisation_percent: 100.5, priority_changes_90d: 1"), Want: []string{full + "team at 100.5% with 1 priority change; outcomes are at risk — cut scope until the work fits the team"}},
		"too much work, changes not counted": {In: of("utilisation_percent: 120"), Want: []string{full + "team at 120%; outcomes are at risk"}},
		"too many changes":                   {In: of("utilisation_percent: 80, priority_changes_90d: 4"), Want: []string{moved + "team at 80% with 4 priority changes; outcomes are at risk — agree with those who govern on one first priority, and keep to it"}},
		"too many changes, work not counted": {In: of("priority_changes_90d: 4"), Want: []string{moved + "team with 4 priority changes; outcomes are at risk"}},
		"other limits":                       {In: of("utilisation_percent: 90, priority_changes_90d: 0") + limits},
		"above other limits":                 {In: of("utilisation_percent: 91, priority_changes_90d: 1") + limits, Want: []string{full + "team at 91% with 1 priority change; outcomes are at risk"}},
		"larger than approved": {
			In: of("fte: 8.5, approved_headcount: 8"),
			Want: []string{"warning team.fte: team of 8.5 is above the approved headcount of 8 — " +
				"have the headcount approved by those who govern, or bring the team back to 8"},
		},
		"as large as approved": {In: of("fte: 8, approved_headcount: 8.0")},
		"nothing approved":     {In: of("fte: 8")},
		"no size":              {In: of("approved_headcount: 8")},
		"everything": {
			In:   of("fte: 9, approved_headcount: 8, utilisation_percent: 115"),
			Want: []string{"warning team.fte", full[:len(full)-2]},
		},
		"no team":         {In: "team:\n"},
		"in alpha":        {In: "phase: alpha\n" + of("utilisation_percent: 101"), Want: []string{full + "team at 101%; outcomes are at risk"}},
		"in discovery":    {In: "phase: discovery\n" + of("utilisation_percent: 101")},
		"retirement over": {In: "phase: retirement\nretirement: {ends: 2026-06-14}\n" + of("utilisation_percent: 101")},
	})
}
