package diff

import (
	"github.com/service-catalogue/svc/internal/change"
	"github.com/service-catalogue/svc/internal/lint"
)

// TextChanged judges what no other kind does: texts, records of work, and the day on which the entry was confirmed (source 004).
func TextChanged() *lint.Rule {
	return kind("DIF024", "text-changed", "004", &lint.Judgement{
		Classes: "significant, minor",
		Alone:   true,
		Judge: func(p *lint.DiffPass, c *change.Change) *change.Verdict {
			v := plainly(p, c, change.Minor)
			switch {
			case c.Path == "reviewed" && earlier(c):
				v = p.Verdict(change.Significant, "reviewed moved backwards: %s", fromTo(p, c))
			case c.Path == "reviewed" && c.Kind == change.Removed:
				v.Class = change.Significant
			}
			if c.Pair == nil {
				return tell(p, c.Pair).portfolioOwners().to(v)
			}
			return tell(p, c.Pair).owner().to(v)
		},
	})
}
