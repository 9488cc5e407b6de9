package report_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/report"
)

// row is what the domain model wants of a report: what it is grouped and sorted by, its question, and the columns that it
// shows when nobody asks for others.
type row struct{ columns, group, sort, question, reader string }

// rows are the reports of section 5 of the domain model. Where it says "services by phase" or "by role" there is a column
// for each of them; what a report is grouped or sorted by is a column; and review-calendar names the agreement, risk or
// document, since its rows could not be told apart otherwise.
func rows() map[string]row {
	return map[string]row{
		"portfolio": {
			"service_id name type phase tier portfolio owner deputies reviewed errors warnings completeness_percent",
			"portfolio", "portfolio, phase", "What do we run and how healthy is it?", "portfolio owner",
		},
		"catalogue": {
			"service_id name description audience channels functionality hours contact sla_summary portfolio",
			"portfolio", "portfolio", "What can I get and whom do I ask?", "customers",
		},
		"owners": {"person unit grade services_owned deputising_for boards since", "", "person", "Who is accountable for what?", "leaders"},
		"owner-load": {
			"person discovery_services alpha_services beta_services live_services retirement_services load limit status",
			"", "load, the heaviest", "Who is overloaded?", "portfolio owner",
		},
		"succession":    {"service_id owner leaves days_left deputies cover_people vacancy handover", "", "days left", "Where would ownership fall?", "senior responsible owner"},
		"leaver-impact": {"service_id person duty replacement_candidates", "service_id", "service", "What breaks when X leaves?", "line manager"},
		"roles":         {"activity holders", "", "activity", "Who signs off what?", "teams"}, // and a column for each role
		"role-overlap":  {"service_id who overlap shared_activities split gaps hats_worn", "", "overlap, the largest", "Where do roles collide or gap?", "role workshop (Miro)"},
		"risks": {
			"service_id risk category owner inherent_score residual_score target_score band appetite_score response next_action due",
			"", "residual score, the highest", "What threatens us?", "assurance",
		},
		"heatmap": {"band likelihood impact inherent_risks residual_risks", "band", "band", "Where do risks cluster?", "boards"},
		"sla": {
			"service_id customer availability_percent allowed_downtime_minutes p1_response_minutes p1_resolution_minutes rto_minutes rpo_minutes " +
				"service_hours support_hours valid_to measured_percent status",
			"customer", "customer", "What did we promise and did we keep it?", "customers",
		},
		"ola": {
			"service_id agreement provider underpins availability_percent sla_availability_percent p1_response_minutes sla_p1_response_minutes " +
				"p1_resolution_minutes sla_p1_resolution_minutes rto_minutes sla_rto_minutes rpo_minutes sla_rpo_minutes support_hours sla_support_hours " +
				"valid_to sla_valid_to verdict",
			"verdict", "verdict", "Do agreements hold the promise up?", "service level manager",
		},
		"feasibility": {
			"service_id sla_percent critical_dependencies product_percent headroom_percent own_part_needed_percent",
			"", "headroom", "Can the promise be kept?", "architects",
		},
		"structure": {"service_id part part_name kind owner", "service_id", "id", "What is it made of?", "service owner"},
		"impact":    {"service_id direction other_id distance criticality owner customers_hit", "", "distance", "Who suffers if this stops?", "incident manager"},
		"platforms": {
			"service_id platform owner consumer agreed_by agreed_on strategy roadmap funding",
			"platform", "platform", "Have consuming owners agreed?", "platform owner",
		},
		"lifecycle": {
			"service_id phase days_in_phase tasks_done tasks documents_present documents_required gate decision",
			"phase", "phase", "What blocks the next phase?", "service owner",
		},
		"assessments":     {"service_id stage date panel overall points open_actions due represented_by", "", "date", "Are we ready, what is overdue?", "service owner"},
		"review-calendar": {"service_id due kind what person", "", "due date", "What is due next?", "owners"},
		"finance": {
			"service_id owner portfolio year budget_gbp allocated_gbp spent_gbp forecast_gbp variance_percent funding_gbp funding_ends headcount_fte",
			"portfolio", "portfolio", "Is money in place, what did each sprint buy?", "finance and sponsor",
		},
		"finance --sprints": {"service_id sprint cost_gbp value", "service_id", "service", "What did each sprint buy?", "finance and sponsor"},
		"benefits": {
			"service_id benefit kind baseline target realised achieved_percent due owner",
			"", "achieved", "Is value arriving?", "senior responsible owner",
		},
		"kpi": {
			"service_id period cost_per_transaction_gbp cost_target_gbp user_satisfaction_percent satisfaction_target_percent completion_rate_percent " +
				"completion_target_percent digital_take_up_percent take_up_target_percent status trend published",
			"status", "status", "Is the service performing?", "public and boards",
		},
		"channels": {
			"service_id online app webchat email phone post face_to_face counter volume_transactions cost_per_transaction_gbp digital_percent assisted_digital",
			"", "id", "Who can use it and how?", "users and operations",
		},
		"governance": {
			"service_id part what who sign_off_working_days status pending_working_days",
			"", "working days pending, the most", "Who decides, what waits?", "boards",
		},
		"contacts": {"service_id step after_minutes role person reach hours", "service_id", "id", "Whom do I call at 3 a.m.?", "on-call"},
		"stakeholders": {
			"service_id stakeholder kind influence interest quadrant",
			"quadrant", "quadrant", "Whom to involve, whose needs and which goal?", "stakeholder mapping (Miro)",
		},
		"stakeholders --users": {"service_id user need evidence_date outcomes objectives", "service_id", "id", "Whose needs and which goal?", "user research and strategy"},
		"documents": {
			"service_id kind required present version approved_by approved_on review_by url",
			"kind", "kind", "Are we compliant?", "governance (Confluence)",
		},
		"improvements": {"service_id kind what owner status due age_days", "status", "status", "What is being fixed and changed?", "customers"},
		"team": {
			"service_id team_fte headcount_fte utilisation_percent priority_changes_in_90_days roles_filled",
			"", "id", "Is the team able to deliver?", "service owner",
		},
		"skills-gap": {
			"service_id person skill has needs gap_levels fit_percent candidates advice",
			"", "vacancies first; then the total gap, the largest", "Train, move or hire?", "human resources",
		},
		"quality":         {"service_id completeness_percent findings_by_rule", "", "completeness, the least", "Is the catalogue improving?", "catalogue manager"},
		"quality --trend": {"date services orphaned_services overdue_services mean_completeness_percent", "", "date", "Is the catalogue improving?", "catalogue manager"},
	}
}

// TestRows holds the columns, the grouping and the question of every report to its row of the domain model.
func TestRows(t *testing.T) {
	t.Parallel()
	for _, r := range report.All() {
		if _, ok := rows()[r.Name]; !ok {
			t.Errorf("there is no row for %s", r.Name)
		}
	}
	for name, want := range rows() {
		base, flag, _ := strings.Cut(name, " --")
		r := report.Find(base)
		switch {
		case r == nil:
			t.Errorf("there is no report %s", base)
			continue
		case flag == "trend":
			r = r.Trend
		case flag != "":
			r = r.Variant(flag)
		}
		var shown []string
		for _, c := range r.Columns {
			if c.More {
				continue
			}
			key := c.Key()
			if c.Kind.String() == "money" {
				key += "_gbp"
			}
			shown = append(shown, key)
		}
		if !slices.Equal(shown, strings.Fields(want.columns)) {
			t.Errorf("%s shows %v, want %v", name, shown, strings.Fields(want.columns))
		}
		if r.Group != want.group || !strings.HasPrefix(r.Sort, want.sort) {
			t.Errorf("%s is grouped by %q and sorted by %q, want %q and %q", name, r.Group, r.Sort, want.group, want.sort)
		}
		if r.Question != want.question || r.For != want.reader {
			t.Errorf("%s answers %q for %s, want %q for %s", name, r.Question, r.For, want.question, want.reader)
		}
	}
}
