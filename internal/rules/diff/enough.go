package diff

import (
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/change"
	"github.com/service-catalogue/svc/internal/lint"
)

// exceeded names the agreement with a customer that promises more than the weakened term of an agreement under it allows
// (F08), with what it promises; "" when there is none. It does not matter whether that was so before.
func exceeded(p *lint.DiffPass, c *change.Change) string {
	agreement := c.New.OLA(nth(c, 1))
	if agreement == nil || strength(p, c) != weaker {
		return ""
	}
	values, err := p.Values(c.New)
	if err != nil {
		return ""
	}
	term, value := strings.TrimPrefix(c.Path, catalogue.Item("olas", agreement.ID)), c.To
	if last(c) == "valid" {
		term, value = term+".to", textIn(c.To, "to")
	}
	now := &lint.DiffPass{Set: &change.Set{Old: p.New, New: p.New}}
	for _, id := range agreement.Underpins {
		for _, promised := range values {
			if promised.Path != catalogue.Item("slas", id)+term {
				continue
			}
			gap := &change.Change{Kind: change.Changed, Document: change.Service, Path: c.Path, From: promised.Plain, To: value}
			if strength(now, gap) == weaker {
				return id + ": " + amount(p.New, promised.Plain, unitOf(c))
			}
		}
	}
	return ""
}
