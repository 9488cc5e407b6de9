package governance

import (
	"slices"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/schema"
)

// RoleUnfilled reports roles that roles.yaml asks for and nobody holds (sources 001, 003). That of the owner is the
// business of OWN001.
func RoleUnfilled() lint.Rule {
	return lint.Rule{
		Code: "GOV006", Name: "role-unfilled", Profile: lint.Governance, Levels: lint.All(finding.Warning),
		Waivable: true, Fix: lint.Manual, Source: "001, 003",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			for id, role := range p.Catalogue.Roles.Roles {
				if role == nil || id == serviceOwner || !due(role, s) || held(s, id) || p.Malformed(s, "team") {
					continue
				}
				p.Report(s, catalogue.Key("team.members", id), "%s is unfilled in %s", lint.Text(p.Catalogue.RoleTitle(id)), s.Phase).
					Help("add a person id to `team.members`, such as `%s: f-wu`", id)
			}
		},
	}
}

// due reports whether a service needs somebody in a role: in its phase, and if it is such a service.
func due(role *schema.Role, s *catalogue.Service) bool {
	if role.RequiredIf != nil && role.RequiredIf.Scale != "" && !selects(role.RequiredIf, s) {
		return false
	}
	if role.RequiredFrom == "" {
		return selects(role.RequiredIf, s)
	}
	phases := catalogue.Phases()
	from, now := slices.Index(phases, role.RequiredFrom), slices.Index(phases, s.Phase)
	return from >= 0 && now >= from
}
