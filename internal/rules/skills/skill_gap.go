package skills

import (
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/schema"
)

// SkillGap tells of owners who are below the level that their role needs in a skill, or whose assessment is old (source
// 000). Levels that the role leaves unset ask for nothing.
func SkillGap() *lint.Rule {
	return &lint.Rule{
		Code: "SKL001", Name: "skill-gap", Profile: lint.Governance, Levels: lint.All(finding.Info),
		Waivable: true, Fix: lint.Manual, Source: "000",
		Catalogue: eachOwner(func(p *lint.Pass, role *schema.Role, o owner) {
			if len(o.levels()) == 0 {
				if n := needed(role); n > 0 {
					p.Report(o.file, o.path(""), "%s: no skill is recorded, role needs %d", o.Name, n).
						Help("assess the skills, and add them, such as `skills: {assessed: %s, agile_working: working}`", p.Today)
				}
				return
			}
			for skill, want := range role.Skills {
				has, given := o.levels()[skill]
				if below(has, want) {
					if !given {
						has = "unset"
					}
					p.Report(o.file, o.path(skill), "%s: %s is %s, role needs %s", o.Name, skill, has, want).
						Help("plan training or practice in `development`, and raise the level once it is reached")
				}
			}
			checkAssessment(p, o)
		}),
	}
}

// needed is how many skills a role needs at some level.
func needed(role *schema.Role) int {
	n := 0
	for _, want := range role.Skills {
		if level, _ := measure.LevelOf(want); level > measure.NoLevel {
			n++
		}
	}
	return n
}

// below reports whether a level is lower than the one that is wanted. A text that is no level is reported as such.
func below(has, want string) bool {
	got, known := measure.LevelOf(has)
	needed, stated := measure.LevelOf(want)
	return known && stated && got < needed
}

// checkAssessment tells of levels that were assessed too long ago, or nobody knows when.
func checkAssessment(p *lint.Pass, o owner) {
	const help = "assess the skills anew, and set `assessed` to the day"
	switch assessed, every := measure.Date(o.Skills.Assessed), measure.Period(p.Catalogue.Settings.Intervals.Skills); {
	case assessed.IsZero():
		p.Report(o.file, o.path("assessed"), "%s: nothing says when the skills were assessed", o.Name).Help(help)
	case !every.IsZero() && measure.Overdue(measure.Date(p.Today), assessed.Add(every)):
		p.Report(o.file, o.path("assessed"), "%s: skills were last assessed on %s, due again on %s", o.Name, assessed, assessed.Add(every)).Help(help)
	}
}
