package diff_test

import (
	"strings"
	"testing"
)

// sla is the agreement of the main service with some terms replaced.
func sla(terms ...string) string {
	lines := []string{
		"id: sla-ea", "customer: env-agency", "valid: {from: 2026-04-01, to: 2027-03-31}", "service_hours: always",
		"support_hours: office", "availability_percent: 99.5", "window: P30D", "rto_minutes: 180", "incident: {p1: {response_minutes: 15, resolve_minutes: 240}}",
	}
	for _, term := range terms {
		key, value, _ := strings.Cut(term, ":")
		at := -1
		for i, line := range lines {
			if strings.HasPrefix(line, key+":") {
				at = i
			}
		}
		switch {
		case value == "" && at >= 0:
			lines = append(lines[:at], lines[at+1:]...)
		case at >= 0:
			lines[at] = term
		default:
			lines = append(lines, term)
		}
	}
	return "slas:\n  - {" + strings.Join(lines, ", ") + "}\n"
}

// noOLAs takes away what would hold a promise up, or not.
const noOLAs = "olas: []\ndependencies: []\n"

func TestWeakened(t *testing.T) {
	t.Parallel()
	at := func(field string) string { return "breaking slas[sla-ea]." + field }
	try(t, "DIF005", map[string]example{
		"availability lower":       swap(sla(), sla("availability_percent: 99.49"), at("availability_percent")),
		"availability equal":       swap(sla("availability_percent: 99.50"), sla("availability_percent: 99.5"), ""),
		"availability higher":      swap(sla(), sla("availability_percent: 99.51"), ""),
		"availability removed":     swap(sla(), sla("availability_percent:"), at("availability_percent")),
		"exact decimals":           swap(sla("availability_percent: 99.90"), sla("availability_percent: 99.899999999999"), at("availability_percent")),
		"one minute more":          swap(sla(), sla("rto_minutes: 181"), at("rto_minutes")),
		"same minutes":             swap(sla(), sla("rto_minutes: 180"), ""),
		"one minute less":          swap(sla(), sla("rto_minutes: 179"), ""),
		"minutes removed":          swap(sla(), sla("rto_minutes:"), at("rto_minutes")),
		"response slower":          swap(sla(), sla("incident: {p1: {response_minutes: 16, resolve_minutes: 240}}"), at("incident.p1.response_minutes")),
		"priority removed":         swap(sla(), sla("incident: {p2: {response_minutes: 15}}"), at("incident.p1")),
		"incident removed":         swap(sla(), sla("incident:"), at("incident")),
		"hours smaller":            swap(sla(), sla("service_hours: office"), at("service_hours")),
		"hours larger":             swap(sla(), sla("support_hours: always"), ""),
		"hours removed":            swap(sla(), sla("service_hours:"), at("service_hours")),
		"window longer":            swap(sla(), sla("window: P31D"), at("window")),
		"window of a year":         swap(sla(), sla("window: P1Y"), at("window")),
		"window by default":        swap(sla(), sla("window:"), ""),
		"window shorter":           swap(sla(), sla("window: P29D"), ""),
		"maintenance excluded":     swap(sla(), sla("excludes_maintenance: true"), at("excludes_maintenance")),
		"maintenance included":     swap(sla("excludes_maintenance: true"), sla(), ""),
		"not excluded written out": swap(sla(), sla("excludes_maintenance: false"), ""),
		"ends a day earlier":       swap(sla(), sla("valid: {from: 2026-04-01, to: 2027-03-30}"), at("valid.to")),
		"ends a day later":         swap(sla(), sla("valid: {from: 2026-04-01, to: 2027-04-01}"), ""),
		"ends for the first time":  swap(sla("valid: {from: 2026-04-01}"), sla(), at("valid.to")),
		"no end any more":          swap(sla(), sla("valid: {from: 2026-04-01}"), ""),
		"in beta too":              swap("phase: beta\n"+sla(), "phase: beta\n"+sla("rto_minutes: 200"), at("rto_minutes")),
		"a schedule shrinks": swap("", "# file: svc.yaml\nschedules:\n  always: {days: all, from: \"00:00\", to: \"24:00\", timezone: UTC}\n  office: {days: [mon, tue, wed, thu], from: \"09:00\", to: \"17:00\", timezone: Europe/London}\n",
			"minor schedules.office.days\nbreaking slas[sla-ea].support_hours"),
		"a schedule grows": swap("", "# file: svc.yaml\nschedules:\n  always: {days: all, from: \"00:00\", to: \"24:00\", timezone: UTC}\n  office: {days: [mon, tue, wed, thu, fri], from: \"08:00\", to: \"17:00\", timezone: Europe/London}\n", ""),
	})
}

func TestSLARemoved(t *testing.T) {
	t.Parallel()
	try(t, "DIF006", map[string]example{
		"live":                  swap(sla(), "slas: []\n", "breaking slas[sla-ea]"),
		"beta":                  swap("phase: beta\n"+sla(), "phase: beta\nslas: []\n", "significant slas[sla-ea]"),
		"alpha":                 swap("phase: alpha\n"+sla(), "phase: alpha\nslas: []\n", "minor slas[sla-ea]"),
		"retirement, last day":  swap("phase: retirement\nretirement: {ends: 2026-06-15}\n"+sla(), "phase: retirement\nretirement: {ends: 2026-06-15}\nslas: []\n", "breaking slas[sla-ea]"),
		"retirement, day after": swap("phase: retirement\nretirement: {ends: 2026-06-14}\n"+sla(), "phase: retirement\nretirement: {ends: 2026-06-14}\nslas: []\n", "minor slas[sla-ea]"),
		"another customer":      swap(sla(), sla("customer: other"), "breaking slas[sla-ea].customer"),
		"added":                 swap("slas: []\n", sla(), ""),
	})
}

func TestStrengthened(t *testing.T) {
	t.Parallel()
	try(t, "DIF007", map[string]example{
		"higher and held up":       swap(noOLAs+sla(), noOLAs+sla("availability_percent: 99.9"), "significant slas[sla-ea].availability_percent"),
		"added":                    swap(noOLAs+"slas: []\n", noOLAs+sla(), "significant slas[sla-ea]"),
		"as good as the agreement": swap(sla(), sla("availability_percent: 99.95"), "significant slas[sla-ea].availability_percent"),
		"better than agreement":    swap(sla(), sla("availability_percent: 99.951"), "breaking slas[sla-ea].availability_percent"),
		"as fast as agreement":     swap(sla(), sla("rto_minutes: 60"), "significant slas[sla-ea].rto_minutes"),
		"faster than agreement":    swap(sla(), sla("rto_minutes: 59"), "breaking slas[sla-ea].rto_minutes"),
		"p1 faster than agreement": swap(sla(), sla("incident: {p1: {response_minutes: 9, resolve_minutes: 240}}"), "breaking slas[sla-ea].incident.p1.response_minutes"),
		"hours beyond agreement": swap(sla()+"olas: [{id: o, provider: {team: Desk}, underpins: [sla-ea], support_hours: office}]\n",
			sla("support_hours: always")+"olas: [{id: o, provider: {team: Desk}, underpins: [sla-ea], support_hours: office}]\n", "breaking slas[sla-ea].support_hours"),
		"broken before already": swap(sla("rto_minutes: 50"), sla("rto_minutes: 40"), "significant slas[sla-ea].rto_minutes"),
		"before live as well":   swap("phase: beta\n"+sla(), "phase: beta\n"+sla("rto_minutes: 59"), "breaking slas[sla-ea].rto_minutes"),
		"signature taken out":   swap(sla("agreed: {by: [h-ito], date: 2026-03-20}"), sla(), "significant slas[sla-ea].agreed"),
		"neither":               swap(sla("review_by: 2026-12-31"), sla("review_by: 2026-11-30"), "minor slas[sla-ea].review_by"),
	})
}

func TestOLA(t *testing.T) {
	t.Parallel()
	ola := func(terms string) string {
		return "olas: [{id: ola-crm, provider: {service: shared-crm}, underpins: [sla-ea], support_hours: always, " + terms + "}]\n"
	}
	crm := func(availability string) string {
		return "# file: services/shared-crm.yaml\nslas: [{id: sla-licensing, customer: licensing, service_hours: always, support_hours: always, availability_percent: " + availability + "}]\n"
	}
	loose := "dependencies: [{service: shared-crm, criticality: critical}]\n" + sla() + "olas: []\n"
	try(t, "DIF008", map[string]example{
		"weaker, still enough":                swap(ola("availability_percent: 99.95"), ola("availability_percent: 99.5"), "significant olas[ola-crm].availability_percent"),
		"below what it underpins":             swap(ola("availability_percent: 99.95"), ola("availability_percent: 99.49"), "breaking olas[ola-crm].availability_percent"),
		"stronger":                            swap(ola("availability_percent: 99.9"), ola("availability_percent: 99.95"), "minor olas[ola-crm].availability_percent"),
		"minutes, still enough":               swap(ola("rto_minutes: 60"), ola("rto_minutes: 180"), "significant olas[ola-crm].rto_minutes"),
		"minutes above":                       swap(ola("rto_minutes: 60"), ola("rto_minutes: 181"), "breaking olas[ola-crm].rto_minutes"),
		"added and enough":                    swap("olas: []\n", ola("rto_minutes: 60"), "minor olas[ola-crm]"),
		"added and not enough":                swap("olas: []\n", ola("rto_minutes: 600"), "breaking olas[ola-crm]"),
		"removed":                             swap(ola("rto_minutes: 60"), "olas: []\n", "significant olas[ola-crm]"),
		"a weaker promise of another service": swap(loose+crm("99.95"), loose+crm("99.4"), "breaking slas[sla-ea].availability_percent"),
		"a weaker promise that is enough":     swap(loose+crm("99.95"), loose+crm("99.5"), ""),
		"harm before live":                    swap("phase: beta\n"+loose+crm("99.95"), "phase: beta\n"+loose+crm("99.4"), "significant slas[sla-ea].availability_percent"),
	})
}

func TestDependencies(t *testing.T) {
	t.Parallel()
	on := func(fields string) string {
		return "olas: []\nslas: []\ndependencies: [{service: shared-crm" + fields + "}]\n"
	}
	none := "olas: []\nslas: []\ndependencies: []\n"
	promise := func(fields, availability string) string {
		return "olas: []\n" + sla("availability_percent: "+availability) + "dependencies: [{service: shared-crm" + fields + "}]\n"
	}
	back := func(of string) string { return "# file: services/shared-crm.yaml\ndependencies: [" + of + "]\n" }
	try(t, "DIF009", map[string]example{
		"added":           swap(none, on(", criticality: optional"), "significant dependencies[shared-crm]"),
		"raised":          swap(on(", criticality: degrading"), on(", criticality: critical"), "significant dependencies[shared-crm].criticality"),
		"lowered":         swap(on(", criticality: critical"), on(", criticality: degrading"), ""),
		"possible":        swap(promise(", criticality: degrading", "99.95"), promise(", criticality: critical", "99.95"), "significant dependencies[shared-crm].criticality"),
		"impossible":      swap(promise(", criticality: degrading", "99.96"), promise(", criticality: critical", "99.96"), "breaking dependencies[shared-crm].criticality"),
		"closes a circle": swap(none+back("{service: "+main+", criticality: critical}"), on(", criticality: critical")+back("{service: "+main+", criticality: critical}"), "breaking dependencies[shared-crm]"),
		"closes a circle elsewhere": swap(on(", criticality: critical"), on(", criticality: critical")+back("{service: "+main+", criticality: critical}"),
			"breaking dependencies[shared-crm]\nbreaking shared-crm dependencies["+main+"]"),
		"another kind": swap(on(", kind: technical"), on(", kind: functional"), "minor dependencies[shared-crm].kind"),
	})
	agreed := ", agreed: {by: h-ito, date: 2026-03-10}"
	platform := func(consumers string) string {
		return "# file: services/shared-crm.yaml\nplatform: {strategy: \"https://docs.example.gov.uk/ps\", consumers: [" + consumers + "]}\n"
	}
	try(t, "DIF010", map[string]example{
		"removed":           swap(on(""), none, "minor dependencies[shared-crm]"),
		"lowered":           swap(on(", criticality: critical"), on(", criticality: optional"), "minor dependencies[shared-crm].criticality"),
		"consent withdrawn": swap(on(agreed), on(""), "breaking dependencies[shared-crm].agreed"),
		"consent given":     swap(on(""), on(agreed), "minor dependencies[shared-crm].agreed"),
		"consent renewed":   swap(on(agreed), on(", agreed: {by: h-ito, date: 2026-06-10}"), "minor dependencies[shared-crm].agreed.date"),
		"consumer dropped":  swap(on("")+platform(main), on("")+platform("address-lookup"), "breaking shared-crm platform.consumers\nminor shared-crm platform.consumers"),
		"consumer gone":     swap(on("")+platform(main), none+platform(""), "minor dependencies[shared-crm]\nminor shared-crm platform.consumers"),
		"no plan any more":  swap(platform(main), "# file: services/shared-crm.yaml\nplatform: {consumers: ["+main+"]}\n", "significant shared-crm platform.strategy"),
	})
}
