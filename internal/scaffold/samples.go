package scaffold

import (
	"fmt"
	"slices"
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/edit"
	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/schema"
)

// samples are the words for the markers of the templates, as YAML. What the entry has nothing for is empty.
func (e *Entry) samples() map[string]string {
	s := e.Service
	owner, deputy := quoted(s.OwnerID()), quoted(s.Holder("deputy"))
	other, board, first, last := owner, owner, "", "1"
	if deputy != "" {
		other, board, first, last = deputy, owner+", "+deputy, "deputy", "2"
	}
	unmandated, provider := "", "{team: Database team}"
	if s.Owner != nil && s.Owner.Mandate == "" && !s.Owner.SpendLimit.IsSet() {
		unmandated = s.OwnerID()
	}
	if len(s.Dependencies) > 0 && s.Dependencies[0].Service != "" {
		provider = "{service: " + quoted(s.Dependencies[0].Service) + "}"
	}
	customers, with := strings.Join(e.customers(), ", "), ""
	if customers != "" {
		with = "with: [" + customers + "], "
	}
	var members []string
	for _, role := range e.Roles {
		members = append(members, quoted(role)+": "+other)
	}
	slas, ids := e.agreements(board)
	known := map[string]string{}
	for _, pair := range [...][2]string{
		{"OWNER", owner},
		{"DEPUTY", deputy},
		{"OTHER", other},
		{"BOARD", board},
		{"FIRST", first},
		{"LAST", last},
		{"UNMANDATED", unmandated},
		{"ID", s.ID},
		{"CUSTOMER", customers},
		{"AGREED", "{" + with + "date: " + e.day(-60) + "}"},
		{"PROVIDER", provider},
		{"YEAR", measure.FinancialYear(e.Year).String()},
		{"MONTH", e.day(-int(e.Today % 100))[:len("2026-05")]},
		{"MEMBERS", strings.Join(members, ", ")},
		{"SLAS", slas},
		{"SLAIDS", ids},
		{"SIGNED", board},
		{"HISTORY", list("phase_history", e.history(other))},
		{"ASSESSMENTS", list("assessments", e.assessments(owner))},
		{"APPROVALS", list("  approvals", e.approvals())},
		{"DOCUMENTS", list("documents", e.documents(other))},
	} {
		known[pair[0]] = pair[1]
	}
	return known
}

// quoted is a text as YAML, and nothing when there is none.
func quoted(text string) string {
	if text == "" {
		return ""
	}
	return edit.Quoted(text)
}

// customers are the ids of the customers: of the sample one, unless the entry says who they are.
func (e *Entry) customers() (ids []string) {
	if !e.Has("customers") {
		return []string{"customer"}
	}
	for i := range e.Service.Customers {
		ids = append(ids, quoted(e.Service.Customers[i].ID))
	}
	return ids
}

// agreements are what is promised to each customer, and the ids of that.
func (e *Entry) agreements(by string) (slas, ids string) {
	var items, numbers []string
	for i, customer := range e.customers() {
		numbers = append(numbers, fmt.Sprintf("sla%d", i+1))
		items = append(items, strings.Join([]string{
			"id: " + numbers[i], "customer: " + customer, fmt.Sprintf("valid: {from: %s, to: %s}", e.day(-60), e.day(305)), "review_by: " + e.day(215),
			fmt.Sprintf("agreed: {by: [%s], date: %s}", by, e.day(-75)), "service_hours: always", "support_hours: office", "availability_percent: 99.5",
			"window: P30D", "incident: {p1: {response_minutes: 15, resolve_minutes: 240}}", "rto_minutes: 180", "rpo_minutes: 15",
			`measured_by: "https://status.example.gov.uk"`,
		}, "\n    "))
	}
	return list("slas", items), strings.Join(numbers, ", ")
}

// list is a field with its items, each in one line or more; nothing when there are none.
func list(field string, items []string) string {
	if len(items) == 0 {
		return ""
	}
	indent := "\n" + field[:len(field)-len(strings.TrimLeft(field, " "))] + "  - "
	return field + ":" + indent + strings.Join(items, indent)
}

// How long ago the present phase began in samples, and how long each phase before took, in days.
const (
	begun  = 30
	lasted = 90
)

// passed calls a function for each phase that is over, with its policy, and the days of its beginning and end from today.
func (e *Entry) passed(each func(phase string, policy *schema.PhasePolicy, from, to int)) {
	phases, now := catalogue.Phases(), catalogue.PhaseNumber(e.Service.Phase)
	for i := range now {
		policy := e.Policy[phases[i]]
		if policy == nil {
			policy = &schema.PhasePolicy{}
		}
		from := -begun - lasted*(now-i)
		each(phases[i], policy, from, from+lasted-1)
	}
}

// history is the phases that are over and the present one.
func (e *Entry) history(by string) (items []string) {
	e.passed(func(phase string, policy *schema.PhasePolicy, from, to int) {
		items = append(items, fmt.Sprintf("{phase: %s, from: %s, to: %s, decision: proceed, by: %s%s}", phase, e.day(from), e.day(to), by, tasks(policy)))
	})
	return append(items, fmt.Sprintf("{phase: %s, from: %s%s}", e.Service.Phase, e.day(-begun), tasks(e.Policy[e.Service.Phase])))
}

// tasks shows where the tasks of a phase can be seen.
func tasks(policy *schema.PhasePolicy) string {
	if policy == nil || len(policy.Tasks) == 0 {
		return ""
	}
	var links []string
	for _, task := range policy.Tasks {
		links = append(links, quoted(task)+`: "https://docs.example.gov.uk/evidence"`)
	}
	return ", tasks: {" + strings.Join(links, ", ") + "}"
}

// assessments are those of the gates that a transactional service has passed.
func (e *Entry) assessments(by string) (items []string) {
	s := e.Service
	if s.Transactional == nil || !*s.Transactional {
		return nil
	}
	add := func(stage string, day int) {
		items = append(items, fmt.Sprintf("{stage: %s, date: %s, panel: cross-government, overall: green, represented_by: %s}", stage, e.day(day), by))
	}
	e.passed(func(_ string, policy *schema.PhasePolicy, _, to int) {
		for _, stage := range policy.Assessments {
			add(stage, to-9)
		}
	})
	if policy := e.Policy[s.Phase]; s.BetaStage == "public" && policy != nil && slices.Contains(policy.Assessments, "beta") {
		add("beta", -9)
	}
	return items
}

// approvals are those with which the phases so far began.
func (e *Entry) approvals() (items []string) {
	e.passed(func(phase string, policy *schema.PhasePolicy, _, to int) {
		for _, kind := range policy.Approvals {
			items = append(items, fmt.Sprintf("{kind: %s, phase: %s, status: approved, date: %s, ref: SC-1}", quoted(kind), catalogue.Phases()[catalogue.PhaseNumber(phase)+1], e.day(to)))
		}
	})
	return items
}

// documents are those that the policy wants in the phase.
func (e *Entry) documents(by string) (items []string) {
	policy := e.Policy[e.Service.Phase]
	if policy == nil {
		return nil
	}
	kinds := slices.Clone(policy.Documents)
	if e.Service.UsedByPublic() {
		kinds = append(kinds, policy.PublicDocuments...)
	}
	kinds = append(kinds, policy.RecommendedDocuments...)
	for i, kind := range kinds {
		if !slices.Contains(kinds[:i], kind) {
			items = append(items, fmt.Sprintf(`{kind: %s, url: "https://docs.example.gov.uk/document", version: "1.0", approved: {by: %s, date: %s}, review_by: %s}`,
				quoted(kind), by, e.day(-20), e.day(345)))
		}
	}
	return items
}
