package diff

import (
	"slices"
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/change"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
)

// SLAStrengthened judges that a customer is promised more than before, which is bad where what stands behind the promise
// does not hold it up (source 004, FitSM-3).
func SLAStrengthened() *lint.Rule {
	return kind("DIF007", "sla-strengthened", "004, FitSM-3", &lint.Judgement{
		Classes: "breaking, significant, minor",
		Watches: underpinning,
		Claims: func(p *lint.DiffPass, c *change.Change) bool {
			return isSLA(c) && whole(c) && c.Kind == change.Added || changesTerm(c) && strength(p, c) != weaker ||
				isSchedule(c) && !fewerHours(p, c)
		},
		Judge: func(p *lint.DiffPass, c *change.Change) *change.Verdict {
			if isSchedule(c) {
				return tell(p, c.Pair).portfolioOwners().to(p.Verdict(change.Minor, "schedule %s changed: %s", nth(c, 1), values(p, c)))
			}
			broken := wanted(p.Broken(c.ID(), underpinning), against(c))
			p.Tell(broken)
			v := strengthened(p, c)
			if len(broken) > 0 {
				v.Class = change.Breaking
			}
			return holders(p, c).to(because(v, broken))
		},
	})
}

func strengthened(p *lint.DiffPass, c *change.Change) *change.Verdict {
	switch {
	case whole(c):
		return p.Verdict(change.Significant, "%s added%s", keyless(c), promises(c))
	case strength(p, c) == stronger:
		return promised(p, c, change.Significant, "strengthened")
	case last(c) == "agreed" && c.Kind == change.Removed:
		return p.Verdict(change.Significant, "%s is no longer signed", nth(c, 1))
	}
	return plainly(p, c, change.Minor)
}

// against wants what a change of an agreement with a customer breaks: agreements under it that no longer hold it up, in the
// term that changed, and dependencies that do not permit it.
func against(c *change.Change) func(*finding.Finding) bool {
	sla, field := nth(c, 1), last(c)
	return func(f *finding.Finding) bool {
		switch {
		case f.Code == "DEP005":
			return strings.HasPrefix(f.Path, catalogue.Item("slas", sla)) && (whole(c) || field == "availability_percent")
		case !slices.Contains(f.About, sla):
			return false
		}
		return whole(c) || strings.Contains(f.Path, field) || field == "incident" && strings.Contains(f.Path, ".incident.")
	}
}

// holders are those behind the agreements that hold up an agreement with a customer, and its customer.
func holders(p *lint.DiffPass, c *change.Change) *audience {
	a := tell(p, c.Pair)
	for i := range c.New.OLAs {
		if o := &c.New.OLAs[i]; slices.Contains(o.Underpins, nth(c, 1)) {
			a.provider(p.New, c.New, o)
		}
	}
	return a.customerOf(nth(c, 1))
}
