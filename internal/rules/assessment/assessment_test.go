package assessment_test

import (
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/rules/assessment"
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

// assessments is a block of assessments, each as the inside of a mapping.
func assessments(list ...string) string {
	return "assessments:\n  - {" + strings.Join(list, "}\n  - {") + "}\n"
}

const (
	alpha = "stage: alpha, date: 2025-01-20, overall: green"
	beta  = "stage: beta, date: 2025-06-20, overall: green"
	live  = "stage: live, date: 2025-12-10, overall: green"
)

func TestAssessmentMissing(t *testing.T) {
	t.Parallel()
	const (
		privateBeta = "phase: beta\nbeta_stage: private\n"
		publicBeta  = "phase: beta\nbeta_stage: public\n"
		none        = "assessments: []\n"
		noAlpha     = "error assessments: beta reached without alpha assessment"
		noBeta      = "error assessments: public beta reached without beta assessment"
		noLive      = "error assessments: live reached without live assessment"
		retiring    = "phase: retirement\nretirement: {ends: 2026-06-15}\n" + none
	)
	policy := func(phase, rest string) string {
		return "# file: svc.yaml\nphase_policy:\n  " + phase + ": {" + rest + "}\n"
	}
	try(t, assessment.AssessmentMissing(), map[string]ruletest.Case{
		"all held": {},
		"none, live": {
			In:   none,
			Want: []string{noAlpha, noLive, noBeta},
		},
		"no live assessment": {
			In: assessments(alpha, beta),
			Want: []string{noLive + " — have the service assessed, and add to `assessments`: " +
				"`{stage: live, date: …, panel: …, overall: …, represented_by: a-khan}`"},
		},
		"no owner": {
			In: "owner:\n" + assessments(alpha, beta),
			Want: []string{noLive + " — have the service assessed, and add to `assessments`: " +
				"`{stage: live, date: …, panel: …, overall: …, represented_by: …}`"},
		},
		"one that cannot be read":         {In: assessments(alpha, beta, "stage: live, date: 2025-02-30, overall: green")},
		"none, public beta":               {In: publicBeta + none, Want: []string{noAlpha, noBeta}},
		"alpha only, public beta":         {In: publicBeta + assessments(alpha), Want: []string{noBeta}},
		"none, private beta":              {In: privateBeta + none, Want: []string{noAlpha}},
		"alpha only, private beta":        {In: privateBeta + assessments(alpha)},
		"none, alpha":                     {In: "phase: alpha\n" + none},
		"none, discovery":                 {In: "phase: discovery\n" + none},
		"red is held, and ASM002 speaks":  {In: assessments(alpha, beta, "stage: live, date: 2025-12-10, overall: red")},
		"not transactional":               {In: "transactional: false\n" + none},
		"not known to be transactional":   {In: "transactional: null\n" + none},
		"for staff, yet transactional":    {In: "audience: staff\n" + assessments(alpha, beta), Want: []string{noLive}},
		"retiring from live":              {In: retiring + "phase_history: [{phase: live, from: 2020-01-01, to: 2026-01-31}]\n", Want: []string{noAlpha, noLive, noBeta}},
		"given up in private beta":        {In: retiring + "phase_history: [{phase: beta, from: 2020-01-01, to: 2026-01-31}]\n", Want: []string{noAlpha}},
		"given up in alpha":               {In: retiring + "phase_history: [{phase: alpha, from: 2020-01-01, to: 2026-01-31}]\n"},
		"retiring from nobody knows":      {In: retiring + "phase_history: []\n"},
		"retirement over":                 {In: "phase: retirement\nretirement: {ends: 2026-06-14}\n" + none},
		"a policy without assessments":    {In: none + policy("alpha", "assessments: []}\n  beta: {assessments: []")},
		"a policy that assesses early":    {In: "phase: alpha\n" + none + policy("discovery", "assessments: [discovery]"), Want: []string{"error assessments: alpha reached without discovery assessment"}},
		"discovery, and its gate ahead":   {In: "phase: discovery\n" + none + policy("discovery", "assessments: [discovery]")},
		"a policy that says it twice":     {In: "phase: beta\nbeta_stage: private\n" + none + policy("alpha", "assessments: [alpha, alpha]"), Want: []string{noAlpha}},
		"assessments that cannot be read": {In: "assessments: green\n"},
		"a phase that does not exist":     {In: "phase: gamma\n" + none},
	})
}

func TestRedButProceeded(t *testing.T) {
	t.Parallel()
	const (
		red      = "stage: live, date: 2025-12-10, overall: red"
		redAlpha = "stage: alpha, date: 2025-01-20, overall: red"
		redBeta  = "stage: beta, date: 2025-06-20, overall: not-met"
	)
	try(t, assessment.RedButProceeded(), map[string]ruletest.Case{
		"all green": {},
		"red and live": {
			In: assessments(alpha, beta, red),
			Want: []string{"error assessments[live/2025-12-10].overall: live was red; reassess before live — mend what the panel found and have the service " +
				"assessed again, or take it back to the phase before; add the new result to `assessments`"},
		},
		"not met, public beta":          {In: "phase: beta\nbeta_stage: public\n" + assessments(alpha, redBeta), Want: []string{"error assessments[beta/2025-06-20].overall: beta was not-met; reassess before public beta"}},
		"not met, private beta":         {In: "phase: beta\nbeta_stage: private\n" + assessments(alpha, redBeta)},
		"red alpha, in beta":            {In: "phase: beta\nbeta_stage: private\n" + assessments(redAlpha), Want: []string{"error assessments[alpha/2025-01-20].overall: alpha was red; reassess before beta"}},
		"red alpha, in alpha":           {In: "phase: alpha\n" + assessments(redAlpha)},
		"amber":                         {In: assessments(alpha, beta, "stage: live, date: 2025-12-10, overall: amber")},
		"a policy without assessments":  {In: assessments(red) + "# file: svc.yaml\nphase_policy:\n  beta: {assessments: []}\n", Want: []string{"error assessments[live/2025-12-10].overall"}},
		"a policy that assesses later":  {In: "phase: beta\nbeta_stage: private\n" + assessments(redAlpha) + "# file: svc.yaml\nphase_policy:\n  alpha: {assessments: []}\n  beta: {assessments: [alpha]}\n"},
		"discovery, and its gate ahead": {In: "phase: discovery\n" + assessments(redAlpha) + "# file: svc.yaml\nphase_policy:\n  discovery: {assessments: [alpha]}\n"},
		"not transactional too":         {In: "transactional: false\n" + assessments(red), Want: []string{"error assessments[live/2025-12-10].overall"}},
		"reassessed":                    {In: assessments(red, "stage: live, date: 2025-12-11, overall: amber")},
		"reassessed, again red":         {In: assessments(red, "stage: live, date: 2025-12-20, overall: red"), Want: []string{"error assessments[live/2025-12-20].overall"}},
		"green before":                  {In: assessments(red, "stage: live, date: 2025-12-09, overall: green"), Want: []string{"error assessments[live/2025-12-10].overall"}},
		"a later stage passed":          {In: assessments(redAlpha, beta, live)},
		"a later stage is red":          {In: assessments(redAlpha, redBeta, live[:len(live)-len("green")]+"red"), Want: []string{"error assessments[alpha/2025-01-20].overall", "error assessments[beta/2025-06-20].overall", "error assessments[live/2025-12-10].overall"}},
		"a later stage, earlier":        {In: assessments(redBeta, "stage: live, date: 2025-06-19, overall: green"), Want: []string{"error assessments[beta/2025-06-20].overall"}},
		"retirement over":               {In: "phase: retirement\nretirement: {ends: 2026-06-14}\n" + assessments(red)},
	})
}

func TestAmberActionsOverdue(t *testing.T) {
	t.Parallel()
	amber := func(rest string) string { return assessments("stage: beta, date: 2026-03-15, overall: amber" + rest) }
	const path = "warning assessments[beta/2026-03-15]."
	try(t, assessment.AmberActionsOverdue(), map[string]ruletest.Case{
		"closed": {},
		"overdue since yesterday": {
			In: amber(", actions_due: 2026-06-14, actions_open: 2"),
			Want: []string{path + "actions_due: 2 amber actions overdue since 2026-06-14 — close them and set `actions_open` of the beta assessment to 0, " +
				"or agree on a later day with the panel and put it in `actions_due`"},
		},
		"one":                    {In: amber(", actions_due: 2026-06-14, actions_open: 1"), Want: []string{path + "actions_due: 1 amber action overdue since 2026-06-14"}},
		"due today":              {In: amber(", actions_due: 2026-06-15, actions_open: 2")},
		"none open":              {In: amber(", actions_due: 2026-06-14, actions_open: 0")},
		"nobody says how many":   {In: amber(", actions_due: 2026-06-14")},
		"no date, three months":  {In: amber(", actions_open: 2")},
		"no date, a day after":   {In: amber(", actions_open: 2"), Day: schema.Date(2026_06_16), Want: []string{path + "actions_open: 2 amber actions overdue since 2026-06-15"}},
		"another interval":       {In: amber(", actions_open: 2") + "# file: svc.yaml\nintervals: {amber_actions: P1M}\n", Want: []string{path + "actions_open: 2 amber actions overdue since 2026-04-15"}},
		"green":                  {In: assessments("stage: beta, date: 2026-03-15, overall: green, actions_due: 2026-06-14, actions_open: 2")},
		"in alpha":               {In: "phase: alpha\n" + amber(", actions_due: 2026-06-14, actions_open: 2"), Want: []string{path + "actions_due"}},
		"in discovery":           {In: "phase: discovery\n" + amber(", actions_due: 2026-06-14, actions_open: 2")},
		"no assessments":         {In: "assessments: []\n"},
		"a date that cannot be":  {In: amber(", actions_due: 2026-02-30, actions_open: 2")},
		"actions that cannot be": {In: amber(", actions_due: 2026-06-14, actions_open: -1")},
		"two assessments, one late": {
			In:   assessments("stage: alpha, date: 2025-01-20, overall: amber, actions_due: 2025-04-20, actions_open: 3", "stage: beta, date: 2026-03-15, overall: amber, actions_due: 2026-06-15, actions_open: 2"),
			Want: []string{"warning assessments[alpha/2025-01-20].actions_due: 3 amber actions overdue since 2025-04-20"},
		},
	})
}

func TestAssessmentInconsistent(t *testing.T) {
	t.Parallel()
	points := func(overall, points string) string {
		return assessments("stage: alpha, date: 2025-01-20, overall: " + overall + ", points: {" + points + "}")
	}
	month := func(completed string) string {
		return "performance: [{period: 2026-05, channels: {online: {completed: " + completed + "}}}]\n"
	}
	const (
		path      = "error assessments[alpha/2025-01-20]."
		internal  = "stage: live, date: 2025-12-10, panel: internal, overall: green"
		panelPath = "error assessments[live/2025-12-10].panel: "
	)
	try(t, assessment.AssessmentInconsistent(), map[string]ruletest.Case{
		"consistent": {},
		"F23, green with an amber point": {
			In: points("green", "1: green, 2: green, 3: green, 4: green, 5: green, 6: green, 7: green, 8: green, 9: green, 10: green, 11: green, 12: green, 13: green, 14: amber"),
			Want: []string{path + "overall: alpha assessment is green although point 14 is amber — " +
				"the overall result is that of the worst point: write `overall: amber`, or correct point 14"},
		},
		"F23, amber with an amber point":  {In: points("amber", "1: green, 14: amber")},
		"worse than the worst point":      {In: points("red", "1: green, 14: amber")},
		"green with a red and an amber":   {In: points("green", "3: amber, 5: red, 9: red"), Want: []string{path + "overall: alpha assessment is green although point 5 is red"}},
		"met with a point not met":        {In: points("met", "2: not-met"), Want: []string{path + "overall: alpha assessment is met although point 2 is not-met"}},
		"met with met points":             {In: points("met", "1: met, 2: met")},
		"no points":                       {In: points("green", "")},
		"points without a result":         {In: assessments("stage: alpha, date: 2025-01-20, points: {1: red}")},
		"point 0":                         {In: points("green", "0: green"), Want: []string{path + "points.0: the Service Standard has no point 0 — its points are numbered from 1 to 14"}},
		"points 1 and 14":                 {In: points("green", "1: green, 14: green")},
		"point 15, whatever its result":   {In: points("green", "15: red"), Want: []string{path + "points.15: the Service Standard has no point 15"}},
		"a point with an unknown result":  {In: points("green", "1: blue")},
		"an internal panel, at the limit": {In: assessments(internal) + month("8333") + "# file: svc.yaml\nlimits: {cross_government_transactions: 99996}\n"},
		"an internal panel, one above": {
			In: assessments(internal) + month("8333") + "# file: svc.yaml\nlimits: {cross_government_transactions: 99995}\n",
			Want: []string{panelPath + "live assessment had an internal panel, but 99,996 transactions a year need a panel from across government — " +
				"above 99,995 transactions a year ask for a cross-government panel"},
		},
		"built in, below":            {In: assessments(internal) + month("8333")},
		"built in, above":            {In: assessments(internal) + month("8334"), Want: []string{panelPath + "live assessment had an internal panel, but 100,008 transactions a year need a panel from across government"}},
		"a cross-government panel":   {In: assessments(live+", panel: cross-government") + month("8334")},
		"no panel":                   {In: assessments(live) + month("8334")},
		"the latest comes first":     {In: assessments(internal, alpha+", panel: cross-government") + month("8334"), Want: []string{strings.TrimSuffix(panelPath, ": ")}},
		"an internal panel long ago": {In: assessments(alpha+", panel: internal", live+", panel: cross-government") + month("8334")},
		"nobody counts":              {In: assessments(internal) + "performance: []\n"},
		"in words":                   {In: assessments(live+", panel: Our internal panel") + month("8334"), Want: []string{strings.TrimSuffix(panelPath, ": ")}},
		"in discovery":               {In: "phase: discovery\n" + points("green", "1: red")},
		"in alpha":                   {In: "phase: alpha\n" + points("green", "1: red"), Want: []string{path + "overall"}},
	})
}

func TestOwnerNotAtAssessment(t *testing.T) {
	t.Parallel()
	by := func(day, person string) string {
		return assessments("stage: beta, date: " + day + ", overall: green, represented_by: " + person)
	}
	const first = "owner: {person: a-khan, since: 2025-09-01}\n"
	try(t, assessment.OwnerNotAtAssessment(), map[string]ruletest.Case{
		"the owners of their time": {},
		"somebody else": {
			In: by("2026-01-10", "f-wu"),
			Want: []string{"warning assessments[beta/2026-01-10].represented_by: Fen Wu spoke for renew-fishing-licence, not its owner — " +
				"on 2026-01-10 the owner was Aisha Khan: correct `represented_by` if it is wrong, and let the owner or a deputy speak at the next assessment"},
		},
		"a deputy":                         {In: by("2026-01-10", "b-jones")},
		"the first day of the owner":       {In: by("2025-09-01", "a-khan")},
		"the owner, a day too early":       {In: by("2025-08-31", "a-khan"), Want: []string{"warning assessments[beta/2025-08-31].represented_by: Aisha Khan spoke for renew-fishing-licence, not its owner"}},
		"the former owner, the last day":   {In: by("2025-08-31", "d-lee")},
		"the former owner, a day too late": {In: by("2025-09-01", "d-lee"), Want: []string{"warning assessments[beta/2025-09-01].represented_by: Dan Lee spoke for renew-fishing-licence, not its owner"}},
		"before all that is known":         {In: by("2024-01-07", "f-wu")},
		"no history":                       {In: first + "ownership_history: []\n" + by("2025-08-31", "f-wu")},
		"an owner without date":            {In: "owner: a-khan\nownership_history: []\n" + by("2020-01-10", "f-wu"), Want: []string{"warning assessments[beta/2020-01-10].represented_by"}},
		"nobody is named":                  {In: assessments("stage: beta, date: 2026-01-10, overall: green"), Want: []string{"warning assessments[beta/2026-01-10].represented_by: nobody is named who spoke for renew-fishing-licence at the beta assessment — add who did: `represented_by:` and a person id, the owner's or a deputy's"}},
		"nobody, on no day":                {In: assessments("stage: beta, overall: green")},
		"malformed":                        {In: assessments("stage: beta, date: 2026-01-10, represented_by: [a-khan]")},
		"somebody unknown":                 {In: by("2026-01-10", "nobody-knows")},
		"no owner":                         {In: "owner:\nownership_history: []\n" + by("2026-01-10", "f-wu")},
		"an owner nobody knows":            {In: "owner: akhan\n" + by("2026-01-10", "f-wu")},
		"a group as owner":                 {In: "owner: it-team\n" + by("2026-01-10", "f-wu")},
		"owners that cannot be read":       {In: "ownership_history: [{person: d-lee, from: 2024-01-08, to: 2023-01-01}]\n" + by("2026-01-10", "f-wu")},
		"in alpha":                         {In: "phase: alpha\n" + by("2026-01-10", "f-wu"), Want: []string{"warning assessments[beta/2026-01-10].represented_by"}},
		"in discovery":                     {In: "phase: discovery\n" + by("2026-01-10", "f-wu")},
	})
}
