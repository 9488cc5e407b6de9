package kpi

import (
	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
)

// KPIBelowTarget reports figures of the latest month that miss the target of the service (source 002).
func KPIBelowTarget() *lint.Rule {
	return &lint.Rule{
		Code: "KPI002", Name: "kpi-below-target", Profile: lint.Digital, Levels: lint.From("live", finding.Warning),
		Waivable: true, Fix: lint.Manual, Source: "002",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			i := s.LatestMonth()
			if s.Targets == nil || i < 0 || negative(&s.Performance[i]) {
				return
			}
			for _, kpi := range p.Indicators(&s.Performance[i]) {
				target := kpi.In(s.Targets)
				if !target.IsSet() || !kpi.WorseThan(target.Rat()) {
					continue
				}
				value, wanted := pair(p, kpi.Money, kpi.Value, target.Rat())
				p.Report(s, "targets."+kpi.Field, "%s %s, target %s, in %s", kpi.Name, value, wanted, s.Performance[i].Period).
					Help("find out why with the team, and add what you do about it under `improvements`")
			}
		},
	}
}
