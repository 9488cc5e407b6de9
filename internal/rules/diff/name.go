package diff

import (
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/change"
	"github.com/service-catalogue/svc/internal/lint"
)

// named says in words what a change is about: "availability of sla-ea", "p1 response of sla-ea", "risk r1".
func named(c *change.Change) lint.Text {
	steps := catalogue.Steps(c.Path)
	if len(steps) == 0 {
		return "service"
	}
	item, name, before := "", "", ""
	for _, s := range steps {
		if s.Bracket {
			item, before = s.Name, name
			name = ""
			continue
		}
		if isPriority(name) {
			name += " " + words(s.Name)
			continue
		}
		name = words(s.Name)
	}
	item = lint.Cut(item, maxValue)
	switch {
	case name == "":
		return lint.Text(singular(before) + " " + item)
	case item != "":
		return lint.Text(name + " of " + item)
	}
	return lint.Text(name)
}

func isPriority(name string) bool { return among(name, "p1", "p2", "p3", "p4") }

// words is a field as people call it.
func words(field string) string {
	switch field {
	case "rto_minutes":
		return "recovery time (RTO)"
	case "rpo_minutes":
		return "data loss limit (RPO)"
	case "resolve_minutes":
		return "resolution"
	case "slas":
		return "SLAs"
	case "olas":
		return "OLAs"
	case "risk_register":
		return "risk register entry"
	case "in", "out":
		return field + " scope"
	case "ends", "to":
		return "end"
	case "from":
		return "start"
	case "excludes_maintenance":
		return "exclusion of maintenance"
	}
	for _, unit := range []string{"_percent", "_minutes"} {
		field = strings.TrimSuffix(field, unit)
	}
	return strings.ReplaceAll(field, "_", " ")
}

// singular is one of a list, in words.
func singular(list string) string {
	switch list {
	case "SLAs", "OLAs":
		return list[:3]
	case "dependencies":
		return "dependency on"
	case "ownership history":
		return "ownership of"
	case "phase history":
		return "phase"
	case "finance", "assurance", "funding", "performance", "measured":
		return list
	case "":
		return "item"
	}
	if stem, ok := strings.CutSuffix(list, "ies"); ok {
		return stem + "y"
	}
	return strings.TrimSuffix(list, "s")
}

// did is what happened, in words: "added", "removed" or "changed".
func did(c *change.Change) lint.Text { return lint.Text(c.Kind.String()) }

// plainly says what changed, from what to what.
func plainly(p *lint.DiffPass, c *change.Change, class change.Class) change.Verdict {
	_, listed := c.From.(map[string]any)
	if _, list := c.To.(map[string]any); listed || list {
		return p.Verdict(class, "%s %s", keyless(c), did(c))
	}
	if c.Kind != change.Changed && c.Field != nil && c.Field.Type.Elem != nil { // an item of a list of plain values
		v := c.To
		if c.Kind == change.Removed {
			v = c.From
		}
		return p.Verdict(class, "%s: %s %s", named(c), lint.Cut(text(v), maxValue), did(c))
	}
	return p.Verdict(class, "%s: %s", named(c), fromTo(p, c))
}

// keyless names a whole item, by its first text when it has no key.
func keyless(c *change.Change) lint.Text {
	steps := catalogue.Steps(c.Path)
	if c.Field != nil && c.Field.Type.Elem != nil && len(steps) > 0 && !steps[len(steps)-1].Bracket && !isMap(c) {
		return lint.Text("an item of " + string(named(c)))
	}
	return named(c)
}

func isMap(c *change.Change) bool { return c.Field.Type.Key != nil }
