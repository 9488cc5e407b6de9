package lint

import (
	"cmp"
	"runtime"
	"sync"
	"sync/atomic"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/crash"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/pos"
	"github.com/service-catalogue/svc/internal/sorting"
)

// place gives the findings of a file their position in its text. Those that a rule reports at other files are left.
func place(found []*Reported, file string, doc *catalogue.Document) {
	for _, f := range found {
		if f.finding.Span.IsZero() && f.finding.File == file && doc != nil {
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
func (r *run) locate(found []*Reported) error {
	open := map[string][]*Reported{}
	for _, f := range found {
		if f.finding.Span.IsZero() {
			open[f.finding.File] = append(open[f.finding.File], f)
		}
	}
	names := sorting.Keys(open)
	var next atomic.Int64
	var crew crash.Group
	for range min(cmp.Or(r.options.Workers, runtime.GOMAXPROCS(0)), len(names)) {
		crew.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(names)) && !crew.Failed(); i = next.Add(1) - 1 {
				r.locateIn(names[i], open[names[i]])
			}
		})
	}
	return crew.Wait()
}

// Locate gives some findings of an unplaced run their positions, and orders them by those.
func (r *Result) Locate(some []finding.Finding) error {
	wanted := make(map[string]*finding.Finding, len(some))
	for i := range some {
		wanted[some[i].Fingerprint] = &some[i]
	}
	var found []*Reported
	var targets []*finding.Finding
	for i, f := range r.all {
		if target := wanted[r.Findings[i].Fingerprint]; target != nil {
			found, targets = append(found, f), append(targets, target)
		}
	}
	if err := r.run.locate(found); err != nil {
		return err
	}
	for i, f := range found {
		targets[i].Span = f.finding.Span
	}
	finding.Sort(some)
	return nil
}

// locateIn finds the positions in one file.
func (r *run) locateIn(name string, found []*Reported) {
	defer crash.While(name)
	place(found, name, r.catalogue.Reread(name))
	for _, f := range found {
		if f.finding.Span.IsZero() {
			f.finding.Span = pos.Start()
		}
	}
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
	var out []*Reported
	for _, p := range s.passes {
		out = append(out, p.found...)
	}
	return out
}
