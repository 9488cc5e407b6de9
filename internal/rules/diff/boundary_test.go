package diff_test

import "testing"

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
	try(t, "DIF001", map[string]example{
		"two of them": swap("owner: a-khan\n", "owner: [a-khan, b-jones]\n", "breaking owner"),
	})
}
