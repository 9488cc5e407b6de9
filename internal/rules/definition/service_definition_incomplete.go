package definition

import (
	"cmp"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/schema"
)

// ServiceDefinitionIncomplete reports services that are not defined by functionality, scope, capacity, quality and costs,
// agreed with customers (source 004).
func ServiceDefinitionIncomplete() *lint.Rule {
	return &lint.Rule{
		Code: "DEF001", Name: "service-definition-incomplete", Profile: lint.Governance,
		Levels:   lint.From("beta", finding.Warning).From("live", finding.Error),
		Waivable: true, Fix: lint.Manual, Source: "004",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			var names, examples []string
			first := ""
			need := func(there bool, field, name, example string) {
				if !there && !p.Malformed(s, field) {
					first = cmp.Or(first, field)
					names, examples = append(names, name), append(examples, "`"+example+"`")
				}
			}
			parts(s, need)
			if first != "" {
				p.Report(s, first, "definition lacks %s", lint.Text(lint.List(names))).
					Help("add with your own values: %s", lint.Text(lint.List(examples)))
			}
		},
	}
}

// parts are the things that define a service, in the order of source 004.
func parts(s *catalogue.Service, need func(there bool, field, name, example string)) {
	scope, capacity, agreed := s.Scope, s.Capacity, s.Agreed
	need(len(s.Functionality) > 0, "functionality", "functionality", "functionality: [Renew, Refund]")
	need(scope != nil && len(scope.In)+len(scope.Out) > 0, "scope", "scope", "scope: {in: [Renewals], out: [New licences]}")
	need(capacity != nil && *capacity != (schema.Capacity{}), "capacity", "capacity", "capacity: {unit: renewals per day, maximum: 5000}")
	need(len(s.SLAs) > 0, "slas", "quality (`slas`)", "slas: [{id: sla-1, customer: …, availability_percent: 99.5}]")
	need(costed(s.Finance), "finance", "costs (`finance`)", "finance: {budgets: [{year: 2026-27, amount: 100000}]}")
	need(agreed != nil && len(agreed.With) > 0 && !agreed.Date.IsZero(), "agreed", "agreement (`agreed`)", "agreed: {with: [env-agency], date: 2026-04-02}")
}

// costed reports whether something is said about the money.
func costed(f *schema.Finance) bool {
	return f != nil && (f.BusinessCase != nil || len(f.Budgets)+len(f.Funding)+len(f.Sprints)+len(f.Contracts) > 0)
}
