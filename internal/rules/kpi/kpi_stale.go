package kpi

import (
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/schema"
)

// KPIStale reports figures that are too old, or that nobody outside can see (GSM, source 000).
func KPIStale() *lint.Rule {
	return &lint.Rule{
		Code: "KPI004", Name: "kpi-stale", Profile: lint.Digital, Levels: lint.From("live", finding.Warning),
		Waivable: true, Fix: lint.Manual, Source: "GSM, 000",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			i := s.LatestMonth()
			if i < 0 {
				return // MandatoryKPIMissing tells those who need figures
			}
			m := &s.Performance[i]
			switch due := freshUntil(p, m.Period); {
			case measure.Overdue(measure.Date(p.Today), due):
				p.Report(s, at(p, i, ".period"), "latest KPI is %s; those of a later month were due by %s", m.Period, due).
					Help("add the counts of the months since then under `performance`")
			case strings.TrimSpace(m.Published) == "":
				p.Report(s, at(p, i, ".published"), "latest KPI is %s, and it is not published", m.Period).
					Help("publish the figures, and add where: `published: https://…`")
			}
		},
	}
}

// freshUntil is the last day on which the figures of a month are fresh enough: the interval counts from the end of the
// month, so those of February are good until the end of May for P3M.
func freshUntil(p *lint.Pass, m schema.Month) measure.Date {
	next := measure.Month(m).Last().AddDays(1)
	return next.Add(measure.Period(p.Catalogue.Settings.Intervals.KPI)).AddDays(-1)
}
