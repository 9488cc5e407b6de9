package ola

import (
	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/schema"
)

// OLAHoursGap reports agreements whose hours leave gaps in the support that they underpin (own; F08).
func OLAHoursGap() *lint.Rule {
	return &lint.Rule{
		Code: "OLA004", Name: "ola-hours-gap", Profile: lint.Core, Levels: lint.From("live", finding.Error),
		Waivable: true, Fix: lint.Manual, Source: "own",
		Service: pairs(func(p *lint.Pass, s *catalogue.Service, o *schema.OLA, a *schema.SLA) {
			if o.SupportHours == a.SupportHours {
				return
			}
			agreed, known := p.Catalogue.Week(o.SupportHours)
			promised, stated := p.Catalogue.Week(a.SupportHours)
			if !known || !stated || agreed.Covers(promised) {
				return
			}
			p.Report(s, at(o, "support_hours"), "%s is closed for %d min a week when %s is open",
				o.ID, agreed.MissingMinutes(promised), a.ID).About(a.ID).
				Help("agree hours with the provider that hold `%s`, or promise the customer shorter ones", a.SupportHours)
		}),
	}
}
