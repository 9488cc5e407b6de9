package report

import (
	"slices"
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/schema"
)

// platforms is whether those who use shared platforms have agreed with those who own them.
func platforms() Report {
	return Report{
		Name: "platforms", Title: "Platforms", Question: "Have consuming owners agreed?", For: "platform owner",
		Rows: "One row for each platform and each service that depends on it or that it lists as a consumer; a platform without any has one row. " +
			"Services past the end of their retirement are left out.",
		Group: "platform", Sort: "platform, consumer", Graph: true,
		Columns: columns(`
			Service id
			Platform | text | What the platform is called.
			Owner | text | Who owns the platform.
			Consumer | text | Id of the service that uses it.
			Consumer owner | text more | Who owns that service.
			Criticality | text more | How much the consumer needs it.
			Depends | text more | yes where the consumer names the platform among its dependencies.
			Listed | text more | yes where the platform names the consumer among its own.
			Agreed by | text | Who agreed to serve the consumer.
			Agreed on | date | The day of the agreement.
			Consent | text more | agreed, by another (not by the present owner), missing, or not needed yet by a service that is not in beta.
			Strategy | link | The strategy agreed with consuming owners.
			Roadmap | link | The roadmap agreed with consuming owners.
			Funding | text | How the platform is paid for.
		`),
		Fill: func(in *Input, add *Rows) {
			for _, s := range in.sorted(func(a, b *catalogue.Service) int { return strings.Compare(a.Name, b.Name) }) {
				if s.Type == "platform" && !in.archived(s) {
					addPlatform(in, s, add)
				}
			}
		},
	}
}

func addPlatform(in *Input, s *catalogue.Service, add *Rows) {
	p := s.Platform
	if p == nil {
		p = &schema.Platform{}
	}
	consumers := in.consumers(s, p)
	if len(consumers) == 0 {
		add.id(s).text(s.Name).who(s.OwnerID()).none(8).address(p.Strategy).address(p.Roadmap).text(p.Funding).end()
	}
	listed := make(map[string]bool, len(p.Consumers))
	for _, consumer := range p.Consumers {
		listed[consumer] = true
	}
	for _, consumer := range consumers {
		_, owner := in.other(consumer)
		d := dependencyOn(in.Catalogue.ByID(consumer), idOf(s))
		var agreed schema.Consent
		criticality := ""
		if d != nil {
			criticality = d.Criticality
			if d.Agreed != nil {
				agreed = *d.Agreed
			}
		}
		add.id(s).text(s.Name).who(s.OwnerID()).text(consumer).who(owner).text(criticality).yes(d != nil).yes(listed[consumer]).who(agreed.By).
			on(agreed.Date).text(consentOf(in.Catalogue.ByID(consumer), d, s)).address(p.Strategy).address(p.Roadmap).text(p.Funding).end()
	}
}

// consumers are the services that depend on a platform or are listed by it, in order and each once.
func (in *Input) consumers(s *catalogue.Service, p *schema.Platform) []string {
	out := slices.Clone(p.Consumers)
	for _, d := range in.Catalogue.Dependants(idOf(s)) {
		if d != s && !in.archived(d) {
			out = append(out, idOf(d))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// dependencyOn is the dependency of a service on another, or nil.
func dependencyOn(s *catalogue.Service, id string) *schema.Dependency {
	if s == nil {
		return nil
	}
	for i := range s.Dependencies {
		if s.Dependencies[i].Service == id {
			return &s.Dependencies[i]
		}
	}
	return nil
}

// consentOf says whether the present owner of a platform has agreed to serve a consumer.
func consentOf(consumer *catalogue.Service, d *schema.Dependency, platform *catalogue.Service) string {
	switch {
	case d == nil:
		return ""
	case d.Agreed != nil && d.Agreed.By != "" && d.Agreed.By == platform.OwnerID():
		return "agreed"
	case d.Agreed != nil && d.Agreed.By != "":
		return "by another"
	case phaseOrder(consumer) < catalogue.PhaseNumber("beta"):
		return "not needed yet"
	}
	return "missing"
}
