package governance_test

import (
	"os"
	"slices"
	"testing"

	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/rules/governance"
	"github.com/service-catalogue/svc/internal/rules/ruletest"
)

// pairs is a roles.yaml that keeps other roles apart than the base.
func pairs(list string) string { return "# file: roles.yaml\nincompatible:\n  - " + list + "\n" }

// members is a team with these members.
func members(list string) string { return "team: {fte: 7.5, members: {" + list + "}}\n" }

func TestIncompatibleHats(t *testing.T) {
	t.Parallel()
	assured := func(list string) string { return "governance: {assurance: [" + list + "]}\n" }
	const pair = "error roles.yaml incompatible[0].roles: a pair needs two different roles; found "
	ruletest.Try(t, governance.IncompatibleHats(), map[string]ruletest.Case{
		"assurance by the owner": {
			In: assured("{by: a-khan, kind: internal-audit}"),
			Want: []string{"error governance.assurance[a-khan/internal-audit].by: Aisha Khan is both Service owner and assurance on renew-fishing-licence" +
				" — name somebody else in `governance.assurance[a-khan/internal-audit].by`"},
		},
		"assurance of two kinds is one finding": {
			In:   assured("{by: k-ng, kind: internal-audit}, {by: a-khan, kind: review}, {by: a-khan, kind: security}"),
			Want: []string{"error governance.assurance[a-khan/review].by"},
		},
		"assurance of two kinds, named first in the pair": {
			In:   assured("{by: a-khan, kind: review}, {by: a-khan, kind: security}") + pairs("{roles: [assurance, service_owner]}"),
			Want: []string{"warning governance.assurance[a-khan/review].by: Aisha Khan is both assurance and Service owner on renew-fishing-licence"},
		},
		"assurance without a kind": {In: assured("{by: k-ng, kind: x}, {by: a-khan}"), Want: []string{"error governance.assurance[1].by"}},
		"owner and service manager of a large service": {
			In: members("service_manager: a-khan"),
			Want: []string{"warning team.members.service_manager: Aisha Khan is both Service owner and Functional service manager on renew-fishing-licence" +
				" — name somebody else in `team.members.service_manager`"},
		},
		"of a small service": {In: "scale: small\n" + members("service_manager: a-khan"), Want: []string{"info team.members.service_manager"}},
		"of a service without a scale": {
			In:   "# file: services/check-catch.yaml\nteam: {members: {service_manager: c-osei}}\n",
			Want: []string{"warning services/check-catch.yaml team.members.service_manager"},
		},
		"two pairs": {
			In:   members("service_manager: a-khan, product_lead: a-khan"),
			Want: []string{"warning team.members.service_manager", "warning team.members.product_lead"},
		},
		"owner and lead of a product": {
			In:   "products:\n  - {id: web, name: Site, lead: f-wu}\n  - {id: app, name: App, lead: a-khan}\n",
			Want: []string{"warning products[app].lead: Aisha Khan is both Service owner and Product lead on renew-fishing-licence"},
		},
		"a pair of one's own": {
			In:   members("sro: c-osei, delivery_manager: c-osei") + pairs("{roles: [sro, delivery_manager], severity: error, info_if: {scale: small}}"),
			Want: []string{"error team.members.delivery_manager: Charity Osei is both Senior responsible owner and Delivery manager on renew-fishing-licence"},
		},
		"a pair with the owner second": {
			In:   members("sro: a-khan") + pairs("{roles: [sro, service_owner], severity: info}"),
			Want: []string{"info team.members.sro"},
		},
		"a pair without a severity":   {In: members("sro: a-khan") + pairs("{roles: [sro, service_owner]}"), Want: []string{"warning team.members.sro"}},
		"a pair that does not matter": {In: members("sro: a-khan") + pairs("{roles: [sro, service_owner], severity: none}")},
		"information stays nothing where nothing is wanted": {
			In: "scale: small\n" + members("sro: a-khan") + pairs("{roles: [sro, service_owner], severity: none, info_if: {scale: small}}"),
		},
		"a pair that is listed twice": {
			In:   members("sro: a-khan") + pairs("{roles: [sro, service_owner], severity: info}\n  - {roles: [service_owner, sro], severity: error}"),
			Want: []string{"info team.members.sro"},
		},
		"deputies": {
			In:   members("sro: h-ito") + "deputies: [b-jones, h-ito]\n" + pairs("{roles: [deputy, sro]}"),
			Want: []string{"warning team.members.sro"},
		},
		"a pair of one role":   {In: members("sro: a-khan") + pairs("{roles: [sro, sro]}"), Want: []string{pair + "sro and sro"}},
		"not a pair":           {In: members("sro: a-khan") + pairs("{roles: [service_owner]}"), Want: []string{pair + "service_owner — write two roles that one person should not hold together, such as `roles: [service_owner, assurance]`, and further pairs as entries of their own"}},
		"three in one":         {In: members("sro: a-khan") + pairs("{roles: [sro, service_manager, service_owner]}"), Want: []string{pair + "sro, service_manager and service_owner"}},
		"a pair of no form":    {In: members("sro: a-khan") + pairs("{roles: sro}")},
		"different people":     {},
		"no owner":             {In: "owner:\nteam: {members: {service_manager: a-khan}}\n"},
		"a service that ended": {In: "phase: retirement\nretirement: {ends: 2026-06-14}\n" + members("service_manager: a-khan")},
		"the built-in pairs":   {In: members("service_manager: a-khan") + "# no file: roles.yaml\n", Want: []string{"warning team.members.service_manager"}},
	})
}

func TestServiceManagerDutyTaken(t *testing.T) {
	t.Parallel()
	operation := func(fields string) string {
		return "# file: roles.yaml\nactivities:\n  day-to-day-operation: {" + fields + "}\n"
	}
	const says = ": the owner does not take over duties of Functional service manager; assign a service manager"
	ruletest.Try(t, governance.ServiceManagerDutyTaken(), map[string]ruletest.Case{
		"the policy makes the owner responsible": {
			In: operation("accountable: service_manager, responsible: [service_manager, service_owner]"),
			Want: []string{"warning roles.yaml activities.day-to-day-operation.responsible" + says +
				" — write `responsible: [service_manager]`; the owner may be told, with `informed: [service_owner]`"},
		},
		"the policy makes the owner accountable": {
			In: operation("accountable: service_owner, responsible: [service_manager]"),
			Want: []string{"warning roles.yaml activities.day-to-day-operation.accountable" + says +
				" — write `accountable: service_manager`; the owner may be told, with `informed: [service_owner]`"},
		},
		"both, and a large service besides": {
			In: members("service_manager: a-khan") + operation("accountable: service_owner, responsible: [service_owner]"),
			Want: []string{"warning roles.yaml activities.day-to-day-operation.accountable" + says +
				" — write `accountable: service_manager` and `responsible: [service_manager]`; the owner may be told, with `informed: [service_owner]`"},
		},
		"the owner is told":           {In: operation("accountable: service_manager, responsible: [service_manager], informed: [service_owner]")},
		"another activity":            {In: activity("accountable: service_owner, responsible: [service_owner]")},
		"the owner alone":             {In: members("service_manager: a-khan"), Want: []string{"warning team.members.service_manager" + says + " — name another person as `service_manager` in `team.members`"}},
		"the owner alone, small":      {In: "scale: small\n" + members("service_manager: a-khan")},
		"nobody":                      {In: members("sro: c-osei")},
		"the owner among others":      {In: members("service_manager: a-khan, delivery_manager: g-abe") + operation("accountable: service_manager, responsible: [service_manager, delivery_manager]")},
		"the owner in all its roles":  {In: members("service_manager: a-khan, delivery_manager: a-khan") + operation("accountable: service_manager, responsible: [delivery_manager]"), Want: []string{"warning team.members.service_manager"}},
		"somebody else":               {},
		"no such activity":            {In: "# file: roles.yaml\nactivities:\n  day-to-day-operation:\n"},
		"the built-in policy":         {In: "# no file: roles.yaml\n"},
		"under the built-in policy":   {In: members("service_manager: a-khan") + "# no file: roles.yaml\n", Want: []string{"warning team.members.service_manager"}},
		"without an owner":            {In: "owner:\n" + members("service_manager: a-khan")},
		"once the service has ended":  {In: "phase: retirement\nretirement: {ends: 2026-06-14}\n" + members("service_manager: a-khan")},
		"while the service is ending": {In: "phase: retirement\nretirement: {ends: 2026-06-15}\n" + members("service_manager: a-khan"), Want: []string{"warning team.members.service_manager"}},
	})
}

// TestOwnerWhoManages checks that an owner who is the service manager too is reported as a pair of roles and, where the service
// is large, for the duty that is taken over, by each rule on its own.
func TestOwnerWhoManages(t *testing.T) {
	t.Parallel()
	rules := []*lint.Rule{governance.IncompatibleHats(), governance.ServiceManagerDutyTaken()}
	base := ruletest.Load(t, os.DirFS("../testdata"))
	for in, want := range map[string][]string{
		members("service_manager: a-khan"):                                                                      {"GOV004", "GOV005"},
		"scale: small\n" + members("service_manager: a-khan"):                                                   {"GOV004"},
		members("service_manager: a-khan") + pairs("{roles: [service_owner, service_manager], severity: none}"): {"GOV005"},
	} {
		var got []string
		for _, f := range ruletest.Run(t, rules, base.With(in), ruletest.Day(), lint.Selection{}) {
			got = append(got, f.Code)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s\nreports %v, want %v", in, got, want)
		}
	}
}

func TestRoleUnfilled(t *testing.T) {
	t.Parallel()
	role := func(text string) string { return "# file: roles.yaml\nroles:\n  pilot: {title: Pilot, " + text + "}\n" }
	ruletest.Try(t, governance.RoleUnfilled(), map[string]ruletest.Case{
		"due in its phase": {
			In: members("sro: c-osei, product_lead: f-wu") + alone,
			Want: []string{"warning team.members.service_manager: Functional service manager is unfilled in live" +
				" — add a person id to `team.members`, such as `service_manager: f-wu`"},
		},
		"due in a large service": {In: members("service_manager: e-roy, product_lead: f-wu") + alone, Want: []string{"warning team.members.sro: Senior responsible owner is unfilled in live"}},
		"not in a small one":     {In: "scale: small\n" + members("service_manager: e-roy, product_lead: f-wu") + alone},
		"no team at all": {
			In:   "team:\nproducts: []\n" + alone,
			Want: []string{"warning team.members.product_lead", "warning team.members.service_manager", "warning team.members.sro"},
		},
		"the lead of a product is a product lead": {In: "scale: small\n" + members("service_manager: e-roy") + alone},
		"in the phase before":                     {In: "phase: beta\n" + members("sro: c-osei") + alone},
		"from its phase on":                       {In: "phase: retirement\n" + members("sro: c-osei") + alone, Want: []string{"warning team.members.service_manager: Functional service manager is unfilled in retirement"}},
		"in discovery only the owner is due": {
			In: "phase: discovery\nscale: small\nteam:\nproducts: []\n" + alone,
		},
		"in alpha": {In: "phase: alpha\nscale: small\nteam:\nproducts: []\n" + alone, Want: []string{"warning team.members.product_lead: Product lead is unfilled in alpha"}},
		"a phase and a condition, both met": {
			In:   role("required_from: live, required_if: {scale: large}") + alone,
			Want: []string{"warning team.members.pilot: Pilot is unfilled in live"},
		},
		"required from the start": {
			In:   "phase: discovery\n" + role("required_from: discovery") + alone,
			Want: []string{"warning team.members.pilot: Pilot is unfilled in discovery"},
		},
		"a phase that has not come":   {In: "phase: beta\n" + role("required_from: live, required_if: {scale: large}") + alone},
		"a condition that is not met": {In: "scale: small\n" + role("required_from: discovery, required_if: {scale: large}") + alone},
		"a condition without content": {In: role("required_if: {}") + alone},
		"neither":                     {In: role("also_known_as: [Guide]") + alone},
		"an owner is another mistake": {In: "owner:\n" + alone},
		"a team that cannot be read":  {In: "team: everybody\n" + alone},
		"members that cannot be read": {In: "team: {fte: 7.5, members: [f-wu]}\n" + alone},
		"a service that ended":        {In: "phase: retirement\nretirement: {ends: 2026-06-14}\nteam:\n" + alone},
		"all filled":                  {In: alone},
	})
}

func TestGradeBelowScale(t *testing.T) {
	t.Parallel()
	graded := func(grade string) string {
		return members("service_manager: e-roy") + "# file: people.yaml\npeople:\n  a-khan: {name: Aisha Khan, grade: " + grade + "}\n"
	}
	ruletest.Try(t, governance.GradeBelowScale(), map[string]ruletest.Case{
		"grade 6": {
			In:   graded("G6"),
			Want: []string{"info owner: G6 owns a large tier 1 service with no SRO — name a senior responsible owner in `team.members`, such as `sro: c-osei`"},
		},
		"in words":               {In: graded("Grade 7"), Want: []string{"info owner: Grade 7 owns a large tier 1 service with no SRO"}},
		"in beta":                {In: "phase: beta\n" + graded("SEO"), Want: []string{"info owner"}},
		"in alpha":               {In: "phase: alpha\n" + graded("SEO")},
		"senior civil service":   {In: graded("SCS1")},
		"words of one's own":     {In: graded("Band C")},
		"an owner who has left":  {In: "owner: d-lee\n" + members("service_manager: e-roy")},
		"no grade":               {In: members("service_manager: e-roy") + "# file: people.yaml\npeople:\n  a-khan: {name: Aisha Khan}\n"},
		"with an SRO":            {In: "# file: people.yaml\npeople:\n  a-khan: {name: Aisha Khan, grade: G6}\n"},
		"small":                  {In: "scale: small\n" + graded("G6")},
		"tier 2":                 {In: "tier: 2\n" + graded("G6")},
		"no tier":                {In: "tier:\n" + graded("G6")},
		"no owner":               {In: "owner:\n" + graded("G6")},
		"an owner who is a list": {In: "owner: [a-khan, b-jones]\n" + graded("G6")},
		"members in wrong form":  {In: "team: {members: [c-osei]}\n# file: people.yaml\npeople:\n  a-khan: {name: Aisha Khan, grade: G6}\n"},
	})
}
