package lint

import (
	"cmp"
	"runtime"
	"slices"
	"sync"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/pos"
)

// place gives findings their position in the text of their file.
func place(found []*Reported, doc *catalogue.Document) {
	for _, f := range found {
		if f.finding.Span.IsZero() && doc != nil {
			f.place(doc)
		}
	}
}

// placeFaults gives findings about faults of form the position of the fault itself, which knows it exactly.
func placeFaults(found []*Reported) {
	for _, f := range found {
		if f.fault != nil {
			f.finding.Span = f.fault.Span
		}
	}
}

// locate finds the positions that were not known when their finding was reported, reading each file once more.
func (r *run) locate(found []*Reported) {
	open := map[string][]*Reported{}
	for _, f := range found {
		if f.finding.Span.IsZero() {
			open[f.finding.File] = append(open[f.finding.File], f)
		}
	}
	names := make(chan string)
	var wg sync.WaitGroup
	for range min(cmp.Or(r.options.Workers, runtime.GOMAXPROCS(0)), len(open)) {
		wg.Go(func() {
			for name := range names {
				place(open[name], r.catalogue.Reread(name))
				for _, f := range open[name] {
					if f.finding.Span.IsZero() {
						f.finding.Span = pos.Start()
					}
				}
			}
		})
	}
	for name := range open {
		names <- name
	}
	close(names)
	wg.Wait()
}

// shelf keeps the pass of every worker.
type shelf struct {
	mu     sync.Mutex
	passes []*Pass
}

func newShelf() *shelf { return &shelf{} }

// pass is the pass of a worker, made when the worker first asks for it.
func (s *shelf) pass(worker int, r *run) *Pass {
	s.mu.Lock()
	defer s.mu.Unlock()
	for len(s.passes) <= worker {
		s.passes = append(s.passes, r.pass(faulty{}))
	}
	return s.passes[worker]
}

// found are the findings of all workers.
func (s *shelf) found() []*Reported {
	lists := make([][]*Reported, len(s.passes))
	for i, p := range s.passes {
		lists[i] = p.found
	}
	return slices.Concat(lists...)
}
