package skills

import (
	"strings"

	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/schema"
)

// EssentialSkillMissing reports owners of whom no level is recorded in a skill that their role cannot do without (source
// 002).
func EssentialSkillMissing() *lint.Rule {
	return &lint.Rule{
		Code: "SKL002", Name: "essential-skill-missing", Profile: lint.Governance, Levels: lint.From("beta", finding.Warning),
		Waivable: true, Fix: lint.Manual, Source: "002",
		Catalogue: eachOwner(func(p *lint.Pass, role *schema.Role, o owner) {
			var missing []string
			for _, skill := range role.Essential {
				if level := o.levels()[skill]; strings.TrimSpace(skill) != "" && (level == "" || level == "unset") {
					missing = append(missing, skill)
				}
			}
			if len(missing) > 0 {
				p.Report(o.file, o.path(""), "%s has no recorded %s", o.Name, lint.Text(lint.List(missing))).
					Help("assess the person, and add the level to `skills`, such as `%s: working`", missing[0])
			}
		}),
	}
}
