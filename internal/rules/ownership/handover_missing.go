package ownership

import (
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
)

// HandoverMissing warns of owners who took over with no record of what was handed over (own rule).
func HandoverMissing() *lint.Rule {
	return &lint.Rule{
		Code: "OWN007", Name: "handover-missing", Profile: lint.Core, Levels: lint.All(finding.Warning),
		Waivable: true, Fix: lint.Manual, Source: "own",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			if len(s.OwnershipHistory) == 0 || s.OwnerID() == "" {
				return
			}
			times, whole := history(s)
			if !whole {
				return // who came last is not certain
			}
			last := times[0]
			for _, t := range times {
				if t.to.After(last.to) {
					last = t
				}
			}
			before := &s.OwnershipHistory[last.item]
			if before.Person == s.OwnerID() || !s.Owner.Since.After(before.To) || strings.TrimSpace(before.Handover) != "" {
				return
			}
			p.Report(s, last.path(p, "handover"), "owner changed from %s to %s without a handover record",
				p.PersonName(before.Person), p.OwnerName(s)).
				Help("say where the record of the handover is: add `handover: https://…` to the entry of %s in `ownership_history`",
					p.PersonName(before.Person))
		},
	}
}
