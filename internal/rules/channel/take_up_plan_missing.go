package channel

import (
	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
)

// TakeUpPlanMissing reports digital services without a plan to raise their take-up, or without a target for it (sources 002,
// 003).
func TakeUpPlanMissing() *lint.Rule {
	return &lint.Rule{
		Code: "CHN004", Name: "take-up-plan-missing", Profile: lint.Digital, Levels: lint.From("beta", finding.Warning),
		Waivable: true, Fix: lint.Manual, Source: "002, 003",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			if !catalogue.HasDigital(s.Channels) {
				return
			}
			const (
				plan   = "link the plan as `plan` in `take_up`, such as `take_up: {plan: https://docs.example.gov.uk/take-up}`"
				target = "set the share of transactions that should be digital as `digital_take_up_percent` in `targets`"
			)
			planned := s.TakeUp != nil && !blank(s.TakeUp.Plan) || p.Malformed(s, "take_up")
			aimed := s.Targets != nil && s.Targets.DigitalTakeUpPercent.IsSet() || p.Malformed(s, "targets")
			switch {
			case !planned && !aimed:
				p.Report(s, "take_up.plan", "no plan to raise digital take-up, and no target for it").Help(plan + "; " + target)
			case !planned:
				p.Report(s, "take_up.plan", "no plan to raise digital take-up").Help(plan)
			case !aimed:
				p.Report(s, "targets.digital_take_up_percent", "no target for digital take-up").Help(target)
			}
		},
	}
}
