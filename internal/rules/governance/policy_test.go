package governance_test

import (
	"os"
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/rules/form"
	"github.com/service-catalogue/svc/internal/rules/governance"
	"github.com/service-catalogue/svc/internal/rules/ruletest"
)

// alone leaves the service at hand as the only one.
const alone = "# no file: services/shared-crm.yaml\n# no file: services/address-lookup.yaml\n"

// activity is a roles.yaml with one activity beside those of the base.
func activity(fields string) string {
	return "# file: roles.yaml\nactivities:\n  release: {" + fields + "}\n"
}

func TestActivityNotCovered(t *testing.T) {
	t.Parallel()
	const at = "error roles.yaml activities.release."
	ruletest.Try(t, governance.ActivityNotCovered(), map[string]ruletest.Case{
		"a list of two": {
			In: activity("accountable: [sro, service_owner], responsible: [product_lead]"),
			Want: []string{at + "accountable: release needs one accountable role and someone responsible; found 2 accountable (sro and service_owner) and 1 responsible" +
				" — keep one role in `accountable`, such as `accountable: sro`, and move the rest to `responsible` or `consulted`"},
		},
		"a list of one": {
			In: activity("accountable: [sro], responsible: [product_lead]"),
			Want: []string{at + "accountable: release needs one accountable role and someone responsible; found a list with one accountable role (sro) and 1 responsible" +
				" — write `accountable: sro`, without brackets or dash"},
		},
		"an empty list": {
			In:   activity("accountable: [], responsible: [product_lead]"),
			Want: []string{at + "accountable: release needs one accountable role and someone responsible; found nobody accountable and 1 responsible"},
		},
		"joined by and": {
			In:   activity("accountable: sro and service_owner, responsible: [product_lead]"),
			Want: []string{at + "accountable: release needs one accountable role and someone responsible; found 2 accountable (sro and service_owner) and 1 responsible"},
		},
		"joined by a slash": {
			In:   activity("accountable: sro/service_owner, responsible: [product_lead, sro]"),
			Want: []string{at + "accountable: release needs one accountable role and someone responsible; found 2 accountable (sro and service_owner) and 2 responsible"},
		},
		"nobody accountable": {
			In: activity("responsible: [product_lead]"),
			Want: []string{at + "accountable: release needs one accountable role and someone responsible; found nobody accountable and 1 responsible" +
				" — name one role in `accountable`, such as `accountable: service_owner`"},
		},
		"blank": {In: activity(`accountable: " ", responsible: [product_lead]`), Want: []string{at + "accountable"}},
		"null":  {In: activity("accountable: , responsible: [product_lead]"), Want: []string{at + "accountable"}},
		"no work": {
			In: activity("accountable: sro"),
			Want: []string{at + "responsible: release needs one accountable role and someone responsible; found 1 accountable and nobody responsible" +
				" — list in `responsible` the roles that do the work, such as `responsible: [service_manager]`"},
		},
		"an empty list of work": {In: activity("accountable: sro, responsible: []"), Want: []string{at + "responsible"}},
		"neither": {
			In: activity("source: own"),
			Want: []string{at + "accountable: release needs one accountable role and someone responsible; found nobody accountable and nobody responsible" +
				" — name one role in `accountable`, such as `accountable: service_owner`; list in `responsible` the roles that do the work"},
		},
		"one and one":                        {In: activity("accountable: sro, responsible: [sro]")},
		"an unknown role is another mistake": {In: activity("accountable: boss, responsible: [sro]")},
		"a title is one role":                {In: activity("accountable: Head of product, responsible: [sro]")},
		"wrong in form":                      {In: activity("accountable: {role: sro}, responsible: [sro]")},
		"work that is wrong in form":         {In: activity("accountable: sro, responsible: product_lead")},
		"no activities":                      {In: "# file: roles.yaml\nactivities: {}\n"},
		"the built-in roles":                 {In: "# no file: roles.yaml\n"},
		"roles that cannot be read":          {In: "# whole file: roles.yaml\nactivities: [a\n"},
	})
}

// TestListOfAccountableRoles checks that a list of roles is one mistake, be GOV001 on or off.
func TestListOfAccountableRoles(t *testing.T) {
	t.Parallel()
	rules := []*lint.Rule{form.WrongType(), governance.ActivityNotCovered()}
	base := ruletest.Load(t, os.DirFS("../testdata"))
	tests := map[string]struct {
		sel  lint.Selection
		want string
	}{
		"on":  {lint.Selection{}, "GOV001"},
		"off": {lint.Selection{Only: []string{"core"}}, "SCH004"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			found := ruletest.Run(t, rules, base.With(activity("accountable: [sro, service_owner], responsible: [sro]")), ruletest.Day(), tt.sel)
			if len(found) != 1 || found[0].Code != tt.want {
				t.Errorf("found %v, want one %s", found, tt.want)
			}
		})
	}
}

func TestAmbiguousRoleTitle(t *testing.T) {
	t.Parallel()
	members := func(list string) string { return "team: {fte: 7.5, members: {" + list + "}}\n" }
	role := func(text string) string { return "# file: roles.yaml\nroles:\n  " + text + "\n" }
	ruletest.Try(t, governance.AmbiguousRoleTitle(), map[string]ruletest.Case{
		"a member by another title": {
			In: members("sro: c-osei, Lead product manager: f-wu"),
			Want: []string{`warning team.members.Lead product manager: "Lead product manager" means product_lead here; use the role id` +
				" — write `product_lead: f-wu` in place of `Lead product manager: f-wu`"},
		},
		"a member by the title": {In: members("Delivery manager: g-abe"), Want: []string{`warning team.members.Delivery manager`}},
		"a member in discovery": {
			In:   "# file: services/check-catch.yaml\nteam: {members: {Head of product: f-wu}}\n",
			Want: []string{`warning services/check-catch.yaml team.members.Head of product`},
		},
		"the owner by title": {
			In: members("Service lead: a-khan"),
			Want: []string{`warning team.members.Service lead: "Service lead" means service_owner here; use the role id` +
				" — take it out: the one owner stands in `owner`, and who covers for the owner in `deputies`"},
		},
		"a member by a title of two roles": {
			In: members("Head of product: f-wu") + role("delivery_manager: {title: Delivery manager, also_known_as: [Head of product]}"),
			Want: []string{
				"warning roles.yaml roles.product_lead.also_known_as[1]",
				`warning team.members.Head of product: "Head of product" means delivery_manager and product_lead here; use the role id` +
					" — write the id of the role that is meant, such as `delivery_manager: f-wu`",
			},
		},
		"another title in two roles": {
			In: role("delivery_manager: {title: Delivery manager, also_known_as: [head-of-product]}"),
			Want: []string{`warning roles.yaml roles.product_lead.also_known_as[1]: "Head of product" means delivery_manager and product_lead here; use the role id` +
				" — let each title stand in one role only: take \"Head of product\" away from `product_lead`, or give that role a title of its own"},
		},
		"a title that is another title elsewhere": {
			In:   role("boat_manager: {title: Boats, also_known_as: [Delivery manager]}"),
			Want: []string{"warning roles.yaml roles.boat_manager.also_known_as[0]"},
		},
		"a title that is the id of another role": {
			In:   role("boat_manager: {title: Service manager}"),
			Want: []string{`warning roles.yaml roles.boat_manager.title: "Service manager" means boat_manager and service_manager here; use the role id`},
		},
		"twice in its own role":              {In: role("boat_manager: {title: Boats, also_known_as: [boats, Boat manager]}")},
		"ids only":                           {},
		"an unknown role is another mistake": {In: members("boatswain: f-wu")},
		"no team":                            {In: "team:\n"},
		"a built-in title":                   {In: members("IT service manager: e-roy") + "# no file: roles.yaml\n", Want: []string{`warning team.members.IT service manager`}},
		"the built-in titles":                {In: "# no file: roles.yaml\n"},
	})
}

func TestUndividedOverlap(t *testing.T) {
	t.Parallel()
	ruletest.Try(t, governance.UndividedOverlap(), map[string]ruletest.Case{
		"two": {
			In: activity("accountable: sro, responsible: [service_owner, programme_manager]"),
			Want: []string{"warning roles.yaml activities.release.responsible: service_owner and programme_manager both do release; say who does which part in `split`" +
				" — add the parts in a few words, such as `split: \"Service owner: …; Programme manager: …\"`"},
		},
		"three": {
			In:   activity("accountable: sro, responsible: [sro, product_lead, delivery_manager, service_manager]"),
			Want: []string{"warning roles.yaml activities.release.responsible: sro, product_lead and service_manager all do release; say who does which part in `split`"},
		},
		"a blank split":         {In: activity(`accountable: sro, responsible: [sro, product_lead], split: " "`), Want: []string{"warning roles.yaml activities.release.responsible"}},
		"divided":               {In: activity(`accountable: sro, responsible: [sro, product_lead], split: "sro: money; product lead: the rest"`)},
		"one":                   {In: activity("accountable: sro, responsible: [product_lead]")},
		"one of them":           {In: activity("accountable: sro, responsible: [product_lead, delivery_manager, service_level_manager]")},
		"the same twice":        {In: activity("accountable: sro, responsible: [product_lead, product_lead]")},
		"others than the doers": {In: activity("accountable: sro, responsible: [product_lead], consulted: [service_owner, sro]")},
		"the built-in roles":    {In: "# no file: roles.yaml\n"},
	})
}

func TestRolePolicyStale(t *testing.T) {
	t.Parallel()
	reviewed := func(day string) string { return "# file: roles.yaml\nreviewed: " + day + "\n" }
	const builtIn = ": role statement is the built-in one; confirm who does what — write a roles.yaml that says who does what in your organisation," +
		" with the day of its last review in `reviewed`"
	ruletest.Try(t, governance.RolePolicyStale(), map[string]ruletest.Case{
		"overdue by a day": {
			In: reviewed("2025-06-14"),
			Want: []string{"warning roles.yaml reviewed: role statement last reviewed 2025-06-14; confirm who does what" +
				" — go through the roles and activities with those who hold them, and set `reviewed` to the day on which they agreed"},
		},
		"due today": {In: reviewed("2025-06-15")},
		"a shorter interval": {
			In:   "# file: svc.yaml\nintervals: {role_policy: P1M}\n",
			Want: []string{"warning roles.yaml reviewed: role statement last reviewed 2026-04-01; confirm who does what"},
		},
		"no date":             {In: reviewed(""), Want: []string{"warning roles.yaml reviewed: role statement has no date of its last review; confirm who does what"}},
		"a date that is none": {In: reviewed("2026-02-30")},
		"built in":            {In: "# no file: roles.yaml\n", Want: []string{"info svc.yaml " + builtIn}},
		"built in, without settings": {
			In:   "# no file: roles.yaml\n# no file: svc.yaml\n",
			Day:  0,   // the day makes no difference
			Want: nil, // the profile is off
		},
		"cannot be read": {In: "# whole file: roles.yaml\nroles: [a\n"},
	})
}

// TestBuiltInRolesWithoutSettings checks that what is told of the built-in roles has a place when there is no svc.yaml.
func TestBuiltInRolesWithoutSettings(t *testing.T) {
	t.Parallel()
	base := ruletest.Load(t, os.DirFS("../testdata"))
	rules := []*lint.Rule{governance.RolePolicyStale()}
	found := ruletest.Run(t, rules, base.With("# no file: roles.yaml\n# no file: svc.yaml\n"), ruletest.Day(), lint.Selection{Select: []string{"GOV011"}})
	if len(found) != 1 || found[0].File != "people.yaml" {
		t.Errorf("found %v, want one finding in people.yaml", found)
	}
}

// TestBuiltInRoles checks that the built-in roles, written out as one's own, are without fault.
func TestBuiltInRoles(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("../../catalogue/defaults/roles.yaml")
	if err != nil {
		t.Fatal(err)
	}
	base := ruletest.Load(t, os.DirFS("../testdata"))
	roles := "# whole file: roles.yaml\n" + strings.Replace(string(text), "schema: svc-roles/v1\n", "schema: svc-roles/v1\nreviewed: 2026-06-15\n", 1)
	rules := []*lint.Rule{
		governance.ActivityNotCovered(), governance.AmbiguousRoleTitle(), governance.UndividedOverlap(),
		governance.ServiceManagerDutyTaken(), governance.RolePolicyStale(),
	}
	if found := ruletest.Run(t, rules, base.With(roles), ruletest.Day(), lint.Selection{}); len(found) > 0 {
		t.Errorf("found %v, want nothing", found)
	}
}
