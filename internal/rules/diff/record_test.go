package diff_test

import "testing"

// risk is a risk of the main service with a residual rating.
func risk(rest string) string {
	return "risks: [{id: r1, title: CRM supplier exits, owner: a-khan, response: treat" + rest + "}]\n"
}

func rated(likelihood, impact string) string {
	return ", residual: {likelihood: " + likelihood + ", impact: " + impact + "}"
}

func TestRisks(t *testing.T) {
	t.Parallel()
	const at = " risks[r1].residual."
	try(t, "DIF012", map[string]example{
		"into the top band":      swap(risk(rated("2", "5")), risk(rated("3", "5")), "breaking"+at+"likelihood"),
		"within the top band":    swap(risk(rated("3", "5")), risk(rated("4", "5")), "minor"+at+"likelihood"),
		"band rises":             swap(risk(rated("1", "4")), risk(rated("1", "5")), "significant"+at+"impact"),
		"within a band":          swap(risk(rated("1", "5")), risk(rated("2", "4")), "minor"+at+"impact\nminor"+at+"likelihood"),
		"falls":                  swap(risk(rated("3", "5")), risk(rated("2", "5")), "minor"+at+"likelihood"),
		"both numbers":           swap(risk(rated("2", "5")), risk(rated("4", "4")), "breaking"+at+"likelihood\nminor"+at+"impact"),
		"above appetite in band": swap(risk(", category: security"+rated("1", "5")), risk(", category: security"+rated("2", "4")), "significant"+at+"likelihood\nminor"+at+"impact"),
		"at the appetite":        swap(risk(", category: security"+rated("1", "5")), risk(", category: security"+rated("2", "3")), "minor"+at+"impact\nminor"+at+"likelihood"),
		"closed":                 swap(risk(rated("2", "5")), risk(", status: closed"+rated("2", "5")), "significant risks[r1].status"),
		"open written out":       swap(risk(rated("2", "5")), risk(", status: open"+rated("2", "5")), ""),
		"removed while open":     swap(risk(rated("2", "5")), "risks: []\n", "significant risks[r1]"),
		"removed when closed":    swap(risk(", status: closed"+rated("2", "5")), "risks: []\n", "minor risks[r1]"),
		"new and high":           swap("risks: []\n", risk(rated("2", "5")), "significant risks[r1]"),
		"new and very high":      swap("risks: []\n", risk(rated("5", "5")), "breaking risks[r1]"),
		"new and low":            swap("risks: []\n", risk(rated("1", "4")), "minor risks[r1]"),
		"inherent alone":         swap(risk(", inherent: {likelihood: 2, impact: 5}"), risk(", inherent: {likelihood: 3, impact: 5}"), "breaking risks[r1].inherent.likelihood"),
		"an action":              swap(risk(""), risk(", actions: [{text: Plan}]"), "minor risks[r1].actions[Plan]"),
	})
	try(t, "DIF011", map[string]example{
		"entry removed":     swap("risk_register: {ref: RR-1}\n", "risk_register: {}\n", "breaking risk_register"),
		"reference removed": swap("risk_register: {ref: RR-1, reviewed: 2026-05-01}\n", "risk_register: {reviewed: 2026-05-01}\n", "breaking risk_register.ref"),
		"in alpha":          swap("phase: alpha\nrisk_register: {ref: RR-1}\n", "phase: alpha\nrisk_register: {}\n", "breaking risk_register"),
		"in discovery":      swap("phase: discovery\nrisk_register: {ref: RR-1}\n", "phase: discovery\nrisk_register: {}\n", "minor risk_register"),
		"reference changed": swap("risk_register: {ref: RR-1}\n", "risk_register: {ref: RR-2}\n", "significant risk_register.ref"),
		"added":             swap("risk_register: {}\n", "risk_register: {ref: RR-2}\n", "minor risk_register"),
		"reviewed":          swap("risk_register: {ref: RR-1, reviewed: 2026-05-01}\n", "risk_register: {ref: RR-1, reviewed: 2026-06-01}\n", "minor risk_register.reviewed"),
	})
}

func TestMoney(t *testing.T) {
	t.Parallel()
	budget := func(rest string) string { return "finance:\n  budgets: [{year: 2026-27, " + rest + "}]\n" }
	fund := func(rest string) string { return "finance:\n  funding: [{source: vote, year: 2026-27" + rest + "}]\n" }
	benefit := func(rest string) string { return "benefits: [{id: b1, text: Less post, " + rest + "}]\n" }
	const amount = " finance.budgets[2026-27].amount"
	try(t, "DIF013", map[string]example{
		"exactly the variance":     swap(budget("amount: 1000"), budget("amount: 1100"), "minor"+amount),
		"beyond the variance":      swap(budget("amount: 1000"), budget("amount: 1100.01"), "significant"+amount),
		"cut by the variance":      swap(budget("amount: 1000"), budget("amount: 900"), "minor"+amount),
		"cut beyond":               swap(budget("amount: 1000"), budget("amount: 899.99"), "significant"+amount),
		"budget removed":           swap(budget("amount: 1000"), "finance:\n  budgets: [{year: 2025-26, amount: 1}]\n", "significant finance.budgets[2026-27]\nminor finance.budgets[2025-26]"),
		"allocation within":        swap(budget("amount: 100, allocations: [{area: a, amount: 50}]"), budget("amount: 100, allocations: [{area: a, amount: 100}]"), "minor finance.budgets[2026-27].allocations[a].amount"),
		"allocation above":         swap(budget("amount: 100, allocations: [{area: a, amount: 50}]"), budget("amount: 100, allocations: [{area: a, amount: 100.01}]"), "significant finance.budgets[2026-27].allocations[a].amount"),
		"spent":                    swap(budget("amount: 100"), budget("amount: 100, spent: {to: 2026-05-31, amount: 9}"), "minor finance.budgets[2026-27].spent"),
		"funding removed":          swap("finance:\n  funding: [{source: vote, year: 2026-27}, {source: fees, year: 2026-27}]\n", fund(""), "significant finance.funding[fees/2026-27]"),
		"funding ends sooner":      swap(fund(", ends: 2028-03-31"), fund(", ends: 2028-03-30"), "significant finance.funding[vote/2026-27].ends"),
		"funding ends later":       swap(fund(", ends: 2028-03-31"), fund(", ends: 2028-04-01"), "minor finance.funding[vote/2026-27].ends"),
		"target cut, downwards":    swap(benefit("baseline: 60, target: 20"), benefit("baseline: 60, target: 21"), "significant benefits[b1].target"),
		"target raised, downwards": swap(benefit("baseline: 60, target: 20"), benefit("baseline: 60, target: 19"), "minor benefits[b1].target"),
		"target cut, upwards":      swap(benefit("baseline: 60, target: 90"), benefit("baseline: 60, target: 89"), "significant benefits[b1].target"),
		"realised":                 swap(benefit("target: 9"), benefit("target: 9, realised: 3"), "minor benefits[b1].realised"),
		"a sprint":                 swap(budget("amount: 1"), budget("amount: 1")+"  sprints: [{id: s1, cost: 5}]\n", "minor finance.sprints[s1]"),
		"headcount":                swap("team: {approved_headcount: 8}\n", "team: {approved_headcount: 7}\n", "minor team.approved_headcount"),
		"currency":                 swap("", "# file: svc.yaml\ncurrency: EUR\n", "significant currency"),
	})
}

func TestTargets(t *testing.T) {
	t.Parallel()
	target := func(fields string) string { return "targets: {user_satisfaction_percent: 80, " + fields + "}\n" }
	month := func(list string) string { return "performance: [" + list + "]\n" }
	const may = "{period: 2026-05, channels: {phone: {completed: 10}}}"
	try(t, "DIF018", map[string]example{
		"share lowered":  swap(target("completion_rate_percent: 80"), target("completion_rate_percent: 79.9"), "significant targets.completion_rate_percent"),
		"share raised":   swap(target("completion_rate_percent: 80"), target("completion_rate_percent: 80.1"), "minor targets.completion_rate_percent"),
		"cost raised":    swap(target("cost_per_transaction: 8"), target("cost_per_transaction: 8.01"), "significant targets.cost_per_transaction"),
		"cost lowered":   swap(target("cost_per_transaction: 8"), target("cost_per_transaction: 7.99"), "minor targets.cost_per_transaction"),
		"zeros":          swap(target("cost_per_transaction: 8"), target("cost_per_transaction: 8.00"), ""),
		"removed":        swap(target("completion_rate_percent: 80"), "targets: {user_satisfaction_percent: 80}\n", "significant targets.completion_rate_percent"),
		"a new month":    swap(month(may), month(may+", {period: 2026-06, channels: {phone: {completed: 9}}}"), "minor performance[2026-06]"),
		"a past month":   swap(month(may), month("{period: 2026-05, channels: {phone: {completed: 11}}}"), "significant performance[2026-05].channels.phone.completed"),
		"measured anew":  swap(sla("measured: []"), sla("measured: [{period: 2026-05, availability_percent: 99.9}]"), "minor slas[sla-ea].measured[2026-05]"),
		"measured other": swap(sla("measured: [{period: 2026-05, availability_percent: 99.8}]"), sla("measured: [{period: 2026-05, availability_percent: 99.9}]"), "significant slas[sla-ea].measured[2026-05].availability_percent"),
		"outcome":        swap("outcomes: [{id: o, baseline: 10, target: 90}]\n", "outcomes: [{id: o, baseline: 10, target: 89}]\n", "significant outcomes[o].target"),
	})
}

func TestDocuments(t *testing.T) {
	t.Parallel()
	document := func(kind, rest string) string {
		return "documents: [{kind: " + kind + ", url: \"https://docs.example.gov.uk/d\"" + rest + "}]\n"
	}
	const approved = ", approved: {by: c-osei, date: 2026-01-15}"
	try(t, "DIF019", map[string]example{
		"required, removed":     swap(document("dpia", approved), "documents: []\n", "breaking documents[dpia]"),
		"not required, removed": swap(document("minutes", approved), "documents: []\n", "significant documents[minutes]"),
		"recommended, removed":  swap("phase: alpha\n"+document("dpia", ""), "phase: alpha\ndocuments: []\n", "significant documents[dpia]"),
		"required, withdrawn":   swap(document("dpia", approved), document("dpia", ""), "breaking documents[dpia].approved"),
		"other, withdrawn":      swap(document("minutes", approved), document("minutes", ""), "significant documents[minutes].approved"),
		"public, private beta":  swap("phase: beta\nbeta_stage: private\n"+document("accessibility-statement", ""), "phase: beta\nbeta_stage: private\ndocuments: []\n", "significant documents[accessibility-statement]"),
		"public, public beta":   swap("phase: beta\nbeta_stage: public\n"+document("accessibility-statement", ""), "phase: beta\nbeta_stage: public\ndocuments: []\n", "breaking documents[accessibility-statement]"),
		"version":               swap(document("dpia", ""), document("dpia", ", version: \"2.1\""), "minor documents[dpia].version"),
		"review date":           swap(document("dpia", ", review_by: 2027-01-15"), document("dpia", ", review_by: 2027-01-16"), "minor documents[dpia].review_by"),
		"added":                 swap("documents: []\n", document("dpia", ""), "minor documents[dpia]"),
	})
}

func TestControls(t *testing.T) {
	t.Parallel()
	waiver := func(expires string) string {
		return "waivers: [{rule: FIN008, reason: Run team, approved_by: c-osei, expires: " + expires + "}]\n"
	}
	settings := func(blocks string) string { return "# file: svc.yaml\n" + blocks }
	approval := func(status string) string {
		return "governance: {approvals: [{kind: spend-control, phase: beta, status: " + status + "}]}\n"
	}
	try(t, "DIF023", map[string]example{
		"waiver added":        swap("waivers: []\n", waiver("2026-12-31"), "significant waivers[FIN008]"),
		"waiver removed":      swap(waiver("2026-12-31"), "waivers: []\n", "minor waivers[FIN008]"),
		"waiver extended":     swap(waiver("2026-12-31"), waiver("2027-01-01"), "significant waivers[FIN008].expires"),
		"waiver shortened":    swap(waiver("2026-12-31"), waiver("2026-12-30"), "minor waivers[FIN008].expires"),
		"severity lowered":    swap("", settings("rules: {OWN001: warning}\n"), "significant rules.OWN001"),
		"severity raised":     swap("", settings("rules: {OWN008: error}\n"), "minor rules.OWN008"),
		"severity back":       swap(settings("rules: {OWN001: warning}\n"), "", "minor rules.OWN001"),
		"rule off":            swap("", settings("rules: {STY001: none}\n"), "significant rules.STY001"),
		"limit raised":        swap("", settings("limits: {services_per_owner: 8}\n"), "significant limits.services_per_owner"),
		"limit lowered":       swap("", settings("limits: {services_per_owner: 6}\n"), "minor limits.services_per_owner"),
		"limit written out":   swap("", settings("limits: {services_per_owner: 7}\n"), ""),
		"notice shorter":      swap("", settings("notice: {leaver: P2M}\n"), "significant notice.leaver"),
		"notice longer":       swap("", settings("notice: {leaver: P4M}\n"), "minor notice.leaver"),
		"interval longer":     swap("", settings("intervals: {entry_review: P7M}\n"), "significant intervals.entry_review"),
		"interval shorter":    swap("", settings("intervals: {entry_review: P5M}\n"), "minor intervals.entry_review"),
		"profile off":         swap(settings("profiles: [core, digital]\n"), settings("profiles: [core]\n"), "significant profiles"),
		"profile on":          swap(settings("profiles: [core]\n"), settings("profiles: [core, digital]\n"), "minor profiles"),
		"appetite raised":     swap("", "# file: risk-scale.yaml\nappetite: {default: 10, security: 6}\n", "significant appetite.default"),
		"appetite lowered":    swap("", "# file: risk-scale.yaml\nappetite: {default: 8, security: 6}\n", "minor appetite.default"),
		"category's own gone": swap("", "# file: risk-scale.yaml\nappetite: {default: 9}\n", "significant appetite.security"),
		"approval withdrawn":  swap(approval("approved"), approval("pending"), "significant governance.approvals[spend-control/beta].status"),
		"approval given":      swap(approval("pending"), approval("approved"), "minor governance.approvals[spend-control/beta].status"),
		"assurance gone":      swap("governance: {assurance: [{by: k-ng, kind: audit}], decisions: [{what: a}]}\n", "governance: {decisions: [{what: a}]}\n", "significant governance.assurance[k-ng/audit]"),
	})
}

func TestText(t *testing.T) {
	t.Parallel()
	try(t, "DIF024", map[string]example{
		"confirmed":       swap("reviewed: 2026-06-01\n", "reviewed: 2026-06-15\n", "minor reviewed"),
		"a day backwards": swap("reviewed: 2026-06-01\n", "reviewed: 2026-05-31\n", "significant reviewed"),
		"gone":            swap("reviewed: 2026-06-01\n", "reviewed:\n", "significant reviewed"),
		"name":            swap("name: Renew\n", "name: Renew it\n", "minor name"),
		"comment":         swap("name: Renew\n", "name: 'Renew' # as users say\n", ""),
		"a problem":       swap("problems: []\n", "problems: [{id: p1, text: Twice}]\n", "minor problems[p1]"),
		"role statement":  swap("", "# file: roles.yaml\nreviewed: 2026-06-01\n", "minor reviewed"),
		"older statement": swap("", "# file: roles.yaml\nreviewed: 2020-06-01\n", "significant reviewed"),
	})
}
