package diff

import (
	"math/big"
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/change"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/schema"
)

// direction says what a change does to a promise.
type direction int

const (
	same direction = iota
	weaker
	stronger
)

// strength says whether a change of a field of an agreement makes it weaker or stronger (F08): availability not lower,
// minutes not more, hours not fewer, window not longer, maintenance not excluded, end not sooner.
func strength(p *lint.DiffPass, c *change.Change) direction {
	switch field := last(c); {
	case field == "availability_percent" && c.Kind == change.Changed:
		return toward(lower(c), higher(c))
	case strings.HasSuffix(field, "_minutes") && c.Kind == change.Changed:
		return toward(higher(c), lower(c))
	case field == "service_hours" || field == "support_hours":
		return hours(p, c)
	case field == "window":
		before, after := windowOf(c.From), windowOf(c.To)
		return toward(after.Cmp(before) > 0, after.Cmp(before) < 0)
	case field == "excludes_maintenance":
		return toward(c.To == true, c.To != true)
	case field == "to" || field == "valid":
		before, after := end(c.From), end(c.To)
		return toward(!measure.EndHolds(after, before), !measure.EndHolds(before, after))
	case field == "availability_percent", strings.HasSuffix(field, "_minutes"), field == "incident", among(field, "p1", "p2", "p3", "p4"):
		return toward(c.Kind == change.Removed, c.Kind == change.Added)
	}
	return same
}

func toward(down, up bool) direction {
	switch {
	case down:
		return weaker
	case up:
		return stronger
	}
	return same
}

// hours compares the hours that two schedules give, each as its own side has it. A promise of no hours is the weakest.
func hours(p *lint.DiffPass, c *change.Change) direction {
	before, was := p.Old.Week(text(c.From))
	after, is := p.New.Week(text(c.To))
	switch {
	case c.From == nil:
		return stronger
	case c.To == nil || was && !is:
		return weaker
	case !was:
		return same
	}
	return toward(!after.Covers(before), !before.Covers(after))
}

// windowOf is the length of an availability window in minutes; 30 days where none is stated.
func windowOf(v any) *big.Rat {
	var window schema.Period
	if written, ok := v.(string); !ok || window.UnmarshalText([]byte(written)) != nil {
		window = schema.Period{Days: 30}
	}
	return measure.Period(window).Minutes()
}

// end is the last day of an agreement, from the date or the whole of valid; zero when it has no end.
func end(v any) measure.Date {
	if mapping, ok := v.(map[string]any); ok {
		v = mapping["to"]
	}
	return measure.Date(day(v))
}

// promised says how a promise changed, with what an availability allows: "availability of sla-ea weakened: 99.9 % → 99.5 %
// (43.2 → 216 minutes a month)".
func promised(p *lint.DiffPass, c *change.Change, class change.Class, how string) *change.Verdict {
	before, after := c.Old.SLA(nth(c, 1)), c.New.SLA(nth(c, 1))
	if last(c) != "availability_percent" || c.Kind != change.Changed || before == nil || after == nil {
		return plainlyHow(p, c, class, how)
	}
	was, is := allowed(p.Old, before), allowed(p.New, after)
	if was == nil || is == nil {
		return plainlyHow(p, c, class, how)
	}
	a, b := measure.FormatApart(was, is, 2)
	return p.Verdict(class, "%s %s: %s (%s → %s minutes%s)", named(c), lint.Text(how), fromTo(p, c), a, b, per(after))
}

// plainlyHow is the plain sentence with what it means in front of the values.
func plainlyHow(p *lint.DiffPass, c *change.Change, class change.Class, how string) *change.Verdict {
	switch {
	case isBlock(c):
		return p.Verdict(class, "%s %s", named(c), did(c))
	case last(c) == "excludes_maintenance" && c.To == true:
		return p.Verdict(class, "%s weakened: time for maintenance no longer counts", nth(c, 1))
	case last(c) == "excludes_maintenance":
		return p.Verdict(class, "%s strengthened: time for maintenance counts", nth(c, 1))
	}
	return p.Verdict(class, "%s %s: %s", named(c), lint.Text(how), fromTo(p, c))
}

// allowed is how many minutes an agreement may be down in its window, within its hours (F01, F02), or nil.
func allowed(c *catalogue.Catalogue, a *schema.SLA) *big.Rat {
	if !catalogue.Plausible(a.AvailabilityPercent) {
		return nil
	}
	window := windowOf(a.Window.String())
	if week, ok := c.Week(a.ServiceHours); ok {
		window = measure.OpenMinutes(week, window)
	}
	return measure.AllowedDowntime(a.AvailabilityPercent.Rat(), window)
}

// per says for how long an allowance is.
func per(a *schema.SLA) lint.Text {
	switch a.Window {
	case schema.Period{}, schema.Period{Days: 30}, schema.Period{Months: 1}:
		return " a month"
	case schema.Period{Days: 7}:
		return " a week"
	case schema.Period{Years: 1}, schema.Period{Months: 12}, schema.Period{Days: 365}:
		return " a year"
	}
	return lint.Text(" in " + a.Window.String())
}

// isSLA reports whether a change is one of what an agreement with a customer promises, and not of what was measured.
func isSLA(c *change.Change) bool { return at(c, "slas") && nth(c, 2) != "measured" }

// losesSLA reports whether a customer no longer has an agreement.
func losesSLA(c *change.Change) bool {
	return isSLA(c) && c.Kind != change.Added && (whole(c) || depth(c) == 3 && last(c) == "customer")
}

// changesTerm reports whether a change is one of a single term of an agreement that stays with its customer.
func changesTerm(c *change.Change) bool { return isSLA(c) && !whole(c) && !losesSLA(c) }

// isSchedule reports whether a change is one of a schedule of svc.yaml.
func isSchedule(c *change.Change) bool { return inFile(c, change.Settings, "schedules") }

// fewerHours reports whether a schedule no longer opens whenever it did.
func fewerHours(p *lint.DiffPass, c *change.Change) bool {
	before, was := p.Old.Week(nth(c, 1))
	after, is := p.New.Week(nth(c, 1))
	return was && (!is || !after.Covers(before))
}
