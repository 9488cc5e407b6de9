package lifecycle_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/rules/lifecycle"
	"github.com/service-catalogue/svc/internal/rules/ruletest"
	"github.com/service-catalogue/svc/schema"
)

const (
	discovery = "  - {phase: discovery, from: 2024-01-08, to: 2024-04-30, decision: proceed, by: c-osei}\n"
	alpha     = "  - {phase: alpha, from: 2024-05-01, to: 2025-01-31, decision: proceed, by: c-osei, tasks: {concepts-tested: docs/a1.md}}\n"
	beta      = "  - {phase: beta, from: 2025-02-01, to: 2025-12-31, decision: proceed, by: c-osei}\n"
)

// history is a block with these entries.
func history(entries ...string) string {
	return "phase_history:\n" + strings.Join(entries, "")
}

// try runs a rule on the one service, without the others of the base, of which less is known.
func try(t *testing.T, rule *lint.Rule, cases map[string]ruletest.Case) {
	t.Helper()
	for name, c := range cases {
		c.In += "# no file: services/shared-crm.yaml\n# no file: services/address-lookup.yaml\n"
		cases[name] = c
	}
	ruletest.Try(t, rule, cases)
}

func TestPhaseTaskMissing(t *testing.T) {
	t.Parallel()
	inPhase := func(phase, rest string) string {
		return "phase: " + phase + "\nbeta_stage: public\nphase_history: []\n" + rest
	}
	const (
		past     = "warning phase_history[alpha/2024-05-01].tasks: "
		noPolicy = "# file: svc.yaml\nphase_policy:\n"
	)
	try(t, lifecycle.PhaseTaskMissing(), map[string]ruletest.Case{
		"nothing is missing": {},
		"scope": {
			In: inPhase("discovery", "scope: {}\n"),
			Want: []string{"warning scope: scope-defined is not evidenced in discovery — say in `scope.in` what the service covers, and in " +
				"`scope.out` what it leaves to others, or link the evidence as `tasks: {scope-defined: https://…}` at discovery in `phase_history`"},
		},
		"stakeholders": {In: inPhase("discovery", "stakeholders: []\n"), Want: []string{"warning stakeholders: stakeholders-identified is not evidenced in discovery"}},
		"scope is linked": {
			In: "phase: discovery\nscope: {}\nphase_history:\n  - {phase: discovery, from: 2026-01-08, tasks: {scope-defined: docs/d1.md}}\n",
		},
		"a blank link, which is reported as such": {
			In: "phase: discovery\nscope: {}\nphase_history:\n  - {phase: discovery, from: 2026-01-08, tasks: {scope-defined: \" \"}}\n",
		},
		"alpha with nothing": {
			In: inPhase("alpha", "team: {}\ndocuments: []\n"),
			Want: []string{
				"warning team.fte: resources-allocated is not evidenced in alpha",
				"warning phase_history: concepts-tested is not evidenced in alpha — link the evidence as `tasks: {concepts-tested: https://…}` at alpha in `phase_history`",
				"warning documents: compliance-checked is not evidenced in alpha",
			},
		},
		"alpha without budget": {
			In:   "phase: alpha\nfinance: {}\nphase_history:\n  - {phase: alpha, from: 2026-01-08, tasks: {concepts-tested: docs/a.md}}\n",
			Want: []string{"warning finance.budgets: resources-allocated is not evidenced in alpha — add the money of the team under `finance.budgets`, or link the evidence as `tasks: {resources-allocated: https://…}` at alpha in `phase_history`"},
		},
		"alpha with an entry of its own": {
			In:   "phase: alpha\nphase_history:\n  - {phase: alpha, from: 2026-01-08}\n",
			Want: []string{"warning phase_history[alpha/2026-01-08].tasks: concepts-tested is not evidenced in alpha"},
		},
		"beta without capacity": {In: inPhase("beta", "capacity: {}\n"), Want: []string{"warning capacity: scaled is not evidenced in beta"}},
		"beta without figures": {
			In: inPhase("beta", "transactional: false\nperformance: []\nslas: []\n"),
			Want: []string{
				"warning performance: performance-monitored is not evidenced in beta",
				"warning performance: satisfaction-monitored is not evidenced in beta",
			},
		},
		"beta without figures, which KPI001 reports": {In: inPhase("beta", "performance: []\nslas: []\n")},
		"beta without a plan, which CHN004 reports":  {In: inPhase("beta", "take_up: {}\n")},
		"alpha of a policy that asks for a plan": {
			In:   "phase: alpha\nphase_history: []\ntake_up: {}\n" + noPolicy + "  alpha: {tasks: [take-up-promoted]}\n",
			Want: []string{"warning take_up.plan: take-up-promoted is not evidenced in alpha"},
		},
		"live without improvement":          {In: "improvements: []\n", Want: []string{"warning improvements: improvement-led is not evidenced in live"}},
		"live with money for twelve months": {In: "finance:\n  budgets: [{year: 2026-27, amount: 1}]\n  funding: [{source: vote, year: 2026-27, ends: 2027-06-15}]\n", Want: []string{"warning finance.funding: sustainable is not evidenced in live"}},
		"live with money for a day more":    {In: "finance:\n  budgets: [{year: 2026-27, amount: 1}]\n  funding: [{source: vote, year: 2026-27, ends: 2027-06-16}]\n"},
		"in retirement": {
			In: "phase: retirement\nretirement: {ends: 2026-12-31}\nphase_history:\n  - {phase: retirement, from: 2026-02-01, tasks: {users-told: docs/t.md}}\n",
			Want: []string{
				"warning phase_history[retirement/2026-02-01].tasks: data-disposed is not evidenced in retirement",
				"warning phase_history[retirement/2026-02-01].tasks: dependants-moved is not evidenced in retirement",
			},
		},
		"retirement over": {In: "phase: retirement\nretirement: {ends: 2026-06-14}\nphase_history: []\n"},
		"a closed phase": {
			In:   history("  - {phase: alpha, from: 2024-05-01, to: 2025-01-31, decision: proceed, by: c-osei}\n"),
			Want: []string{past + "concepts-tested is not evidenced in alpha — link the evidence as `tasks: {concepts-tested: https://…}` at alpha in `phase_history`"},
		},
		"a closed phase whose field is empty": {
			In:   "documents: []\n" + history(alpha),
			Want: []string{past + "compliance-checked is not evidenced in alpha — add the documents legal-compliance and policy-compliance, or link the evidence as `tasks: {compliance-checked: https://…}` at alpha in `phase_history`"},
		},
		"a closed phase that was pivoted": {In: history("  - {phase: alpha, from: 2024-05-01, to: 2024-08-31, decision: pivot, by: c-osei}\n")},
		"a closed phase that was stopped": {In: history("  - {phase: alpha, from: 2024-05-01, to: 2024-08-31, decision: stop, by: c-osei}\n")},
		"two closed alphas, evidenced once": {
			In: history("  - {phase: alpha, from: 2024-05-01, to: 2024-08-31, decision: pivot, by: c-osei}\n", "  - {phase: alpha, from: 2024-09-01, to: 2025-01-31, decision: proceed, tasks: {concepts-tested: docs/a.md}}\n"),
		},
		"two closed alphas without decision, reported once": {
			In:   history("  - {phase: alpha, from: 2024-05-01, to: 2024-08-31}\n", "  - {phase: alpha, from: 2024-09-01, to: 2025-01-31}\n"),
			Want: []string{past + "concepts-tested is not evidenced in alpha"},
		},
		"two closed alphas, the first without decision": {
			In:   history("  - {phase: alpha, from: 2024-05-01, to: 2024-08-31}\n", "  - {phase: alpha, from: 2024-09-01, to: 2025-01-31, decision: proceed}\n"),
			Want: []string{past + "concepts-tested is not evidenced in alpha"},
		},
		"two closed alphas, the second given up": {
			In:   history("  - {phase: alpha, from: 2024-05-01, to: 2024-08-31, decision: proceed}\n", "  - {phase: alpha, from: 2024-09-01, to: 2025-01-31, decision: stop}\n"),
			Want: []string{past + "concepts-tested is not evidenced in alpha"},
		},
		"an entry that goes on, of another phase": {In: history("  - {phase: alpha, from: 2024-05-01}\n")},
		"a task of one's own": {
			In:   noPolicy + "  live: {tasks: [garden-watered]}\n",
			Want: []string{"warning phase_history: garden-watered is not evidenced in live — link the evidence as `tasks: {garden-watered: https://…}` at live in `phase_history`"},
		},
		"a policy without tasks":      {In: "improvements: []\n" + noPolicy + "  live: {tasks: []}\n"},
		"history that cannot be read": {In: "improvements: []\nphase_history: 5\n"},
		"scope that cannot be read":   {In: inPhase("discovery", "scope: everything\n")},
		"a team that cannot be read":  {In: "phase: alpha\nteam: seven\nphase_history: [{phase: alpha, from: 2026-01-08, tasks: {concepts-tested: docs/a.md}}]\n"},
		"a phase that does not exist": {In: "phase: gamma\nscope: {}\n"},
	})
}

func TestPhaseOrder(t *testing.T) {
	t.Parallel()
	live := "  - {phase: live, from: 2026-01-01}\n"
	retiring := "phase: retirement\nretirement: {ends: 2026-12-31}\n"
	try(t, lifecycle.PhaseOrder(), map[string]ruletest.Case{
		"in order":                           {},
		"in order, the present one with it":  {In: history(discovery, alpha, beta, live)},
		"in order, written in another order": {In: history(beta, live, discovery, alpha)},
		"no history":                         {In: "phase_history: []\n"},
		"a history that begins late":         {In: history(live)},
		"a gap of days":                      {In: history(discovery, "  - {phase: alpha, from: 2024-09-01, to: 2025-01-31}\n", beta)},
		"a skip": {
			In: history(discovery, beta),
			Want: []string{"error phase_history[beta/2025-02-01].phase: discovery to beta skips alpha — " +
				"add alpha to `phase_history` with first and last day, or correct the phase"},
		},
		"a skip of two": {In: history(discovery, live), Want: []string{"error phase_history[live/2026-01-01].phase: discovery to live skips alpha and beta"}},
		"a pivot may not skip": {
			In:   history("  - {phase: discovery, from: 2024-01-08, to: 2024-04-30, decision: pivot}\n", beta),
			Want: []string{"error phase_history[beta/2025-02-01].phase: discovery to beta skips alpha"},
		},
		"a skip to the present": {In: history(discovery, alpha), Want: []string{"error phase: alpha to live skips beta"}},
		"a repeat": {
			In: history("  - {phase: alpha, from: 2024-05-01, to: 2024-08-31, decision: proceed}\n", "  - {phase: alpha, from: 2024-09-01, to: 2025-01-31}\n", beta),
			Want: []string{"error phase_history[alpha/2024-09-01].phase: alpha follows alpha without a pivot — " +
				"if the service was taken back, write `decision: pivot` at alpha; else correct the phase or the days"},
		},
		"a repeat after a pivot": {
			In: history("  - {phase: alpha, from: 2024-05-01, to: 2024-08-31, decision: pivot}\n", "  - {phase: alpha, from: 2024-09-01, to: 2025-01-31}\n", beta),
		},
		"back":               {In: history(alpha, beta, "  - {phase: alpha, from: 2026-01-01}\n") + "phase: alpha\n", Want: []string{"error phase_history[alpha/2026-01-01].phase: alpha follows beta without a pivot"}},
		"back after a pivot": {In: history(alpha, "  - {phase: beta, from: 2025-02-01, to: 2025-12-31, decision: pivot}\n", "  - {phase: alpha, from: 2026-01-01}\n") + "phase: alpha\n"},
		"a day of overlap": {
			In: history(discovery, alpha, "  - {phase: beta, from: 2025-01-31, to: 2025-12-31}\n"),
			Want: []string{"error phase_history[beta/2025-01-31].from: beta began on 2025-01-31, while alpha lasted until 2025-01-31 — " +
				"`to` is the last day of a phase: the next one begins the day after, here on 2025-02-01 at the earliest"},
		},
		"no last day": {
			In:   history(discovery, "  - {phase: alpha, from: 2024-05-01}\n", beta),
			Want: []string{"error phase_history[beta/2025-02-01].from: beta began on 2025-02-01, but alpha has no last day — add `to: 2025-01-31` to alpha, or the day on which it really ended"},
		},
		"an overlap and a skip are one finding": {
			In:   history("  - {phase: discovery, from: 2024-01-08, to: 2025-03-31}\n", beta),
			Want: []string{"error phase_history[beta/2025-02-01].from"},
		},
		"another phase goes on": {
			In: history(discovery, alpha, "  - {phase: beta, from: 2025-02-01}\n"),
			Want: []string{"error phase: the phase is live, but phase_history has beta going on since 2025-02-01 — " +
				"write `phase: beta` if that is right; else end beta in `phase_history` with `to`, `decision` and `by`"},
		},
		"the present phase is over": {
			In:   "phase: beta\nbeta_stage: public\n",
			Want: []string{"error phase: the phase is beta, but phase_history ends beta on 2025-12-31 without a pivot"},
		},
		"the present phase was pivoted":       {In: "phase: beta\n" + history(alpha, "  - {phase: beta, from: 2025-02-01, to: 2025-12-31, decision: pivot}\n")},
		"an earlier phase than the last":      {In: "phase: alpha\n", Want: []string{"error phase: the phase is alpha, but phase_history ends beta on 2025-12-31 without a pivot"}},
		"discovery, and alpha is over":        {In: "phase: discovery\n" + history(discovery, alpha), Want: []string{"error phase: the phase is discovery, but phase_history ends alpha on 2025-01-31 without a pivot"}},
		"one entry twice, reported as such":   {In: history(discovery, alpha, alpha, beta)},
		"retired from live":                   {In: retiring + history("  - {phase: live, from: 2025-01-01, to: 2026-05-31, decision: proceed}\n")},
		"retired after a stop":                {In: retiring + history("  - {phase: alpha, from: 2025-01-01, to: 2026-05-31, decision: stop}\n")},
		"retired after a stop, with an entry": {In: retiring + history("  - {phase: alpha, from: 2025-01-01, to: 2026-01-31, decision: stop}\n", "  - {phase: retirement, from: 2026-02-01}\n")},
		"retired from alpha": {
			In: retiring + history("  - {phase: alpha, from: 2025-01-01, to: 2026-05-31, decision: proceed}\n"),
			Want: []string{"error phase: alpha to retirement skips beta and live — if the service was given up early, write `decision: stop` at alpha in `phase_history`; " +
				"else add beta and live to `phase_history` with first and last day, or correct the phase"},
		},
		"a stop excuses retirement only": {
			In:   history("  - {phase: alpha, from: 2025-01-01, to: 2025-12-31, decision: stop}\n"),
			Want: []string{"error phase: alpha to live skips beta"},
		},
		"retirement over":             {In: "phase: retirement\nretirement: {ends: 2026-06-14}\n" + history(discovery)},
		"an entry without first day":  {In: history("  - {phase: discovery}\n", beta)},
		"an entry that ends too soon": {In: history("  - {phase: discovery, from: 2024-01-08, to: 2023-01-01}\n", beta)},
		"a phase that does not exist": {In: "phase: gamma\n"},
	})
}

func TestPhaseDecisionMissing(t *testing.T) {
	t.Parallel()
	closed := func(rest string) string {
		return history(discovery, "  - {phase: alpha, from: 2024-05-01, to: 2025-01-31"+rest+"}\n", beta)
	}
	const open = "who decided to leave discovery, and was it proceed, stop or pivot?"
	try(t, lifecycle.PhaseDecisionMissing(), map[string]ruletest.Case{
		"all decided": {},
		"nothing": {
			In: closed(""),
			Want: []string{"warning phase_history[alpha/2024-05-01].decision: who decided to leave alpha, and was it proceed, stop or pivot? — " +
				"add `decision: proceed`, `stop` or `pivot`, and who decided, as a person id: `by: c-osei`"},
		},
		"no decision":          {In: closed(", by: c-osei"), Want: []string{"warning phase_history[alpha/2024-05-01].decision: was the decision to leave alpha to proceed, stop or pivot?"}},
		"nobody":               {In: closed(", decision: proceed"), Want: []string{"warning phase_history[alpha/2024-05-01].by: who decided to leave alpha? — add who decided, as a person id, such as `by: c-osei`"}},
		"a blank person":       {In: closed(", decision: proceed, by: \" \""), Want: []string{"warning phase_history[alpha/2024-05-01].by"}},
		"a phase that goes on": {In: history(discovery, alpha, beta, "  - {phase: live, from: 2026-01-01}\n")},
		"a stop":               {In: closed(", decision: stop, by: c-osei")},
		"no history": {
			In: "phase: alpha\nphase_history: []\n",
			Want: []string{"warning phase_history: " + open + " — add to `phase_history`: `{phase: discovery, from: …, to: …, decision: proceed, by: …}`; " +
				"a service that began as alpha writes `{phase: alpha, from: …}`"},
		},
		"no history, retiring": {
			In: "phase: retirement\nphase_history: []\n",
			Want: []string{"warning phase_history: who decided to leave live, and was it proceed, stop or pivot? — " +
				"add to `phase_history`: `{phase: live, from: …, to: …, decision: proceed, by: …}`"},
		},
		"only the present phase":          {In: history("  - {phase: live, from: 2012-04-02}\n")},
		"in discovery, with nothing":      {In: "phase: discovery\nphase_history: []\n"},
		"in discovery, with a closed one": {In: "phase: discovery\nphase_history:\n  - {phase: discovery, from: 2024-01-08, to: 2024-04-30}\n"},
		"retirement over":                 {In: "phase: retirement\nretirement: {ends: 2026-06-14}\n" + closed("")},
		"history that cannot be read":     {In: "phase_history: 5\n"},
		"a decision that cannot be":       {In: closed(", decision: maybe, by: c-osei")},
	})
}

// TestBuiltInPolicy compares what the built-in settings ask of each phase with the table of phases.
func TestBuiltInPolicy(t *testing.T) {
	t.Parallel()
	base := ruletest.Load(t, os.DirFS("../testdata"))
	c, err := catalogue.Open(base.With(""))
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]schema.PhasePolicy{
		"discovery":  {Tasks: []string{"scope-defined", "stakeholders-identified"}},
		"alpha":      {Tasks: []string{"concepts-tested", "resources-allocated", "compliance-checked"}, Assessments: []string{"alpha"}, Approvals: []string{"spend-control"}},
		"beta":       {Tasks: []string{"scaled", "performance-monitored", "satisfaction-monitored", "take-up-promoted"}, Assessments: []string{"beta", "live"}},
		"live":       {Tasks: []string{"improvement-led", "sustainable"}},
		"retirement": {Tasks: []string{"users-told", "dependants-moved", "data-disposed"}},
	}
	if len(c.Settings.PhasePolicy) != len(want) {
		t.Errorf("policy of %d phases, want %d", len(c.Settings.PhasePolicy), len(want))
	}
	for phase, w := range want {
		got := c.Settings.PhasePolicy[phase]
		if got == nil || !slices.Equal(got.Tasks, w.Tasks) || !slices.Equal(got.Assessments, w.Assessments) || !slices.Equal(got.Approvals, w.Approvals) {
			t.Errorf("policy of %s = %+v, want %+v", phase, got, w)
		}
	}
}
