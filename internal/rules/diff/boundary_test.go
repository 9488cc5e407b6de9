package diff_test

import (
	"strings"
	"testing"
)

// TestBoundaries tries conditions on both sides of where they turn.
func TestBoundaries(t *testing.T) {
	t.Parallel()
	try(t, "DIF004", map[string]example{
		"the rest has left": swap("deputies: [b-jones, d-lee]\n", "deputies: [d-lee]\n", "significant deputies"),
		"the rest is here":  swap("deputies: [b-jones, e-roy]\n", "deputies: [e-roy]\n", "minor deputies"),
		"who left goes":     swap("deputies: [b-jones, d-lee]\n", "deputies: [b-jones]\n", "minor deputies"),
	})
	ola := func(terms string) string {
		return "olas: [{id: ola-crm, provider: {service: shared-crm}, underpins: [sla-ea], support_hours: always, " + terms + "}]\n"
	}
	try(t, "DIF008", map[string]example{
		"below and lower":   swap(ola("availability_percent: 99.4"), ola("availability_percent: 99.3"), "breaking olas[ola-crm].availability_percent"),
		"below and higher":  swap(ola("availability_percent: 99.3"), ola("availability_percent: 99.4"), "minor olas[ola-crm].availability_percent"),
		"ends a day before": swap(sla()+ola("valid: {to: 2027-03-31}"), sla()+ola("valid: {to: 2027-03-30}"), "breaking olas[ola-crm].valid.to"),
		"ends the same day": swap(sla()+ola("valid: {to: 2027-04-01}"), sla()+ola("valid: {to: 2027-03-31}"), "significant olas[ola-crm].valid.to"),
		"ends later":        swap(sla()+ola("valid: {to: 2027-03-31}"), sla()+ola("valid: {to: 2027-04-01}"), "minor olas[ola-crm].valid.to"),
		"hours not enough":  swap(sla("support_hours: always")+ola("rto_minutes: 60"), sla("support_hours: always")+"olas: [{id: ola-crm, provider: {service: shared-crm}, underpins: [sla-ea], support_hours: office, rto_minutes: 60}]\n", "breaking olas[ola-crm].support_hours"),
		"hours enough":      swap(sla("support_hours: office")+ola("rto_minutes: 60"), sla("support_hours: office")+"olas: [{id: ola-crm, provider: {service: shared-crm}, underpins: [sla-ea], support_hours: office, rto_minutes: 60}]\n", "significant olas[ola-crm].support_hours"),
	})
	try(t, "DIF013", map[string]example{
		"team without members":        swap("team: {fte: 1}\n", "team:\n", "minor team"),
		"team with members":           swap("team: {fte: 1, members: {sro: c-osei}}\n", "team:\n", ""),
		"funding within the variance": swap("finance:\n  funding: [{source: vote, year: 2026-27, amount: 1000}]\n", "finance:\n  funding: [{source: vote, year: 2026-27, amount: 900}]\n", "minor finance.funding[vote/2026-27].amount"),
		"funding cut beyond":          swap("finance:\n  funding: [{source: vote, year: 2026-27, amount: 1000}]\n", "finance:\n  funding: [{source: vote, year: 2026-27, amount: 899.99}]\n", "significant finance.funding[vote/2026-27].amount"),
	})
	try(t, "DIF015", map[string]example{
		"capacity counted otherwise": swap("capacity: {unit: renewals a day, maximum: 5}\n", "capacity: {unit: renewals a year, maximum: 5}\n", "significant capacity.unit"),
	})
	const manager = "{level: 1, role: service_manager, after_minutes: 0, hours: always}"
	levels := func(list string) string {
		return "deputies: [b-jones]\nescalation:\n  major_incident: {criteria: Down}\n  levels: [" + list + "]\n"
	}
	try(t, "DIF017", map[string]example{
		"owner leaves, deputy stays": swap(levels("{level: 1, person: b-jones, after_minutes: 0}, {level: 2, role: service_owner, after_minutes: 30}"), levels("{level: 1, person: b-jones, after_minutes: 0}"), "breaking escalation.levels[2]"),
		"deputy leaves, owner stays": swap(levels("{level: 1, person: b-jones, after_minutes: 0}, {level: 2, role: service_owner, after_minutes: 30}"), levels("{level: 2, role: service_owner, after_minutes: 30}"), "significant escalation.levels[1]"),
		"new owner is not called":    swap("owner: a-khan\n"+levels(manager+", {level: 2, person: a-khan, after_minutes: 30, hours: always}"), "owner: h-ito\n"+levels(manager+", {level: 2, person: a-khan, after_minutes: 30, hours: always}"), "breaking escalation.levels"),
		"team with the called":       swap("team: {fte: 1, members: {service_manager: e-roy}}\n"+levels(manager), "team:\n"+levels(manager), "significant team"),
		"team, nobody called":        swap("team: {fte: 1, members: {product_lead: e-roy}}\n"+levels(manager), "team:\n"+levels(manager), "minor team"),
		"team, nobody in it":         swap("team: {fte: 1}\n", "team:\n", ""),
		"new owner is called":        swap("owner: a-khan\n"+levels(manager+", {level: 2, role: service_owner, after_minutes: 30, hours: always}"), "owner: h-ito\n"+levels(manager+", {level: 2, role: service_owner, after_minutes: 30, hours: always}"), ""),
	})
	try(t, "DIF012", map[string]example{
		"closed and never rated":    swap(risk(""), risk(", status: closed"), "significant risks[r1].status"),
		"removed and never rated":   swap(risk(""), "risks: []\n", "significant risks[r1]"),
		"opened again, never rated": swap(risk(", status: closed"), risk(", status: open"), "minor risks[r1].status"),
		"opened again, high":        swap(risk(", status: closed"+rated("2", "5")), risk(rated("2", "5")), "significant risks[r1].status"),
		"opened again, very high":   swap(risk(", status: closed"+rated("3", "5")), risk(rated("3", "5")), "breaking risks[r1].status"),
		"back within the appetite":  swap(risk(rated("2", "5")), risk(rated("3", "3")), "minor risks[r1].residual.impact\nminor risks[r1].residual.likelihood"),
	})
	stage := func(name, assessments string) string {
		return stub("phase: beta\nbeta_stage: " + name + "\ntransactional: true\nassessments:\n  - {stage: alpha, date: 2026-05-01, panel: internal, overall: green, represented_by: c-osei}\n" + assessments +
			"governance: {approvals: [{kind: spend-control, phase: beta, status: approved, date: 2026-05-01, ref: SC-1}]}\n")
	}
	passed := "  - {stage: beta, date: 2026-06-01, panel: internal, overall: green, represented_by: c-osei}\n"
	try(t, "DIF014", map[string]example{
		"public without assessment": swap(stage("private", ""), stage("public", ""), "breaking stub beta_stage"),
		"public with assessment":    swap(stage("private", passed), stage("public", passed), "significant stub beta_stage"),
		"private again":             swap(stage("public", passed), stage("private", passed), "significant stub beta_stage"),
		"assessment taken out":      swap(stage("public", passed), stage("public", ""), "breaking stub assessments[beta/2026-06-01]"),
	})
	try(t, "DIF018", map[string]example{
		"a month taken out": swap("performance: [{period: 2026-04}, {period: 2026-05}]\n", "performance: [{period: 2026-05}]\n", "significant performance[2026-04]"),
		"target set":        swap("targets: {completion_rate_percent: 80}\n", "targets: {completion_rate_percent: 80, user_satisfaction_percent: 80}\n", "minor targets.user_satisfaction_percent"),
	})
	activity := func(fields string) string {
		return "# file: roles.yaml\nactivities:\n  day-to-day-operation: {" + fields + "}\n"
	}
	try(t, "DIF020", map[string]example{
		"nobody accountable":   swap(activity("accountable: sro, responsible: [sro]"), activity("responsible: [sro]"), "breaking activities.day-to-day-operation.accountable"),
		"somebody accountable": swap(activity("responsible: [sro]"), activity("accountable: sro, responsible: [sro]"), "significant activities.day-to-day-operation.accountable"),
	})
	other := strings.NewReplacer("phase: beta", "phase: alpha").Replace(renamed)
	try(t, "DIF021", map[string]example{
		"another id in alpha":         swap(stub("phase: alpha\n"), "# no file: services/stub.yaml\n# whole file: services/other.yaml\n"+other, "significant other id"),
		"another id, still needed":    swap("dependencies: [{service: stub, criticality: optional}]\n"+stub("phase: alpha\n"), "dependencies: [{service: stub, criticality: optional}]\n# no file: services/stub.yaml\n# whole file: services/other.yaml\n"+other, "breaking other id"),
		"another id, needed under it": swap("dependencies: [{service: stub, criticality: optional}]\n"+stub("phase: alpha\n"), "dependencies: [{service: other, criticality: optional}]\n# no file: services/stub.yaml\n# whole file: services/other.yaml\n"+other, "significant other id"),
	})
	waiver := func(rest string) string {
		return "waivers: [{rule: FIN008, reason: Run team, approved_by: c-osei, expires: 2026-12-31" + rest + "}]\n"
	}
	try(t, "DIF023", map[string]example{
		"another reason":      swap(waiver(""), "waivers: [{rule: FIN008, reason: Because, approved_by: c-osei, expires: 2026-12-31}]\n", "minor waivers[FIN008].reason"),
		"the same day":        swap(waiver(""), waiver(" # as agreed"), ""),
		"limit back to usual": swap("# file: svc.yaml\nlimits: {services_per_owner: 6}\n", "", "significant limits.services_per_owner"),
		"variance raised":     swap("", "# file: svc.yaml\nlimits: {budget_variance_percent: 10.01}\n", "significant limits.budget_variance_percent"),
		"variance the same":   swap("", "# file: svc.yaml\nlimits: {budget_variance_percent: 10.00}\n", ""),
		"name or code":        swap("", "# file: svc.yaml\nrules: {deputy-missing: warning}\n", "minor rules.deputy-missing"),
	})
	try(t, "DIF001", map[string]example{
		"two of them": swap("owner: a-khan\n", "owner: [a-khan, b-jones]\n", "breaking owner"),
	})
}
