package diff

import (
	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/change"
	"github.com/service-catalogue/svc/internal/lint"
)

// SLARemoved judges that a customer no longer has an agreement (FitSM PR2.2).
func SLARemoved() *lint.Rule {
	return kind("DIF006", "sla-removed", "FitSM PR2.2, 004", &lint.Judgement{
		Classes: "breaking, significant, minor",
		Claims:  func(_ *lint.DiffPass, c *change.Change) bool { return losesSLA(c) },
		Judge: func(p *lint.DiffPass, c *change.Change) *change.Verdict {
			v := p.Verdict(byPhase(p, c.Old), "%s removed%s", keyless(c), promises(c))
			if !whole(c) {
				v = p.Verdict(byPhase(p, c.Old), "%s is no longer with its customer: %s", nth(c, 1), fromTo(p, c))
			}
			return toCustomer(p, c.Pair, nth(c, 1)).to(v)
		},
	})
}

// byPhase is how bad the end of a promise is: breaking while it is in force, significant in beta.
func byPhase(p *lint.DiffPass, s *catalogue.Service) change.Class {
	switch {
	case inForce(p, s):
		return change.Breaking
	case s.Phase == "beta":
		return change.Significant
	}
	return change.Minor
}

// promises says what an agreement that comes or goes is worth.
func promises(c *change.Change) lint.Text {
	v := c.From
	if c.Kind == change.Added {
		v = c.To
	}
	availability := textIn(v, "availability_percent")
	if availability == "" {
		return ""
	}
	out := ": " + availability + " %"
	if customer := textIn(v, "customer"); customer != "" {
		out += " for " + lint.Cut(customer, maxValue)
	}
	if hours := textIn(v, "service_hours"); hours != "" {
		out += ", hours " + lint.Cut(hours, maxValue)
	}
	return lint.Text(out)
}
