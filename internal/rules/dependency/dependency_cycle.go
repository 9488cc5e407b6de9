package dependency

import (
	"fmt"
	"slices"
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/schema"
)

// DependencyCycle reports services that need each other in a circle, so that none can start or recover before the others
// (own rule). A circle of critical dependencies is an error, any other a warning.
func DependencyCycle() *lint.Rule {
	return &lint.Rule{
		Code: "DEP002", Name: "dependency-cycle", Profile: lint.Core, Levels: lint.All(finding.Error),
		Waivable: true, Fix: lint.Manual, Source: "own",
		Catalogue: func(p *lint.Pass) {
			var services []*catalogue.Service
			for _, s := range p.Services() {
				services = append(services, s)
				reportSelf(p, s)
			}
			n := newNumbering(p.Catalogue, services)
			soft := n.graph(whatever)
			knots := soft.knots()
			if len(knots) == 0 {
				return
			}
			hard := n.graph(critical)
			stuck := make([]bool, len(services))
			for _, knot := range hard.knots() {
				reportCycle(p, hard, knot, critical).As(finding.Error)
				for _, member := range knot {
					stuck[member] = true
				}
			}
			for _, knot := range knots {
				if !slices.ContainsFunc(knot, func(member int32) bool { return stuck[member] }) {
					reportCycle(p, soft, knot, whatever).As(finding.Warning)
				}
			}
		},
	}
}

// whatever wants every dependency.
func whatever(*schema.Dependency) bool { return true }

// reportSelf reports a service that depends on itself.
func reportSelf(p *lint.Pass, s *catalogue.Service) {
	for i := range s.Dependencies {
		d := &s.Dependencies[i]
		if p.Catalogue.ByID(d.Service) != s {
			continue
		}
		r := p.Report(s, itemPath(d), "cycle: %s → %s", idOf(s), idOf(s)).
			Help("remove it: a service always needs itself; name the service that was meant")
		if !critical(d) {
			r.As(finding.Warning)
		}
		return
	}
}

// maxNames is how many bytes a message spends on the services of a cycle, and maxName how many characters on one of them. A
// longer cycle is named in part.
const (
	maxNames = 400
	maxName  = 80
)

// reportCycle reports the shortest cycle through the first service of a knot, at the dependency with which it starts.
func reportCycle(p *lint.Pass, g *graph, knot []int32, wanted func(*schema.Dependency) bool) *lint.Reported {
	cycle := g.shortestCycle(knot)
	first := g.services[cycle[0]]
	path := "dependencies"
	for i := range first.Dependencies {
		d := &first.Dependencies[i]
		if wanted(d) && p.Catalogue.ByID(d.Service) == g.services[cycle[1]] {
			path = itemPath(d)
			break
		}
	}
	var names []any
	var about []string
	room := maxNames
	for i, at := range cycle[:len(cycle)-1] {
		id := lint.Cut(idOf(g.services[at]), maxName)
		if room -= len(id) + len(" → "); room < 0 {
			names = append(names, fmt.Sprintf("(%d more)", len(cycle)-1-i))
			break
		}
		names, about = append(names, id), append(about, id)
	}
	names = append(names, idOf(first))
	return p.Report(first, path, "cycle: %s"+strings.Repeat(" → %s", len(names)-1), names...).About(about...).
		Help("find the one that can do without the next for a while, and make that dependency degrading or optional or take it out")
}
