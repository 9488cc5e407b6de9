package governance

import (
	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/measure"
)

// RolePolicyStale reports a roles.yaml that nobody has confirmed for longer than its interval, and tells once that the
// built-in roles hold where there is none (source 003).
func RolePolicyStale() *lint.Rule {
	return &lint.Rule{
		Code: "GOV011", Name: "role-policy-stale", Profile: lint.Governance, Levels: lint.All(finding.Warning),
		Waivable: true, Fix: lint.Manual, Source: "003",
		Catalogue: func(p *lint.Pass) {
			file := p.Catalogue.SharedFile(catalogue.RolesFile)
			switch reviewed := measure.Date(p.Catalogue.Roles.Reviewed); {
			case file == nil:
				reportBuiltIn(p)
			case !p.Catalogue.HasRoles: // it cannot be read, which is reported as such
			case reviewed.IsZero():
				p.Report(file, "reviewed", "role statement has no date of its last review; confirm who does what").Help("%s", reviewHelp())
			case measure.Overdue(measure.Date(p.Today), reviewed.Add(measure.Period(p.Catalogue.Settings.Intervals.RolePolicy))):
				p.Report(file, "reviewed", "role statement last reviewed %s; confirm who does what", reviewed).Help("%s", reviewHelp())
			}
		},
	}
}

func reviewHelp() lint.Text {
	return "go through the roles and activities with those who hold them, and set `reviewed` to the day on which they agreed"
}

// reportBuiltIn tells that the roles are not the organisation's own: in svc.yaml, else in people.yaml.
func reportBuiltIn(p *lint.Pass) {
	at := p.Catalogue.SharedFile(catalogue.SettingsFile)
	if at == nil {
		at = p.Catalogue.SharedFile(catalogue.PeopleFile)
	}
	if at != nil {
		p.Report(at, "", "role statement is the built-in one; confirm who does what").As(finding.Info).
			Help("write a roles.yaml that says who does what in your organisation, with the day of its last review in `reviewed`")
	}
}
