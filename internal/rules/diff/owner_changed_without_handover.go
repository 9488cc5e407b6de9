package diff

import (
	"strings"

	"github.com/service-catalogue/svc/internal/change"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/schema"
)

// OwnerChangedWithoutHandover judges that a service changed hands and nothing says what was handed over (own).
func OwnerChangedWithoutHandover() *lint.Rule {
	return kind("DIF002", "owner-changed-without-handover", "own", &lint.Judgement{
		Classes: "breaking",
		Watches: "ESC002", // of which DIF017 tells
		Claims: func(p *lint.DiffPass, c *change.Change) bool {
			return c.Document == change.Service && c.Path == "owner.person" && c.From != nil && !vacates(p, c) && !handedOver(c)
		},
		Judge: func(p *lint.DiffPass, c *change.Change) *change.Verdict {
			v := p.Verdict(change.Breaking, "owner changed without a handover record: %s → %s",
				p.PersonName(c.Old.OwnerID()), p.PersonName(c.New.OwnerID()))
			return tell(p, c.Pair).owner().sro().customers().to(v)
		},
	})
}

// handedOver reports whether the history says where the record of the former owner's handover is: in the last entry of
// that person.
func handedOver(c *change.Change) bool {
	var latest *schema.OwnershipSpan
	for i := range c.New.OwnershipHistory {
		h := &c.New.OwnershipHistory[i]
		if h.Person == c.Old.OwnerID() && (latest == nil || !measure.Date(h.To).Before(measure.Date(latest.To))) {
			latest = h
		}
	}
	return latest != nil && strings.TrimSpace(latest.Handover) != ""
}
