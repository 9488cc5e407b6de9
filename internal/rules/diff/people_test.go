package diff_test

import "testing"

const (
	khan    = "owner: {person: a-khan, since: 2025-09-01}\n"
	ito     = "owner: {person: h-ito, since: 2025-09-01}\n"
	gone    = "owner: {person: d-lee, since: 2025-09-01}\n"
	handed  = "ownership_history:\n  - {person: a-khan, from: 2024-01-08, to: 2026-06-14, handover: \"https://docs.example.gov.uk/ho\"}\n"
	unsaid  = "ownership_history:\n  - {person: a-khan, from: 2024-01-08, to: 2026-06-14}\n"
	history = "ownership_history: []\n"
)

// person is people.yaml with another entry for a person.
func person(id, fields string) string {
	return "# file: people.yaml\npeople:\n  " + id + ": {name: Somebody, email: somebody@example.gov.uk" + fields + "}\n"
}

func TestOwnerVacated(t *testing.T) {
	t.Parallel()
	try(t, "DIF001", map[string]example{
		"removed":                swap(khan, "owner: {}\n", "breaking owner"),
		"person removed":         swap(khan, "owner: {since: 2025-09-01}\n", "breaking owner.person"),
		"to somebody who left":   swap(khan, gone, "breaking owner.person"),
		"to somebody else":       swap(khan, ito, ""),
		"left, day before":       swap(person("a-khan", ""), person("a-khan", ", left: 2026-06-14"), "breaking owner"),
		"left, last day":         swap(person("a-khan", ""), person("a-khan", ", left: 2026-06-15"), ""),
		"had left":               swap(person("a-khan", ", left: 2026-06-14"), person("a-khan", ", left: 2026-06-13"), ""),
		"left, taken over":       swap(khan+person("a-khan", ""), ito+handed+person("a-khan", ", left: 2026-06-14"), ""),
		"nobody covers any more": swap(gone+"deputies: [b-jones]\n", gone+"deputies: []\n", "breaking deputies"),
		"named again":            swap("owner: {}\n", khan, ""),
	})
}

func TestOwnerChanged(t *testing.T) {
	t.Parallel()
	try(t, "DIF002", map[string]example{
		"no history":     swap(khan+history, ito+history, "breaking owner.person"),
		"no record":      swap(khan+history, ito+unsaid, "breaking owner.person"),
		"with a record":  swap(khan+history, ito+handed, ""),
		"short form":     swap("owner: a-khan\n"+history, "owner: h-ito\n"+history, "breaking owner.person"),
		"same person":    swap("owner: a-khan\n", khan, ""),
		"earlier record": swap(khan+history, ito+"ownership_history:\n  - {person: a-khan, from: 2020-01-01, to: 2021-01-01, handover: \"https://docs.example.gov.uk/ho\"}\n  - {person: a-khan, from: 2024-01-08, to: 2026-06-14}\n", "breaking owner.person"),
	})
	try(t, "DIF003", map[string]example{
		"with a record": swap(khan+history, ito+handed, "significant owner.person\nminor ownership_history[a-khan/2024-01-08]"),
		"named":         swap("owner: {}\n", khan, "significant owner"),
		"mandate":       swap(khan, "owner: {person: a-khan, since: 2025-09-01, mandate: \"https://docs.example.gov.uk/m\"}\n", "significant owner.mandate"),
		"spend limit":   swap("owner: {person: a-khan, spend_limit: 50000}\n", "owner: {person: a-khan, spend_limit: 50000.01}\n", "significant owner.spend_limit"),
		"same limit":    swap("owner: {person: a-khan, spend_limit: 50000}\n", "owner: {person: a-khan, spend_limit: 50000.00}\n", ""),
		"since":         swap(khan, "owner: {person: a-khan, since: 2025-09-02}\n", "minor owner.since"),
	})
	try(t, "DIF004", map[string]example{
		"last one goes": swap("deputies: [b-jones]\n", "deputies: []\n", "significant deputies"),
		"one of two":    swap("deputies: [b-jones, e-roy]\n", "deputies: [e-roy]\n", "minor deputies"),
		"one comes":     swap("deputies: []\n", "deputies: [e-roy]\n", "minor deputies"),
		"replaced":      swap("deputies: [b-jones]\n", "deputies: [e-roy]\n", "minor deputies\nminor deputies"),
		"order":         swap("deputies: [b-jones, e-roy]\n", "deputies: [e-roy, b-jones]\n", ""),
	})
}

func TestPersonLeaving(t *testing.T) {
	t.Parallel()
	try(t, "DIF022", map[string]example{
		"leaves":             swap(person("e-roy", ""), person("e-roy", ", leaves: 2026-09-30"), "significant people.e-roy.leaves"),
		"leaves sooner":      swap(person("e-roy", ", leaves: 2026-09-30"), person("e-roy", ", leaves: 2026-09-29"), "significant people.e-roy.leaves"),
		"leaves later":       swap(person("e-roy", ", leaves: 2026-09-30"), person("e-roy", ", leaves: 2026-10-01"), "minor people.e-roy.leaves"),
		"stays":              swap(person("e-roy", ", leaves: 2026-09-30"), person("e-roy", ""), "minor people.e-roy.leaves"),
		"owner left":         swap(person("a-khan", ""), person("a-khan", ", left: 2026-06-14"), "breaking people.a-khan.left"),
		"owner, last day":    swap(person("a-khan", ""), person("a-khan", ", left: 2026-06-15"), "significant people.a-khan.left"),
		"without a duty":     swap(person("z-new", ""), person("z-new", ", left: 2026-06-01"), "significant people.z-new.left"),
		"comes":              swap("", person("z-new", ""), "minor people.z-new"),
		"removed, no duty":   swap(person("z-new", ""), "", "significant people.z-new"),
		"removed, with duty": swap(person("z-new", "")+"# file: "+"services/stub.yaml\ndeputies: [z-new]\n", "# file: services/stub.yaml\ndeputies: [z-new]\n", "significant people.z-new"),
		"unit":               swap(person("e-roy", ", unit: a"), person("e-roy", ", unit: b"), "minor people.e-roy.unit"),
	})
}

func TestContact(t *testing.T) {
	t.Parallel()
	levels := func(list string) string {
		return "escalation:\n  major_incident: {criteria: Down}\n  levels: [" + list + "]\n"
	}
	const (
		manager = "{level: 1, role: service_manager, after_minutes: 0, hours: always}"
		owner   = "{level: 2, role: service_owner, after_minutes: 30, hours: always}"
	)
	try(t, "DIF017", map[string]example{
		"contact removed":       swap("contact: {email: a@example.gov.uk}\n", "contact: {}\n", "breaking contact"),
		"last way removed":      swap("contact: {email: a@example.gov.uk, hours: office}\n", "contact: {hours: office}\n", "breaking contact.email"),
		"one of two ways":       swap("contact: {email: a@example.gov.uk, url: \"https://example.gov.uk\"}\n", "contact: {email: a@example.gov.uk}\n", "significant contact.url"),
		"another address":       swap("contact: {email: a@example.gov.uk}\n", "contact: {email: b@example.gov.uk}\n", "significant contact.email"),
		"contact added":         swap("contact: {}\n", "contact: {email: b@example.gov.uk}\n", "significant contact"),
		"owner leaves the path": swap(levels(manager+", "+owner), levels(manager), "breaking escalation.levels[2]"),
		"owner is told anyway":  swap("escalation:\n  major_incident: {criteria: Down, notify_owner_within_minutes: 30}\n  levels: ["+manager+", "+owner+"]\n", "escalation:\n  major_incident: {criteria: Down, notify_owner_within_minutes: 30}\n  levels: ["+manager+"]\n", "significant escalation.levels[2]"),
		"path removed":          swap(levels(manager+", "+owner), "escalation:\n  major_incident: {criteria: Down}\n", "breaking escalation.levels[1]\nbreaking escalation.levels[2]"),
		"later call":            swap(levels(manager+", "+owner), levels(manager+", {level: 2, role: service_owner, after_minutes: 31, hours: always}"), "significant escalation.levels[2].after_minutes"),
		"messages":              swap("communications: []\n", "communications: [{audience: users, via: post, every: P1M}]\n", "minor communications[users/post]"),
		"role that is called":   swap("team: {members: {service_manager: e-roy}}\n", "team: {members: {service_manager: j-poe}}\n", "significant team.members.service_manager"),
		"role that is not":      swap("team: {members: {product_lead: e-roy}}\n", "team: {members: {product_lead: j-poe}}\n", "minor team.members.product_lead"),
	})
}

func TestRolePolicy(t *testing.T) {
	t.Parallel()
	roles := func(activity string) string {
		return "# file: roles.yaml\nactivities:\n  day-to-day-operation: {" + activity + "}\n"
	}
	role := func(fields string) string {
		return "# file: roles.yaml\nroles:\n  sro: {title: Senior responsible owner" + fields + "}\n"
	}
	const at = " activities.day-to-day-operation."
	try(t, "DIF020", map[string]example{
		"accountable":  swap(roles("accountable: service_manager"), roles("accountable: sro"), "breaking"+at+"accountable"),
		"responsible":  swap(roles("accountable: sro, responsible: [sro]"), roles("accountable: sro, responsible: [sro, service_owner]"), "significant"+at+"responsible"),
		"consulted":    swap(roles("accountable: sro"), roles("accountable: sro, consulted: [service_owner]"), "minor"+at+"consulted"),
		"title":        swap(role(""), "# file: roles.yaml\nroles:\n  sro: {title: Boss}\n", "minor roles.sro.title"),
		"skill":        swap(role(", skills: {user_focus: working}"), role(", skills: {user_focus: expert}"), "significant roles.sro.skills.user_focus"),
		"order":        swap(roles("accountable: sro, responsible: [sro, service_owner]"), roles("accountable: sro, responsible: [service_owner, sro]"), ""),
		"incompatible": swap("", "# file: roles.yaml\nincompatible:\n  - {roles: [service_owner, sro], severity: error}\n", "significant incompatible\nsignificant incompatible\nsignificant incompatible\nsignificant incompatible"),
	})
}
