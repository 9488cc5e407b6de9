package skills_test

import (
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/rules/ruletest"
	"github.com/service-catalogue/svc/internal/rules/skills"
	"github.com/service-catalogue/svc/schema"
)

// full are all levels that the role needs.
const full = "agile_working: expert, financial_ownership: expert, life_cycle_perspective: practitioner, operational_management: expert, " +
	"problem_ownership: expert, product_ownership: working, strategic_ownership: expert, user_focus: expert"

// essential are the skills that the role cannot do without.
const essential = "governance: awareness, strategic_leadership: working, budgeting: working, stakeholder_management: expert"

// khan is a people.yaml in which the only owner has these skills.
func khan(skills string) string {
	return "# file: people.yaml\npeople:\n  a-khan: {name: Aisha Khan, skills: {" + skills + "}}\n" +
		"# no file: services/shared-crm.yaml\n# no file: services/address-lookup.yaml\n"
}

// role is a roles.yaml in which owners need these skills.
func role(fields string) string {
	return "# file: roles.yaml\nroles:\n  service_owner: {title: Service owner, " + fields + "}\n"
}

func TestSkillGap(t *testing.T) {
	t.Parallel()
	const at = "info people.yaml people.a-khan.skills"
	const one = "assessed: 2026-02-01, "
	ruletest.Try(t, skills.SkillGap(), map[string]ruletest.Case{
		"one level below": {
			In: khan(one+"agile_working: practitioner") + role("skills: {agile_working: expert}"),
			Want: []string{at + ".agile_working: Aisha Khan: agile_working is practitioner, role needs expert" +
				" — plan training or practice in `development`, and raise the level once it is reached"},
		},
		"equal": {In: khan(one+"agile_working: expert") + role("skills: {agile_working: expert}")},
		"above": {In: khan(one+"agile_working: expert") + role("skills: {agile_working: awareness}")},
		"every level is above the one before": {
			In: khan(one+"a: awareness, w: working, p: practitioner, e: unset") + role("skills: {e: awareness, a: working, w: practitioner, p: expert}"),
			Want: []string{
				at + ".a: Aisha Khan: a is awareness, role needs working", at + ".w: Aisha Khan: w is working, role needs practitioner",
				at + ".p: Aisha Khan: p is practitioner, role needs expert", at + ".e: Aisha Khan: e is unset, role needs awareness",
			},
		},
		"not recorded":                      {In: khan(one+"a: expert") + role("skills: {a: expert, b: awareness}"), Want: []string{at + ".b: Aisha Khan: b is unset, role needs awareness"}},
		"a level that the role leaves open": {In: khan(one+"a: expert") + role("skills: {a: expert, b: unset}")},
		"more than one does not make up":    {In: khan(one+"a: expert, b: awareness") + role("skills: {a: awareness, b: working}"), Want: []string{at + ".b"}},
		"no skills at all": {
			In:   "# file: people.yaml\npeople:\n  a-khan: {name: Aisha Khan}\n",
			Want: []string{at + ": Aisha Khan: no skill is recorded, role needs 8 — assess the skills, and add them, such as `skills: {assessed: 2026-06-15, agile_working: working}`"},
		},
		"nothing but a date":        {In: khan("assessed: 2026-02-01"), Want: []string{at + ": Aisha Khan: no skill is recorded, role needs 8"}},
		"a role that needs nothing": {In: "# file: people.yaml\npeople:\n  a-khan: {name: Aisha Khan}\n" + role("skills: {a: unset}")},
		"a level that is none":      {In: khan(one+"a: wizard") + role("skills: {a: expert}")},
		"skills in wrong form":      {In: "# file: people.yaml\npeople:\n  a-khan: {name: Aisha Khan, skills: many}\n"},
		"no such role":              {In: khan(one+"a: awareness") + "# whole file: roles.yaml\nschema: svc-roles/v1\nroles: {}\n"},
		"the built-in role":         {In: khan(one+full) + "# no file: roles.yaml\n"},
		"the built-in role, a gap":  {In: khan(one+strings.Replace(full, "user_focus: expert", "user_focus: working", 1)) + "# no file: roles.yaml\n", Want: []string{at + ".user_focus"}},
		"assessed too long ago": {
			In: khan("assessed: 2025-06-14, " + full),
			Want: []string{at + ".assessed: Aisha Khan: skills were last assessed on 2025-06-14, due again on 2026-06-14" +
				" — assess the skills anew, and set `assessed` to the day"},
		},
		"due today":          {In: khan("assessed: 2025-06-15, " + full)},
		"a shorter interval": {In: khan("assessed: 2026-02-01, "+full) + "# file: svc.yaml\nintervals: {skills: P1M}\n", Want: []string{at + ".assessed"}},
		"assessed nobody knows when": {
			In:   khan(full),
			Want: []string{at + ".assessed: Aisha Khan: nothing says when the skills were assessed"},
		},
		"an owner of two services is one finding": {
			In:   "owner: h-ito\n# file: people.yaml\npeople:\n  h-ito: {name: Hana Ito}\n",
			Want: []string{"info people.yaml people.h-ito.skills"},
		},
		"who owns nothing is not asked": {In: "# file: people.yaml\npeople:\n  b-jones: {name: Bryn Jones, skills: {agile_working: awareness}}\n"},
		"an owner in discovery":         {In: "# file: services/check-catch.yaml\nowner: j-poe\n", Want: []string{"info people.yaml people.j-poe.skills"}},
		"an owner who has left":         {In: "owner: d-lee\n"},
		"an owner who leaves today":     {In: "owner: j-poe\n# file: people.yaml\npeople:\n  j-poe: {name: Jo Poe, leaves: 2026-06-15}\n", Want: []string{"info people.yaml people.j-poe.skills"}},
		"an unknown owner":              {In: "owner: nobody-known\n"},
		"an owner who is a group":       {In: "owner: pool\n# file: people.yaml\npeople:\n  pool: {name: Licensing team}\n"},
		"no owner":                      {In: "owner:\n"},
		"of a service that has ended":   {In: "owner: j-poe\nphase: retirement\nretirement: {ends: 2026-06-14}\n"},
		"later":                         {Day: schema.Date(2027_02_02), Want: []string{at + ".assessed", "info people.yaml people.h-ito.skills.assessed"}},
	})
}

func TestEssentialSkillMissing(t *testing.T) {
	t.Parallel()
	const at = "warning people.yaml people.a-khan.skills"
	ruletest.Try(t, skills.EssentialSkillMissing(), map[string]ruletest.Case{
		"one": {
			In:   khan("governance: expert, strategic_leadership: expert, stakeholder_management: expert"),
			Want: []string{at + ": Aisha Khan has no recorded budgeting — assess the person, and add the level to `skills`, such as `budgeting: working`"},
		},
		"two": {In: khan("strategic_leadership: expert, stakeholder_management: expert"), Want: []string{at + ": Aisha Khan has no recorded governance and budgeting"}},
		"all": {
			In:   "# file: people.yaml\npeople:\n  a-khan: {name: Aisha Khan}\n",
			Want: []string{at + ": Aisha Khan has no recorded governance, strategic_leadership, budgeting and stakeholder_management"},
		},
		"unset is not recorded": {
			In:   khan("governance: unset, strategic_leadership: expert, budgeting: working, stakeholder_management: expert"),
			Want: []string{at + ": Aisha Khan has no recorded governance"},
		},
		"any level will do":      {In: khan(essential)},
		"nothing is essential":   {In: khan("") + role("essential: []")},
		"in beta":                {In: "phase: beta\n" + khan("a: expert"), Want: []string{at}},
		"in alpha":               {In: "phase: alpha\n" + khan("a: expert")},
		"alpha and live":         {In: "# file: services/check-catch.yaml\nphase: alpha\nowner: j-poe\n"},
		"an owner who has left":  {In: "owner: d-lee\n"},
		"an unknown owner":       {In: "owner: nobody-known\n"},
		"a level that is none":   {In: khan("governance: wizard, strategic_leadership: expert, budgeting: working, stakeholder_management: expert")},
		"an owner of two is one": {In: "owner: h-ito\n# file: people.yaml\npeople:\n  h-ito: {name: Hana Ito}\n", Want: []string{"warning people.yaml people.h-ito.skills"}},
		"once the service ended": {In: "owner: j-poe\nphase: retirement\nretirement: {ends: 2026-06-14}\n"},
	})
}
