package diff

import (
	"github.com/service-catalogue/svc/internal/change"
	"github.com/service-catalogue/svc/internal/lint"
)

// DefinitionChanged judges what a service is: what it does, for whom, how much of it, and what was agreed (source 004).
func DefinitionChanged() *lint.Rule {
	return kind("DIF015", "definition-changed", "004", &lint.Judgement{
		Classes: "breaking, significant, minor",
		Alone:   true,
		Claims: func(_ *lint.DiffPass, c *change.Change) bool {
			return at(c, "functionality", "scope", "capacity", "agreed", "type", "audience", "transactional", "scale", "tier", "customers")
		},
		Judge: func(p *lint.DiffPass, c *change.Change) *change.Verdict {
			return tell(p, c.Pair).customers().users().owner().to(definition(p, c))
		},
	})
}

func definition(p *lint.DiffPass, c *change.Change) *change.Verdict {
	worst := change.Significant
	if inForce(p, c.Old) {
		worst = change.Breaking
	}
	switch {
	case takesAway(c):
		return plainly(p, c, worst)
	case c.Path == "capacity.maximum" && (lower(c) || c.Kind == change.Removed):
		v := plainly(p, c, worst)
		if c.New.Capacity != nil && c.New.Capacity.Unit != "" {
			v = p.Verdict(worst, "maximum capacity cut: %s (%s)", fromTo(p, c), c.New.Capacity.Unit)
		}
		return v
	case at(c, "functionality", "scope"), at(c, "agreed"), c.Path == "capacity.maximum", c.Path == "capacity.unit", c.Path == "type", c.Path == "capacity":
		return plainly(p, c, change.Significant)
	case top(c) == "customers" && whole(c):
		return plainly(p, c, change.Significant)
	}
	return plainly(p, c, change.Minor)
}

// takesAway reports whether something that the service did is gone: a function, a part of the scope, its capacity.
func takesAway(c *change.Change) bool {
	if c.Kind != change.Removed {
		return false
	}
	switch c.Path {
	case "functionality", "scope.in":
		return true
	case "scope":
		return c.Old.Scope != nil && len(c.Old.Scope.In) > 0
	case "capacity":
		return c.Old.Capacity != nil && c.Old.Capacity.Maximum != nil
	}
	return false
}
