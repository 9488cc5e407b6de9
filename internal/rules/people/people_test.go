package people_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/fields"
	"github.com/service-catalogue/svc/internal/rules/people"
	"github.com/service-catalogue/svc/internal/rules/ruletest"
	"github.com/service-catalogue/svc/schema"
)

const (
	settings = "# file: svc.yaml\n"
	staff    = "# file: people.yaml\npeople:\n"
	service  = "# file: services/renew-fishing-licence.yaml\n"
	retired  = "phase: retirement\nretirement: {ends: 2026-06-14}\n"
	nobody   = "# no file: people.yaml\n" + service
)

func TestUnknownPerson(t *testing.T) {
	t.Parallel()
	unknown := func(at, id, near, help string) []string {
		if near != "" {
			near = "; nearest: " + near
		}
		return []string{"error " + at + ": `" + id + "` is not in people.yaml" + near + " — " + help}
	}
	write := func(edit string) string {
		return "write `" + edit + "` if that is who is meant, or add the person to people.yaml"
	}
	const add = "add the person to people.yaml, with this id, a name and a work address, or write the id of somebody who is there"
	ruletest.Try(t, people.UnknownPerson(), map[string]ruletest.Case{
		"a field":                  {In: "components:\n  - {id: db, owner: jpoe}\n", Want: unknown("components[db].owner", "jpoe", "`j-poe`", write("owner: j-poe"))},
		"an item of a list":        {In: "governance: {boards: [{id: b, members: [c-osei, akhan]}]}\n", Want: unknown("governance.boards[b].members[1]", "akhan", "`a-khan`", write("a-khan"))},
		"a role":                   {In: "team: {members: {sro: cosei}}\n", Want: unknown("team.members.sro", "cosei", "`c-osei`", write("sro: c-osei"))},
		"the owner":                {In: "owner: akhan\n", Want: unknown("owner.person", "akhan", "`a-khan`", write("owner: a-khan"))},
		"the owner in long":        {In: "owner: {person: akhan}\n", Want: unknown("owner.person", "akhan", "`a-khan`", write("person: a-khan"))},
		"a name":                   {In: "components:\n  - {id: db, owner: Jo Poe}\n", Want: unknown("components[db].owner", "Jo Poe", "`j-poe`", write("owner: j-poe"))},
		"an address":               {In: "components:\n  - {id: db, owner: jo.poe@example.gov.uk}\n", Want: unknown("components[db].owner", "jo.poe@example.gov.uk", "`j-poe`", write("owner: j-poe"))},
		"like nobody":              {In: "components:\n  - {id: db, owner: quite-another}\n", Want: unknown("components[db].owner", "quite-another", "", add)},
		"several in one text":      {In: "components:\n  - {id: db, owner: j-poe and f-wu}\n", Want: unknown("components[db].owner", "j-poe and f-wu", "", "write each person's id on its own; this names j-poe and f-wu")},
		"two are near":             {In: staff + "  j-pow: {name: Jan Pow}\n" + service + "components:\n  - {id: db, owner: j-pox}\n", Want: unknown("components[db].owner", "j-pox", "`j-poe`, `j-pow`", write("owner: j-poe"))},
		"a former owner":           {In: "ownership_history:\n  - {person: d-leee, from: 2024-01-08, to: 2025-08-31}\n", Want: unknown("ownership_history[d-leee/2024-01-08].person", "d-leee", "`d-lee`", write("person: d-lee"))},
		"who approved a waiver":    {In: "waivers:\n  - {rule: STY001, reason: Known, approved_by: cosei, expires: 2026-12-31}\n", Want: unknown("waivers[STY001].approved_by", "cosei", "`c-osei`", write("approved_by: c-osei"))},
		"the owner of a portfolio": {In: settings + "portfolios:\n  licensing: {name: Licensing, owner: cosei}\n", Want: unknown("svc.yaml portfolios.licensing.owner", "cosei", "`c-osei`", write("owner: c-osei"))},
		"a shared waiver":          {In: settings + "waivers:\n  - {rule: STY001, services: [shared-crm], reason: Known, approved_by: cosei, expires: 2026-12-31}\n", Want: unknown("svc.yaml waivers[0].approved_by", "cosei", "`c-osei`", write("approved_by: c-osei"))},
		"in discovery":             {In: "phase: discovery\nowner: akhan\n", Want: []string{"error owner.person"}},
		"has ended":                {In: retired + "owner: akhan\n"},
		"without people":           {In: nobody + "owner: akhan\n"},
		"people without anybody": {
			In: "# no file: services/address-lookup.yaml\n# no file: services/shared-crm.yaml\n# whole file: svc.yaml\nschema: svc-settings/v1\n" +
				"# whole file: people.yaml\nschema: svc-people/v1\npeople: {}\n# whole file: " + ruletest.Main + "\nid: renew-fishing-licence\nowner: akhan\n",
			Want: []string{"error owner.person: `akhan` is not in people.yaml — add the person to people.yaml, with this id, a name and a work address, or write the id of somebody who is there"},
		},
		"people cannot be read":     {In: "# whole file: people.yaml\n{[\n" + service + "owner: akhan\n"},
		"people of the wrong shape": {In: "# whole file: people.yaml\nschema: svc-people/v1\npeople: [a-khan]\n" + service + "owner: akhan\n"},
		"an entry of wrong shape":   {In: staff + "  j-poe: Jo Poe\n" + service + "components:\n  - {id: db, owner: j-poe}\n"},
		"blank":                     {In: "components:\n  - {id: db, owner: \"\"}\n"},
		"everybody known":           {In: ""},
		"somebody who left":         {In: "components:\n  - {id: db, owner: d-lee}\n"},
		// The rules that say more are not on when a rule is tried alone, but on the pages.
		"a deputy alone": {In: "deputies: [bjones]\n", Want: unknown("deputies[0]", "bjones", "`b-jones`", write("b-jones"))},
	})
}

func TestLeaverStillReferenced(t *testing.T) {
	t.Parallel()
	left := func(paths ...string) []string {
		for i, path := range paths {
			in := path[strings.IndexByte(path, ' ')+1:] // without the name of another file
			paths[i] = "warning " + path + ": Dan Lee left on 2025-08-31 but is still `" + in + "`" +
				" — agree who takes over this duty, and write that person's id in place of `d-lee`"
		}
		return paths
	}
	leaver := func(field string) string {
		return staff + "  j-poe: {name: Jo Poe, " + field + "}\n" + service + "governance: {boards: [{id: b, sponsor: j-poe}]}\ncomponents:\nproblems:\n"
	}
	const elsewhere = "# file: services/shared-crm.yaml\ndeputies: []\ncomponents:\n# file: services/address-lookup.yaml\ndeputies: [e-roy]\ncomponents:\n"
	const open = "residual: {likelihood: 1, impact: 1}"
	ruletest.Try(t, people.LeaverStillReferenced(), map[string]ruletest.Case{
		"a component":             {In: "components:\n  - {id: db, owner: d-lee}\n", Want: left("components[db].owner")},
		"a stakeholder":           {In: "stakeholders:\n  - {id: s, person: d-lee}\n", Want: left("stakeholders[s].person")},
		"a customer":              {In: "customers:\n  - {id: c, lead: d-lee}\n", Want: left("customers[c].lead")},
		"a product":               {In: "products:\n  - {id: web, lead: d-lee}\n", Want: left("products[web].lead")},
		"a member of the team":    {In: "team: {members: {product_lead: d-lee}}\n", Want: left("team.members.product_lead")},
		"on call":                 {In: "escalation: {levels: [{level: 1, person: d-lee}]}\n", Want: left("escalation.levels[1].person")},
		"governance":              {In: "governance: {boards: [{id: b, sponsor: d-lee, members: [d-lee]}], assurance: [{by: d-lee}], enabling: {it: d-lee}}\n", Want: left("governance.boards[b].sponsor", "governance.boards[b].members[0]", "governance.assurance[0].by", "governance.enabling.it")},
		"open risks":              {In: "risks:\n  - {id: r1, owner: d-lee, " + open + ", actions: [{text: Act, owner: d-lee}]}\n", Want: left("risks[r1].owner", "risks[r1].actions[Act].owner")},
		"closed risks":            {In: "risks:\n  - {id: r1, owner: d-lee, status: closed, actions: [{text: Act, owner: d-lee, status: open}]}\n"},
		"actions that are done":   {In: "risks:\n  - {id: r1, owner: j-poe, status: open, actions: [{text: Act, owner: d-lee, status: done}, {text: Do, owner: d-lee, status: closed}]}\n"},
		"a contract that runs":    {In: "finance: {contracts: [{ref: C-1, owner: d-lee, ends: 2026-06-15}, {ref: C-2, owner: d-lee}]}\n", Want: left("finance.contracts[C-1].owner", "finance.contracts[C-2].owner")},
		"a contract that ended":   {In: "finance: {contracts: [{ref: C-1, owner: d-lee, ends: 2026-06-14}]}\n"},
		"a benefit":               {In: "benefits:\n  - {id: b1, owner: d-lee}\n", Want: left("benefits[b1].owner")},
		"an open problem":         {In: "problems:\n  - {id: p1, owner: d-lee, status: open}\n  - {id: p2, owner: d-lee}\n", Want: left("problems[p1].owner", "problems[p2].owner")},
		"a closed problem":        {In: "problems:\n  - {id: p1, owner: d-lee, status: closed}\n"},
		"an open improvement":     {In: "improvements:\n  - {id: i1, owner: d-lee, status: doing}\n  - {id: i2, owner: d-lee}\n", Want: left("improvements[i1].owner", "improvements[i2].owner")},
		"improvements that ended": {In: "improvements:\n  - {id: i1, owner: d-lee, status: done}\n  - {id: i2, owner: d-lee, status: dropped}\n"},
		"a portfolio":             {In: settings + "portfolios:\n  licensing: {name: Licensing, owner: d-lee}\n", Want: left("svc.yaml portfolios.licensing.owner")},
		"the owner and a deputy":  {In: "owner: d-lee\ndeputies: [d-lee]\nteam: {members: {service_owner: d-lee}}\n"},
		"another role of the owner": {
			In:   "owner: d-lee\nteam: {members: {service_owner: d-lee, sro: d-lee}}\n",
			Want: left("team.members.sro"),
		},
		"what is past": {In: "ownership_history:\n  - {person: d-lee, from: 2024-01-08, to: 2025-08-31}\n" +
			"dependencies:\n  - {service: shared-crm, agreed: {by: d-lee, date: 2025-01-01}}\n" +
			"slas:\n  - {id: s, agreed: {by: [d-lee], date: 2025-01-01}}\n" +
			"documents:\n  - {kind: roadmap, approved: {by: d-lee, date: 2025-01-01}}\n" +
			"phase_history:\n  - {phase: beta, from: 2025-01-01, by: d-lee}\n" +
			"assessments:\n  - {stage: alpha, date: 2025-01-01, represented_by: d-lee}\n" +
			"reviews:\n  - {kind: internal, date: 2025-01-01, provider: [d-lee]}\n" +
			"changes:\n  - {ref: C, approved_by: d-lee}\n" +
			"waivers:\n  - {rule: STY001, reason: Known, approved_by: d-lee, expires: 2026-12-31}\n"},
		"a shared waiver":        {In: settings + "waivers:\n  - {rule: STY001, services: [shared-crm], reason: Known, approved_by: d-lee, expires: 2026-12-31}\n"},
		"left, the day after":    {In: leaver("left: 2026-06-14") + elsewhere, Want: []string{"warning governance.boards[b].sponsor: Jo Poe left on 2026-06-14 but is still `governance.boards[b].sponsor` — agree who takes over this duty, and write that person's id in place of `j-poe`"}},
		"left, the last day":     {In: leaver("left: 2026-06-15") + elsewhere},
		"planned, the day after": {In: leaver("leaves: 2026-06-14") + elsewhere, Want: []string{"warning governance.boards[b].sponsor"}},
		"planned, the last day":  {In: leaver("leaves: 2026-06-15") + elsewhere},
		"in discovery":           {In: "phase: discovery\ncomponents:\n  - {id: db, owner: d-lee}\n", Want: left("components[db].owner")},
		"has ended":              {In: retired + "components:\n  - {id: db, owner: d-lee}\n"},
		"without people":         {In: nobody + "components:\n  - {id: db, owner: d-lee}\n"},
		"nobody has left":        {In: ""},
	})
}

// TestPeopleAreJudged fails when the format learns to name people in a new place: is that a duty that a leaver must give
// up, or the record of something past? Say so in isDuty and here.
func TestPeopleAreJudged(t *testing.T) {
	t.Parallel()
	want := []string{
		"Assessment", "Assurance", "Benefit", "Board", "Change", "Component", "Consent", "Contract", "Customer", "Enabling",
		"EscalationLevel", "Improvement", "Owner", "OwnershipSpan", "PhaseSpan", "Portfolio", "Problem", "Product", "Review",
		"Risk", "RiskAction", "Service", "SharedWaiver", "Signature", "Stakeholder", "Team", "Waiver",
	}
	var plans fields.Plans
	got := map[string]bool{}
	for _, document := range []reflect.Type{
		reflect.TypeFor[schema.Service](), reflect.TypeFor[schema.Settings](), reflect.TypeFor[schema.People](),
		reflect.TypeFor[schema.Roles](), reflect.TypeFor[schema.RiskScale](),
	} {
		plan, err := plans.Of(document)
		if err != nil {
			t.Fatal(err)
		}
		holders(document, plan, got)
	}
	var names []string
	for name := range got {
		names = append(names, name)
	}
	slices.Sort(names)
	if !slices.Equal(names, want) {
		t.Errorf("people are named in\n%v\nwant\n%v", names, want)
	}
}

// holders collects the types that name people.
func holders(holder reflect.Type, plan *fields.Plan, into map[string]bool) {
	for i := range plan.Fields {
		f := &plan.Fields[i]
		if f.Ref == "person" {
			into[holder.Name()] = true
		}
		inner := f.Type
		for inner.Kind == fields.List || inner.Kind == fields.Map {
			inner = inner.Elem
		}
		if inner.Plan != nil {
			holders(inner.Go, inner.Plan, into)
		}
	}
}

func TestExcessPersonalData(t *testing.T) {
	t.Parallel()
	jones := func(fields string) string { return staff + "  b-jones: {name: Bryn Jones, " + fields + "}\n" }
	key := func(name string) []string {
		return []string{"warning people.yaml people.b-jones." + name + ": `" + name + "` is not needed for a catalogue; remove it — " +
			"delete `" + name + "` and what stands behind it: name, work e-mail address, unit and grade are enough; old versions of the file still hold it"}
	}
	private := []string{"warning people.yaml people.b-jones.email: the e-mail address of Bryn Jones is not a work address; remove it — " +
		"write an address that ends in one of `email_domains` (example.gov.uk), add its domain there in svc.yaml, or leave `email` out"}
	const none = "# whole file: svc.yaml\nschema: svc-settings/v1\nportfolios:\n  licensing: {name: Licensing}\n  shared: {name: Shared}\n"
	const other = settings + "email_domains: [\"@Example.org\", example.gov.uk]\n"
	ruletest.Try(t, people.ExcessPersonalData(), map[string]ruletest.Case{
		"date of birth":              {In: jones("dob: 1980-01-01"), Want: key("dob")},
		"home address":               {In: jones("home_address: 1 Quay Street"), Want: key("home_address")},
		"national insurance number":  {In: jones("ni_number: QQ123456C"), Want: key("ni_number")},
		"two of them":                {In: jones("dob: 1980-01-01, salary: 1"), Want: append(key("dob"), key("salary")...)},
		"without domains":            {In: none + jones("dob: 1980-01-01"), Want: key("dob")},
		"another unknown key":        {In: jones("shoe: 44")},
		"a key of the organisation":  {In: jones("x-desk: 4.12")},
		"under an own key":           {In: jones("x-dob: 1980-01-01"), Want: key("x-dob")},
		"an own key, no domains":     {In: none + jones("x-home-address: 1 Quay Street"), Want: key("x-home-address")},
		"the same key in an entry":   {In: "dob: 1980-01-01\n"},
		"a private address":          {In: jones("email: bryn@home.example"), Want: private},
		"an address that looks like": {In: jones("email: bryn@notexample.gov.uk"), Want: private},
		"a longer domain":            {In: jones("email: bryn@example.gov.uk.example"), Want: private},
		"a shorter domain":           {In: jones("email: bryn@gov.uk"), Want: private},
		"a part of the domain":       {In: jones("email: bryn@digital.example.gov.uk")},
		"in capitals":                {In: jones("email: Bryn.Jones@EXAMPLE.GOV.UK")},
		"the other domain":           {In: other + jones("email: bryn@example.org")},
		"no domains are set":         {In: none + jones("email: bryn@home.example")},
		"an empty list of them":      {In: settings + "email_domains: []\n" + jones("email: bryn@home.example")},
		"no address":                 {In: jones("unit: policy")},
		"a malformed one":            {In: jones("email: bryn@home")},
		"no people":                  {In: "# no file: people.yaml\n"},
		"work details only":          {In: ""},
	})
}
