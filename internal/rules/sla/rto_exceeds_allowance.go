package sla

import (
	"math/big"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/schema"
)

// RTOExceedsAllowance reports recovery times of which a single outage breaks the promised availability (SRE; F01, F02).
func RTOExceedsAllowance() *lint.Rule {
	return &lint.Rule{
		Code: "SLA006", Name: "rto-exceeds-allowance", Profile: lint.Core, Levels: lint.From("live", finding.Warning),
		Waivable: true, Fix: lint.Manual, Source: "SRE",
		Service: each(func(p *lint.Pass, s *catalogue.Service, a *schema.SLA) {
			a = catalogue.AsMeant(a)
			_, open := p.Catalogue.Week(a.ServiceHours)
			if a.RTOMinutes == nil || !open || !catalogue.Plausible(a.AvailabilityPercent) {
				return
			}
			allowed := measure.AllowedDowntime(a.AvailabilityPercent.Rat(), p.Catalogue.OpenMinutes(a))
			recovery := big.NewRat(int64(*a.RTOMinutes), 1)
			if allowed.Sign() == 0 || measure.RecoveryFits(recovery, allowed) {
				return // a promise of 100 percent allows nothing, and is reported as such
			}
			_, minutes := measure.FormatApart(recovery, allowed, 2)
			p.Report(s, at(a, "rto_minutes"), "one outage at RTO %d min uses more than the %s min allowed by %s%%",
				*a.RTOMinutes, minutes, a.AvailabilityPercent).
				Help("promise to recover within %s min, or agree a lower availability", minutes)
		}),
	}
}
