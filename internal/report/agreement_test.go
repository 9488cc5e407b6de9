package report_test

import (
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/report"
	"github.com/service-catalogue/svc/internal/rules/ruletest"
)

// troubled is a catalogue in which every rule that reports reckon like has something to say.
const troubled = `
slas:
  - {id: sla-ea, customer: env-agency, availability_percent: 99.9, support_hours: always, valid: {to: 2027-03-31}, incident: {p1: {resolve_minutes: 100}, p3: {response_minutes: 10}}}
  - {id: sla-b, customer: env-agency, availability_percent: 99.99, measured: [{period: 2026-05, availability_percent: 99.98}]}
olas:
  - {id: ola-crm, provider: {service: shared-crm}, underpins: [sla-ea, sla-b, sla-ea], availability_percent: 99.95, support_hours: office, valid: {to: 2026-12-31}, incident: {p1: {resolve_minutes: 120}, p3: {response_minutes: 11}}}
  - {id: ola-fine, provider: {team: Network}, underpins: [sla-ea], availability_percent: 99.9}
risks:
  - {id: r1, owner: a-khan, response: tolerate, inherent: {likelihood: 5, impact: 5}, residual: {likelihood: 2, impact: 5}}
  - {id: r2, owner: a-khan, response: treat, category: security, inherent: {likelihood: 3, impact: 3}, actions: [{text: Lock it, status: done}]}
  - {id: r3, owner: a-khan, response: treat, residual: {likelihood: 3, impact: 3}}
  - {id: r4, owner: a-khan, response: treat, residual: {likelihood: 5, impact: 5}, actions: [{text: Lock it}]}
  - {id: r5, status: closed, residual: {likelihood: 5, impact: 5}}
finance: {budgets: [{year: 2026-27, amount: 100}]}
documents: [{kind: roadmap}]
assessments: [{stage: live, date: 2025-12-10, overall: amber, actions_open: 1}]
targets: {cost_per_transaction: 7.40, user_satisfaction_percent: 80, completion_rate_percent: 80}
# file: services/shared-crm.yaml
deputies: [h-ito, d-lee]
# file: services/thin.yaml
phase: live
owner: d-lee
deputies: [b-jones]
dependencies: [{service: shared-crm, criticality: critical}, {service: nowhere, criticality: critical}]
slas: [{id: a, customer: x, availability_percent: 99.949}]
transactional: true
performance: [{period: 2026-05, channels: {online: {started: 10, completed: 12, cost: 1}}}]
targets: {digital_take_up_percent: 99}
# file: services/murky.yaml
phase: live
owner: d-lee
deputies: [d-lee]
dependencies: [{service: silent, criticality: critical}]
slas: [{id: a, customer: x, availability_percent: 99}]
transactional: true
# file: services/silent.yaml
phase: live
owner: n-ray
deputies: []
transactional: true
performance: [{period: 2026-05, channels: {online: {started: 10, completed: 9, cost: 1}}, stated: {completion_rate_percent: 95}, satisfaction: {very_satisfied: 1, satisfied: 0, neither: 0, dissatisfied: 0, very_dissatisfied: 0}}]
# file: services/broken-counts.yaml
phase: beta
beta_stage: public
owner: n-ray
deputies: [b-jones]
transactional: true
performance: [{period: 2026-05, channels: {online: {started: 10, completed: -9, cost: 1}}}]
# file: people.yaml
people:
  n-ray: {name: Nia Ray, leaves: 2026-09-15}
  h-ito: {name: Hana Ito, leaves: 2026-09-16}
`

// overloaded lets one person own more than one can carry, and another just as much as that.
func overloaded() string {
	return owned("live 1", "live 1", "beta 2", "discovery 3", "live 2") + strings.ReplaceAll(strings.ReplaceAll(
		owned("live 1", "live 1", "live 1", "live 1"), "owned-", "equal-"), "n-ray", "e-roy")
}

// TestAgreesWithLint compares what reports conclude with what the rules find that reckon alike, on a catalogue full of
// mistakes, a faultless one, and the one that we ship.
func TestAgreesWithLint(t *testing.T) {
	t.Parallel()
	shipped := os.DirFS("../../catalogue")
	for name, files := range map[string]fs.FS{
		"troubled": base(t, troubled), "overloaded": base(t, overloaded()), "faultless": base(t, ""), "shipped": shipped,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			in := load(t, files, ruletest.Day())
			for _, c := range comparisons() {
				compare(t, in, c)
			}
		})
	}
}

// comparison says which rows of a report are what some rules find.
type comparison struct {
	report string
	codes  []string
	reason string // what the message of a finding has to contain, if anything
	phases []string
	key    string // of the cell that names what was found; service_id unless another
	path   func(path, service string) string
	rows   func(map[string]string) bool
}

func comparisons() []comparison {
	live := []string{"live", "retirement"}
	agreement := func(path, service string) string { return service + "/" + key(path, "slas[") }
	pillar := func(path, service string) string { return service + "/" + key(path, "olas[") }
	risk := func(path, service string) string { return service + "/" + key(path, "risks[") }
	document := func(path, service string) string { return service + "/" + key(path, "documents[") }
	is := func(key string, values ...string) func(map[string]string) bool {
		return func(row map[string]string) bool { return slices.Contains(values, row[key]) }
	}
	return []comparison{
		{report: "feasibility", codes: []string{"DEP005"}, phases: live, key: "agreement", path: agreement, rows: is("verdict", "infeasible")},
		{report: "feasibility", codes: []string{"DEP006"}, reason: "own part must reach", phases: live, rows: is("verdict", "thin")},
		{report: "feasibility", codes: []string{"DEP007"}, phases: live, rows: is("without_target", "silent")},
		{report: "ola", codes: []string{"OLA002", "OLA003", "OLA004"}, phases: live, key: "agreement", path: pillar, rows: is("verdict", "too weak")},
		{report: "ola", codes: []string{"OLA005"}, phases: live, key: "agreement", path: pillar, rows: func(row map[string]string) bool { return strings.Contains(row["why"], "ends ") }},
		{report: "risks", codes: []string{"RSK004"}, phases: append(live, "alpha", "beta"), key: "risk_id", path: risk, rows: is("appetite_status", "above")},
		{report: "kpi", codes: []string{"KPI003"}, phases: append(live, "beta"), rows: is("status", "inconsistent")},
		{report: "kpi", codes: []string{"KPI001"}, phases: append(live, "beta"), rows: func(row map[string]string) bool {
			return row["status"] == "no figures" || missed(row, false)
		}},
		{report: "kpi", codes: []string{"KPI002"}, phases: live, rows: func(row map[string]string) bool { return missed(row, true) }},
		{report: "succession", codes: []string{"OWN005"}, rows: is("vacancy", "owner left", "nobody covers")},
		{report: "succession", codes: []string{"OWN006"}, rows: is("vacancy", "owner leaves")},
		{report: "succession", codes: []string{"PRT002"}, rows: is("vacancy", "nobody covers")},
		{report: "quality", codes: []string{"FRS001"}, rows: is("overdue", "yes")},
		{report: "finance", codes: []string{"FIN003"}, phases: append(live, "beta"), rows: func(row map[string]string) bool { return row["funding_gap_gbp"] != "" }},
		{report: "documents", codes: []string{"DOC001", "DOC002"}, key: "kind", path: document, rows: is("status", "missing")},
		{report: "assessments", codes: []string{"ASM003"}, rows: is("actions", "overdue")},
		{report: "sla", codes: []string{"SLA008"}, reason: " measured ", phases: live, key: "agreement", path: agreement, rows: is("status", "missed")},
		{report: "team", codes: []string{"TEA001"}, phases: append(live, "alpha", "beta"), rows: is("status", "overcommitted")},
	}
}

// key is the key of the list item to which a path leads: sla-ea in slas[sla-ea].rto_minutes.
func key(path, list string) string {
	_, path, _ = strings.Cut(path, list)
	path, _, _ = strings.Cut(path, "]")
	return path
}

func compare(t *testing.T, in *report.Input, c comparison) {
	t.Helper()
	found, told := map[string]bool{}, map[string]bool{}
	for _, f := range in.Findings {
		if slices.Contains(c.codes, f.Code) && strings.Contains(f.Message, c.reason) && (f.Code != "DEP006" || f.Severity != finding.Info) {
			name := f.Service
			if c.path != nil {
				name = c.path(f.Path, f.Service)
			}
			found[name] = true
		}
	}
	for _, row := range records(build(t, c.report, in)) {
		if !c.rows(row) || len(c.phases) > 0 && !slices.Contains(c.phases, in.Catalogue.ByID(row["service_id"]).Phase) {
			continue
		}
		name := row["service_id"]
		if c.path != nil {
			name += "/" + row[c.key]
		}
		told[name] = true
	}
	for name := range found {
		if !told[name] {
			t.Errorf("%v finds %s, report %s does not", c.codes, name, c.report)
		}
	}
	for name := range told {
		if !found[name] {
			t.Errorf("report %s tells of %s, %v finds nothing", c.report, name, c.codes)
		}
	}
}

// missed reports whether a row of the report on figures names one that is known, or is not, as below its target or missing.
func missed(row map[string]string, known bool) bool {
	for key, name := range map[string]string{
		"cost_per_transaction_gbp": "cost per transaction", "user_satisfaction_percent": "user satisfaction",
		"completion_rate_percent": "completion rate", "digital_take_up_percent": "digital take-up",
	} {
		if strings.Contains(row["missed"], name) && (row[key] != "") == known {
			return true
		}
	}
	return false
}

// TestLoadAgreesWithLint compares owner-load with PRT001, which reports at one of the services of a person.
func TestLoadAgreesWithLint(t *testing.T) {
	t.Parallel()
	for name, example := range map[string]string{"overloaded": overloaded(), "faultless": "", "too many": many()} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			in := load(t, base(t, example), ruletest.Day())
			var found, told []string
			for _, f := range in.Findings {
				if f.Code == "PRT001" {
					found = append(found, in.Catalogue.ByID(f.Service).OwnerID())
				}
			}
			for _, row := range records(build(t, "owner-load", in)) {
				if row["status"] == "over the limit" || row["status"] == "too many services" {
					told = append(told, row["person_id"])
				}
			}
			slices.Sort(found)
			slices.Sort(told)
			if !slices.Equal(found, told) {
				t.Errorf("PRT001 finds %v, the report tells of %v", found, told)
			}
			if (len(found) > 0) != (example != "") {
				t.Errorf("%d are overloaded", len(found))
			}
		})
	}
}

// many lets one person own eight services of little load.
func many() string {
	return owned("discovery 4", "discovery 4", "discovery 4", "discovery 4", "discovery 4", "discovery 4", "discovery 4", "discovery 4")
}
