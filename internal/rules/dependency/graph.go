package dependency

import (
	"cmp"
	"slices"
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/sorting"
	"github.com/service-catalogue/svc/schema"
)

// numbering gives services the numbers by which graphs know them.
type numbering struct {
	catalogue *catalogue.Catalogue
	services  []*catalogue.Service
	number    map[*catalogue.Service]int32
}

func newNumbering(c *catalogue.Catalogue, services []*catalogue.Service) numbering {
	n := numbering{c, services, make(map[*catalogue.Service]int32, len(services))}
	for i, s := range services {
		n.number[s] = int32(i)
	}
	return n
}

// graph is who depends on whom: the targets of service i are to[start[i]:start[i+1]].
type graph struct {
	services []*catalogue.Service
	start    []int32
	to       []int32
}

// graph is the graph of the wanted dependencies, those of services on themselves left out.
func (n numbering) graph(wanted func(*schema.Dependency) bool) *graph {
	g := &graph{services: n.services, start: make([]int32, 1, len(n.services)+1)}
	for i, s := range n.services {
		for j := range s.Dependencies {
			d := &s.Dependencies[j]
			if target, ok := n.number[n.catalogue.ByID(d.Service)]; ok && int(target) != i && wanted(d) {
				g.to = append(g.to, target)
			}
		}
		g.start = append(g.start, int32(len(g.to))) //nolint:gosec // 250,000 files of at most 10,000 nodes each
	}
	return g
}

func (g *graph) targets(i int32) []int32 { return g.to[g.start[i]:g.start[i+1]] }

// sort orders services by id.
func (g *graph) sort(list []int32) {
	sorting.List(list, func(i, j int) int {
		a, b := list[i], list[j]
		return cmp.Or(strings.Compare(idOf(g.services[a]), idOf(g.services[b])), cmp.Compare(a, b))
	})
}

// knots are the groups of services of which each depends on each other, directly or not, ordered by id, groups of one
// left out (strongly connected components, after Tarjan).
func (g *graph) knots() [][]int32 {
	count := len(g.services)
	s := search{graph: g, seen: make([]int32, count), low: make([]int32, count), next: slices.Clone(g.start[:count])}
	for i := range int32(count) { //nolint:gosec // a catalogue has at most 250,000 files
		if s.seen[i] == 0 {
			s.from(i)
		}
	}
	for _, knot := range s.knots {
		g.sort(knot)
	}
	return s.knots
}

// closed marks a service whose group is complete. Numbers of services that were seen start at 1.
const closed = -1

// search is Tarjan's search. It keeps its own stacks, because a chain of 100,000 services is deeper than calls can be.
type search struct {
	*graph
	seen  []int32 // when the service was seen first; 0 not yet, closed when its group is complete
	low   []int32 // the earliest service of the open ones that can be reached
	next  []int32 // the next target to follow
	path  []int32 // from the start to the service at hand
	open  []int32 // services whose group is not complete
	time  int32
	knots [][]int32
}

// from searches everything that can be reached from a service.
func (s *search) from(start int32) {
	s.enter(start)
	for len(s.path) > 0 {
		at := s.path[len(s.path)-1]
		if s.next[at] == s.start[at+1] {
			s.leave(at)
			continue
		}
		target := s.to[s.next[at]]
		s.next[at]++
		switch {
		case s.seen[target] == 0:
			s.enter(target)
		case s.seen[target] != closed:
			s.low[at] = min(s.low[at], s.seen[target])
		}
	}
}

func (s *search) enter(at int32) {
	s.time++
	s.seen[at], s.low[at] = s.time, s.time
	s.path, s.open = append(s.path, at), append(s.open, at)
}

// leave goes back from a service all of whose targets were followed, and closes its group if it was the first of it.
func (s *search) leave(at int32) {
	s.path = s.path[:len(s.path)-1]
	if len(s.path) > 0 {
		before := s.path[len(s.path)-1]
		s.low[before] = min(s.low[before], s.low[at])
	}
	if s.low[at] != s.seen[at] {
		return
	}
	from := len(s.open) - 1
	for s.open[from] != at { // from the end, so that all groups together take as long as there are services
		from--
	}
	group := s.open[from:]
	for _, member := range group {
		s.seen[member] = closed
	}
	if len(group) > 1 {
		s.knots = append(s.knots, slices.Clone(group))
	}
	s.open = s.open[:from]
}

// shortestCycle is the shortest way from the first service of a knot back to it, both ends included. Of equally short
// ones it is the first by id, so that the order in files does not matter.
func (g *graph) shortestCycle(knot []int32) []int32 {
	const unreached = -1
	from := knot[0]
	before := make(map[int32]int32, len(knot))
	for _, member := range knot {
		before[member] = unreached
	}
	for queue := []int32{from}; len(queue) > 0; queue = queue[1:] {
		at := queue[0]
		targets := slices.Clone(g.targets(at))
		g.sort(targets)
		for _, target := range targets {
			if target == from {
				return g.wayBack(before, at, from)
			}
			if way, inside := before[target]; inside && way == unreached {
				before[target] = at
				queue = append(queue, target)
			}
		}
	}
	return nil
}

// wayBack is the way by which a service was reached, and then to the start.
func (g *graph) wayBack(before map[int32]int32, at, from int32) []int32 {
	way := []int32{from}
	for ; at != from; at = before[at] {
		way = append(way, at)
	}
	way = append(way, from)
	slices.Reverse(way)
	return way
}
