package portfolio_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/rules/portfolio"
	"github.com/service-catalogue/svc/internal/rules/ruletest"
	"github.com/service-catalogue/svc/schema"
)

// entry lays a few blocks over a service of the base, or over the stub.
func entry(id, blocks string) string { return "# file: services/" + id + ".yaml\n" + blocks }

// entries lays the same blocks over several services.
func entries(count int, name, blocks string) string {
	var b strings.Builder
	for i := range count {
		b.WriteString(entry(fmt.Sprintf("%s-%d", name, i), blocks))
	}
	return b.String()
}

// leaving is people.yaml with a last working day for somebody.
func leaving(person, field, day string) string {
	return fmt.Sprintf("  %s: {name: %s, email: somebody@example.gov.uk, %s: %s}\n", person, strings.ToUpper(person), field, day)
}

const people = "# file: people.yaml\npeople:\n"

func TestOwnerOverload(t *testing.T) {
	t.Parallel()
	limits := func(text string) string { return "# file: svc.yaml\nlimits: {" + text + "}\n" }
	const two, since = "services_per_owner: 2", "owner: {person: a-khan, since: 2026-0%d-01}\n"
	third := func(month int) string { return entry("third", fmt.Sprintf(since, month)) }
	second := entry("second", fmt.Sprintf(since, 3))
	four := entries(3, "live", "phase: live\ntier: 1\nowner: a-khan\n") // with the base's own they are four of tier 1, a load of 8
	ruletest.Try(t, portfolio.OwnerOverload(), map[string]ruletest.Case{
		"as many as allowed": {In: limits(two) + second},
		"one more, at the one taken over last": {
			In: limits(two) + second + third(2),
			Want: []string{"warning services/second.yaml owner: Aisha Khan owns 3 services, load 3 of 8 — find another owner for some of them, " +
				"until there are at most 2 with a load of at most 8: second, third and renew-fishing-licence"},
		},
		"another one taken over last": {In: limits(two) + second + third(4), Want: []string{"warning services/third.yaml owner"}},
		"on one day, at the heavier": {
			In:   limits(two) + second + third(3) + "tier: 1\n",
			Want: []string{"warning services/third.yaml owner"},
		},
		"on one day and alike, at the first": {In: limits(two) + second + third(3), Want: []string{"warning services/second.yaml owner"}},
		"without a day comes behind":         {In: limits(two) + second + entry("third", "owner: a-khan\ntier: 1\n"), Want: []string{"warning services/second.yaml owner"}},
		"load of just the limit":             {In: four},
		"load above it": {
			In:   four + entry("live-3", "owner: a-khan\n"),
			Want: []string{"warning owner: Aisha Khan owns 5 services, load 8.5 of 8"},
		},
		"load above another limit":         {In: limits("owner_load: 1.99"), Want: []string{"warning services/shared-crm.yaml owner: Hana Ito owns 2 services, load 3 of 1.99"}},
		"load a hair above":                {In: limits("owner_load: 2.999"), Want: []string{"warning services/shared-crm.yaml owner: Hana Ito owns 2 services, load 3 of 2.999"}},
		"ended services do not count":      {In: limits(two) + second + third(4) + "phase: retirement\nretirement: {ends: 2026-06-14}\n"},
		"ending services do":               {In: limits(two) + second + third(4) + "phase: retirement\nretirement: {ends: 2026-06-15}\n", Want: []string{"warning services/third.yaml owner"}},
		"the second of two with one id":    {In: limits(two) + second + entry("third", "id: second\nowner: a-khan\n")},
		"an owner who has left":            {In: limits("services_per_owner: 1") + entry("one", "owner: d-lee\n") + entry("two", "owner: d-lee\n") + entry("address-lookup", "owner: c-osei\n")},
		"an owner who is unknown":          {In: limits("services_per_owner: 1") + entry("one", "owner: z-zed\n") + entry("two", "owner: z-zed\n") + entry("address-lookup", "owner: c-osei\n")},
		"no owner at all":                  {In: limits("services_per_owner: 1") + entry("one", "owner:\n") + entry("two", "owner:\n") + entry("address-lookup", "owner: c-osei\n")},
		"a team that is called one person": {In: limits("services_per_owner: 1") + entry("one", "owner: it-team\n") + entry("two", "owner: it-team\n") + entry("address-lookup", "owner: c-osei\n") + people + "  it-team: {name: IT team, email: it@example.gov.uk}\n"},
		"a waiver for the one taken over last": {
			In: limits(two) + second + third(4) + "waivers:\n  - {rule: PRT001, reason: Until the new owner starts, approved_by: c-osei, expires: 2026-12-31}\n",
		},
	})
}

func TestOwnerOverloadNamesNotTooMany(t *testing.T) {
	t.Parallel()
	many := entries(9, "one", "owner: a-khan\n")
	ruletest.More(t, portfolio.OwnerOverload(), map[string]ruletest.Case{
		"ten": {In: many, Want: []string{"warning owner: Aisha Khan owns 10 services, load 6.5 of 8 — find another owner for some of them, " +
			"until there are at most 7 with a load of at most 8: renew-fishing-licence, one-0, one-1, one-2, one-3, one-4, one-5, one-6 …"}},
	})
}

func TestOrphanedService(t *testing.T) {
	t.Parallel()
	const mend = "name a deputy who is here, so that somebody can decide, and then a new owner"
	ruletest.Try(t, portfolio.OrphanedService(), map[string]ruletest.Case{
		"owner and deputy are here": {},
		"owner left, no deputy": {
			In: "owner: d-lee\ndeputies: []\n",
			Want: []string{"error deputies: nobody covers renew-fishing-licence: Dan Lee left on 2025-08-31 and there is no deputy — " +
				"ask Charity Osei, who looks after the portfolio, to " + mend},
		},
		"the owner as deputy": {
			In:   "owner: d-lee\ndeputies: [d-lee]\n",
			Want: []string{"error deputies: nobody covers renew-fishing-licence: Dan Lee left on 2025-08-31 and there is no deputy"},
		},
		"owner left, deputy is here": {In: "owner: d-lee\n"},
		"owner and deputy left": {
			In:   "owner: d-lee\n" + people + leaving("b-jones", "left", "2026-06-14"),
			Want: []string{"error deputies: nobody covers renew-fishing-licence: Dan Lee left on 2025-08-31 and so has the only deputy, B-JONES"},
		},
		"the deputy's last day": {In: "owner: d-lee\n" + people + leaving("b-jones", "leaves", "2026-06-15")},
		"one of two deputies left": {
			In: "owner: d-lee\ndeputies: [b-jones, c-osei]\n" + people + leaving("b-jones", "left", "2026-06-14"),
		},
		"both deputies left": {
			In:   "owner: d-lee\ndeputies: [b-jones, j-poe]\n" + people + leaving("b-jones", "left", "2026-06-14") + leaving("j-poe", "left", "2026-06-14"),
			Want: []string{"error deputies: nobody covers renew-fishing-licence: Dan Lee left on 2025-08-31 and so have all deputies"},
		},
		"the owner's last day":    {In: "deputies: []\n" + people + leaving("a-khan", "leaves", "2026-06-15")},
		"the day after":           {In: "deputies: []\n" + people + leaving("a-khan", "leaves", "2026-06-14"), Want: []string{"error deputies"}},
		"in discovery too":        {In: entry("young", "owner: d-lee\ndeputies: []\n"), Want: []string{"error services/young.yaml deputies"}},
		"an ended service":        {In: "owner: d-lee\ndeputies: []\nphase: retirement\nretirement: {ends: 2026-06-14}\n"},
		"an owner who is unknown": {In: "owner: z-zed\ndeputies: []\n"},
		"a deputy who is unknown": {In: "owner: d-lee\ndeputies: [z-zed]\n"},
		"no owner":                {In: "owner:\ndeputies: []\n"},
		"a portfolio without owner": {
			In:   "owner: d-lee\ndeputies: []\n# file: svc.yaml\nportfolios:\n  licensing: {name: Licensing}\n",
			Want: []string{"error deputies: nobody covers renew-fishing-licence: Dan Lee left on 2025-08-31 and there is no deputy — " + mend},
		},
		"a portfolio of the one who left": {
			In:   "owner: d-lee\ndeputies: []\n# file: svc.yaml\nportfolios:\n  licensing: {name: Licensing, owner: d-lee}\n",
			Want: []string{"error deputies: nobody covers renew-fishing-licence: Dan Lee left on 2025-08-31 and there is no deputy — " + mend},
		},
		"deputies that cannot be read": {In: "owner: d-lee\ndeputies: b-jones\n"},
	})
}

func TestCoverConcentrated(t *testing.T) {
	t.Parallel()
	both := func(owner, deputy string) string {
		return people + leaving("a-khan", "leaves", owner) + leaving("b-jones", "leaves", deputy)
	}
	const pair = "deputies: [h-ito]\n# file: services/address-lookup.yaml\ndeputies: [a-khan]\n"
	ruletest.Try(t, portfolio.CoverConcentrated(), map[string]ruletest.Case{
		"nobody leaves": {},
		"all leave within the notice": {
			In: both("2026-09-15", "2026-06-15"),
			Want: []string{"warning deputies: cover for renew-fishing-licence fails together: its owner and deputies all leave by 2026-09-15 — " +
				"add a deputy who stays, and plan the handover from A-KHAN to a new owner"},
		},
		"the deputy leaves last":    {In: both("2026-06-15", "2026-09-15"), Want: []string{"warning deputies: cover for renew-fishing-licence fails together: its owner and deputies all leave by 2026-09-15"}},
		"the owner a day later":     {In: both("2026-09-16", "2026-06-15")},
		"the deputy a day later":    {In: both("2026-06-15", "2026-09-16")},
		"a longer notice":           {In: both("2026-09-16", "2026-06-15") + "# file: svc.yaml\nnotice: {leaver: P4M}\n", Want: []string{"warning deputies"}},
		"only the owner leaves":     {In: people + leaving("a-khan", "leaves", "2026-06-30")},
		"only the deputy leaves":    {In: people + leaving("b-jones", "leaves", "2026-06-30")},
		"one of two deputies stays": {In: "deputies: [b-jones, e-roy]\n" + both("2026-06-30", "2026-06-30")},
		"no deputy":                 {In: "deputies: []\n" + both("2026-06-30", "2026-06-30")},
		"the owner as deputy":       {In: "deputies: [a-khan]\n" + both("2026-06-30", "2026-06-30")},
		"the owner has left":        {In: both("2026-06-14", "2026-06-30")},
		"the deputy has left":       {In: both("2026-06-30", "2026-06-14")},
		"an unknown deputy":         {In: "deputies: [b-jones, z-zed]\n" + both("2026-06-30", "2026-06-30")},
		"before live":               {In: "phase: beta\n" + both("2026-06-30", "2026-06-30")},
		"in retirement":             {In: "phase: retirement\nretirement: {ends: 2026-06-15}\n" + both("2026-06-30", "2026-06-30"), Want: []string{"warning deputies"}},
		"ended":                     {In: "phase: retirement\nretirement: {ends: 2026-06-14}\n" + both("2026-06-30", "2026-06-30")},
		"each other's only deputy": {
			In: pair,
			Want: []string{
				"warning services/address-lookup.yaml deputies: cover for address-lookup fails together: Hana Ito and Aisha Khan are each other's only deputy, " +
					"here and for renew-fishing-licence — add a deputy besides Aisha Khan, so that the service still has somebody when both are away",
				"warning deputies: cover for renew-fishing-licence fails together: Aisha Khan and Hana Ito are each other's only deputy, here and for address-lookup",
			},
		},
		"written twice is still one":  {In: strings.ReplaceAll(pair, "[h-ito]", "[h-ito, h-ito]"), Want: []string{"warning services/address-lookup.yaml deputies", "warning deputies"}},
		"one of them has another":     {In: strings.ReplaceAll(pair, "[h-ito]", "[h-ito, b-jones]")},
		"the other one has":           {In: strings.ReplaceAll(pair, "[a-khan]", "[a-khan, b-jones]")},
		"in one direction only":       {In: "deputies: [h-ito]\n"},
		"the other service has ended": {In: pair + "phase: retirement\nretirement: {ends: 2026-06-14}\n"},
		"the other service is young":  {In: pair + "phase: beta\n", Want: []string{"warning deputies"}},
		"a pair of which both leave is named once": {In: pair + people + leaving("a-khan", "leaves", "2026-06-30") + leaving("h-ito", "leaves", "2026-06-30"), Want: []string{
			"warning services/address-lookup.yaml deputies: cover for address-lookup fails together: its owner and deputies all leave by 2026-06-30",
			"warning deputies: cover for renew-fishing-licence fails together: its owner and deputies all leave by 2026-06-30",
		}},
	})
}

func TestSinglePointOfFailure(t *testing.T) {
	t.Parallel()
	consumer := func(n int, dependencies string) string {
		return entry(fmt.Sprintf("consumer-%d", n), "dependencies:\n"+dependencies)
	}
	const critical = "  - {service: shared-crm, criticality: critical}\n"
	five := entries(4, "consumer", "dependencies:\n"+critical) // with the base's own
	const want = "info services/shared-crm.yaml id"
	limit := func(n int) string { return fmt.Sprintf("# file: svc.yaml\nlimits: {fan_in: %d}\n", n) }
	ruletest.Try(t, portfolio.SinglePointOfFailure(), map[string]ruletest.Case{
		"one relies on it":   {},
		"as many as allowed": {In: five},
		"one more": {
			In: five + consumer(4, critical),
			Want: []string{want + ": 6 services rely on shared-crm — " +
				"more than 5 is a lot: find a second provider, and let the services list both with one `group`"},
		},
		"another limit":               {In: limit(0), Want: []string{want + ": 1 service relies on shared-crm"}},
		"not critical":                {In: five + consumer(4, "  - {service: shared-crm, criticality: degrading}\n")},
		"criticality not stated":      {In: five + consumer(4, "  - {service: shared-crm}\n")},
		"with an alternative":         {In: five + consumer(4, "  - {service: shared-crm, criticality: critical, group: records}\n  - {service: address-lookup, criticality: critical, group: records}\n")},
		"a group of its own":          {In: five + consumer(4, "  - {service: shared-crm, criticality: critical, group: records}\n  - {service: address-lookup, criticality: critical, group: addresses}\n"), Want: []string{want}},
		"named twice by one":          {In: five + consumer(3, critical+critical)},
		"relied on by itself":         {In: limit(1) + entry("shared-crm", "dependencies:\n"+critical)},
		"by a service that has ended": {In: five + consumer(4, critical) + "phase: retirement\nretirement: {ends: 2026-06-14}\n"},
		"before live":                 {In: limit(0) + entry("shared-crm", "phase: beta\n")},
		"ended":                       {In: limit(0) + entry("shared-crm", "phase: retirement\nretirement: {ends: 2026-06-14}\n")},
		"on another day":              {In: limit(0) + entry("shared-crm", "phase: retirement\nretirement: {ends: 2026-06-14}\n"), Day: schema.Date(2026_06_14), Want: []string{want}},
		"of a target without entry":   {In: "dependencies:\n  - {service: shared-crn, criticality: critical}\n" + limit(0)},
	})
}
