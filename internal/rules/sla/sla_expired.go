package sla

import (
	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/schema"
)

// SLAExpired reports agreements that have ended, and warns of those that end soon (FitSM PR2.2).
func SLAExpired() *lint.Rule {
	return &lint.Rule{
		Code: "SLA004", Name: "sla-expired", Profile: lint.Core, Levels: lint.From("live", finding.Error),
		Waivable: true, Fix: lint.Manual, Source: "FitSM PR2.2",
		Service: each(func(p *lint.Pass, s *catalogue.Service, a *schema.SLA) {
			if a.Valid == nil || a.Valid.To.IsZero() {
				return
			}
			end, today := measure.Date(a.Valid.To), measure.Date(p.Today)
			switch notice := measure.Period(p.Catalogue.Settings.Notice.SLA); {
			case measure.Overdue(today, end):
				p.Report(s, at(a, "valid.to"), "SLA %s ended on %s", a.ID, end).
					Help("agree a new end with the customer, or remove the agreement if another has taken its place")
			case end.FallsWithin(today, notice) && !renewed(s, a):
				p.Report(s, at(a, "valid.to"), "SLA %s ends on %s", a.ID, end).As(finding.Warning).
					Help("agree with the customer what holds from the day after")
			}
		}),
	}
}

// renewed reports whether another agreement with the same customer goes on where this one ends.
func renewed(s *catalogue.Service, a *schema.SLA) bool {
	after := measure.Date(a.Valid.To).AddDays(1)
	for i := range s.SLAs {
		b := &s.SLAs[i]
		if b.Customer != a.Customer || b.Valid == nil {
			continue
		}
		if !measure.Date(b.Valid.From).After(after) && !measure.Date(b.Valid.To).Before(after) {
			return true
		}
	}
	return false
}
