package governance_test

import (
	"testing"

	"github.com/service-catalogue/svc/internal/rules/governance"
	"github.com/service-catalogue/svc/internal/rules/ruletest"
)

func TestGovernanceIncomplete(t *testing.T) {
	t.Parallel()
	const (
		board     = "boards: [{id: b, sponsor: c-osei, members: [a-khan]}]"
		assurance = "assurance: [{by: k-ng, kind: audit}]"
		enabling  = "enabling: {finance: l-fox, hr: m-gil, commercial: n-ray, it: j-poe}"
	)
	block := func(parts string) string { return "governance: {" + parts + "}\n" + alone }
	const nothing = "warning governance: governance lacks a board, a sponsor, assurance, contacts in finance, HR, commercial and IT" +
		" — add with person ids of your own: `boards: [{id: …, every: P1M, sponsor: …, members: […]}]`, `assurance: [{by: …, kind: internal-audit}]`" +
		" and `enabling: {finance: …, hr: …, commercial: …, it: …}`"
	ruletest.Try(t, governance.GovernanceIncomplete(), map[string]ruletest.Case{
		"nothing":                       {In: "governance:\n" + alone, Want: []string{nothing}},
		"an empty one":                  {In: "governance: {}\n" + alone, Want: []string{nothing}},
		"all":                           {In: block(board + ", " + assurance + ", " + enabling)},
		"no board":                      {In: block(assurance + ", " + enabling), Want: []string{"warning governance: governance lacks a board, a sponsor"}},
		"no sponsor":                    {In: block("boards: [{id: b, members: [a-khan]}], " + assurance + ", " + enabling), Want: []string{"warning governance: governance lacks a sponsor — add with person ids of your own: `sponsor: …` in a board"}},
		"a sponsor on the second board": {In: block("boards: [{id: b}, {id: c, sponsor: c-osei}], " + assurance + ", " + enabling)},
		"no assurance":                  {In: block(board + ", assurance: [], " + enabling), Want: []string{"warning governance: governance lacks assurance"}},
		"two contacts missing": {
			In:   block(board + ", " + assurance + ", enabling: {finance: l-fox, it: j-poe}"),
			Want: []string{"warning governance: governance lacks contacts in HR and commercial — add with person ids of your own: `enabling: {hr: …, commercial: …}`"},
		},
		"in beta":       {In: "phase: beta\ngovernance: {}\n" + alone, Want: []string{"warning governance"}},
		"in alpha":      {In: "phase: alpha\ngovernance: {}\n" + alone},
		"wrong in form": {In: "governance: the board\n" + alone},
		"once it ended": {In: "phase: retirement\nretirement: {ends: 2026-06-14}\ngovernance: {}\n" + alone},
	})
}

func TestOwnerNotInGovernance(t *testing.T) {
	t.Parallel()
	boards := func(list string) string { return "governance: {boards: [" + list + "]}\n" }
	ruletest.Try(t, governance.OwnerNotInGovernance(), map[string]ruletest.Case{
		"one board": {
			In: boards("{id: licensing-board, sponsor: c-osei, members: [c-osei, h-ito]}"),
			Want: []string{"warning governance.boards[licensing-board].members: Aisha Khan sits on no board of renew-fishing-licence" +
				" — in the board licensing-board write `members: [c-osei, h-ito, a-khan]`"},
		},
		"no members":              {In: boards("{id: b}"), Want: []string{"warning governance.boards[b].members: Aisha Khan sits on no board of renew-fishing-licence — in the board b write `members: [a-khan]`"}},
		"two boards":              {In: boards("{id: b, members: [c-osei]}, {id: c, members: [h-ito]}"), Want: []string{"warning governance.boards"}},
		"sponsor only":            {In: boards("{id: b, sponsor: a-khan, members: [c-osei]}"), Want: []string{"warning governance.boards[b].members"}},
		"a member of the second":  {In: boards("{id: b, members: [c-osei]}, {id: c, members: [a-khan]}")},
		"no board":                {In: "governance: {boards: []}\n"},
		"no governance":           {In: "governance:\n"},
		"no owner":                {In: "owner:\n" + boards("{id: b}")},
		"an owner who has left":   {In: "owner: d-lee\n" + boards("{id: b}")},
		"an owner who is a group": {In: "owner: pool\n" + boards("{id: b}") + "# file: people.yaml\npeople:\n  pool: {name: Licensing team}\n"},
		"an unknown owner":        {In: "owner: akhan\n" + boards("{id: b, members: [a-khan]}")},
		"in beta":                 {In: "phase: beta\n" + boards("{id: b}"), Want: []string{"warning governance.boards[b].members"}},
		"in alpha":                {In: "phase: alpha\n" + boards("{id: b}")},
	})
}

func TestApprovalOutstanding(t *testing.T) {
	t.Parallel()
	approvals := func(phase, list string) string {
		return "phase: " + phase + "\ngovernance: {approvals: [" + list + "], decisions: [{what: scope, sign_off_days: 20}, {what: Spend control, sign_off_days: 5}]}\n" + alone
	}
	spend := func(status string) string { return "{kind: spend-control, phase: beta, status: " + status + "}" }
	const at = "error governance.approvals[spend-control/beta].status"
	ruletest.Try(t, governance.ApprovalOutstanding(), map[string]ruletest.Case{
		"missing": {
			In: approvals("beta", ""),
			Want: []string{"error governance.approvals: spend-control approval is missing; beta needs it — get the approval, and add" +
				" `{kind: spend-control, phase: beta, status: approved, date: …, ref: …}` to `governance.approvals`"},
		},
		"missing, long past":      {In: approvals("live", ""), Want: []string{"error governance.approvals: spend-control approval is missing; beta needs it"}},
		"missing with everything": {In: "governance:\n" + alone, Want: []string{"error governance.approvals: spend-control approval is missing; beta needs it"}},
		"pending since the start": {
			In:   approvals("discovery", "{kind: ethics, phase: discovery, status: pending}"),
			Want: []string{"warning governance.approvals[ethics/discovery].status: ethics approval is pending; discovery needs it"},
		},
		"missing before the gate": {In: approvals("alpha", "")},
		"of another phase":        {In: approvals("beta", "{kind: spend-control, phase: alpha, status: approved}"), Want: []string{"error governance.approvals"}},
		"pending": {
			In: approvals("beta", spend("pending")),
			Want: []string{at + ": spend-control approval is pending; beta needs it" +
				" — get the approval, and write `status: approved` with the date and reference of the decision"},
		},
		"rejected": {
			In:   approvals("beta", spend("rejected")),
			Want: []string{at + ": spend-control approval is rejected; beta needs it — mend what was rejected and ask again, or take the service back to the phase before"},
		},
		"without a status":         {In: approvals("beta", "{kind: spend-control, phase: beta}"), Want: []string{at + ": spend-control approval is without a status; beta needs it"}},
		"approved":                 {In: approvals("beta", spend("approved"))},
		"rejected, then approved":  {In: approvals("beta", spend("rejected")+", "+spend("approved"))},
		"rejected twice":           {In: approvals("beta", spend("rejected")+", "+spend("rejected")), Want: []string{"error governance.approvals[1].status"}},
		"rejected before the gate": {In: approvals("alpha", spend("rejected"))},
		"one of the service's own": {
			In:   approvals("live", spend("approved")+", {kind: architecture, phase: live, status: pending}"),
			Want: []string{"error governance.approvals[architecture/live].status: architecture approval is pending; live needs it"},
		},
		"a policy of one's own": {
			In:   approvals("alpha", "") + "# file: svc.yaml\nphase_policy: {discovery: {approvals: [idea]}}\n",
			Want: []string{"error governance.approvals: idea approval is missing; alpha needs it"},
		},
		"a policy that asks for nothing": {In: approvals("beta", "") + "# file: svc.yaml\nphase_policy: {alpha: {approvals: []}}\n"},
		// Monday 8 June and five working days make Monday 15 June.
		"pending for as long as it may": {In: approvals("alpha", "{kind: spend-control, phase: beta, status: pending, date: 2026-06-08}")},
		"pending for longer": {
			In: approvals("alpha", "{kind: spend-control, phase: beta, status: pending, date: 2026-06-05}"),
			Want: []string{"warning governance.approvals[spend-control/beta].status: spend-control approval is pending for 6 working days, 5 are allowed; beta needs it" +
				" — ask those who decide when they will, or agree on more `sign_off_days` for the decision"},
		},
		"pending since a weekend": {
			In:   approvals("alpha", "{kind: spend-control, phase: beta, status: pending, date: 2026-06-07}"),
			Want: []string{"warning governance.approvals[spend-control/beta].status: spend-control approval is pending for 6 working days, 5 are allowed; beta needs it"},
		},
		"pending for longer in discovery": {
			In:   approvals("discovery", "{kind: spend-control, phase: beta, status: pending, date: 2026-05-05}"),
			Want: []string{"warning governance.approvals[spend-control/beta].status"},
		},
		"longer than its phase, not than the longest decision": {In: approvals("alpha", "{kind: legal, phase: beta, status: pending, date: 2026-05-18}")},
		"longer than the longest decision": {
			In:   approvals("alpha", "{kind: legal, phase: beta, status: pending, date: 2026-05-15}"),
			Want: []string{"warning governance.approvals[legal/beta].status: legal approval is pending for 21 working days, 20 are allowed; beta needs it"},
		},
		"pending since nobody knows when": {In: approvals("alpha", spend("pending"))},
		"pending without sign-off days": {
			In: "phase: alpha\ngovernance: {approvals: [{kind: spend-control, phase: beta, status: pending, date: 2025-05-18}]}\n" + alone,
		},
		"wrong in form":    {In: "governance: the board\n" + alone},
		"an unknown phase": {In: "phase: prod\ngovernance:\n" + alone},
		"once it ended":    {In: "phase: retirement\nretirement: {ends: 2026-06-14}\ngovernance:\n" + alone},
	})
}

func TestDecisionRightMissing(t *testing.T) {
	t.Parallel()
	decisions := func(list string) string { return "governance: {decisions: [" + list + "]}\n" + alone }
	ruletest.Try(t, governance.DecisionRightMissing(), map[string]ruletest.Case{
		"none": {
			In: decisions(""),
			Want: []string{"warning governance.decisions: who decides about renew-fishing-licence, and how fast? — add the matters that come up most, such as" +
				" `decisions: [{what: change scope, decided_by: service_owner, sign_off_days: 5}]`"},
		},
		"no governance": {In: "governance:\n" + alone, Want: []string{"warning governance.decisions"}},
		"no decider": {
			In:   decisions("{what: change scope, decided_by: sro, sign_off_days: 5}, {what: spend over limit, sign_off_days: 10}"),
			Want: []string{"warning governance.decisions[spend over limit].decided_by: who decides spend over limit, and how fast? — add the role that decides, such as `decided_by: sro`"},
		},
		"no days": {
			In:   decisions("{what: change scope, decided_by: sro}"),
			Want: []string{"warning governance.decisions[change scope].sign_off_days: who decides change scope, and how fast? — add how many working days the decision may take, such as `sign_off_days: 5`"},
		},
		"neither":              {In: decisions("{what: change scope}"), Want: []string{"warning governance.decisions[change scope]: who decides change scope, and how fast?"}},
		"on the spot":          {In: decisions("{what: change scope, decided_by: sro, sign_off_days: 0}")},
		"without a name":       {In: decisions("{decided_by: sro}")},
		"in beta":              {In: "phase: beta\n" + decisions(""), Want: []string{"warning governance.decisions"}},
		"in alpha":             {In: "phase: alpha\n" + decisions("")},
		"wrong in form":        {In: "governance: the board\n" + alone},
		"a list in wrong form": {In: "governance: {decisions: sro}\n" + alone},
	})
}
