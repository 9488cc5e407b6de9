package diff

import (
	"github.com/service-catalogue/svc/internal/change"
	"github.com/service-catalogue/svc/internal/lint"
)

// DeputiesChanged judges who stands in for the owner (source 004).
func DeputiesChanged() lint.Rule {
	return kind("DIF004", "deputies-changed", "004", &lint.Judgement{
		Classes: classes(change.Significant, change.Minor),
		Watches: []string{"PRT002"},
		Claims:  func(_ *lint.DiffPass, c *change.Change) bool { return at(c, "deputies") },
		Judge: func(p *lint.DiffPass, c *change.Change) change.Verdict {
			id := text(c.To)
			if c.Kind == change.Removed {
				id = text(c.From)
			}
			v := p.Verdict(change.Minor, "deputy %s %s", p.PersonName(id), did(c))
			if c.Kind == change.Removed && len(c.New.Deputies) == 0 {
				v = p.Verdict(change.Significant, "the last deputy, %s, is removed: nobody stands in for the owner", p.PersonName(id))
			}
			return tell(p).owner(c.Pair).portfolioOwner(c.Pair).add(id, "deputy").to(v)
		},
	})
}
