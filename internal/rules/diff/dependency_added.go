package diff

import (
	"slices"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/change"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
)

// DependencyAdded judges that a service needs another one, or needs it more (sources 004, own).
func DependencyAdded() *lint.Rule {
	return kind("DIF009", "dependency-added", "004, own", &lint.Judgement{
		Classes: "breaking, significant, minor",
		Watches: "DEP002 DEP005",
		Claims: func(_ *lint.DiffPass, c *change.Change) bool {
			return at(c, "dependencies") && !needsLess(c) || at(c, "components") && c.Kind == change.Added
		},
		Judge: func(p *lint.DiffPass, c *change.Change) *change.Verdict {
			if top(c) == "components" {
				return tell(p, c.Pair).owner().to(plainly(p, c, change.Minor))
			}
			target := target(c)
			broken := wanted(p.BrokenAnywhere("DEP002 DEP005"), func(f *finding.Finding) bool { return tightens(c) && breaks(f, c.ID(), target) })
			p.Tell(wanted(slices.Clone(broken), func(f *finding.Finding) bool { return f.Service == c.ID() }))
			v := needed(p, c, target)
			if len(broken) > 0 {
				v.Class = change.Breaking
			}
			return targetOwner(p, c.Pair, target).owner().to(because(v, broken))
		},
		Harm: func(p *lint.DiffPass, f *finding.Finding) *change.Verdict {
			if f.Code != "DEP002" {
				return nil
			}
			return harmed(p, f)
		},
	})
}

// target is the service that a dependency is on.
func target(c *change.Change) string {
	for _, v := range []any{c.To, c.From} {
		if id := textIn(v, "service"); id != "" && whole(c) {
			return id
		}
	}
	if id := nth(c, 1); id != "" {
		return id
	}
	return "another service"
}

// tightens reports whether a change of a dependency can break a promise or close a circle.
func tightens(c *change.Change) bool {
	return whole(c) || among(last(c), "criticality", "group", "ola")
}

// breaks reports whether a finding is a promise of the service that its dependencies no longer permit, or a circle through
// the service and its target.
func breaks(f *finding.Finding, id, target string) bool {
	if f.Code == "DEP005" {
		return f.Service == id
	}
	on := func(name string) bool { return f.Service == name || slices.Contains(f.About, name) }
	return on(id) && on(target)
}

func needed(p *lint.DiffPass, c *change.Change, target string) *change.Verdict {
	criticality := to(c, "criticality")
	switch {
	case whole(c) && criticality == "":
		return p.Verdict(change.Significant, "dependency on %s added", target)
	case whole(c):
		return p.Verdict(change.Significant, "dependency on %s added: %s", target, criticality)
	case last(c) == "criticality":
		return p.Verdict(change.Significant, "criticality of the dependency on %s raised: %s", target, fromTo(p, c))
	case last(c) == "group" && c.Kind != change.Added:
		return p.Verdict(change.Significant, "alternatives to the dependency on %s changed: %s", target, fromTo(p, c))
	}
	return plainly(p, c, change.Minor)
}

// needsLess reports whether a change of a dependency is one that DIF010 judges: it goes, matters less, or is agreed anew.
func needsLess(c *change.Change) bool {
	switch {
	case whole(c):
		return c.Kind == change.Removed
	case last(c) == "criticality":
		return rank(c.To) < rank(c.From)
	case last(c) == "group":
		return c.Kind == change.Added
	}
	return nth(c, 2) == "agreed"
}

// rank is how much a criticality says that a service is needed.
func rank(criticality any) int {
	switch text(criticality) {
	case "critical":
		return 3
	case "degrading":
		return 2
	case "optional":
		return 1
	}
	return 0
}

// targetOwner starts with the owner of the service that another depends on.
func targetOwner(p *lint.DiffPass, pair *change.Pair, id string) *audience {
	a := tell(p, pair)
	for _, c := range []*catalogue.Catalogue{p.New, p.Old} {
		if s := c.ByID(id); s != nil {
			return a.add(s.OwnerID(), "owner of "+id)
		}
	}
	return a
}
