package change

import (
	"cmp"
	"maps"
	"reflect"
	"slices"
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/schema"
)

// Services that share this much of what they say, out of all that both say, are taken for one that was renamed.
const likeness = 0.6

// pairs are the services of both catalogues that may differ, ordered by id.
func (c *comparer) pairs() []*Pair {
	before, after := byID(c.set.Old), byID(c.set.New)
	var out []*Pair
	var gone, come []*catalogue.Service
	for name, old := range before {
		now := after[name]
		switch {
		case now == nil && c.set.New.Known(name):
			c.unread(c.set.New, name, false)
		case now == nil:
			gone = append(gone, old)
		case now != old:
			out = append(out, &Pair{Old: old, New: now})
		}
	}
	for name, now := range after {
		switch {
		case before[name] != nil:
		case c.set.Old.Known(name):
			c.unread(c.set.Old, name, true)
		default:
			come = append(come, now)
		}
	}
	out = append(out, c.renamed(gone, come)...)
	slices.SortFunc(out, func(a, b *Pair) int { return strings.Compare(a.ID(), b.ID()) })
	slices.SortFunc(c.set.Unread, func(a, b Unread) int { return strings.Compare(a.File, b.File) })
	return out
}

func byID(c *catalogue.Catalogue) map[string]*catalogue.Service {
	out := make(map[string]*catalogue.Service, len(c.Services()))
	for _, s := range c.Services() {
		if name := id(s); out[name] == nil {
			out[name] = s
		}
	}
	return out
}

func (c *comparer) unread(side *catalogue.Catalogue, name string, before bool) {
	for _, f := range side.Files() {
		if f.ServiceID == name {
			c.set.Unread = append(c.set.Unread, Unread{File: f.Name, Old: before})
			return
		}
	}
}

// renamed finds among services that are gone and services that are new those that are the same under another id: the ones
// that are most alike first, each once. The others have one side only.
func (c *comparer) renamed(gone, come []*catalogue.Service) []*Pair {
	var out []*Pair
	taken := map[*catalogue.Service]bool{}
	for _, match := range c.matches(gone, come) {
		if !taken[match.Old] && !taken[match.New] {
			taken[match.Old], taken[match.New] = true, true
			out = append(out, &Pair{Old: match.Old, New: match.New})
		}
	}
	for _, s := range gone {
		if !taken[s] {
			out = append(out, &Pair{Old: s})
		}
	}
	for _, s := range come {
		if !taken[s] {
			out = append(out, &Pair{New: s})
		}
	}
	return out
}

// match is a pair that may be one service, with the share of what they have in common.
type match struct {
	Pair
	share float64
}

// matches are the pairs that are alike enough, best first. What very many services say is no reason to compare two, so
// that the work does not grow with the product of both numbers.
func (c *comparer) matches(gone, come []*catalogue.Service) []match {
	if len(gone) == 0 || len(come) == 0 {
		return nil
	}
	says := map[*catalogue.Service]map[string]bool{}
	index := map[string][]*catalogue.Service{}
	for _, s := range gone {
		says[s] = c.statements(s)
		for statement := range says[s] {
			index[statement] = append(index[statement], s)
		}
	}
	var out []match
	for _, now := range come {
		said := c.statements(now)
		common := map[*catalogue.Service]int{}
		for statement := range said {
			if sharing := index[statement]; len(sharing) <= commonplace {
				for _, old := range sharing {
					common[old]++
				}
			}
		}
		for old := range common {
			if share := alike(says[old], said); share >= likeness || sameHistory(old, now) {
				out = append(out, match{Pair{Old: old, New: now}, share})
			}
		}
	}
	slices.SortFunc(out, func(a, b match) int {
		return cmp.Or(cmp.Compare(b.share, a.share), strings.Compare(id(a.Old), id(b.Old)), strings.Compare(id(a.New), id(b.New)))
	})
	return out
}

// commonplace is how many services that are gone may say the same before it tells nothing any more.
const commonplace = 20

// alike is the share of what two services have in common of all that both say.
func alike(a, b map[string]bool) float64 {
	both := 0
	for statement := range a {
		if b[statement] {
			both++
		}
	}
	return 2 * float64(both) / float64(len(a)+len(b))
}

// sameHistory reports whether two services have the same past: the phases that are over, with their days.
func sameHistory(a, b *catalogue.Service) bool {
	return len(a.PhaseHistory) > 0 && slices.EqualFunc(a.PhaseHistory, b.PhaseHistory, func(x, y phaseSpan) bool {
		return x.Phase == y.Phase && x.From == y.From && x.To == y.To
	}) && (a.Name == b.Name || a.Description == b.Description || a.OwnerID() == b.OwnerID())
}

// statements are the single values of a service with their paths, its id left out.
func (c *comparer) statements(s *catalogue.Service) map[string]bool {
	out := map[string]bool{}
	if plan, err := c.plans.Of(typeOfService()); err == nil {
		for name, value := range asMap(plainStruct(plan, valueOf(s))) {
			if name != "id" && name != "schema" {
				collect(out, name, value)
			}
		}
	}
	return out
}

func asMap(v any) map[string]any {
	mapping, _ := v.(map[string]any)
	return mapping
}

func collect(out map[string]bool, path string, value any) {
	switch value := value.(type) {
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(value)) {
			collect(out, path+"."+key, value[key])
		}
	case []any:
		for _, one := range value {
			collect(out, path+"[]", one)
		}
	default:
		out[path+"="+text(value)] = true
	}
}

type phaseSpan = schema.PhaseSpan

func typeOfService() reflect.Type { return reflect.TypeFor[schema.Service]() }

func valueOf(s *catalogue.Service) reflect.Value { return reflect.ValueOf(&s.Service).Elem() }
