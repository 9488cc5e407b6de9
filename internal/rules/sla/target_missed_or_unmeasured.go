package sla

import (
	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/schema"
)

// TargetMissedOrUnmeasured reports promised availability that nobody measures, or that was missed when it was measured
// last (FitSM PR2.3).
func TargetMissedOrUnmeasured() *lint.Rule {
	return &lint.Rule{
		Code: "SLA008", Name: "target-missed-or-unmeasured", Profile: lint.Core, Levels: lint.From("live", finding.Warning),
		Waivable: true, Fix: lint.Manual, Source: "FitSM PR2.3",
		Service: each(func(p *lint.Pass, s *catalogue.Service, a *schema.SLA) {
			if a.MeasuredBy == "" {
				p.Report(s, at(a, "measured_by"), "%s has no `measured_by`, so nobody can tell whether it is kept", a.ID).
					Help("write where the measurements come from, such as `measured_by: https://status.example.gov.uk`")
			}
			m, a := latest(a.Measured), catalogue.AsMeant(a)
			if m == nil || !catalogue.Plausible(a.AvailabilityPercent) || m.AvailabilityPercent.Compare(a.AvailabilityPercent) >= 0 {
				return
			}
			p.Report(s, catalogue.Item(at(a, "measured"), m.Period.String())+".availability_percent",
				"%s measured %s%% in %s against %s%%", a.ID, m.AvailabilityPercent, m.Period, a.AvailabilityPercent).
				Help("find out why with the team, and add what you do about it under `improvements`")
		}),
	}
}

// latest is the measurement of the last month, or nil.
func latest(measured []schema.Measurement) *schema.Measurement {
	var last *schema.Measurement
	for i := range measured {
		if m := &measured[i]; m.AvailabilityPercent.IsSet() && (last == nil || m.Period.Compare(last.Period) > 0) {
			last = m
		}
	}
	return last
}
