package diff

import (
	"github.com/service-catalogue/svc/internal/change"
	"github.com/service-catalogue/svc/internal/lint"
)

// OwnerChangedWithHandover judges that a service changed hands in order, that a service without owner has one again, and
// what the owner may decide (sources 004, 001).
func OwnerChangedWithHandover() *lint.Rule {
	return kind("DIF003", "owner-changed-with-handover", "004, 001", &lint.Judgement{
		Classes: "significant, minor",
		Watches: "ESC002", // of which DIF017 tells
		Claims: func(p *lint.DiffPass, c *change.Change) bool {
			return at(c, "owner", "ownership_history") && !vacates(p, c) &&
				(c.Path != "owner.person" || c.From == nil || handedOver(c))
		},
		Judge: func(p *lint.DiffPass, c *change.Change) *change.Verdict {
			return tell(p, c.Pair).owner().deputies().customers().consumers().boards().to(ownership(p, c))
		},
	})
}

func ownership(p *lint.DiffPass, c *change.Change) *change.Verdict {
	switch {
	case isOwner(c) && c.From == nil:
		return p.Verdict(change.Significant, "owner named: none → %s", p.PersonName(c.New.OwnerID()))
	case isOwner(c):
		return p.Verdict(change.Significant, "owner changed with a handover record: %s → %s",
			p.PersonName(c.Old.OwnerID()), p.PersonName(c.New.OwnerID()))
	case c.Path == "owner.mandate" || c.Path == "owner.spend_limit":
		return p.Verdict(change.Significant, "what the owner may decide: %s: %s", words(last(c)), fromTo(p, c))
	}
	return plainly(p, c, change.Minor)
}
