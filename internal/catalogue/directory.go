package catalogue

import (
	"slices"
	"strings"
	"sync"

	"github.com/service-catalogue/svc/internal/near"
)

// directory finds people by what they are called.
type directory struct {
	ids     []string            // in order
	names   []string            // plain, in order
	byName  map[string][]string // plain name or address to ids, in order
	answers sync.Map            // text to ids, since one slip tends to occur in many files
}

func (c *Catalogue) newDirectory() *directory {
	d := &directory{byName: map[string][]string{}}
	for id, person := range c.people {
		d.ids = append(d.ids, id)
		for _, name := range []string{plainName(person.Name), plainName(person.Email)} {
			if name != "" {
				d.byName[name] = append(d.byName[name], id)
			}
		}
	}
	for name, ids := range d.byName {
		d.names = append(d.names, name)
		slices.Sort(ids)
	}
	slices.Sort(d.ids)
	slices.Sort(d.names)
	return d
}

// plainName is a name in lower case with single blanks between its words.
func plainName(name string) string { return strings.ToLower(strings.Join(strings.Fields(name), " ")) }

// PeopleNamed are the ids of the people with that name, in the order "Aisha Khan" or "Khan, Aisha", or with that work
// address.
func (c *Catalogue) PeopleNamed(name string) []string {
	byName, plain := c.directory().byName, plainName(name)
	if ids := byName[plain]; ids != nil {
		return ids
	}
	if last, first, found := strings.Cut(plain, ", "); found {
		return byName[first+" "+last]
	}
	return nil
}

// NearestPeople are up to three ids of people that a text may mean, the likeliest first: those of that name, else those
// with the most similar id, else those with the most similar name.
func (c *Catalogue) NearestPeople(text string) []string {
	d := c.directory()
	if known, ok := d.answers.Load(text); ok {
		return known.([]string) //nolint:forcetypeassert // nothing else is stored
	}
	ids := c.PeopleNamed(text)
	if len(ids) == 0 {
		ids = near.Of(text, likely(d.ids, text), maxNearest)
	}
	if len(ids) == 0 {
		for _, name := range near.Of(text, likely(d.names, text), maxNearest) {
			ids = append(ids, d.byName[name]...)
		}
	}
	ids = ids[:min(len(ids), maxNearest)]
	d.answers.Store(text, ids)
	return ids
}

// maxNearest is how many ids a hint names.
const maxNearest = 3

// likely are the sorted names with which a text is compared: all of them, or where there are so many that it would take
// long, those with the same first letter.
func likely(names []string, text string) []string {
	const many = 1000
	if len(names) <= many || text == "" {
		return names
	}
	first := strings.ToLower(text[:1])
	from, _ := slices.BinarySearch(names, first)
	to := from
	for to < len(names) && strings.HasPrefix(names[to], first) {
		to++
	}
	return names[from:to]
}
