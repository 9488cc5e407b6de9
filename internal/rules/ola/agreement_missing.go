package ola

import (
	"cmp"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/schema"
)

// AgreementMissing reports critical dependencies that no agreement covers (FitSM PR2.4). Alternatives count too: while one
// is away the other has to hold.
func AgreementMissing() lint.Rule {
	return lint.Rule{
		Code: "OLA001", Name: "agreement-missing", Profile: lint.Core, Levels: lint.From("live", finding.Warning),
		Waivable: true, Fix: lint.Manual, Source: "FitSM PR2.4",
		Catalogue: func(p *lint.Pass) {
			for s := range p.Services() {
				for i := range s.Dependencies {
					if d := &s.Dependencies[i]; d.Criticality == "critical" && d.Service != s.ID && !covered(s, d) {
						report(p, s, d.Service)
					}
				}
			}
		},
	}
}

// report reports a service on which one relies without an agreement. There may be one where agreements cannot be read, or
// where the id of the service is mistyped.
func report(p *lint.Pass, s *catalogue.Service, needed string) {
	if !p.Catalogue.Known(needed) || p.Malformed(s, "olas") {
		return
	}
	p.Report(s, catalogue.Item("dependencies", needed), "%s is critical but nothing underpins %s", needed, promise(s)).
		Help("agree with its owner what you can rely on, and add it under `olas` with `provider: {service: %s}`", needed)
}

// covered reports whether an agreement covers a dependency: the one that it names, be it unknown, or one with the service.
func covered(s *catalogue.Service, d *schema.Dependency) bool {
	if d.OLA != "" {
		return true
	}
	for i := range s.OLAs {
		if provider := s.OLAs[i].Provider; provider != nil && provider.Service == d.Service {
			return true
		}
	}
	return false
}

// promise is what the missing agreement would underpin.
func promise(s *catalogue.Service) string {
	if len(s.SLAs) == 0 {
		return "its SLAs"
	}
	return cmp.Or(s.SLAs[0].ID, "its SLAs")
}
