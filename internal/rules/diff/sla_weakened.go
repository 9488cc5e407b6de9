package diff

import (
	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/change"
	"github.com/service-catalogue/svc/internal/lint"
)

// SLAWeakened judges that a customer is promised less than before (source 004, FitSM-4; F08).
func SLAWeakened() *lint.Rule {
	return kind("DIF005", "sla-weakened", "004, FitSM-4", &lint.Judgement{
		Classes: "breaking, minor",
		Watches: underpinning,
		Claims: func(p *lint.DiffPass, c *change.Change) bool {
			return changesTerm(c) && strength(p, c) == weaker || isSchedule(c) && fewerHours(p, c)
		},
		Judge: func(p *lint.DiffPass, c *change.Change) *change.Verdict {
			if isSchedule(c) {
				return tell(p, c.Pair).portfolioOwners().to(p.Verdict(change.Minor, "schedule %s is open less than before: %s", nth(c, 1), values(p, c)))
			}
			return toCustomer(p, c.Pair, nth(c, 1)).to(promised(p, c, change.Breaking, "weakened"))
		},
		Spread: func(p *lint.DiffPass, c *change.Change) []*change.Verdict {
			if !isSchedule(c) || !first(p, c, "schedules") {
				return nil
			}
			return shorter(p, nth(c, 1))
		},
	})
}

// values are the values of a change, or what happened to it when it is a whole block.
func values(p *lint.DiffPass, c *change.Change) lint.Text {
	if whole(c) {
		return did(c)
	}
	return lint.Text(plainly(p, c, change.Minor).Message)
}

// first reports whether a change is the first of those of one item of the list or mapping at the top.
func first(p *lint.DiffPass, c *change.Change, field string) bool {
	for _, other := range p.Siblings(c) {
		if top(other) == field && nth(other, 1) == nth(c, 1) {
			return other == c
		}
	}
	return true
}

// shorter are the agreements whose hours shrink with the schedule that they name.
func shorter(p *lint.DiffPass, schedule string) []*change.Verdict {
	var out []*change.Verdict
	how := lint.Text("is open less than before")
	if _, there := p.New.Week(schedule); !there {
		how = "is there no longer"
	}
	for _, s := range p.New.Services() {
		for i := range s.SLAs {
			a := &s.SLAs[i]
			for _, hours := range []struct{ field, name string }{{"service_hours", a.ServiceHours}, {"support_hours", a.SupportHours}} {
				if hours.name != schedule {
					continue
				}
				pair := p.PairOf(s.ID)
				v := p.Verdict(change.Breaking, "%s of %s weakened: the schedule %s in svc.yaml %s", words(hours.field), a.ID, schedule, how)
				v.Service, v.Path, v.From, v.To = s.ID, catalogue.Item("slas", a.ID)+"."+hours.field, schedule, schedule
				out = append(out, toCustomer(p, pair, a.ID).to(v))
			}
		}
	}
	return out
}

// toCustomer are those to whom an agreement matters.
func toCustomer(p *lint.DiffPass, pair *change.Pair, sla string) *audience {
	return tell(p, pair).customerOf(sla).consumers().signatories(sla)
}

// underpinning are the rules that hold a promise against what it stands on.
const underpinning = "OLA002 OLA003 OLA004 DEP005"
