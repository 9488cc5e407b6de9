package ownership

import (
	"fmt"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/measure"
)

// OwnerHistoryOverlap reports times with two owners, and warns of times with none (source 004: one owner for each service).
func OwnerHistoryOverlap() *lint.Rule {
	return &lint.Rule{
		Code: "OWN010", Name: "owner-history-overlap", Profile: lint.Core, Levels: lint.All(finding.Error),
		Waivable: true, Fix: lint.Manual, Source: "004",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			if len(s.OwnershipHistory) == 0 {
				return
			}
			times, whole := history(s)
			ahead := s.Owner != nil && s.Owner.Since.After(p.Today) && p.On("FRS002") // which reports the day
			if s.Owner != nil && s.Owner.Person != "" && !s.Owner.Since.IsZero() && !ahead {
				never := measure.LastDate
				times = append(times, tenure{s.Owner.Person, measure.Date(s.Owner.Since), never, present})
			}
			inOrder(times)
			var latest tenure // to end, of those so far
			for _, next := range times {
				switch after := latest.to.AddDays(1); {
				case latest.person == "", latest.doubles(next):
				case !next.from.After(latest.to):
					reportOverlap(p, s, latest, next)
				case whole && next.from.After(after):
					reportGap(p, s, after, next)
				}
				if !next.to.Before(latest.to) {
					latest = next
				}
			}
		},
	}
}

// reportOverlap reports a tenure that starts before an earlier one has ended.
func reportOverlap(p *lint.Pass, s *catalogue.Service, earlier, later tenure) {
	first, last := later.from, later.to
	if earlier.to.Before(last) {
		last = earlier.to
	}
	a, b := lint.Cut(p.PersonName(earlier.person), longest), lint.Cut(p.PersonName(later.person), longest)
	who := lint.Text(a + " and " + b + " both own")
	if a == b {
		who = lint.Text(a + " is written twice as owner of")
	}
	found := p.Report(s, later.start(p), "%s %s %s", who, s.File.ServiceID, lint.Text(span(first, last)))
	if before := later.from.AddDays(-1); earlier.item != present && !before.Before(earlier.from) {
		found.Help("both days of an entry count, so end that of %s with `to: %s`, or let %s start after %s", a, before, b, earlier.to)
		return
	}
	found.Help("correct the days: both days of an entry count, and the next owner starts on the day after `to`")
}

// reportGap warns of a time without owner.
func reportGap(p *lint.Pass, s *catalogue.Service, first measure.Date, next tenure) {
	days := lint.Text(span(first, next.from.AddDays(-1)))
	p.Report(s, next.start(p), "nobody owned %s %s", s.File.ServiceID, days).As(finding.Warning).
		Help("add to `ownership_history` who was accountable then, or let %s start on %s if that is what happened",
			p.PersonName(next.person), first)
}

// span says in words from which day to which something lasts.
func span(first, last measure.Date) string {
	if first == last {
		return fmt.Sprintf("on %s", first)
	}
	return fmt.Sprintf("from %s to %s", first, last)
}
