package catalogue

import (
	"maps"
	"slices"
	"sync"
)

// newIndex builds the index in one pass. Where two files claim one id, the first file in order has it. The id that a file
// name gives is known even where the file cannot be read or claims another, so that what refers to it is not wrong too.
func newIndex(services []*Service, files []*File) index {
	x := index{
		byID:       make(map[string]*Service, len(services)),
		broken:     map[string]bool{},
		ownedBy:    make(map[string][]*Service, len(services)/4),
		dependants: make(map[string][]*Service, len(services)/4),
	}
	for _, s := range services {
		id := s.ID
		if id == "" {
			id = s.File.ServiceID
		}
		if x.byID[id] == nil {
			x.byID[id] = s
		}
		if owner := s.OwnerID(); owner != "" {
			x.ownedBy[owner] = append(x.ownedBy[owner], s)
		}
		for i, d := range s.Dependencies {
			if !dependsEarlier(s, i) {
				x.dependants[d.Service] = append(x.dependants[d.Service], s)
			}
		}
	}
	for _, f := range files {
		if f.ServiceID != "" && x.byID[f.ServiceID] == nil {
			x.broken[f.ServiceID] = true
		}
	}
	x.ids = sync.OnceValue(func() []string {
		ids := slices.AppendSeq(make([]string, 0, len(services)), maps.Keys(x.byID))
		ids = slices.AppendSeq(ids, maps.Keys(x.broken))
		slices.Sort(ids)
		return ids
	})
	return x
}

// dependsEarlier reports whether an earlier dependency of the service has the same target as the i-th.
func dependsEarlier(s *Service, i int) bool {
	for _, d := range s.Dependencies[:i] {
		if d.Service == s.Dependencies[i].Service {
			return true
		}
	}
	return false
}
