package dependency

import (
	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
)

// DependsOnImmature reports live services that stop when a service stops that is still being tried out (own rule).
func DependsOnImmature() *lint.Rule {
	return &lint.Rule{
		Code: "DEP004", Name: "depends-on-immature", Profile: lint.Core, Levels: lint.From("live", finding.Warning),
		Waivable: true, Fix: lint.Manual, Source: "own",
		Catalogue: func(p *lint.Pass) {
			for _, s := range p.Services() {
				for i := range s.Dependencies {
					d := &s.Dependencies[i]
					if !critical(d) {
						continue
					}
					if phase := immature(p.Catalogue.ByID(d.Service)); phase != "" {
						p.Report(s, itemPath(d)+".criticality", "%s %s needs %s in %s", stage(s), idOf(s), d.Service, phase).
							Help("make the dependency degrading or optional until %s is live or in public beta", d.Service)
					}
				}
			}
		},
	}
}

// stage is what a message calls a service in its phase.
func stage(s *catalogue.Service) string {
	if s.Phase == "retirement" {
		return "retiring"
	}
	return "live"
}

// immature is the phase of a service that nobody should rely on yet, and "" for any other.
func immature(s *catalogue.Service) string {
	switch {
	case s == nil:
		return ""
	case s.Phase == "discovery", s.Phase == "alpha":
		return s.Phase
	case s.Phase == "beta" && s.BetaStage == "private":
		return "private beta"
	}
	return ""
}
