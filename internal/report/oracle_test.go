package report_test

import (
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/rules/ruletest"
	"github.com/service-catalogue/svc/schema"
)

const main = "renew-fishing-licence"

// TestWorkedFigures follows the worked figures of section 6 of the domain model into the cells of reports.
func TestWorkedFigures(t *testing.T) {
	t.Parallel()
	type cells = map[string]string
	tests := map[string]struct {
		report, example string
		day             schema.Date // 2026-06-15 when absent
		at, want        cells
	}{
		"F01 allowed downtime at 99.5":      {report: "sla", at: cells{"service_id": main}, want: cells{"allowed_downtime_minutes": "216", "status": "kept"}},
		"F01 allowed downtime at 99.9":      {report: "sla", at: cells{"service_id": "address-lookup"}, want: cells{"allowed_downtime_minutes": "43.2"}},
		"F02 within office hours of a week": {report: "sla", example: sla("99.5", "service_hours: office", "window: P7D"), at: cells{"service_id": main}, want: cells{"allowed_downtime_minutes": "12"}},
		"F09 error budget": {
			report: "sla", example: sla("99.9", "measured: [{period: 2026-05, availability_percent: 99.85}]"), at: cells{"service_id": main},
			want: cells{"error_budget_left_percent": "-50.0", "status": "missed", "measured_in": "2026-05"},
		},
		"F05 infeasible": {
			report: "feasibility", example: sla("99.9") + needs("99.9", "99.95"), at: cells{"service_id": main},
			want: cells{
				"product_percent": "99.85005", "headroom_percent": "-0.04995", "headroom_time_minutes": "-21.58", "verdict": "infeasible",
				"critical_dependencies": "part-1 99.9; part-2 99.95", "left_to_own_part_minutes": "",
			},
		},
		"F05 equal passes, F06 leaves nothing": {report: "feasibility", example: sla("99.9") + needs("99.9"), at: cells{"service_id": main}, want: cells{"headroom_percent": "0", "own_part_needed_percent": "100", "verdict": "thin"}},
		"F06 own part": {
			report: "feasibility", example: sla("99.9") + needs("99.99", "99.95"), at: cells{"service_id": main},
			want: cells{"own_part_needed_percent": "99.95997", "left_to_own_part_minutes": "17.29", "verdict": "feasible"},
		},
		"F06 thin":            {report: "feasibility", example: sla("99.9") + needs("99.95", "99.95"), at: cells{"service_id": main}, want: cells{"own_part_needed_percent": "99.99997", "verdict": "thin"}},
		"F04 alternatives":    {report: "feasibility", example: sla("99.8") + needs("99.5 sms", "99.5 sms", "99.9"), at: cells{"service_id": main}, want: cells{"product_percent": "99.8975", "verdict": "feasible"}},
		"F03 three in a row":  {report: "feasibility", example: sla("99") + needs("99.9", "99.95", "99.5"), at: cells{"service_id": main}, want: cells{"product_percent": "99.3508"}},
		"a target nobody has": {report: "feasibility", example: sla("99.5") + needs("null", "99.9"), at: cells{"service_id": main}, want: cells{"verdict": "unknown", "without_target": "part-1", "product_percent": "99.9"}},
		"F08 always holds":    {report: "ola", example: sla("99.5", office) + ola("99.9", 120, "always"), at: cells{"service_id": main}, want: cells{"verdict": "holds", "why": ""}},
		"F08 equal holds":     {report: "ola", example: sla("99.5", office) + ola("99.5", 240, "office"), at: cells{"service_id": main}, want: cells{"verdict": "holds"}},
		"F08 weaker":          {report: "ola", example: sla("99.5", office) + ola("99.4", 241, "office"), at: cells{"service_id": main}, want: cells{"verdict": "too weak", "why": "availability; p1 resolution"}},
		"F08 hours":           {report: "ola", example: sla("99.5", "support_hours: always") + ola("99.5", 240, "office"), at: cells{"service_id": main}, want: cells{"verdict": "too weak", "why": "support hours", "hours_missing_minutes_a_week": "7680"}},
		"F11 to F14": {
			report: "kpi", at: cells{"service_id": main},
			want: cells{
				"cost_per_transaction_gbp": "7.50", "user_satisfaction_percent": "79.6", "completion_rate_percent": "82.5", "digital_take_up_percent": "75.0",
				"status": "on target", "period": "2026-05",
			},
		},
		"F11 by channel, online": {report: "channels --volumes", at: cells{"channel": "online"}, want: cells{"cost_per_transaction_gbp": "3.00"}},
		"F11 by channel, phone":  {report: "channels --volumes", at: cells{"channel": "phone"}, want: cells{"cost_per_transaction_gbp": "20.00"}},
		"F11 by channel, post":   {report: "channels --volumes", at: cells{"channel": "post"}, want: cells{"cost_per_transaction_gbp": "22.75"}},
		"F15 within limits":      {report: "owner-load", example: owned("live 1", "live 1", "beta 2", "discovery 3"), at: cells{"person_id": "n-ray"}, want: cells{"load": "6.75", "owned_services": "4", "live_services": "2", "status": "within limits"}},
		"F15 over the limit":     {report: "owner-load", example: owned("live 1", "live 1", "beta 2", "discovery 3", "live 2"), at: cells{"person_id": "n-ray"}, want: cells{"load": "8.25", "limit": "8", "status": "over the limit"}},
		"F16 the minimal entry":  {report: "quality", example: "# file: services/one.yaml\nphase: discovery\n" + minimal, at: cells{"service_id": "one"}, want: cells{"completeness_percent": "94.87"}}, // 27 + 10 of 27 + 10 + 2
		"F17 and F18": {
			report: "skills-gap", example: "owner: h-ito\n# file: people.yaml\npeople:\n  h-ito: {name: Hana Ito, skills: {assessed: 2026-02-01, " + seven + ", " + essential + "}}\n",
			at: cells{"person_id": "h-ito", "skill": "user_focus"}, want: cells{"gap_levels": "4", "total_gap_levels": "7", "fit_percent": "75.86", "advice": "upskill", "has": "none", "needs": "expert"},
		},
		"F18 hire": {
			report: "skills-gap", example: leads("f-wu", "e-roy", "g-abe") + "owner: d-lee\n" + unskilled, at: cells{"case": "vacancy", "service_id": main},
			want: cells{"advice": "hire", "candidates": "", "person_id": "d-lee"},
		},
		"F18 reallocate": {report: "skills-gap", example: leads("f-wu") + "owner: d-lee\n" + unskilled, at: cells{"case": "vacancy", "service_id": main}, want: cells{"advice": "reallocate"}},
		"F18 upskill":    {report: "skills-gap", example: "owner: d-lee\n", at: cells{"case": "vacancy", "service_id": main}, want: cells{"advice": "upskill", "candidates": "Aisha Khan; Hana Ito"}},
		"F19": {
			report: "finance", example: "finance:\n  budgets: [{year: 2026-27, amount: 1200000, spent: {to: 2026-10-31, amount: 750000}}]\n", day: schema.Date(2026_11_16),
			at: cells{"service_id": main}, want: cells{"forecast_gbp": "1285714.29", "variance_percent": "7.14", "year": "2026-27", "allocated_gbp": "", "funding_gbp": ""},
		},
		"F20":                 {report: "finance --sprints", at: cells{"service_id": main}, want: cells{"cost_gbp": "45000.00", "team_cost_gbp": "45000.00"}},
		"F21":                 {report: "benefits", at: cells{"service_id": main}, want: cells{"achieved_percent": "30.0", "status": "on the way"}},
		"F21 the other ratio": {report: "benefits", example: "finance: {business_case: {bcr: 1.077}}\n", at: cells{"service_id": main}, want: cells{"business_case_bcr": "1.077"}},
		"F22":                 {report: "review-calendar", example: "reviewed: 2025-08-31\n", at: cells{"service_id": main, "kind": "entry"}, want: cells{"due": "2026-02-28", "status": "overdue", "days_left": "-107"}},
		"F22 on the day":      {report: "review-calendar", example: "reviewed: 2025-12-15\n", at: cells{"service_id": main, "kind": "entry"}, want: cells{"due": "2026-06-15", "status": "ahead", "days_left": "0"}},
		"F23 closely":         {report: "stakeholders", example: rated("5", "4"), at: cells{"service_id": main}, want: cells{"quadrant": "manage closely"}},
		"F23 satisfied":       {report: "stakeholders", example: rated("5", "2"), at: cells{"service_id": main}, want: cells{"quadrant": "keep satisfied"}},
		"F23 informed":        {report: "stakeholders", example: rated("2", "5"), at: cells{"service_id": main}, want: cells{"quadrant": "keep informed"}},
		"F23 monitor":         {report: "stakeholders", example: rated("2", "2"), at: cells{"service_id": main}, want: cells{"quadrant": "monitor"}},
		"F23 worst point":     {report: "assessments", at: cells{"service_id": main, "stage": "alpha"}, want: cells{"worst_point": "amber", "points_not_met": "14 amber", "actions": "closed"}},
		"F24":                 {report: "succession", example: "deputies: [d-lee]\n", at: cells{"service_id": main}, want: cells{"cover_people": "1", "vacancy": "no deputy", "deputies": "Dan Lee (left)"}},
		"an unknown owner":    {report: "succession", example: "owner: x-unknown\n", at: cells{"service_id": main}, want: cells{"cover_people": "1", "vacancy": "owner unknown", "owner": "x-unknown"}},
		"a team as owner":     {report: "succession", example: "owner: it-team\ndeputies: []\n", at: cells{"service_id": main}, want: cells{"cover_people": "0", "vacancy": "no owner"}},
		"F10":                 {report: "risks", at: cells{"service_id": main}, want: cells{"inherent_score": "20", "residual_score": "10", "target_score": "5", "band": "high", "appetite_score": "9", "appetite_status": "treated"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			day := tt.day
			if day.IsZero() {
				day = ruletest.Day()
			}
			rows := pick(build(t, tt.report, load(t, base(t, tt.example), day)), tt.at)
			if len(rows) != 1 {
				t.Fatalf("%d rows of %s at %v, want 1", len(rows), tt.report, tt.at)
			}
			for key, want := range tt.want {
				if got, ok := rows[0][key]; got != want || !ok {
					t.Errorf("%s is %q, want %q", key, got, want)
				}
			}
		})
	}
}

// TestBands counts the cells of the heat map (F10): low 8, medium 7, high 4, very-high 6.
func TestBands(t *testing.T) {
	t.Parallel()
	heat := build(t, "heatmap", load(t, base(t, ""), ruletest.Day()))
	for band, want := range map[string]int{"low": 8, "medium": 7, "high": 4, "very-high": 6} {
		if got := len(pick(heat, map[string]string{"band": band})); got != want {
			t.Errorf("%d fields are %s, want %d", got, band, want)
		}
	}
	if rows := pick(heat, map[string]string{"likelihood": "2", "impact": "5"}); len(rows) != 1 || rows[0]["residual_risks"] != "1" || rows[0]["inherent_risks"] != "0" {
		t.Errorf("the field of the one risk is %v", rows)
	}
}

const (
	office    = "support_hours: office"
	seven     = "agile_working: practitioner, financial_ownership: expert, life_cycle_perspective: practitioner, operational_management: working, problem_ownership: expert, product_ownership: practitioner, strategic_ownership: expert"
	essential = "governance: expert, strategic_leadership: expert, budgeting: working, stakeholder_management: expert"
	unskilled = "# file: people.yaml\npeople:\n  a-khan: {name: Aisha Khan}\n  h-ito: {name: Hana Ito}\n"
	minimal   = "type: service\nportfolio: licensing\nowner: a-khan\ndeputies: [b-jones]\ncontact: {email: one@example.gov.uk}\nrisk_register: {ref: RR-1, reviewed: 2026-05-01}\n" +
		"scope: {in: [All]}\nstakeholders: [{id: anglers, kind: user}]\nreviewed: 2026-06-01\n"
)

// sla is the one promise of the service at hand.
func sla(percent string, more ...string) string {
	return "slas:\n  - {id: sla-ea, customer: env-agency, availability_percent: " + percent + ", incident: {p1: {resolve_minutes: 240}}" +
		strings.Join(append([]string{""}, more...), ", ") + "}\n"
}

// ola is the one agreement behind it.
func ola(percent string, minutes int, hours string) string {
	return "olas:\n  - {id: ola-crm, provider: {service: shared-crm}, underpins: [sla-ea], availability_percent: " + percent +
		", support_hours: " + hours + ", incident: {p1: {resolve_minutes: " + itoa(minutes) + "}}}\n"
}

// needs makes the service at hand depend critically on new services with these promises, each perhaps with its group.
func needs(values ...string) string {
	var dependencies, agreements, targets strings.Builder
	for i, value := range values {
		value, group, _ := strings.Cut(value, " ")
		n := itoa(i + 1)
		dependencies.WriteString("  - {service: part-" + n + ", criticality: critical, ola: ola-" + n + ", group: \"" + group + "\"}\n")
		agreements.WriteString("  - {id: ola-" + n + ", provider: {service: part-" + n + "}, availability_percent: " + value + "}\n")
		targets.WriteString("# file: services/part-" + n + ".yaml\nphase: live\n")
	}
	return "dependencies:\n" + dependencies.String() + "olas:\n" + agreements.String() + targets.String()
}

// owned are services of one person, by phase and tier.
func owned(services ...string) string {
	var b strings.Builder
	for i, s := range services {
		phase, tier, _ := strings.Cut(s, " ")
		b.WriteString("# file: services/owned-" + itoa(i+1) + ".yaml\nowner: n-ray\nphase: " + phase + "\ntier: " + tier + "\n")
	}
	return b.String()
}

// leads are the products of the service at hand, with their leads.
func leads(people ...string) string {
	var b strings.Builder
	for _, person := range people {
		b.WriteString("  - {id: of-" + person + ", lead: " + person + "}\n")
	}
	return "products:\n" + b.String()
}

func rated(influence, interest string) string {
	return "stakeholders: [{id: anglers, kind: user, influence: " + influence + ", interest: " + interest + "}]\n"
}
