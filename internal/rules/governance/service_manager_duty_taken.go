package governance

import (
	"cmp"
	"slices"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/schema"
)

// dailyOperation is the activity that belongs to the service manager.
const dailyOperation = "day-to-day-operation"

// ServiceManagerDutyTaken reports owners who take over the operation of a service: by the role policy, or by being the only
// person in it while the service is large (source 004).
func ServiceManagerDutyTaken() *lint.Rule {
	return &lint.Rule{
		Code: "GOV005", Name: "service-manager-duty-taken", Profile: lint.Governance, Levels: lint.All(finding.Warning),
		Waivable: true, Fix: lint.Manual, Source: "004",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			a := p.Catalogue.Roles.Activities[dailyOperation]
			if a == nil || s.Scale != "large" || s.OwnerID() == "" || takenByPolicy(a) {
				return
			}
			if role := operatedByOwner(s, a); role != "" {
				reportTaken(p, s, pathOf(p, s, role, s.OwnerID()), role).Help("name another person as `%s` in `team.members`", role)
			}
		},
		Shared: func(p *lint.Pass) {
			file, a := rolesFile(p), p.Catalogue.Roles.Activities[dailyOperation]
			if file == nil || a == nil || !takenByPolicy(a) {
				return
			}
			var fields, edits []string
			if a.Accountable == serviceOwner {
				fields, edits = append(fields, "accountable"), append(edits, "`accountable: service_manager`")
			}
			if slices.Contains(a.Responsible, serviceOwner) {
				fields, edits = append(fields, "responsible"), append(edits, "`responsible: [service_manager]`")
			}
			reportTaken(p, file, activityPath(dailyOperation, fields[0]), serviceManager).
				Help("write %s; the owner may be told, with `informed: [service_owner]`", lint.Text(lint.List(edits)))
		},
	}
}

func reportTaken(p *lint.Pass, at lint.Place, path, role string) *lint.Reported {
	return p.Report(at, path, "the owner does not take over duties of %s; assign a service manager", lint.Text(p.Catalogue.RoleTitle(role)))
}

// takenByPolicy reports whether roles.yaml gives the operation to the owner.
func takenByPolicy(a *schema.Activity) bool {
	return a.Accountable == serviceOwner || slices.Contains(a.Responsible, serviceOwner)
}

// operatedByOwner is the role by which the owner is the only person in the operation, or "".
func operatedByOwner(s *catalogue.Service, a *schema.Activity) string {
	first, others := "", false
	for _, role := range append([]string{a.Accountable}, a.Responsible...) {
		holders(s, role, func(person string, _ spot) {
			others = others || person != s.OwnerID()
			first = cmp.Or(first, role)
		})
	}
	if others {
		return ""
	}
	return first
}
