package diff

import (
	"slices"

	"github.com/service-catalogue/svc/internal/change"
	"github.com/service-catalogue/svc/internal/lint"
)

// DependencyRemoved judges that a service needs another one no longer or less, and what owners of platforms have agreed to
// (source 001).
func DependencyRemoved() *lint.Rule {
	return kind("DIF010", "dependency-removed", "001, 004", &lint.Judgement{
		Classes: "breaking, significant, minor",
		Claims: func(_ *lint.DiffPass, c *change.Change) bool {
			return at(c, "dependencies") && needsLess(c) || at(c, "platform") || at(c, "components") && c.Kind != change.Added
		},
		Judge: func(p *lint.DiffPass, c *change.Change) *change.Verdict {
			switch top(c) {
			case "platform":
				return tell(p, c.Pair).consumers().owner().to(platform(p, c))
			case "components":
				return tell(p, c.Pair).owner().to(plainly(p, c, change.Minor))
			}
			return targetOwner(p, c.Pair, target(c)).owner().to(loosened(p, c))
		},
	})
}

func loosened(p *lint.DiffPass, c *change.Change) *change.Verdict {
	target := target(c)
	switch {
	case whole(c):
		return p.Verdict(change.Minor, "dependency on %s removed", target)
	case last(c) == "criticality":
		return p.Verdict(change.Minor, "criticality of the dependency on %s lowered: %s", target, fromTo(p, c))
	case nth(c, 2) == "agreed" && c.Kind == change.Removed && last(c) != "date":
		return p.Verdict(change.Breaking, "the owner of %s no longer agrees to serve this service", target)
	case nth(c, 2) == "agreed":
		return p.Verdict(change.Minor, "the owner of %s agreed anew", target)
	}
	return plainly(p, c, change.Minor)
}

// platform judges what a platform says of the services that it serves. One that has stopped needing it is no loss.
func platform(p *lint.DiffPass, c *change.Change) *change.Verdict {
	switch {
	case last(c) == "consumers" && c.Kind == change.Removed && stillNeeds(p, text(c.From), c.ID()):
		return p.Verdict(change.Breaking, "no longer agrees to serve %s, which still depends on it", text(c.From))
	case last(c) == "consumers" && c.Kind == change.Removed:
		return p.Verdict(change.Minor, "no longer serves %s", text(c.From))
	case last(c) == "consumers":
		return p.Verdict(change.Minor, "agrees to serve %s", text(c.To))
	case c.Path == "platform" && c.Kind == change.Removed && slices.ContainsFunc(served(c), func(id string) bool { return stillNeeds(p, id, c.ID()) }):
		return p.Verdict(change.Breaking, "no longer says what it agrees to as a platform, and services still depend on it")
	case c.Kind == change.Removed:
		return plainly(p, c, change.Significant)
	}
	return plainly(p, c, change.Minor)
}

// served are the services that a platform agreed to serve.
func served(c *change.Change) []string {
	if c.Old.Platform == nil {
		return nil
	}
	return c.Old.Platform.Consumers
}

// stillNeeds reports whether a service depends on another after the change.
func stillNeeds(p *lint.DiffPass, id, platform string) bool {
	if s := p.New.ByID(id); s != nil {
		for i := range s.Dependencies {
			if s.Dependencies[i].Service == platform {
				return true
			}
		}
	}
	return false
}
