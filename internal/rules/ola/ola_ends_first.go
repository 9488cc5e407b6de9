package ola

import (
	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/schema"
)

// OLAEndsFirst reports agreements that end before what they underpin (own; F08).
func OLAEndsFirst() *lint.Rule {
	return &lint.Rule{
		Code: "OLA005", Name: "ola-ends-first", Profile: lint.Core, Levels: lint.From("live", finding.Warning),
		Waivable: true, Fix: lint.Manual, Source: "own",
		Service: pairs(func(p *lint.Pass, s *catalogue.Service, o *schema.OLA, a *schema.SLA) {
			if o.Valid == nil || a.Valid == nil || a.Valid.To.IsZero() {
				return
			}
			agreed, promised := measure.Date(o.Valid.To), measure.Date(a.Valid.To)
			if measure.EndHolds(agreed, promised) || p.Malformed(s, catalogue.Item("slas", a.ID)+".valid") {
				return // perhaps it is the other end that is wrong
			}
			p.Report(s, at(o, "valid.to"), "%s ends %s, before %s %s", o.ID, agreed, a.ID, promised).About(a.ID).
				Help("extend the agreement to %s, or plan what takes its place", promised)
		}),
	}
}
