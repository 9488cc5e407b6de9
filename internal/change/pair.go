package change

import (
	"cmp"
	"reflect"
	"slices"
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/sorting"
	"github.com/service-catalogue/svc/schema"
)

// Services that share this much of what they say, out of all that both say, are taken for one that was renamed.
const likeness = 0.6

// pairs are the services of both catalogues that may differ, ordered by id.
func (c *comparer) pairs() []*Pair {
	unread := [2]unread{unreadable(c.set.Old), unreadable(c.set.New)}
	c.unread(unread)
	before, after := byID(c.set.Old), byID(c.set.New)
	var out []*Pair
	var gone, come []*catalogue.Service
	for name, was := range before {
		pairs, old, now := claims(was, after[name])
		out = append(out, pairs...)
		gone = append(gone, unread[1].without(old)...)
		come = append(come, unread[0].without(now)...)
	}
	for name, now := range after {
		if before[name] == nil {
			come = append(come, unread[0].without(now)...)
		}
	}
	out = append(out, c.renamed(gone, come)...)
	sorting.List(out, func(i, j int) int {
		a, b := out[i], out[j]
		return cmp.Or(strings.Compare(a.ID(), b.ID()), strings.Compare(a.file(), b.file()))
	})
	return out
}

// file is the file of the service: the new one, or the old one when it is gone.
func (p *Pair) file() string {
	if p.New != nil {
		return p.New.File.Name
	}
	return p.Old.File.Name
}

// byID are services by their id, of which every file should have its own.
func byID(c *catalogue.Catalogue) map[string][]*catalogue.Service {
	out := make(map[string][]*catalogue.Service, len(c.Services()))
	for _, s := range c.Services() {
		out[id(s)] = append(out[id(s)], s)
	}
	return out
}

// claims pairs the services that claim one id, those of the same file first, and gives what is left on either side.
// Services that both catalogues share do not differ.
func claims(before, after []*catalogue.Service) (pairs []*Pair, gone, come []*catalogue.Service) {
	if len(before) == 1 && len(after) == 1 {
		if before[0] != after[0] {
			pairs = []*Pair{{Old: before[0], New: after[0]}}
		}
		return pairs, nil, nil
	}
	come = slices.Clone(after)
	for _, sameFile := range []bool{true, false} {
		gone = nil
		for _, old := range before {
			at := slices.IndexFunc(come, func(now *catalogue.Service) bool { return !sameFile || now.File.Name == old.File.Name })
			if at < 0 {
				gone = append(gone, old)
				continue
			}
			if come[at] != old {
				pairs = append(pairs, &Pair{Old: old, New: come[at]})
			}
			come = append(come[:at], come[at+1:]...)
		}
		before = gone
	}
	return pairs, gone, come
}

// unread are the files of services that are there and could not be read, by name and by the id that the name gives.
type unread struct{ names, ids map[string]bool }

func unreadable(c *catalogue.Catalogue) unread {
	read := make(map[*catalogue.File]bool, len(c.Services()))
	for _, s := range c.Services() {
		read[s.File] = true
	}
	out := unread{map[string]bool{}, map[string]bool{}}
	for _, f := range c.Files() {
		for i := range f.Faults {
			if f.ServiceID != "" && !read[f] && catalogue.Unreadable(&f.Faults[i]) {
				out.names[f.Name], out.ids[f.ServiceID] = true, true
			}
		}
	}
	return out
}

// without leaves out services of which this side has a file that could not be read: nobody knows what became of them.
func (u unread) without(services []*catalogue.Service) []*catalogue.Service {
	return slices.DeleteFunc(services, func(s *catalogue.Service) bool { return u.names[s.File.Name] || u.ids[id(s)] })
}

// unread notes files that could not be read, but for those that are the same on both sides.
func (c *comparer) unread(sides [2]unread) {
	for i, side := range sides {
		for name := range side.names {
			if !sides[1-i].names[name] || !catalogue.SameFile(c.set.Old, c.set.New, name) {
				c.set.Unread = append(c.set.Unread, Unread{File: name, Old: i == 0})
			}
		}
	}
	list := c.set.Unread
	sorting.List(list, func(i, j int) int {
		return cmp.Or(strings.Compare(list[i].File, list[j].File), cmp.Compare(order(list[i]), order(list[j])))
	})
}

func order(u Unread) int {
	if u.Old {
		return 0
	}
	return 1
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

// match is a pair that may be one service, with the share of what they have in common, and 1 more for the same name.
type match struct {
	Pair
	share float64
}

// matches are the pairs that are alike enough, best first. What very many services say is no reason to compare two, so
// that the work does not grow with the product of both numbers. None of it depends on which side is the old one.
func (c *comparer) matches(gone, come []*catalogue.Service) []match {
	if len(gone) == 0 || len(come) == 0 {
		return nil
	}
	says := map[*catalogue.Service]map[string]bool{}
	was, is := c.index(gone, says), c.index(come, says)
	candidates := map[Pair]bool{}
	for statement, olds := range was {
		news := is[statement]
		if len(olds) > commonplace || len(news) > commonplace {
			continue
		}
		for _, old := range olds {
			for _, now := range news {
				candidates[Pair{old, now}] = true
			}
		}
	}
	var out []match
	for pair := range candidates {
		share := alike(says[pair.Old], says[pair.New])
		if sameName(pair.Old, pair.New) {
			share++ // no two services have one name
		}
		if share >= likeness || sameHistory(pair.Old, pair.New) {
			out = append(out, match{pair, share})
		}
	}
	sorting.List(out, func(i, j int) int {
		a, b := &out[i], &out[j]
		return cmp.Or(cmp.Compare(b.share, a.share), slices.Compare(a.names(), b.names()))
	})
	return out
}

// index are services by what they say. The file of each counts as well, as a reason to compare.
func (c *comparer) index(services []*catalogue.Service, says map[*catalogue.Service]map[string]bool) map[string][]*catalogue.Service {
	out := map[string][]*catalogue.Service{}
	for _, s := range services {
		says[s] = c.statements(s)
		for statement := range says[s] {
			out[statement] = append(out[statement], s)
		}
		out[s.File.Name] = append(out[s.File.Name], s)
	}
	return out
}

// names are both ids in order.
func (m *match) names() []string {
	out := []string{id(m.Old), id(m.New)}
	slices.Sort(out)
	return out
}

// commonplace is how many services that are gone, or that are new, may say the same before it tells nothing any more.
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

// sameName reports whether two services have the same name, whatever the case.
func sameName(a, b *catalogue.Service) bool {
	name := strings.TrimSpace(a.Name)
	return name != "" && strings.EqualFold(name, strings.TrimSpace(b.Name))
}

// sameHistory reports whether two services have the same past: the phases that are over, with their days.
func sameHistory(a, b *catalogue.Service) bool {
	if len(a.PhaseHistory) != len(b.PhaseHistory) {
		return false
	}
	for i := range a.PhaseHistory {
		if x, y := &a.PhaseHistory[i], &b.PhaseHistory[i]; x.Phase != y.Phase || x.From != y.From || x.To != y.To {
			return false
		}
	}
	return len(a.PhaseHistory) > 0 && (a.Name == b.Name || a.Description == b.Description || a.OwnerID() == b.OwnerID())
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
		for _, key := range sorting.Keys(value) {
			collect(out, path+"."+key, value[key])
		}
	case []any:
		for _, one := range value {
			collect(out, path+"[]", one)
		}
	default:
		out[path+"="+strings.ToLower(strings.TrimSpace(text(value)))] = true
	}
}

func typeOfService() reflect.Type { return reflect.TypeFor[schema.Service]() }

func valueOf(s *catalogue.Service) reflect.Value { return reflect.ValueOf(&s.Service).Elem() }
