package sla

import (
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/schema"
)

// SLAFieldMissing reports agreements that leave out a promise which customers rely on (FitSM-4).
func SLAFieldMissing() *lint.Rule {
	return &lint.Rule{
		Code: "SLA002", Name: "sla-field-missing", Profile: lint.Core, Levels: lint.From("live", finding.Error),
		Waivable: true, Fix: lint.Hint, Source: "FitSM-4",
		Service: each(func(p *lint.Pass, s *catalogue.Service, a *schema.SLA) {
			if names, examples := lacking(a); names != nil {
				p.Report(s, at(a, ""), "SLA %s lacks %s", a.ID, lint.Text(lint.List(names))).
					Help("add with your own values: %s", lint.Text(strings.Join(examples, ", ")))
			}
		}),
	}
}

// lacking lists what an agreement must say and does not, with examples. Of an absent block only the block is named.
func lacking(a *schema.SLA) (names, examples []string) {
	valid, p1 := a.Valid, catalogue.Priorities(a.Incident)[0]
	respond, resolve := p1 != nil && p1.ResponseMinutes != nil, p1 != nil && p1.ResolveMinutes != nil
	for _, need := range [...]struct {
		there         bool
		name, example string
	}{
		{a.Customer != "", "customer", "customer: env-agency"},
		{valid != nil, "valid", "valid: {from: 2026-04-01, to: 2027-03-31}"},
		{valid == nil || !valid.From.IsZero(), "valid.from", "from: 2026-04-01"},
		{valid == nil || !valid.To.IsZero(), "valid.to", "to: 2027-03-31"},
		{!a.ReviewBy.IsZero(), "review_by", "review_by: 2026-12-31"},
		{a.ServiceHours != "", "service_hours", "service_hours: always"},
		{a.SupportHours != "", "support_hours", "support_hours: office"},
		{a.AvailabilityPercent.IsSet(), "availability_percent", "availability_percent: 99.5"},
		{respond || resolve, "incident.p1", "incident: {p1: {response_minutes: 15, resolve_minutes: 240}}"},
		{respond || !resolve, "incident.p1.response_minutes", "response_minutes: 15"},
		{resolve || !respond, "incident.p1.resolve_minutes", "resolve_minutes: 240"},
		{a.RTOMinutes != nil, "rto_minutes", "rto_minutes: 180"},
		{a.RPOMinutes != nil, "rpo_minutes", "rpo_minutes: 15"},
	} {
		if !need.there {
			names, examples = append(names, "`"+need.name+"`"), append(examples, "`"+need.example+"`")
		}
	}
	return names, examples
}
