package diff

import (
	"slices"
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
	if c.Document != change.Service {
		steps = bracketed(steps)
	}
	item := -1
	for i, s := range steps {
		if s.Bracket {
			item = i
		}
	}
	name := fieldName(steps[item+1:])
	if item < 0 {
		return lint.Text(name)
	}
	list, key := "", lint.Cut(steps[item].Name, maxValue)
	if item > 0 {
		list = steps[item-1].Name
	}
	switch {
	case name == "":
		return lint.Text(singular(list) + " " + key)
	case c.Document == change.People:
		return lint.Text(name + " of " + key)
	case c.Document != change.Service || among(list, "budgets", "funding", "allocations", "levels", "phase_history", "ownership_history", "assessments", "reviews"):
		return lint.Text(name + " of " + singular(list) + " " + key)
	}
	return lint.Text(name + " of " + key)
}

// bracketed takes the keys of the mappings in shared files for what they are: names of people, roles, activities.
func bracketed(steps []catalogue.Step) []catalogue.Step {
	out := slices.Clone(steps)
	if len(out) > 1 && among(out[0].Name, "people", "roles", "activities", "portfolios", "schedules", "rules", "appetite", "phase_policy", "likelihood", "impact") {
		out[1].Bracket = true
	}
	return out
}

// fieldName is what people call the field that some steps lead to. Blocks that say nothing about it are left out.
func fieldName(steps []catalogue.Step) string {
	var parts []string
	for i, s := range steps {
		if i < len(steps)-1 && among(s.Name, "valid", "incident", "finance", "governance", "targets", "scope", "escalation", "limits", "intervals") {
			continue
		}
		if i < len(steps)-1 && s.Name == "skills" {
			s.Name = "skill"
		}
		parts = append(parts, words(s.Name))
	}
	return strings.Join(parts, " ")
}

// words is a field as people call it.
func words(field string) string {
	switch field {
	case "rto_minutes":
		return "recovery time (RTO)"
	case "rpo_minutes":
		return "data loss limit (RPO)"
	case "resolve_minutes":
		return "resolution"
	case "fte", "bcr", "url":
		return strings.ToUpper(field)
	case "risk_register":
		return "risk register entry"
	case "in", "out":
		return field + " scope"
	case "ends", "to":
		return "end"
	case "from":
		return "start"
	case "after_minutes":
		return "time before the call"
	case "every":
		return "interval"
	}
	for _, unit := range []string{"_percent", "_minutes"} {
		field = strings.TrimSuffix(field, unit)
	}
	return strings.ReplaceAll(field, "_", " ")
}

// singular is one of a list, in words.
func singular(list string) string {
	switch list {
	case "slas", "olas":
		return strings.ToUpper(list[:3])
	case "dependencies":
		return "dependency on"
	case "ownership_history":
		return "ownership"
	case "phase_history":
		return "phase"
	case "phase_policy":
		return "policy for"
	case "people":
		return "person"
	case "appetite":
		return "appetite for"
	case "finance", "assurance", "funding", "performance", "measured", "likelihood", "impact":
		return list
	case "incompatible":
		return "pair of roles"
	case "":
		return "item"
	}
	list = words(list)
	if stem, ok := strings.CutSuffix(list, "ies"); ok {
		return stem + "y"
	}
	return strings.TrimSuffix(list, "s")
}

// did is what happened, in words: "added", "removed" or "changed".
func did(c *change.Change) lint.Text { return lint.Text(c.Kind.String()) }

// plainly says what changed, from what to what.
func plainly(p *lint.DiffPass, c *change.Change, class change.Class) *change.Verdict {
	switch {
	case isBlock(c):
		return p.Verdict(class, "%s %s", keyless(c), did(c))
	case c.Kind != change.Changed && isList(c): // an item of a list of plain values
		return p.Verdict(class, "%s: %s %s", named(c), itemText(p, c), did(c))
	}
	return p.Verdict(class, "%s: %s", named(c), fromTo(p, c))
}

// isBlock reports whether a change is one of a whole mapping.
func isBlock(c *change.Change) bool {
	_, from := c.From.(map[string]any)
	_, to := c.To.(map[string]any)
	return from || to
}

// isList reports whether the field of a change is a list.
func isList(c *change.Change) bool {
	return c.Field != nil && c.Field.Type.Elem != nil && c.Field.Type.Key == nil
}

// keyless names a whole block; an item of a list that has no key is one of its kind.
func keyless(c *change.Change) lint.Text {
	steps := catalogue.Steps(c.Path)
	if n := len(steps); n > 0 && isList(c) && !steps[n-1].Bracket {
		return lint.Text("another " + singular(steps[n-1].Name))
	}
	return named(c)
}
