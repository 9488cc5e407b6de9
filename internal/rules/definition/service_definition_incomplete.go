package definition

import (
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
			if whole(s) {
				return
			}
			var names, examples []string
			first := ""
			for _, part := range parts(s) {
				if part.there || p.Malformed(s, part.field) {
					continue
				}
				if first == "" {
					first = part.field
				}
				names, examples = append(names, part.name), append(examples, "`"+part.example+"`")
			}
			if first != "" {
				p.Report(s, first, "definition lacks %s", lint.Text(lint.List(names))).
					Help("add with your own values: %s", lint.Text(lint.List(examples)))
			}
		},
	}
}

// part is one of the things that define a service.
type part struct {
	there                bool
	field, name, example string
}

// whole reports whether a service has all parts.
func whole(s *catalogue.Service) bool {
	for _, part := range parts(s) {
		if !part.there {
			return false
		}
	}
	return true
}

// parts are the things that define a service, in the order of source 004.
func parts(s *catalogue.Service) [6]part {
	scope, capacity, agreed := s.Scope, s.Capacity, s.Agreed
	return [...]part{
		{len(s.Functionality) > 0, "functionality", "functionality", "functionality: [Renew, Refund]"},
		{scope != nil && len(scope.In)+len(scope.Out) > 0, "scope", "scope", "scope: {in: [Renewals], out: [New licences]}"},
		{capacity != nil && *capacity != (schema.Capacity{}), "capacity", "capacity", "capacity: {unit: renewals per day, maximum: 5000}"},
		{len(s.SLAs) > 0, "slas", "quality (`slas`)", "slas: [{id: sla-1, customer: …, availability_percent: 99.5}]"},
		{costed(s.Finance), "finance", "costs (`finance`)", "finance: {budgets: [{year: 2026-27, amount: 100000}]}"},
		{agreed != nil && len(agreed.With) > 0 && !agreed.Date.IsZero(), "agreed", "agreement (`agreed`)", "agreed: {with: [env-agency], date: 2026-04-02}"},
	}
}

// costed reports whether something is said about the money.
func costed(f *schema.Finance) bool {
	return f != nil && (f.BusinessCase != nil || len(f.Budgets)+len(f.Funding)+len(f.Sprints)+len(f.Contracts) > 0)
}
