package diff

import (
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/change"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
)

// OLAChanged judges what stands behind a promise: operational level agreements, and underpinning ones with suppliers
// (source 004, FitSM-3; F08).
func OLAChanged() *lint.Rule {
	return kind("DIF008", "ola-changed", "004, FitSM-3", &lint.Judgement{
		Classes: "breaking, significant, minor",
		Watches: underpinning,
		Claims:  func(_ *lint.DiffPass, c *change.Change) bool { return at(c, "olas") },
		Judge: func(p *lint.DiffPass, c *change.Change) *change.Verdict {
			broken := wanted(p.Broken(c.ID(), underpinning), under(c))
			p.Tell(broken)
			v := underpins(p, c)
			switch sla := exceeded(p, c); {
			case len(broken) > 0:
				v.Class = change.Breaking
			case sla != "":
				v = p.Verdict(change.Breaking, "%s, which is not enough for %s", lint.Text(v.Message), lint.Text(sla))
			}
			a := tell(p, c.Pair).provider(p.New, c.New, c.New.OLA(nth(c, 1))).provider(p.Old, c.Old, c.Old.OLA(nth(c, 1)))
			return a.consumers().owner().to(because(v, broken))
		},
		Harm: func(p *lint.DiffPass, f *finding.Finding) *change.Verdict {
			pair := p.PairOf(f.Service)
			if pair.Old == nil {
				return nil // a new service, of which DIF021 tells
			}
			v := harmed(p, f)
			if cause := weakenedBelow(p, pair.New); cause != "" {
				v.Message = lint.Cut("no longer held up since "+cause+" changed: "+v.Message, maxMessage)
			}
			return v
		},
	})
}

func underpins(p *lint.DiffPass, c *change.Change) *change.Verdict {
	switch s := strength(p, c); {
	case whole(c) && c.Kind == change.Added:
		return p.Verdict(change.Minor, "%s added%s", keyless(c), promises(c))
	case whole(c):
		return p.Verdict(change.Significant, "%s removed%s", keyless(c), promises(c))
	case s == weaker:
		return plainlyHow(p, c, change.Significant, "weakened")
	case s == stronger:
		return plainlyHow(p, c, change.Minor, "strengthened")
	case last(c) == "underpins" && c.Kind == change.Removed:
		return p.Verdict(change.Significant, "%s no longer underpins %s", nth(c, 1), text(c.From))
	case nth(c, 2) == "provider":
		return plainly(p, c, change.Significant)
	}
	return plainly(p, c, change.Minor)
}

// under wants what a change of an agreement breaks: what it underpins, in the term that changed, and promises that the
// dependencies no longer permit.
func under(c *change.Change) func(*finding.Finding) bool {
	item, field := catalogue.Item("olas", nth(c, 1)), last(c)
	return func(f *finding.Finding) bool {
		switch {
		case f.Code == "DEP005":
			return whole(c) || field == "availability_percent"
		case !strings.HasPrefix(f.Path, item):
			return false
		}
		return whole(c) || field == "underpins" || strings.Contains(f.Path, field)
	}
}

// weakenedBelow names the service on which another depends and whose promises changed, or "".
func weakenedBelow(p *lint.DiffPass, s *catalogue.Service) string {
	if s == nil {
		return ""
	}
	for i := range s.Dependencies {
		if id := s.Dependencies[i].Service; id != s.ID && p.Differs(id, "slas") {
			return lint.Cut(id, maxValue)
		}
	}
	return ""
}
