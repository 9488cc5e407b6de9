package portfolio

import (
	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/schema"
)

// CoverConcentrated reports services whose owner and deputies all leave soon, and those of two people who are each other's
// only deputy (bus factor).
func CoverConcentrated() *lint.Rule {
	return &lint.Rule{
		Code: "PRT003", Name: "cover-concentrated", Profile: lint.Core, Levels: lint.From("live", finding.Warning),
		Waivable: true, Fix: lint.Manual, Source: "bus factor",
		Catalogue: func(p *lint.Pass) {
			pairs := pairsOf(p)
			for _, s := range p.Services() {
				if !covered(p, s) {
					continue
				}
				if last, all := lastToLeave(p, s); all {
					p.Report(s, "deputies", "cover for %s fails together: its owner and deputies all leave by %s", s.File.ServiceID, last).
						Help("add a deputy who stays, and plan the handover from %s to a new owner", p.OwnerName(s))
					continue
				}
				reportPair(p, s, pairs)
			}
		},
	}
}

// covered reports whether a service has an owner and somebody else as deputy, all of whom are known and still here. Where
// not, other rules say so.
func covered(p *lint.Pass, s *catalogue.Service) bool {
	owner, others := s.OwnerID(), false
	for _, id := range s.Deputies {
		if !p.Active(id) {
			return false
		}
		others = others || id != owner
	}
	return others && p.Active(owner)
}

// lastToLeave is the day after which nobody who covers a service is left, and all reports whether that day lies within
// the notice for leavers.
func lastToLeave(p *lint.Pass, s *catalogue.Service) (last schema.Date, all bool) {
	today, notice := measure.Date(p.Today), measure.Period(p.Catalogue.Settings.Notice.Leaver)
	leaves := func(id string) bool {
		day := catalogue.LastDay(p.Catalogue.Person(id))
		if day.After(last) {
			last = day
		}
		return measure.Date(day).FallsWithin(today, notice)
	}
	if !leaves(s.OwnerID()) {
		return last, false
	}
	for _, id := range s.Deputies {
		if !leaves(id) {
			return last, false
		}
	}
	return last, true
}

// pair is an owner and the only deputy.
type pair struct{ owner, deputy string }

// pairOf is the pair that covers a service, and false when more or fewer people do.
func pairOf(s *catalogue.Service) (pair, bool) {
	if len(s.Deputies) == 0 {
		return pair{}, false
	}
	for _, id := range s.Deputies[1:] {
		if id != s.Deputies[0] {
			return pair{}, false
		}
	}
	two := pair{s.OwnerID(), s.Deputies[0]}
	return two, two.owner != "" && two.owner != two.deputy
}

// pairsOf maps every pair to the first service that it covers.
func pairsOf(p *lint.Pass) map[pair]*catalogue.Service {
	pairs := map[pair]*catalogue.Service{}
	for _, s := range p.Catalogue.Services() {
		if two, ok := pairOf(s); ok && pairs[two] == nil && !p.Archived(s) {
			pairs[two] = s
		}
	}
	return pairs
}

// reportPair reports a service whose owner has, as the only deputy, somebody whose only deputy is that owner.
func reportPair(p *lint.Pass, s *catalogue.Service, pairs map[pair]*catalogue.Service) {
	two, ok := pairOf(s)
	if !ok {
		return
	}
	if other := pairs[pair{two.deputy, two.owner}]; other != nil {
		owner, deputy := p.PersonName(two.owner), p.PersonName(two.deputy)
		p.Report(s, "deputies", "cover for %s fails together: %s and %s are each other's only deputy, here and for %s",
			s.File.ServiceID, owner, deputy, other.File.ServiceID).
			Help("add a deputy besides %s, so that the service still has somebody when both are away", deputy)
	}
}
