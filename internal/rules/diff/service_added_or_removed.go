package diff

import (
	"cmp"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/change"
	"github.com/service-catalogue/svc/internal/lint"
)

// ServiceAddedOrRemoved judges which services there are, and under which id (FitSM PR1.1).
func ServiceAddedOrRemoved() *lint.Rule {
	return kind("DIF021", "service-added-or-removed", "FitSM PR1.1, own", &lint.Judgement{
		Classes: "breaking, significant, minor",
		Claims: func(_ *lint.DiffPass, c *change.Change) bool {
			return c.Document == change.Service && (c.Path == "" || at(c, "id", "portfolio"))
		},
		Judge: func(p *lint.DiffPass, c *change.Change) *change.Verdict {
			a := tell(p, c.Pair).consumers().customers().owner()
			switch {
			case c.Path == "portfolio":
				return tell(p, c.Pair).portfolioOwner().owner().to(plainly(p, c, change.Minor))
			case c.New == nil:
				return a.to(p.Verdict(loss(p, c), "service removed: %s%s", title(c.Old), neededBy(p, c)))
			case c.Old == nil && c.New.Phase == "live":
				return a.to(p.Verdict(change.Significant, "service added, and live at once: %s", cmp.Or(c.New.Name, idOf(c.New))))
			case c.Old == nil:
				return a.to(p.Verdict(change.Minor, "service added: %s", title(c.New)))
			case c.Path == "id":
				return a.to(p.Verdict(loss(p, c), "id changed: %s%s", fromTo(p, c), neededBy(p, c)))
			}
			return a.to(p.Verdict(change.Minor, "file moved: %s", fromTo(p, c)))
		},
	})
}

// title names a service and its phase, as far as it has any.
func title(s *catalogue.Service) lint.Text {
	name := lint.Cut(cmp.Or(s.Name, idOf(s)), maxValue)
	if s.Phase == "" {
		return lint.Text(name)
	}
	return lint.Text(name + ", " + s.Phase)
}

// loss is how bad it is that an id is gone: users or other services rely on it, or nobody does.
func loss(p *lint.DiffPass, c *change.Change) change.Class {
	switch {
	case len(p.New.Dependants(c.OldID())) > 0 || c.Old.Phase == "beta" || inForce(p, c.Old):
		return change.Breaking
	case p.Archived(c.Old):
		return change.Minor
	}
	return change.Significant
}

// neededBy names a service that still depends on an id which is gone.
func neededBy(p *lint.DiffPass, c *change.Change) lint.Text {
	var names []string
	for _, s := range p.New.Dependants(c.OldID()) {
		names = append(names, lint.Cut(idOf(s), maxValue))
	}
	if names == nil {
		return ""
	}
	return lint.Text("; still needed by " + some(names))
}

// maxNamed is how many services a message names.
const maxNamed = 5

func idOf(s *catalogue.Service) string { return s.File.ServiceID }
