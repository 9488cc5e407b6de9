package governance

import (
	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
)

// RoleUnfilled reports roles that roles.yaml asks for and nobody holds (sources 001, 003). That of the owner is the
// business of OWN001.
func RoleUnfilled() *lint.Rule {
	return &lint.Rule{
		Code: "GOV006", Name: "role-unfilled", Profile: lint.Governance, Levels: lint.All(finding.Warning),
		Waivable: true, Fix: lint.Manual, Source: "001, 003",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			for id, role := range p.Catalogue.Roles.Roles {
				if role == nil || id == serviceOwner || !catalogue.Due(role, &s.Service) || held(s, id) {
					continue
				}
				if p.Malformed(s, "team") || id == productLead && p.Malformed(s, "products") {
					continue
				}
				p.Report(s, catalogue.Key("team.members", id), "%s is unfilled in %s", lint.Text(p.Catalogue.RoleTitle(id)), s.Phase).
					Help("add a person id to `team.members`, such as `%s: f-wu`", id)
			}
		},
	}
}
