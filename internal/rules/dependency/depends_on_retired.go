package dependency

import (
	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
)

// DependsOnRetired reports dependencies on services that have ended, and warns of those that are about to (source GSM and
// own).
func DependsOnRetired() *lint.Rule {
	return &lint.Rule{
		Code: "DEP003", Name: "depends-on-retired", Profile: lint.Core, Levels: lint.All(finding.Error),
		Waivable: true, Fix: lint.Manual, Source: "GSM, own",
		Catalogue: func(p *lint.Pass) {
			for _, s := range p.Services() {
				for i := range s.Dependencies {
					d := &s.Dependencies[i]
					target := p.Catalogue.ByID(d.Service)
					if target == nil || target == s || target.Phase != "retirement" {
						continue
					}
					r := p.Report(s, itemPath(d), "%s %s and %s needs it", idOf(target), ending(p, target), idOf(s)).
						Help("%s", wayOut(p, s, target))
					if !p.Archived(target) {
						r.As(finding.Warning)
					}
				}
			}
		},
	}
}

// ending says when a service in retirement ends.
func ending(p *lint.Pass, s *catalogue.Service) string {
	switch {
	case s.Retirement == nil || s.Retirement.Ends.IsZero():
		return "is being retired"
	case p.Archived(s):
		return "ended " + s.Retirement.Ends.String()
	}
	return "ends " + s.Retirement.Ends.String()
}

// wayOut says what a service can depend on instead of another one.
func wayOut(p *lint.Pass, s, target *catalogue.Service) lint.Text {
	if r := target.Retirement; r != nil {
		switch next := p.Catalogue.ByID(r.ReplacedBy); next {
		case nil:
		case s:
			return "take it out as soon as this service does without: it is the one that replaces it"
		default:
			return lint.Text("depend on `" + r.ReplacedBy + "` instead, which replaces it")
		}
	}
	return lint.Text("agree with " + p.OwnerName(target) + ", who owns it, what takes its place, and depend on that instead")
}
