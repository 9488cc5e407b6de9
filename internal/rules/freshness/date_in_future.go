package freshness

import (
	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/schema"
)

// DateInFuture reports dates that record something that has happened and yet lie ahead (own rule).
func DateInFuture() *lint.Rule {
	return &lint.Rule{
		Code: "FRS002", Name: "date-in-future", Profile: lint.Core, Levels: lint.All(finding.Error),
		Waivable: true, Fix: lint.Manual, Source: "own",
		Service: func(p *lint.Pass, s *catalogue.Service) { reportAhead(p, s, s) },
		Shared: func(p *lint.Pass) {
			if file := p.Catalogue.SharedFile(catalogue.PeopleFile); file != nil {
				reportAhead(p, file, &schema.People{People: p.Catalogue.People()})
			}
			if file := p.Catalogue.SharedFile(catalogue.RolesFile); file != nil {
				reportAhead(p, file, p.Catalogue.Roles)
			}
		},
	}
}

// reportAhead reports every date of a document that should lie behind us and does not. A month counts from its first day.
func reportAhead(p *lint.Pass, at lint.Place, document any) {
	p.Catalogue.PastDates(document, func(d catalogue.PastDate) {
		if d.First.After(p.Today) {
			path := d.Path()
			p.Report(at, path, "`%s` %s is in the future", path, d.String()).
				Help("it records what has happened, so write the day on which it did, not after %s; leave it out until then", p.Today)
		}
	})
}
