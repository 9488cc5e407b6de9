package ola

import (
	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/schema"
)

// OLAAvailabilityWeaker reports agreements that promise less availability than what they underpin (FitSM-3; F08).
func OLAAvailabilityWeaker() *lint.Rule {
	return &lint.Rule{
		Code: "OLA002", Name: "ola-availability-weaker", Profile: lint.Core, Levels: lint.From("live", finding.Error),
		Waivable: true, Fix: lint.Manual, Source: "FitSM-3",
		Service: pairs(func(p *lint.Pass, s *catalogue.Service, o *schema.OLA, a *schema.SLA) {
			agreed, promised := catalogue.Meant(o.AvailabilityPercent), catalogue.Meant(a.AvailabilityPercent)
			if !agreed.IsSet() || !promised.IsSet() || agreed.Compare(promised) >= 0 {
				return
			}
			if !catalogue.Plausible(agreed) || !catalogue.Plausible(promised) {
				return // reported as implausible
			}
			p.Report(s, at(o, "availability_percent"), "%s %s%% is weaker than %s %s%%", o.ID, agreed, a.ID, promised).About(a.ID).
				Help("agree at least %s%% with the provider, or promise less to the customer", promised)
		}),
	}
}
