package improvement

import (
	"strconv"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/schema"
)

// NoImprovementActivity reports services of which nothing is being improved and nothing was lately, and improvements that
// are late (sources 004, 002).
func NoImprovementActivity() *lint.Rule {
	return &lint.Rule{
		Code: "IMP001", Name: "no-improvement-activity", Profile: lint.Governance, Levels: lint.From("live", finding.Warning),
		Waivable: true, Fix: lint.Manual, Source: "004, 002",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			active := false
			for i := range s.Improvements {
				m := &s.Improvements[i]
				active = active || underWay(m) || doneLately(p, m)
				if underWay(m) && measure.Overdue(measure.Date(p.Today), measure.Date(m.Due)) {
					path := p.Document().ByNumber("improvements["+strconv.Itoa(i)+"]") + ".due"
					p.Report(s, path, "improvement %s was due on %s", m.ID, m.Due).
						Help("finish it and write `status: done`, or agree on a later day in `due`")
				}
			}
			if !active {
				p.Report(s, "improvements", "nothing is being improved in %s", s.File.ServiceID).
					Help("add what is being made better, such as `improvements: [{id: i1, text: Shorten the form, owner: f-wu, status: open, due: %s}]`",
						measure.Date(p.Today).Add(measure.Period{Months: 6}))
			}
		},
	}
}

// underWay reports whether an improvement is open or being done. One without a status is open.
func underWay(m *schema.Improvement) bool {
	return m.Status == "" || m.Status == "open" || m.Status == "doing"
}

// doneLately reports whether an improvement was done within the interval.
func doneLately(p *lint.Pass, m *schema.Improvement) bool {
	interval := measure.Period(p.Catalogue.Settings.Intervals.Improvement)
	return m.Status == "done" && !m.Due.IsZero() && !measure.Overdue(measure.Date(p.Today), measure.Date(m.Due).Add(interval))
}
