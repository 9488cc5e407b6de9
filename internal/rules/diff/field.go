package diff

import (
	"encoding/json"
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/change"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/internal/sorting"
	"github.com/service-catalogue/svc/schema"
)

// at reports whether a change of a service stands below one of some fields of the entry.
func at(c *change.Change, fields ...string) bool {
	return c.Document == change.Service && among(top(c), fields...)
}

// inFile reports whether a change stands below one of some fields of a shared file.
func inFile(c *change.Change, document change.Document, fields ...string) bool {
	return c.Document == document && (len(fields) == 0 || among(top(c), fields...))
}

func among(name string, names ...string) bool { return slices.Contains(names, name) }

// top is the first field of the path of a change.
func top(c *change.Change) string {
	switch end := strings.IndexAny(c.Path, ".["); {
	case end < 0:
		return c.Path
	case end > 0:
		return c.Path[:end]
	}
	return nth(c, 0) // a key in quotes
}

// nth is the n-th step of the path of a change, or "".
func nth(c *change.Change, n int) string {
	steps := catalogue.Steps(c.Path)
	if n < 0 || n >= len(steps) {
		return ""
	}
	return steps[n].Name
}

// depth is how many steps the path of a change has.
func depth(c *change.Change) int { return len(catalogue.Steps(c.Path)) }

// last is the last step of the path of a change.
func last(c *change.Change) string { return nth(c, depth(c)-1) }

// whole reports whether a change is one of a whole item of the list that makes the top of its path, with or without a key.
func whole(c *change.Change) bool {
	return depth(c) <= 2 && isBlock(c) && c.Kind != change.Changed
}

// from and to are the text of a key of the mapping that was, or is, at the change; "" when there is none.
func from(c *change.Change, key string) string { return textIn(c.From, key) }
func to(c *change.Change, key string) string   { return textIn(c.To, key) }

func textIn(v any, key string) string {
	mapping, ok := v.(map[string]any)
	if !ok {
		return ""
	}
	return text(mapping[key])
}

// text is a plain value as it is written.
func text(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case json.Number:
		return v.String()
	case int64:
		return strconv.FormatInt(v, 10)
	case bool:
		if v {
			return "yes"
		}
		return "no"
	case []any:
		parts := make([]string, len(v))
		for i := range v {
			parts[i] = text(v[i])
		}
		return strings.Join(parts, ", ")
	case map[string]any:
		parts := make([]string, 0, len(v))
		for _, key := range sorting.Keys(v) {
			parts = append(parts, key+": "+text(v[key]))
		}
		return "{" + strings.Join(parts, ", ") + "}"
	default:
		return fmt.Sprint(v)
	}
}

// number is a plain value as an exact number, and nil for one that is none.
func number(v any) *big.Rat {
	switch v := v.(type) {
	case int64:
		return new(big.Rat).SetInt64(v)
	case json.Number:
		if r, ok := new(big.Rat).SetString(v.String()); ok {
			return r
		}
	}
	return nil
}

// lower and higher compare the values of a change. A value that is not there is neither.
func lower(c *change.Change) bool  { return compare(c) < 0 }
func higher(c *change.Change) bool { return compare(c) > 0 }

// compare is the sign of the new value less the old one, and 0 when one of them is no number.
func compare(c *change.Change) int {
	a, b := number(c.From), number(c.To)
	if a == nil || b == nil {
		return 0
	}
	return b.Cmp(a)
}

// day is a plain value as a date, and zero for one that is none.
func day(v any) schema.Date {
	var d schema.Date
	if written, ok := v.(string); ok && d.UnmarshalText([]byte(written)) != nil {
		return 0
	}
	return d
}

// earlier reports whether the new date lies before the old one.
func earlier(c *change.Change) bool {
	a, b := day(c.From), day(c.To)
	return !a.IsZero() && !b.IsZero() && b.Before(a)
}

// fromTo are the values of a change with their unit: "99.9 % → 99.5 %", "180 → 240 minutes".
func fromTo(p *lint.DiffPass, c *change.Change) lint.Text {
	before, after := c.From, c.To
	unit := unitOf(c)
	switch {
	case before == nil && after == nil:
		return ""
	case before == nil:
		return lint.Text("none → " + amount(p.New, after, unit))
	case after == nil:
		return lint.Text(amount(p.Old, before, unit) + " → none")
	case unit == "minutes":
		return lint.Text(text(before) + " → " + amount(p.New, after, unit))
	case unit == "":
		a, b := apart(text(before), text(after))
		return lint.Text(a + " → " + b)
	}
	return lint.Text(amount(p.Old, before, unit) + " → " + amount(p.New, after, unit))
}

// unitOf is the unit of the field of a change, from its name and tags.
func unitOf(c *change.Change) string {
	switch name := last(c); {
	case strings.HasSuffix(name, "_percent"):
		return "%"
	case strings.HasSuffix(name, "_minutes"):
		return "minutes"
	case strings.HasSuffix(name, "_days"):
		return "days"
	case c.Field != nil && c.Field.Tag.Get("validate") == "money":
		return "money"
	}
	return ""
}

func amount(c *catalogue.Catalogue, v any, unit string) string {
	written := lint.Cut(text(v), maxValue)
	switch n := number(v); {
	case n == nil:
		return written
	case unit == "%":
		return written + " %"
	case unit == "money":
		return measure.FormatMoney(n, c.Settings.Currency)
	case unit != "":
		return written + " " + unit
	}
	return written
}
