package lint

import (
	"fmt"
	"maps"
	"slices"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/sorting"
)

// Severities are those that the settings of a catalogue give to rules. A rule that one file calls by its code and another by its
// name has that of the stronger file. In one file it cannot stand under both.
func Severities(c *catalogue.Catalogue, rules []*Rule) (map[string]string, error) {
	out, names := maps.Clone(c.Settings.Rules), map[*Rule]string{}
	for _, name := range sorting.Keys(out) {
		at := slices.IndexFunc(rules, func(r *Rule) bool { return r.isCalled(name) })
		if at < 0 {
			continue
		}
		r := rules[at]
		other, twice := names[r]
		if !twice {
			names[r] = name
			continue
		}
		switch mine, theirs := c.Strength("rules."+name), c.Strength("rules."+other); {
		case mine == theirs:
			return nil, c.SettingsFault("rules."+name, fmt.Sprintf("`%s` is the rule %s, which stands here by that code too; keep one of the two", name, other))
		case mine < theirs:
			delete(out, name)
		default:
			delete(out, other)
			names[r] = name
		}
	}
	return out, nil
}
