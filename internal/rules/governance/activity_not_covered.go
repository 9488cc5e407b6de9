package governance

import (
	"fmt"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/schema"
)

// ActivityNotCovered reports activities of roles.yaml that have not exactly one accountable role, or nobody who does the
// work (RACI).
func ActivityNotCovered() *lint.Rule {
	return &lint.Rule{
		Code: "GOV001", Name: "activity-not-covered", Profile: lint.Governance, Levels: lint.All(finding.Error),
		Fix: lint.Manual, Source: "RACI",
		Catalogue: func(p *lint.Pass) {
			file := rolesFile(p)
			if file == nil {
				return
			}
			for name, activity := range p.Catalogue.Roles.Activities {
				if activity == nil {
					continue // reported as wrong in form
				}
				accountable := []string{activity.Accountable}
				if blank(activity.Accountable) {
					accountable = filled(written(p, activityPath(name, "accountable")))
				} else if parts := p.Catalogue.JoinedRoles(activity.Accountable); parts != nil {
					accountable = parts
				}
				responsible := filled(activity.Responsible)
				if len(accountable) != 1 || blank(activity.Accountable) || len(responsible) == 0 {
					reportActivity(p, file, name, activity, accountable, len(responsible))
				}
			}
		},
	}
}

// written are the texts at a path of roles.yaml, where the model has none because a list stands in place of one role.
func written(p *lint.Pass, path string) []string {
	if doc := p.Catalogue.Reread(catalogue.RolesFile); doc != nil {
		return doc.Texts(path)
	}
	return nil
}

// reportActivity reports one activity, at its accountable role if that is wrong.
func reportActivity(p *lint.Pass, file *catalogue.File, name string, a *schema.Activity, accountable []string, responsible int) {
	listed := blank(a.Accountable) && len(accountable) > 0
	path, found, help := activityPath(name, "accountable"), "nobody accountable", lint.Text("name one role in `accountable`, such as `accountable: service_owner`")
	switch {
	case listed && len(accountable) == 1:
		found = fmt.Sprintf("a list with one accountable role (%s)", accountable[0])
		help = lint.Text(fmt.Sprintf("write `accountable: %s`, without brackets or dash", accountable[0]))
	case len(accountable) > 1:
		found = fmt.Sprintf("%d accountable (%s)", len(accountable), lint.List(accountable))
		help = lint.Text(fmt.Sprintf("keep one role in `accountable`, such as `accountable: %s`, and move the rest to `responsible` or `consulted`", accountable[0]))
	case len(accountable) == 1:
		path, found = activityPath(name, "responsible"), "1 accountable"
		help = "list in `responsible` the roles that do the work, such as `responsible: [service_manager]`"
	}
	doing := "nobody responsible"
	if responsible > 0 {
		doing = fmt.Sprintf("%d responsible", responsible)
	} else if len(accountable) != 1 || listed {
		help += "; list in `responsible` the roles that do the work"
	}
	p.Report(file, path, "%s needs one accountable role and someone responsible; found %s and %s", name, lint.Text(found), doing).Help("%s", help)
}
