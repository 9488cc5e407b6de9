package catalogue

import (
	"cmp"
	"slices"
)

// Reached is a service that another one reaches over dependencies.
type Reached struct {
	ID          string
	Distance    int    // how many dependencies lie between them on the shortest way
	Criticality string // of the weakest dependency on the strongest way; "" where none on it is stated
	Via         string // the service before it on the shortest way
}

// Upstream are the services that a service needs, directly or through others, the nearest first. A depth of 0 has no
// limit. Ids without an entry are among them.
func (c *Catalogue) Upstream(id string, depth int) []Reached {
	return reach(id, depth, func(at string, visit func(id, criticality string)) {
		if s := c.ByID(at); s != nil {
			for i := range s.Dependencies {
				visit(s.Dependencies[i].Service, s.Dependencies[i].Criticality)
			}
		}
	})
}

// Downstream are the services that need a service, directly or through others, the nearest first.
func (c *Catalogue) Downstream(id string, depth int) []Reached {
	return reach(id, depth, func(at string, visit func(id, criticality string)) {
		for _, s := range c.Dependants(at) {
			for i := range s.Dependencies {
				if d := &s.Dependencies[i]; d.Service == at {
					visit(cmp.Or(s.ID, s.File.ServiceID), d.Criticality)
				}
			}
		}
	})
}

// neighbours visits the services next to one.
type neighbours func(at string, visit func(id, criticality string))

// reach walks outwards, the nearest first: over all dependencies for the distances, and once more for each criticality over
// those that are as critical at least, for how much of a stop arrives.
func reach(start string, depth int, next neighbours) []Reached {
	if depth == 1 {
		return nextTo(start, next)
	}
	all := walkOut(start, depth, 0, next)
	at := make(map[string]int, len(all))
	for i := range all {
		at[all[i].ID] = i
	}
	for level := severity("critical"); level > 0; level-- {
		for _, r := range walkOut(start, depth, level, next) {
			if known := &all[at[r.ID]]; known.Criticality == "" {
				known.Criticality = [...]string{1: "optional", 2: "degrading", 3: "critical"}[level]
			}
		}
	}
	return all
}

// nextTo is reach for direct neighbours, of which most services have few.
func nextTo(start string, next neighbours) []Reached {
	const few = 16
	var out []Reached
	var places map[string]int // of what comes after the first few
	next(start, func(id, criticality string) {
		if id == start || id == "" {
			return
		}
		at := slices.IndexFunc(out[:min(len(out), few)], func(r Reached) bool { return r.ID == id })
		if place, known := places[id]; known {
			at = place
		}
		if at < 0 {
			at = len(out)
			out = append(out, Reached{ID: id, Distance: 1, Via: start})
			if at >= few {
				if places == nil {
					places = map[string]int{}
				}
				places[id] = at
			}
		}
		if known := &out[at]; severity(criticality) > severity(known.Criticality) {
			known.Criticality = criticality
		}
	})
	return out
}

// severity orders criticalities; an unstated one is below all.
func severity(criticality string) int {
	switch criticality {
	case "critical":
		return 3
	case "degrading":
		return 2
	case "optional":
		return 1
	}
	return 0
}

// walkOut visits each service once, breadth first.
func walkOut(start string, depth, least int, next neighbours) []Reached {
	seen := map[string]bool{start: true, "": true}
	out := []Reached{{ID: start}}
	for i := 0; i < len(out); i++ {
		from := out[i]
		if depth > 0 && from.Distance == depth {
			break
		}
		next(from.ID, func(id, criticality string) {
			if severity(criticality) >= least && !seen[id] {
				seen[id] = true
				out = append(out, Reached{ID: id, Distance: from.Distance + 1, Via: from.ID})
			}
		})
	}
	return out[1:]
}
