package catalogue

import (
	"slices"
	"sync"

	"github.com/service-catalogue/svc/internal/sorting"
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
		for i := range s.Dependencies {
			if on := s.Dependencies[i].Service; !dependsEarlier(s, i) {
				x.dependants[on] = append(x.dependants[on], s)
			}
		}
	}
	for _, f := range files {
		if f.ServiceID != "" && x.byID[f.ServiceID] == nil {
			x.broken[f.ServiceID] = true
		}
	}
	x.ids = sync.OnceValue(func() []string {
		ids := append(sorting.Keys(x.byID), sorting.Keys(x.broken)...)
		slices.Sort(ids)
		return ids
	})
	return x
}

// dependsEarlier reports whether an earlier dependency of the service has the same target as the i-th.
func dependsEarlier(s *Service, i int) bool {
	for j := range i {
		if s.Dependencies[j].Service == s.Dependencies[i].Service {
			return true
		}
	}
	return false
}
