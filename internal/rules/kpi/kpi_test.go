package kpi_test

import (
	"maps"
	"os"
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/rules/kpi"
	"github.com/service-catalogue/svc/internal/rules/ruletest"
	"github.com/service-catalogue/svc/schema"
)

// try runs a rule on the one service, without the others of the base, of which less is known.
func try(t *testing.T, rule *lint.Rule, cases map[string]ruletest.Case) {
	t.Helper()
	for name, c := range cases {
		c.In += "# no file: services/shared-crm.yaml\n# no file: services/address-lookup.yaml\n"
		cases[name] = c
	}
	ruletest.Try(t, rule, cases)
}

// month is a block with one month and these parts.
func month(period string, parts ...string) string {
	return strings.Join(append([]string{"performance:\n  - period: " + period}, parts...), "\n    ") + "\n"
}

const (
	published = "published: https://data.example.gov.uk/rfl"
	channels  = "channels: {online: {started: 50000, completed: 41250, cost: 123750}, phone: {completed: 8750, cost: 175000}, post: {completed: 5000, cost: 113750}}"
	answers   = "satisfaction: {very_satisfied: 528, satisfied: 419, neither: 153, dissatisfied: 46, very_dissatisfied: 23}"
)

func TestMandatoryKPIMissing(t *testing.T) {
	t.Parallel()
	const path = "error performance[2026-05]"
	try(t, kpi.MandatoryKPIMissing(), map[string]ruletest.Case{
		"all four": {},
		"no performance": {
			In:   "performance: []\n",
			Want: []string{"error performance: no figures for renew-fishing-licence: cost per transaction, user satisfaction, completion rate and digital take-up are missing"},
		},
		"no satisfaction": {
			In: month("2026-05", channels),
			Want: []string{path + ".satisfaction: no user satisfaction for 2026-05 — add `satisfaction` with all five answers, 0 where nobody gave one: " +
				"very_satisfied, satisfied, neither, dissatisfied, very_dissatisfied"},
		},
		"an answer not counted": {In: month("2026-05", channels, "satisfaction: {very_satisfied: 528, satisfied: 419}"), Want: []string{path + ".satisfaction"}},
		"no channels": {
			In: month("2026-05", answers),
			Want: []string{path + ".channels: no cost per transaction, completion rate and digital take-up for 2026-05 — " +
				"give each channel its `completed` and `cost`, and each digital one what was `started`"},
		},
		"a cost not stated":           {In: month("2026-05", "channels: {online: {started: 5, completed: 4, cost: 1}, phone: {completed: 3}}", answers), Want: []string{path + ".channels: no cost per transaction for 2026-05"}},
		"starts not counted":          {In: month("2026-05", "channels: {online: {completed: 4, cost: 1}}", answers), Want: []string{path + ".channels: no completion rate for 2026-05"}},
		"nothing at all":              {In: month("2026-05"), Want: []string{path + ".channels", path + ".satisfaction"}},
		"nothing completed":           {In: month("2026-05", "channels: {online: {started: 5, completed: 0, cost: 1}}", answers), Want: []string{path + ".channels: no cost per transaction and digital take-up for 2026-05"}},
		"no digital channel":          {In: "channels: [phone, post]\n" + month("2026-05", "channels: {phone: {completed: 3, cost: 5}}", answers)},
		"stated does not count":       {In: month("2026-05", channels, "stated: {user_satisfaction_percent: 80}"), Want: []string{path + ".satisfaction"}},
		"an older month is whole":     {In: month("2026-04", channels, answers) + "  - period: 2026-05\n", Want: []string{path + ".channels", path + ".satisfaction"}},
		"an older month is not":       {In: month("2026-05", channels, answers) + "  - period: 2026-04\n"},
		"a negative count":            {In: month("2026-05", "channels: {online: {completed: -4}}")},
		"in beta":                     {In: "phase: beta\nperformance: []\n", Want: []string{"warning performance"}},
		"in alpha":                    {In: "phase: alpha\nperformance: []\n"},
		"a negative answer":           {In: month("2026-05", "satisfaction: {neither: -4}")},
		"answers of none":             {In: month("2026-05", channels, "satisfaction: {very_satisfied: 0, satisfied: 0}"), Want: []string{path + ".satisfaction"}},
		"no channels to look at":      {In: "channels: []\n" + month("2026-05", "channels: {online: {completed: 4, cost: 1}}", answers), Want: []string{path + ".channels: no completion rate for 2026-05"}},
		"not transactional":           {In: "transactional: false\nperformance: []\n"},
		"not known":                   {In: "transactional:\nperformance: []\n"},
		"figures that cannot be read": {In: "performance: good\n"},
		"a count that cannot be":      {In: month("2026-05", "channels: {online: {completed: many}}")},
	})
}

func TestKPIBelowTarget(t *testing.T) {
	t.Parallel()
	targets := func(rest string) string { return "targets: {" + rest + "}\n" }
	try(t, kpi.KPIBelowTarget(), map[string]ruletest.Case{
		"all reached": {},
		"cost above": {
			In: targets("cost_per_transaction: 7.49"),
			Want: []string{"warning targets.cost_per_transaction: cost per transaction GBP 7.50, target GBP 7.49, in 2026-05 — " +
				"find out why with the team, and add what you do about it under `improvements`"},
		},
		"cost equal":               {In: targets("cost_per_transaction: 7.50")},
		"cost in another currency": {In: targets("cost_per_transaction: 7") + "# file: svc.yaml\ncurrency: EUR\n", Want: []string{"warning targets.cost_per_transaction: cost per transaction EUR 7.50, target EUR 7, in 2026-05"}},
		"satisfaction below":       {In: targets("user_satisfaction_percent: 80"), Want: []string{"warning targets.user_satisfaction_percent: user satisfaction 79.6%, target 80%, in 2026-05"}},
		"satisfaction hardly below, unrounded": {
			In:   targets("user_satisfaction_percent: 79.6"),
			Want: []string{"warning targets.user_satisfaction_percent: user satisfaction 79.58%, target 79.6%, in 2026-05"},
		},
		"completion below": {In: targets("completion_rate_percent: 82.6"), Want: []string{"warning targets.completion_rate_percent: completion rate 82.5%, target 82.6%, in 2026-05"}},
		"completion equal": {In: targets("completion_rate_percent: 82.5")},
		"take-up below":    {In: targets("digital_take_up_percent: 79"), Want: []string{"warning targets.digital_take_up_percent: digital take-up 75%, target 79%, in 2026-05"}},
		"take-up equal":    {In: targets("digital_take_up_percent: 75")},
		"two of them": {
			In:   targets("completion_rate_percent: 90, digital_take_up_percent: 90"),
			Want: []string{"warning targets.completion_rate_percent", "warning targets.digital_take_up_percent"},
		},
		"an older month was below": {In: month("2026-05", channels, answers) + "  - {period: 2026-04, channels: {online: {started: 10, completed: 1}}}\n"},
		"a figure that is missing": {In: month("2026-05", "channels: {}")},
		"a negative count":         {In: month("2026-05", "channels: {online: {started: 10, completed: -1}}")},
		"no targets":               {In: "targets:\n"},
		"no performance":           {In: "performance: []\n"},
		"in beta":                  {In: "phase: beta\n" + targets("cost_per_transaction: 1")},
		"in retirement":            {In: "phase: retirement\nretirement: {ends: 2026-06-15}\n" + targets("cost_per_transaction: 1"), Want: []string{"warning targets.cost_per_transaction"}},
	})
}

func TestKPIInconsistent(t *testing.T) {
	t.Parallel()
	const path = "error performance[2026-05]."
	stated := func(rest string) string { return month("2026-05", channels, answers, "stated: {"+rest+"}") }
	one := func(counts string) string { return month("2026-05", "channels: {online: {"+counts+"}}", answers) }
	try(t, kpi.KPIInconsistent(), map[string]ruletest.Case{
		"consistent": {},
		"F14, as published": { // 450, 410, 131, 21 and 12 answers are 80.9
			In: month("2026-05", "satisfaction: {very_satisfied: 450, satisfied: 410, neither: 131, dissatisfied: 21, very_dissatisfied: 12}", "stated: {user_satisfaction_percent: 84}"),
			Want: []string{path + "stated.user_satisfaction_percent: user satisfaction stated 84%, counts give 80.9%, in 2026-05 — " +
				"remove the stated value, since it is worked out from the counts; or correct the counts if they are wrong"},
		},
		"F14, within a point":     {In: stated("user_satisfaction_percent: 80")},
		"exactly a point":         {In: stated("digital_take_up_percent: 76, completion_rate_percent: 81.5")},
		"more than a point above": {In: stated("digital_take_up_percent: 76.01"), Want: []string{path + "stated.digital_take_up_percent: digital take-up stated 76.01%, counts give 75%, in 2026-05"}},
		"more than a point below": {In: stated("completion_rate_percent: 81.4"), Want: []string{path + "stated.completion_rate_percent: completion rate stated 81.4%, counts give 82.5%, in 2026-05"}},
		"a stated cost":           {In: stated("cost_per_transaction: 5")},
		"nothing to compare with": {In: month("2026-05", "stated: {completion_rate_percent: 10}")},
		"more completed than started": {
			In:   one("started: 40000, completed: 41250"),
			Want: []string{path + "channels.online.completed: online completed 41,250 of 40,000 started in 2026-05 — nobody completes what was not started: correct the two counts"},
		},
		"all completed": {In: one("started: 41250, completed: 41250")},
		"more assisted than completed": {
			In:   one("started: 10, completed: 8, assisted: 9"),
			Want: []string{path + "channels.online.assisted: online assisted 9 of 8 completed in 2026-05"},
		},
		"all assisted": {In: one("started: 10, completed: 8, assisted: 8")},
		"negative counts": {
			In: one("started: -1, completed: -41250, assisted: -2"),
			Want: []string{
				path + "channels.online.started: a count of 2026-05 is -1, less than nothing — write how many there were, 0 for none",
				path + "channels.online.completed: a count of 2026-05 is -41,250, less than nothing",
				path + "channels.online.assisted",
			},
		},
		"a count of 0": {In: one("started: 0, completed: 0, assisted: 0")},
		"negative answers": {
			In:   month("2026-05", "satisfaction: {very_satisfied: 1, satisfied: 0, neither: -1, dissatisfied: 1, very_dissatisfied: -5}"),
			Want: []string{path + "satisfaction.neither", path + "satisfaction.very_dissatisfied"},
		},
		"wrong counts are not compared": {
			In:   month("2026-05", "channels: {online: {started: 10, completed: 20}}", "stated: {completion_rate_percent: 90}"),
			Want: []string{path + "channels.online.completed"},
		},
		"an older month": {
			In:   month("2026-05", channels, answers) + "  - {period: 2025-05, channels: {app: {started: 1, completed: 2}}}\n",
			Want: []string{"error performance[2025-05].channels.app.completed"},
		},
		"in beta":              {In: "phase: beta\n" + one("started: 1, completed: 2"), Want: []string{path + "channels.online.completed"}},
		"in alpha":             {In: "phase: alpha\n" + one("started: 1, completed: 2")},
		"no performance":       {In: "performance: []\n"},
		"a month without name": {In: "performance: [{channels: {online: {started: 1, completed: 2}}}]\n"},
	})
}

// TestNegativeIsAllThatIsSaid compares nothing with counts of which one is below zero.
func TestNegativeIsAllThatIsSaid(t *testing.T) {
	t.Parallel()
	const stated = "stated: {user_satisfaction_percent: 1, digital_take_up_percent: 1}"
	cases := map[string]ruletest.Case{}
	for _, field := range []string{"started", "completed", "assisted"} {
		counts := map[string]string{"started": "9", "completed": "8", "assisted": "7"}
		counts[field] = "-1"
		line := "channels: {online: {started: " + counts["started"] + ", completed: " + counts["completed"] + ", assisted: " + counts["assisted"] + "}}"
		cases[field] = ruletest.Case{In: month("2026-05", line, answers, stated), Want: []string{"error performance[2026-05].channels.online." + field}}
	}
	for _, field := range []string{"very_satisfied", "satisfied", "neither", "dissatisfied", "very_dissatisfied"} {
		line := "satisfaction: {very_satisfied: 5, satisfied: 5, neither: 5, dissatisfied: 5, very_dissatisfied: 5}"
		line = strings.Replace(line, " "+field+": 5", " "+field+": -5", 1)
		line = strings.Replace(line, "{"+field+": 5", "{"+field+": -5", 1)
		cases[field] = ruletest.Case{In: month("2026-05", channels, line, stated), Want: []string{"error performance[2026-05].satisfaction." + field}}
	}
	ruletest.More(t, kpi.KPIInconsistent(), cases)
}

// TestKPIInconsistentFix marks what can be mended by a safe rewrite: a stated value can be dropped, a count cannot.
func TestKPIInconsistentFix(t *testing.T) {
	t.Parallel()
	base := ruletest.Load(t, os.DirFS("../testdata"))
	in := month("2026-05", channels, answers, "stated: {digital_take_up_percent: 90}") + "  - {period: 2026-04, channels: {app: {started: 1, completed: 2}}}\n"
	found := ruletest.Run(t, []*lint.Rule{kpi.KPIInconsistent()}, base.With(in), ruletest.Day(), lint.Selection{})
	fixable := map[string]bool{}
	for _, f := range found {
		fixable[f.Path] = f.Fixable
	}
	want := map[string]bool{"performance[2026-05].stated.digital_take_up_percent": true, "performance[2026-04].channels.app.completed": false}
	if !maps.Equal(fixable, want) {
		t.Errorf("fixable = %v, want %v", fixable, want)
	}
}

func TestKPIStale(t *testing.T) {
	t.Parallel()
	const p1m = "# file: svc.yaml\nintervals: {kpi: P1M}\n"
	try(t, kpi.KPIStale(), map[string]ruletest.Case{
		"fresh and published": {},
		"four months ago": {
			In:   month("2026-02", published),
			Want: []string{"warning performance[2026-02].period: latest KPI is 2026-02; those of a later month were due by 2026-05-31 — add the counts of the months since then under `performance`"},
		},
		"three months ago":            {In: month("2026-03", published)},
		"on the last day":             {In: month("2026-03", published), Day: schema.Date(2026_06_30)},
		"the day after":               {In: month("2026-03", published), Day: schema.Date(2026_07_01), Want: []string{"warning performance[2026-03].period"}},
		"February, on the last day":   {In: month("2026-02", published), Day: schema.Date(2026_05_31)},
		"another interval, last day":  {In: month("2026-05", published) + p1m, Day: schema.Date(2026_06_30)},
		"another interval, day after": {In: month("2026-05", published) + p1m, Day: schema.Date(2026_07_01), Want: []string{"warning performance[2026-05].period"}},
		"the latest of several":       {In: month("2026-02", published) + "  - {period: 2026-05, " + published + "}\n"},
		"not published": {
			In:   month("2026-05"),
			Want: []string{"warning performance[2026-05].published: latest KPI is 2026-05, and it is not published — publish the figures, and add where: `published: https://…`"},
		},
		"an older one not published": {In: month("2026-05", published) + "  - {period: 2026-04}\n"},
		"stale and not published":    {In: month("2026-02"), Want: []string{"warning performance[2026-02].period: latest KPI is 2026-02; those of a later month were due by 2026-05-31"}},
		"nothing":                    {In: "performance: []\n"},
		"in beta":                    {In: "phase: beta\n" + month("2026-02")},
		"retirement over":            {In: "phase: retirement\nretirement: {ends: 2026-06-14}\n" + month("2026-02")},
	})
}
