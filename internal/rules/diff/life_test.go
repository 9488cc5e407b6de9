package diff_test

import "testing"

// stub is a small service with some blocks.
func stub(blocks string) string { return "# file: services/stub.yaml\n" + blocks }

func TestPhase(t *testing.T) {
	t.Parallel()
	gate := "assessments:\n  - {stage: alpha, date: 2026-06-01, panel: internal, overall: green, represented_by: c-osei}\n" +
		"governance:\n  approvals:\n    - {kind: spend-control, phase: beta, status: approved, date: 2026-06-01, ref: SC-1}\n"
	pending := "assessments:\n  - {stage: alpha, date: 2026-06-01, panel: internal, overall: green, represented_by: c-osei}\n" +
		"governance:\n  approvals:\n    - {kind: spend-control, phase: beta, status: pending, date: 2026-06-01, ref: SC-1}\n"
	red := "assessments:\n  - {stage: alpha, date: 2026-06-01, panel: internal, overall: red, represented_by: c-osei}\n" +
		"governance:\n  approvals:\n    - {kind: spend-control, phase: beta, status: approved, date: 2026-06-01, ref: SC-1}\n"
	try(t, "DIF014", map[string]example{
		"gate passed":       swap(stub(gate+"phase: alpha\ntransactional: true\n"), stub(gate+"phase: beta\ntransactional: true\n"), "significant stub phase"),
		"no assessment":     swap(stub("phase: alpha\ntransactional: true\n"), stub("phase: beta\ntransactional: true\n"), "breaking stub phase"),
		"approval pending":  swap(stub(pending+"phase: alpha\n"), stub(pending+"phase: beta\n"), "breaking stub phase"),
		"assessment red":    swap(stub(red+"phase: alpha\ntransactional: true\n"), stub(red+"phase: beta\ntransactional: true\n"), "breaking stub phase"),
		"skipped":           swap(stub(gate+"phase: alpha\n"), stub(gate+"phase: live\n"), "breaking stub phase"),
		"back from live":    swap(stub("phase: live\n"), stub("phase: beta\n"), "breaking stub phase"),
		"back from beta":    swap(stub("phase: beta\n"), stub("phase: alpha\n"), "significant stub phase"),
		"into retirement":   swap(stub("phase: live\n"), stub("phase: retirement\n"), "significant stub phase"),
		"no gate to leave":  swap(stub("phase: discovery\n"), stub("phase: alpha\n"), "significant stub phase"),
		"ends a day sooner": swap(stub("phase: retirement\nretirement: {ends: 2027-03-31}\n"), stub("phase: retirement\nretirement: {ends: 2027-03-30}\n"), "significant stub retirement.ends"),
		"ends later":        swap(stub("phase: retirement\nretirement: {ends: 2027-03-31}\n"), stub("phase: retirement\nretirement: {ends: 2027-04-01}\n"), "minor stub retirement.ends"),
		"history":           swap(stub("phase_history: []\n"), stub("phase_history: [{phase: discovery, from: 2024-01-01}]\n"), "minor stub phase_history[discovery/2024-01-01]"),
	})
}

func TestServices(t *testing.T) {
	t.Parallel()
	const none = "# no file: services/stub.yaml\n"
	needed := "dependencies: [{service: stub, criticality: optional}]\n"
	try(t, "DIF021", map[string]example{
		"added":              swap("", stub("phase: discovery\n"), "minor stub"),
		"added in beta":      swap("", stub("phase: beta\n"), "minor stub"),
		"added and live":     swap("", stub("phase: live\n"), "significant stub"),
		"removed, live":      swap(stub("phase: live\n"), none, "breaking stub"),
		"removed, beta":      swap(stub("phase: beta\n"), none, "breaking stub"),
		"removed, alpha":     swap(stub("phase: alpha\n"), none, "significant stub"),
		"removed, needed":    swap(needed+stub("phase: alpha\n"), needed+none, "breaking stub"),
		"retired, last day":  swap(stub("phase: retirement\nretirement: {ends: 2026-06-15}\n"), none, "breaking stub"),
		"retired and unused": swap(stub("phase: retirement\nretirement: {ends: 2026-06-14}\n"), none, "minor stub"),
		"retired but needed": swap(needed+stub("phase: retirement\nretirement: {ends: 2026-06-14}\n"), needed+none, "breaking stub"),
		"portfolio":          swap(stub("phase: alpha\n"), stub("phase: alpha\nportfolio: shared\n"), "minor stub portfolio"),
		"file moved":         swap(none+"# whole file: services/other.yaml\n"+renamed, none+"# whole file: services/more/other.yaml\n"+renamed, "minor other"),
		"id changed, beta":   swap(stub("phase: beta\n"), none+"# whole file: services/other.yaml\n"+renamed, "breaking other id"),
	})
}

// renamed is the stub in beta under another id.
const renamed = `schema: svc/v1
id: other
name: Try stub
description: Stands for a service that an example needs besides the usual ones.
type: service
phase: beta
portfolio: licensing
owner: c-osei
deputies: [b-jones]
contact: {email: stub@example.gov.uk}
risk_register: {ref: RR-0100, reviewed: 2026-05-01}
scope: {in: [Stubs], out: [Everything else]}
stakeholders:
  - {id: testers, name: Testers, kind: user}
reviewed: 2026-06-01
`

func TestDefinition(t *testing.T) {
	t.Parallel()
	capacity := func(n string) string { return "capacity: {unit: renewals per day, maximum: " + n + "}\n" }
	try(t, "DIF015", map[string]example{
		"function removed":    swap("functionality: [Renew, Refund]\n", "functionality: [Renew]\n", "breaking functionality"),
		"removed in beta":     swap("phase: beta\nfunctionality: [Renew, Refund]\n", "phase: beta\nfunctionality: [Renew]\n", "significant functionality"),
		"function added":      swap("functionality: [Renew]\n", "functionality: [Renew, Refund]\n", "significant functionality"),
		"scope removed":       swap("scope: {in: [A, B]}\n", "scope: {in: [A]}\n", "breaking scope.in"),
		"whole scope":         swap("scope: {in: [A, B]}\n", "scope: {}\n", "breaking scope"),
		"newly out of scope":  swap("scope: {in: [A]}\n", "scope: {in: [A], out: [B]}\n", "significant scope.out"),
		"capacity cut by one": swap(capacity("5000"), capacity("4999"), "breaking capacity.maximum"),
		"capacity the same":   swap(capacity("5000"), capacity("5000"), ""),
		"capacity raised":     swap(capacity("5000"), capacity("5001"), "significant capacity.maximum"),
		"capacity gone":       swap(capacity("5000"), "capacity: {}\n", "breaking capacity"),
		"agreed anew":         swap("agreed: {with: [env-agency], date: 2026-04-02}\n", "agreed: {with: [env-agency], date: 2026-06-02}\n", "significant agreed.date"),
		"tier":                swap("tier: 1\n", "tier: 2\n", "minor tier"),
	})
	channels := func(list string) string { return "channels: [" + list + "]\n" }
	help := "take_up: {assisted_digital: {via: [phone], provider: Library network}}\n"
	try(t, "DIF016", map[string]example{
		"channel removed":  swap(channels("online, phone"), channels("online"), "breaking channels"),
		"channel added":    swap(channels("online"), channels("online, phone"), "significant channels"),
		"assisted removed": swap(help, "take_up: {}\n", "breaking take_up"),
		"assisted gone":    swap("take_up: {plan: p, assisted_digital: {via: [phone]}}\n", "take_up: {plan: p}\n", "breaking take_up.assisted_digital"),
		"assisted added":   swap("take_up: {plan: p}\n", "take_up: {plan: p, assisted_digital: {via: [phone]}}\n", "significant take_up.assisted_digital"),
		"plan":             swap("take_up: {plan: p}\n", "take_up: {plan: q}\n", "minor take_up.plan"),
		"product":          swap("products: []\n", "products: [{id: web, name: Site}]\n", "minor products[web]"),
	})
}
