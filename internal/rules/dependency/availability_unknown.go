package dependency

import (
	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/schema"
)

// AvailabilityUnknown reports critical dependencies for which nobody states an availability, so that nobody can tell
// whether the service can keep its own promise (source GSM uptime).
func AvailabilityUnknown() *lint.Rule {
	return &lint.Rule{
		Code: "DEP007", Name: "availability-unknown", Profile: lint.Core, Levels: lint.From("live", finding.Warning),
		Waivable: true, Fix: lint.Manual, Source: "GSM uptime",
		Catalogue: func(p *lint.Pass) {
			for _, s := range p.Services() {
				for _, unknown := range p.Catalogue.CriticalParts(s) {
					if d := unknown.Dependency; unknown.Unstated && !unripe(p, d) {
						reportUnknown(p, s, d)
					}
				}
			}
		},
	}
}

// unripe reports whether the target of a dependency is nothing to rely on yet or any more, which other rules report.
func unripe(p *lint.Pass, d *schema.Dependency) bool {
	target := p.Catalogue.ByID(d.Service)
	return immature(target) != "" || p.Archived(target)
}

// reportUnknown reports a dependency for which nobody states an availability, if the service itself promises one.
func reportUnknown(p *lint.Pass, s *catalogue.Service, d *schema.Dependency) {
	top := highest(s.Promises())
	if top == nil {
		return
	}
	p.Report(s, itemPath(d), "cannot tell if %s%% is possible: %s has no target", top.AvailabilityPercent, d.Service).
		Help("agree on an availability with %s, who owns it, and write it as availability_percent in the agreement in olas that covers it",
			p.OwnerName(p.Catalogue.ByID(d.Service)))
}
