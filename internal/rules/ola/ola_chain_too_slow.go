package ola

import (
	"slices"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/schema"
)

// OLAChainTooSlow reports agreements that hand an urgent incident on and together take longer than the customer was
// promised (ITIL handoffs).
func OLAChainTooSlow() *lint.Rule {
	return &lint.Rule{
		Code: "OLA007", Name: "ola-chain-too-slow", Profile: lint.Core, Levels: lint.From("live", finding.Warning),
		Waivable: true, Fix: lint.Manual, Source: "ITIL handoffs",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			if len(s.OLAs) < 2 {
				return
			}
			for i := range s.SLAs {
				a := &s.SLAs[i]
				promised := resolution(a.Incident)
				if a.ID == "" || promised == nil {
					continue
				}
				sum, each := chain(s, a.ID, *promised)
				if each && !measure.TimeHolds(sum, *promised) {
					p.Report(s, catalogue.Item("slas", a.ID)+".incident.p1.resolve_minutes", "handing on takes %d min; %s allows %d min",
						sum, a.ID, *promised).
						Help("agree shorter times with those who hand on, so that together they take at most %d min", *promised)
				}
			}
		},
	}
}

// chain adds up the resolution times of the agreements that hand on below an agreement with a customer, and reports
// whether each of them keeps the promised time. One that does not is reported on its own.
func chain(s *catalogue.Service, sla string, promised int) (sum int, each bool) {
	for i := range s.OLAs {
		o := &s.OLAs[i]
		minutes := resolution(o.Incident)
		if o.Sequence == nil || !*o.Sequence || minutes == nil || !slices.Contains(o.Underpins, sla) {
			continue
		}
		if !measure.TimeHolds(*minutes, promised) {
			return 0, false
		}
		sum += *minutes
	}
	return sum, true
}

// resolution is the time in which the most urgent incidents are resolved, or nil.
func resolution(t *schema.IncidentTargets) *int {
	if t == nil || t.P1 == nil {
		return nil
	}
	return t.P1.ResolveMinutes
}
