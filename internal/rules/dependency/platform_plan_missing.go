package dependency

import (
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/schema"
)

// PlatformPlanMissing reports shared platforms without a strategy, roadmap or funding that the owners of consuming
// services have agreed to (source 001).
func PlatformPlanMissing() *lint.Rule {
	return &lint.Rule{
		Code: "DEP009", Name: "platform-plan-missing", Profile: lint.Core, Levels: lint.From("beta", finding.Warning),
		Waivable: true, Fix: lint.Manual, Source: "001",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			if s.Type != "platform" {
				return
			}
			plan := s.Platform
			if plan == nil {
				plan = &schema.Platform{}
			}
			var missing, examples []string
			for _, want := range []struct{ name, value, example string }{
				{"strategy", plan.Strategy, "https://docs.example.gov.uk/ps"},
				{"roadmap", plan.Roadmap, "https://docs.example.gov.uk/pr"},
				{"funding", plan.Funding, "recharge"},
			} {
				if strings.TrimSpace(want.value) == "" {
					missing, examples = append(missing, want.name), append(examples, "`"+want.name+": "+want.example+"`")
				}
			}
			if len(missing) > 0 {
				p.Report(s, "platform", "platform %s has no %s agreed with consuming owners", idOf(s), lint.List(missing)).
					Help("agree on it with the owners of the services that use the platform, and add to `platform`, with your own values: %s",
						lint.Text(strings.Join(examples, ", ")))
			}
		},
	}
}
