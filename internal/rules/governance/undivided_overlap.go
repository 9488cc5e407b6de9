package governance

import (
	"slices"

	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
)

// UndividedOverlap reports activities that several of the roles do that are often confused, where nothing says who does
// which part (source 003).
func UndividedOverlap() *lint.Rule {
	return &lint.Rule{
		Code: "GOV003", Name: "undivided-overlap", Profile: lint.Governance, Levels: lint.All(finding.Warning),
		Waivable: true, Fix: lint.Manual, Source: "003",
		Catalogue: func(p *lint.Pass) {
			file := rolesFile(p)
			if file == nil {
				return
			}
			for name, a := range p.Catalogue.Roles.Activities {
				if a == nil || !blank(a.Split) || p.Malformed(file, activityPath(name, "split")) {
					continue
				}
				roles := confused(a.Responsible)
				if len(roles) < 2 {
					continue
				}
				all := "all"
				if len(roles) == 2 {
					all = "both"
				}
				p.Report(file, activityPath(name, "responsible"), "%s %s do %s; say who does which part in `split`", lint.Text(lint.List(roles)), all, name).
					Help("add the parts in a few words, such as `split: \"%s: …; %s: …\"`", p.Catalogue.RoleTitle(roles[0]), p.Catalogue.RoleTitle(roles[1]))
			}
		},
	}
}

// confused are the roles among these that people take for each other, each once.
func confused(roles []string) []string {
	var out []string
	for _, role := range roles {
		switch role {
		case serviceOwner, seniorOwner, "programme_manager", productLead, serviceManager:
			if !slices.Contains(out, role) {
				out = append(out, role)
			}
		}
	}
	return out
}
