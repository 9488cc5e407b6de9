package ola

import (
	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/schema"
)

// OLATimeWeaker reports agreements that allow more time than what they underpin (FitSM-3, ITIL; F08).
func OLATimeWeaker() *lint.Rule {
	return &lint.Rule{
		Code: "OLA003", Name: "ola-time-weaker", Profile: lint.Core, Levels: lint.From("live", finding.Error),
		Waivable: true, Fix: lint.Manual, Source: "FitSM-3, ITIL",
		Service: pairs(func(p *lint.Pass, s *catalogue.Service, o *schema.OLA, a *schema.SLA) {
			promised := catalogue.Priorities(a.Incident)
			for i, agreed := range catalogue.Priorities(o.Incident) {
				if agreed == nil || promised[i] == nil {
					continue
				}
				priority := [...]string{"incident.p1", "incident.p2", "incident.p3", "incident.p4"}[i]
				slower(p, s, o, a, priority, ".response_minutes", agreed.ResponseMinutes, promised[i].ResponseMinutes)
				slower(p, s, o, a, priority, ".resolve_minutes", agreed.ResolveMinutes, promised[i].ResolveMinutes)
			}
			slower(p, s, o, a, "", "rto_minutes", o.RTOMinutes, a.RTOMinutes)
			slower(p, s, o, a, "", "rpo_minutes", o.RPOMinutes, a.RPOMinutes)
		}),
	}
}

// slower reports an agreed time that is longer than the promised one, where both are stated.
func slower(p *lint.Pass, s *catalogue.Service, o *schema.OLA, a *schema.SLA, priority, field string, agreed, promised *int) {
	if agreed == nil || promised == nil || *promised < 0 || measure.TimeHolds(*agreed, *promised) {
		return
	}
	field = priority + field
	p.Report(s, at(o, field), "%s `%s` %d min exceeds %s %d min", o.ID, field, *agreed, a.ID, *promised).About(a.ID).
		Help("agree at most %d min with the provider, or promise the customer more time", *promised)
}
