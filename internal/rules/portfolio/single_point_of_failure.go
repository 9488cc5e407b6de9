package portfolio

import (
	"strconv"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
)

// SinglePointOfFailure reports services that so many others cannot do without that their failure is a failure of the
// portfolio (SRE).
func SinglePointOfFailure() *lint.Rule {
	return &lint.Rule{
		Code: "PRT004", Name: "single-point-of-failure", Profile: lint.Core, Levels: lint.From("live", finding.Info),
		Waivable: true, Fix: lint.Manual, Source: "SRE",
		Catalogue: func(p *lint.Pass) {
			limit := p.Catalogue.Settings.Limits.FanIn
			if limit == nil {
				return
			}
			reliant := fanIn(p)
			for _, s := range p.Services() {
				if r := reliant[s]; r != nil && r.count > *limit {
					p.Report(s, "id", "%s on %s", relying(r.count), s.File.ServiceID).
						Help("more than %d is a lot: find a second provider, and let the services list both with one `group`", *limit)
				}
			}
		},
	}
}

// relying says how many rely.
func relying(n int) string {
	if n == 1 {
		return "1 service relies"
	}
	return strconv.Itoa(n) + " services rely"
}

// tally counts the services that rely on one.
type tally struct {
	count int
	last  *catalogue.Service
}

// fanIn counts, for every service, the others that stop without it and have no alternative to it, each once.
func fanIn(p *lint.Pass) map[*catalogue.Service]*tally {
	reliant := map[*catalogue.Service]*tally{}
	for _, s := range p.Catalogue.Services() {
		if len(s.Dependencies) == 0 || p.Archived(s) {
			continue
		}
		alternatives := groups(s)
		for i := range s.Dependencies {
			d := &s.Dependencies[i]
			target := p.Catalogue.ByID(d.Service)
			if d.Criticality != "critical" || target == nil || target == s || alternatives[d.Group] > 1 {
				continue
			}
			t := reliant[target]
			if t == nil {
				t = &tally{}
				reliant[target] = t
			}
			if t.last != s {
				t.count, t.last = t.count+1, s
			}
		}
	}
	return reliant
}

// groups counts the dependencies of a service in each of their groups; nil when it has none.
func groups(s *catalogue.Service) map[string]int {
	var count map[string]int
	for i := range s.Dependencies {
		if group := s.Dependencies[i].Group; group != "" {
			if count == nil {
				count = map[string]int{}
			}
			count[group]++
		}
	}
	return count
}
