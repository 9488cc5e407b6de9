package channel

import (
	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
)

// OutcomesMissing reports services that do not say by which outcome they will be judged, or which policy or strategy they
// serve (sources 001, 002, GSS point 10).
func OutcomesMissing() *lint.Rule {
	return &lint.Rule{
		Code: "CHN006", Name: "outcomes-missing", Profile: lint.Digital, Levels: lint.From("beta", finding.Warning),
		Waivable: true, Fix: lint.Manual, Source: "001, 002, GSS 10",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			if !judged(s) {
				p.Report(s, "outcomes", "what does success look like for %s? No outcome has a measure and a target", s.File.ServiceID).
					Help("add one: `outcomes: [{id: out1, text: …, measure: renewals on time, unit: percent, baseline: 71, target: 90}]`")
			}
			if !tied(s) {
				p.Report(s, "objectives", "what does success look like for %s? No objective supports a policy or strategy", s.File.ServiceID).
					Help("add one and name the goal that it serves: `objectives: [{id: o1, text: …, supports: department-plan-4.2}]`")
			}
		},
	}
}

// judged reports whether an outcome can be measured against a target.
func judged(s *catalogue.Service) bool {
	for i := range s.Outcomes {
		if o := &s.Outcomes[i]; !blank(o.Measure) && o.Target.IsSet() {
			return true
		}
	}
	return false
}

// tied reports whether an objective serves a policy or strategy.
func tied(s *catalogue.Service) bool {
	for i := range s.Objectives {
		if !blank(s.Objectives[i].Supports) {
			return true
		}
	}
	return false
}
