package diff

import (
	"github.com/service-catalogue/svc/internal/change"
	"github.com/service-catalogue/svc/internal/lint"
)

// TargetLowered judges what performance is aimed at, and the figures that tell whether it was reached (GSM).
func TargetLowered() *lint.Rule {
	return kind("DIF018", "target-lowered", "GSM, 001", &lint.Judgement{
		Classes: "significant, minor",
		Alone:   true,
		Claims: func(_ *lint.DiffPass, c *change.Change) bool {
			return at(c, "targets", "performance", "outcomes") || at(c, "slas") && nth(c, 2) == "measured"
		},
		Judge: func(p *lint.DiffPass, c *change.Change) *change.Verdict {
			return tell(p, c.Pair).holder("performance_analyst").boards().owner().to(aimed(p, c))
		},
	})
}

func aimed(p *lint.DiffPass, c *change.Change) *change.Verdict {
	switch top(c) {
	case "targets":
		if easesTarget(c) {
			return p.Verdict(change.Significant, "target lowered: %s", lint.Text(plainly(p, c, change.Significant).Message))
		}
	case "outcomes":
		if last(c) == "target" && eased(c.From, c.To, baseline(c)) || whole(c) && c.Kind == change.Removed {
			return plainly(p, c, change.Significant)
		}
	default: // figures of months that are over
		if c.Kind == change.Added && newPeriod(c) {
			return p.Verdict(change.Minor, "figures of %s added", last(c))
		}
		return p.Verdict(change.Significant, "figures of a past month edited: %s", lint.Text(plainly(p, c, change.Significant).Message))
	}
	return plainly(p, c, change.Minor)
}

// easesTarget reports whether a target asks less: a cost may be higher, a share lower, or none is set any more.
func easesTarget(c *change.Change) bool {
	switch {
	case c.Kind == change.Removed:
		return true
	case last(c) == "cost_per_transaction":
		return higher(c)
	}
	return lower(c)
}

// newPeriod reports whether a change is one of a whole month.
func newPeriod(c *change.Change) bool {
	return top(c) == "performance" && depth(c) <= 2 || top(c) == "slas" && depth(c) <= 4
}
