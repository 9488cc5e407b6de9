package ownership

import (
	"slices"
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
)

// OwnerMissing reports services for which nobody is accountable (sources 001, 004).
func OwnerMissing() *lint.Rule {
	return &lint.Rule{
		Code: "OWN001", Name: "owner-missing", Profile: lint.Core, Levels: lint.All(finding.Error),
		Fix: lint.Manual, Source: "001, 004",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			path, _ := ownerField(p)
			if s.OwnerID() != "" || named(p.Texts(path)) || p.On("OWN003") && standsElsewhere(p) {
				return
			}
			found := p.Report(s, path, "%s has no service owner; name one person in `owner`", s.File.ServiceID)
			if s.Team != nil && s.Team.Members[serviceOwner] != "" {
				found.Help("write `owner: %s`, and take `%s` out of `team.members`", s.Team.Members[serviceOwner], serviceOwner)
				return
			}
			if typed := s.File.Mistyped("", "owner"); typed != nil {
				found.Help("write `owner` in place of `%s` in line %d", typed.Key, typed.Span.Line)
				return
			}
			found.Help("write the person id of the one person who answers for the service, such as `owner: a-khan`")
		},
	}
}

// serviceOwner is the role of the owner.
const serviceOwner = "service_owner"

// named reports whether any of some texts says something.
func named(texts []string) bool {
	return slices.ContainsFunc(texts, func(text string) bool { return strings.TrimSpace(text) != "" })
}

// standsElsewhere reports whether another key of the entry, such as owners, names an owner.
func standsElsewhere(p *lint.Pass) bool {
	for _, mapping := range []string{"", "owner"} {
		for _, key := range p.Keys(mapping) {
			if catalogue.NamesSecondOwner(key) && named(p.Texts(catalogue.Key(mapping, key))) {
				return true
			}
		}
	}
	return false
}
