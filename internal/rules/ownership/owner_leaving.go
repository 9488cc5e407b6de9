package ownership

import (
	"fmt"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/measure"
)

// OwnerLeaving warns of owners who leave soon (own rule).
func OwnerLeaving() *lint.Rule {
	return &lint.Rule{
		Code: "OWN006", Name: "owner-leaving", Profile: lint.Core, Levels: lint.All(finding.Warning),
		Waivable: true, Fix: lint.Manual, Source: "own",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			owner := ownerOf(p, s)
			if owner == nil {
				return
			}
			last, today := measure.Date(catalogue.LastDay(owner)), measure.Date(p.Today)
			if !last.FallsWithin(today, measure.Period(p.Catalogue.Settings.Notice.Leaver)) {
				return
			}
			path, _ := ownerField(p)
			p.Report(s, path, "%s leaves %s; name a successor and plan handover", p.OwnerName(s), lint.Text(in(today.DaysUntil(last)))).
				Help("agree who takes over, hand over before %s, and then change `owner` and add "+
					"`{person: %s, from: …, to: …, handover: https://…}` to `ownership_history`", last, s.OwnerID())
		},
	}
}

// in says in words how many days ahead something is.
func in(days int) string {
	switch days {
	case 0:
		return "today"
	case 1:
		return "tomorrow"
	}
	return fmt.Sprintf("in %d days", days)
}
