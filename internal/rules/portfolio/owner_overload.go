package portfolio

import (
	"cmp"
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/internal/sorting"
)

// OwnerOverload reports people who own more than one person can look after (span of control, source 001; F15). It is one
// finding for each of them, at the service that they took over last.
func OwnerOverload() *lint.Rule {
	return &lint.Rule{
		Code: "PRT001", Name: "owner-overload", Profile: lint.Core, Levels: lint.All(finding.Warning),
		Waivable: true, Fix: lint.Manual, Source: "span of control, 001",
		Catalogue: func(p *lint.Pass) {
			limits := p.Catalogue.Settings.Limits
			most := measure.LoadLimits{Load: limits.OwnerLoad.Rat()}
			if limits.ServicesPerOwner != nil {
				most.Services = *limits.ServicesPerOwner
			}
			var owned []measure.OwnedService
			for _, s := range p.Catalogue.Services() {
				all := p.Catalogue.OwnedBy(s.OwnerID())
				if len(all) == 0 || all[0] != s {
					continue // the owner's turn comes with the first service
				}
				owned = appendLoads(owned[:0], p, all)
				if len(owned) > 1 && most.Exceeded(len(owned), measure.OwnerLoad(owned)) && isPerson(p, s.OwnerID()) {
					reportOverload(p, all, owned, most)
				}
			}
		},
	}
}

// counts reports whether a service is one to look after: not archived, and not the second of two files with one id.
func counts(p *lint.Pass, s *catalogue.Service) bool {
	return !p.Archived(s) && p.Catalogue.ByID(cmp.Or(s.ID, s.File.ServiceID)) == s
}

// load is what the load of a service on its owner depends on.
func load(s *catalogue.Service) measure.OwnedService {
	owned := measure.OwnedService{Phase: s.Phase}
	if s.Tier != nil {
		owned.Tier = *s.Tier
	}
	return owned
}

// appendLoads appends the services that count.
func appendLoads(owned []measure.OwnedService, p *lint.Pass, services []*catalogue.Service) []measure.OwnedService {
	for _, s := range services {
		if counts(p, s) {
			owned = append(owned, load(s))
		}
	}
	return owned
}

// isPerson reports whether an owner is one person who is still here. Of others it is said elsewhere that they own nothing.
func isPerson(p *lint.Pass, id string) bool {
	if p.Catalogue.HasPeople && !p.Active(id) {
		return false
	}
	reading, _ := p.Catalogue.ReadOwner(id)
	return reading == catalogue.OnePerson
}

// reportOverload reports an owner at the service that was taken over last.
func reportOverload(p *lint.Pass, all []*catalogue.Service, owned []measure.OwnedService, most measure.LoadLimits) {
	var services []*catalogue.Service
	for _, s := range all {
		if counts(p, s) {
			services = append(services, s)
		}
	}
	sorting.List(services, func(i, j int) int { return lastFirst(services[i], services[j]) })
	last := services[0]
	carried, limit := measure.FormatApart(measure.OwnerLoad(owned), most.Load, 2)
	p.Report(last, "owner", "%s owns %d services, load %s of %s", p.OwnerName(last), len(owned), carried, limit).
		Help("find another owner for some of them, until there are at most %d with a load of at most %s: %s",
			most.Services, limit, lint.Text(names(services)))
}

// lastFirst orders services by the day on which their owner took over, the latest first, and those of one day by load,
// the heaviest first. Where no day is written nobody can tell, and so they come last.
func lastFirst(a, b *catalogue.Service) int {
	return cmp.Or(b.Owner.Since.Compare(a.Owner.Since), load(b).Load().Cmp(load(a).Load()), strings.Compare(a.File.Name, b.File.Name))
}

// names lists services, not too many.
func names(services []*catalogue.Service) string {
	const most = 8
	var list []string
	for _, s := range services[:min(len(services), most)] {
		list = append(list, lint.Cut(s.File.ServiceID, longest))
	}
	if len(services) > most {
		return strings.Join(list, ", ") + " …"
	}
	return lint.List(list)
}

// longest is how much of an id is repeated, in characters.
const longest = 40
