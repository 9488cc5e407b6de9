package form_test

import (
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/fields"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/rules/form"
	"github.com/service-catalogue/svc/internal/rules/ruletest"
	"github.com/service-catalogue/svc/schema"
)

func TestDanglingReference(t *testing.T) {
	t.Parallel()
	const ended = "phase: retirement\nretirement: {ends: 2026-06-14, plan: \"https://docs.example.gov.uk/ret\", data: archive}\n"
	const agreements = "olas:\n  - {id: ola-crm, provider: {service: shared-crm}, underpins: [%s]}\n"
	ruletest.Try(t, form.DanglingReference(), map[string]ruletest.Case{
		"everything is there": {},
		"portfolio": {
			In: "portfolio: licencing\n",
			Want: []string{"error portfolio: `portfolio` points to `licencing`, which is not defined — " +
				"did you mean `licensing`? If not, define it under `portfolios` in svc.yaml"},
		},
		"portfolio unlike any": {
			In:   "portfolio: fish\n",
			Want: []string{"error portfolio: `portfolio` points to `fish`, which is not defined — write `licensing` or `shared`, or define it under `portfolios` in svc.yaml"},
		},
		"any portfolio without svc.yaml":         {In: "portfolio: fish\n# no file: svc.yaml\n"},
		"any portfolio when none is defined":     {In: "portfolio: fish\n# whole file: svc.yaml\nschema: svc-settings/v1\n"},
		"any portfolio when the list is empty":   {In: "portfolio: fish\n# whole file: svc.yaml\nschema: svc-settings/v1\nportfolios: {}\n"},
		"a portfolio in other letters is none":   {In: "portfolio: Licensing\n", Want: []string{"error portfolio"}},
		"a retired service is still well formed": {In: ended + "portfolio: licencing\n", Want: []string{"error portfolio"}},
		"schedule": {
			In: "contact: {email: fishing-licence@example.gov.uk, hours: ofice}\n",
			Want: []string{"error contact.hours: `contact.hours` points to `ofice`, which is not defined — " +
				"did you mean `office`? If not, define its hours under `schedules` in svc.yaml"},
		},
		"a built-in schedule where svc.yaml has none": {In: "# whole file: svc.yaml\nschema: svc-settings/v1\n"},
		"a built-in schedule where svc.yaml has others": {
			In: "# file: svc.yaml\nschedules:\n  night: {days: all, from: \"20:00\", to: \"24:00\"}\n",
		},
		"customers": {
			In: "agreed: {with: [env-agency, env-agent, boats], date: 2026-04-02}\n",
			Want: []string{
				"error agreed.with[1]: `agreed.with[1]` points to `env-agent`, which is not defined — " +
					"did you mean `env-agency`? If not, add it to the `customers` of this entry",
				"error agreed.with[2]: `agreed.with[2]` points to `boats`, which is not defined — write `env-agency`, or add it to the `customers` of this entry",
			},
		},
		"customer of an SLA and of a review": {
			In: "slas:\n  - {id: sla-ea, customer: parks}\nreviews:\n  - {kind: customer, date: 2026-03-20, with: [parks]}\n",
			Want: []string{
				"error slas[sla-ea].customer", "error reviews[customer/2026-03-20].with[0]",
			},
		},
		"no customer at all": {
			In:   "customers: []\nagreed: {with: [parks]}\nslas:\n  - {id: sla-ea}\nreviews: []\n",
			Want: []string{"error agreed.with[0]: `agreed.with[0]` points to `parks`, which is not defined — add it to the `customers` of this entry"},
		},
		"customers that cannot be read":      {In: "customers: Rivers Agency\nagreed: {with: [env-agency]}\n"},
		"a customer without an id":           {In: "customers:\n  - {name: Rivers Agency}\nagreed: {with: [env-agency]}\n"},
		"SLA that an agreement underpins":    {In: fmt.Sprintf(agreements, "sla-eaa"), Want: []string{"error olas[ola-crm].underpins[0]"}},
		"SLA that cannot be read":            {In: fmt.Sprintf(agreements, "sla-eaa") + "slas:\n  sla-eaa: {customer: env-agency}\n"},
		"agreement under a dependency":       {In: "dependencies:\n  - {service: shared-crm, ola: ola-crn}\n", Want: []string{"error dependencies[shared-crm].ola"}},
		"agreement that cannot be read":      {In: "dependencies:\n  - {service: shared-crm, ola: ola-crn}\nolas: none\n"},
		"target of a dependency is DEP001's": {In: "dependencies:\n  - {service: shared-crn}\n"},
		"people are PPL001's":                {In: "owner: akhan\ndeputies: [bjones]\n"},
	})
}

func TestDanglingReferenceToServices(t *testing.T) {
	t.Parallel()
	ruletest.Try(t, form.DanglingReference(), map[string]ruletest.Case{
		"related": {
			In: "related: [shared-crm, shared-crn]\n",
			Want: []string{"error related[1]: `related[1]` points to `shared-crn`, which is not defined — " +
				"did you mean `shared-crm`? If not, give it an entry of its own below services"},
		},
		"unlike any": {
			In: "related: [tides]\n",
			Want: []string{"error related[0]: `related[0]` points to `tides`, which is not defined — " +
				"write `address-lookup`, `renew-fishing-licence` or `shared-crm`, or give it an entry of its own below services"},
		},
		"itself is there":               {In: "related: [renew-fishing-licence]\n"},
		"provider":                      {In: "olas:\n  - {id: ola-crm, provider: {service: tides}}\n", Want: []string{"error olas[ola-crm].provider.service"}},
		"consumer":                      {In: "# file: services/shared-crm.yaml\nplatform: {consumers: [tides]}\n", Want: []string{"error services/shared-crm.yaml platform.consumers[0]"}},
		"partner in a benefit":          {In: "benefits:\n  - {id: b1, shared_with: [shared-crm, tides]}\n", Want: []string{"error benefits[b1].shared_with[1]"}},
		"replacement":                   {In: "phase: retirement\nretirement: {ends: 2026-12-31, replaced_by: tides}\n", Want: []string{"error retirement.replaced_by"}},
		"replacement of one that ended": {In: "phase: retirement\nretirement: {ends: 2026-06-14, replaced_by: tides}\n", Want: []string{"error retirement.replaced_by"}},
		"shared waiver": {
			In:   "# file: svc.yaml\nwaivers:\n  - {rule: OWN008, services: [shared-crm, tides], reason: Known, approved_by: c-osei, expires: 2026-12-31}\n",
			Want: []string{"error svc.yaml waivers[0].services[1]"},
		},
		"a service whose file cannot be read":        {In: "related: [tides]\n# whole file: services/tides.yaml\nid: [\n"},
		"a service whose file claims another id":     {In: "related: [tides]\n# file: services/tides.yaml\nid: tide-tables\n"},
		"the id that a file claims against its name": {In: "related: [tide-tables]\n# file: services/tides.yaml\nid: tide-tables\n"},
	})
}

func TestDanglingReferenceToRoles(t *testing.T) {
	t.Parallel()
	decided := func(role string) string {
		return "governance:\n  decisions:\n    - {what: scope, decided_by: " + role + "}\n"
	}
	members := func(role string) string { return "team: {members: {" + role + ": f-wu}}\n" }
	activity := func(how string) string {
		return "# file: roles.yaml\nactivities:\n  programme-delivery: {" + how + ", source: own}\n"
	}
	const only = "# whole file: roles.yaml\nschema: svc-roles/v1\nreviewed: 2026-04-01\n"
	ruletest.Try(t, form.DanglingReference(), map[string]ruletest.Case{
		"who decides": {
			In: decided("product_led"),
			Want: []string{"error governance.decisions[scope].decided_by: `governance.decisions[scope].decided_by` points to `product_led`, " +
				"which is not defined — did you mean `product_lead`? If not, define it under `roles` in roles.yaml"},
		},
		"a title instead of the id": {
			In: decided("Head of product"),
			Want: []string{"error governance.decisions[scope].decided_by: `governance.decisions[scope].decided_by` points to `Head of product`, " +
				"which is not defined — write `product_lead`, or define it under `roles` in roles.yaml"},
		},
		"a member of the team": {In: members("product_led"), Want: []string{"error team.members.product_led"}},
		"a title among the members of the team, with GOV002 off": {In: members("Head of product"), Want: []string{"error team.members.Head of product"}},
		"an escalation":                   {In: "escalation:\n  levels:\n    - {level: 1, role: on_call}\n", Want: []string{"error escalation.levels[1].role"}},
		"the deputy in one":               {In: "escalation:\n  levels:\n    - {level: 1, role: deputy}\n"},
		"the deputy elsewhere":            {In: decided("deputy"), Want: []string{"error governance.decisions[scope].decided_by"}},
		"who does an activity":            {In: activity("accountable: sro, responsible: [product_led]"), Want: []string{"error roles.yaml activities.programme-delivery.responsible[0]"}},
		"who answers for it":              {In: activity("accountable: sor, responsible: [sro]"), Want: []string{"error roles.yaml activities.programme-delivery.accountable"}},
		"two who answer, with GOV001 off": {In: activity("accountable: \"sro, product_lead\", responsible: [sro]"), Want: []string{"error roles.yaml activities.programme-delivery.accountable"}},
		"a pair of roles":                 {In: "# file: roles.yaml\nincompatible:\n  - {roles: [assurance, board], severity: error}\n", Want: []string{"error roles.yaml incompatible[0].roles[1]"}},
		"assurance elsewhere":             {In: decided("assurance"), Want: []string{"error governance.decisions[scope].decided_by"}},
		"built-in roles":                  {In: decided("sro") + "# no file: roles.yaml\n"},
		"not even built in":               {In: decided("clerk") + "# no file: roles.yaml\n", Want: []string{"error governance.decisions[scope].decided_by"}},
		"roles that are not stated":       {In: decided("clerk") + only},
		"roles that cannot be read":       {In: decided("clerk") + "# whole file: roles.yaml\nroles: [\n"},
	})
}

// Some references are left to rules that say more, but only where those run.
func TestDanglingReferenceLeavesRoles(t *testing.T) {
	t.Parallel()
	base := ruletest.Load(t, os.DirFS("../testdata"))
	in := "team: {members: {Head of product: f-wu, head_of_fish: f-wu}}\n# file: roles.yaml\nactivities:\n" +
		"  programme-delivery: {accountable: \"sro, product_lead\", responsible: [\"sro, product_lead\"], source: own}\n"
	silent := func(code string) *lint.Rule {
		return &lint.Rule{Code: code, Name: strings.ToLower(code), Profile: lint.Core, Levels: lint.All(finding.Error), Service: func(*lint.Pass, *catalogue.Service) {}}
	}
	rules := []*lint.Rule{form.DanglingReference(), silent("GOV001"), silent("GOV002")}
	found := ruletest.Run(t, rules, base.With(in), ruletest.Day(), lint.Selection{})
	ruletest.Compare(t, "SCH010", found, []string{
		"error roles.yaml activities.programme-delivery.responsible[0]", "error team.members.head_of_fish",
	})
}

// Every kind of reference is looked at here or by the rule of its own.
func TestKindsOfReferences(t *testing.T) {
	t.Parallel()
	here := []string{"portfolio", "schedule", "role", "customer", "sla", "ola", "service"}
	elsewhere := []string{"person", "dependency"} // PPL001, DEP001
	var plans fields.Plans
	seen := map[*fields.Plan]bool{}
	var look func(*fields.Plan)
	look = func(plan *fields.Plan) {
		if plan == nil || seen[plan] {
			return
		}
		seen[plan] = true
		for _, f := range plan.Fields {
			for _, kind := range []string{f.Ref, f.Tag.Get("refkey")} {
				if kind != "" && !slices.Contains(here, kind) && !slices.Contains(elsewhere, kind) {
					t.Errorf("%v.%s refers to a %s, which no rule looks up", plan.Go, f.GoName, kind)
				}
			}
			inside := f.Type
			for inside.Kind == fields.List || inside.Kind == fields.Map {
				inside = inside.Elem
			}
			look(inside.Plan)
		}
	}
	for _, document := range []any{schema.Service{}, schema.Settings{}, schema.Roles{}, schema.People{}, schema.RiskScale{}} {
		plan, err := plans.Of(reflect.TypeOf(document))
		if err != nil {
			t.Fatal(err)
		}
		look(plan)
	}
}

// A file full of broken references is judged in a moment.
func TestManyDanglingReferences(t *testing.T) {
	t.Parallel()
	base := ruletest.Load(t, os.DirFS("../testdata"))
	var in strings.Builder
	in.WriteString("customers:\n")
	for i := range 1_300 {
		fmt.Fprintf(&in, "  - {id: customer-number-%d}\n", i)
	}
	in.WriteString("agreed:\n  with: [x")
	for i := range 3_000 {
		fmt.Fprintf(&in, ", costumer-numbre-%d", i)
	}
	in.WriteString("]\n")
	found := ruletest.Run(t, []*lint.Rule{form.DanglingReference()}, base.With(in.String()), ruletest.Day(), lint.Selection{})
	dangling := 0
	for _, f := range found {
		if strings.HasPrefix(f.Path, "agreed.with") {
			dangling++
		}
	}
	if dangling != 3_001 {
		t.Errorf("%d findings, want 3001", dangling)
	}
}
