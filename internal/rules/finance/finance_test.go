package finance_test

import (
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/rules/finance"
	"github.com/service-catalogue/svc/internal/rules/ruletest"
	"github.com/service-catalogue/svc/schema"
)

// try runs a rule on the one service, without the others of the base, of which less is known.
func try(t *testing.T, rule *lint.Rule, cases map[string]ruletest.Case) {
	t.Helper()
	for name, c := range cases {
		c.In += "# no file: services/shared-crm.yaml\n# no file: services/address-lookup.yaml\n"
		cases[name] = c
	}
	ruletest.Try(t, rule, cases)
}

// budgets is a finance block with these budgets, each as the inside of a mapping.
func budgets(list ...string) string {
	return "finance:\n  budgets:\n    - {" + strings.Join(list, "}\n    - {") + "}\n"
}

const over = "phase: retirement\nretirement: {ends: 2026-06-14}\n"

func TestBudgetMissing(t *testing.T) {
	t.Parallel()
	const (
		want     = "error finance.budgets: no 2026-27 budget; the owner holds it"
		lastYear = "year: 2025-26, amount: 5"
	)
	try(t, finance.BudgetMissing(), map[string]ruletest.Case{
		"there":                           {},
		"no finance":                      {In: "finance:\n", Want: []string{want + " — agree on the money for the year, and add it to `budgets` in `finance`: `{year: 2026-27, amount: 100000}`"}},
		"no budgets":                      {In: "finance: {budgets: []}\n", Want: []string{want}},
		"of last year":                    {In: budgets(lastYear), Want: []string{want}},
		"of both years":                   {In: budgets(lastYear, "year: 2026-27, amount: 5")},
		"of nothing":                      {In: budgets("year: 2026-27, amount: 0")},
		"the last day of the year before": {In: budgets(lastYear), Day: schema.Date(2026_03_31)},
		"the first day of the year":       {In: budgets(lastYear), Day: schema.Date(2026_04_01), Want: []string{want}},
		"a year that starts in July":      {In: budgets(lastYear) + "# file: svc.yaml\nfinancial_year_starts: \"07-01\"\n"},
		"a year that starts in June":      {In: budgets(lastYear) + "# file: svc.yaml\nfinancial_year_starts: \"06-15\"\n", Want: []string{want}},
		"in beta":                         {In: "phase: beta\nfinance:\n", Want: []string{want}},
		"in alpha":                        {In: "phase: alpha\nfinance:\n", Want: []string{"warning finance.budgets"}},
		"in discovery":                    {In: "phase: discovery\nfinance:\n"},
		"retirement over":                 {In: over + "finance:\n"},
		"not to be read":                  {In: "finance: rich\n"},
		"a year not to be read":           {In: budgets("year: 2026, amount: 5")},
	})
}

func TestOverAllocated(t *testing.T) {
	t.Parallel()
	allocated := func(year, first, second string) string {
		return budgets("year: " + year + ", amount: 1200000, allocations: [{area: delivery, amount: " + first + "}, {area: operations" + second + "}]")
	}
	const path = "finance.budgets[2026-27].allocations: "
	try(t, finance.OverAllocated(), map[string]ruletest.Case{
		"all of it": {},
		"too much": {
			In: allocated("2026-27", "700000", ", amount: 600000"),
			Want: []string{"error " + path + "allocated GBP 1,300,000 of GBP 1,200,000 in 2026-27 — " +
				"take GBP 100,000 from the areas of least priority, or have the budget raised"},
		},
		"a penny too much":    {In: allocated("2026-27", "700000", ", amount: 500000.01"), Want: []string{"error " + path + "allocated GBP 1,200,000.01 of GBP 1,200,000 in 2026-27"}},
		"in another currency": {In: allocated("2026-27", "700000", ", amount: 600000") + "# file: svc.yaml\ncurrency: SEK\n", Want: []string{"error " + path + "allocated SEK 1,300,000 of SEK 1,200,000 in 2026-27"}},
		"something left": {
			In: allocated("2026-27", "700000", ", amount: 400000.50"),
			Want: []string{"info " + path + "allocated GBP 1,100,000.50 of GBP 1,200,000 in 2026-27 — " +
				"decide what the other GBP 99,999.50 are for, or keep them as an area of their own, such as reserve"},
		},
		"something left of last year":      {In: allocated("2025-26", "700000", ", amount: 400000")},
		"something left of next year":      {In: allocated("2027-28", "700000", ", amount: 400000"), Want: []string{"info finance.budgets[2027-28].allocations"}},
		"too much of last year":            {In: allocated("2025-26", "700000", ", amount: 600000"), Want: []string{"error finance.budgets[2025-26].allocations"}},
		"an area without amount":           {In: allocated("2026-27", "700000", "")},
		"too much, an area without amount": {In: allocated("2026-27", "1300000", ""), Want: []string{"error finance.budgets[2026-27].allocations"}},
		"nothing allocated":                {In: budgets("year: 2026-27, amount: 5")},
		"an empty list":                    {In: budgets("year: 2026-27, amount: 5, allocations: []")},
		"no amount":                        {In: budgets("year: 2026-27, allocations: [{area: a, amount: 1}]")},
		"no finance":                       {In: "finance:\n"},
		"in alpha":                         {In: "phase: alpha\n" + allocated("2026-27", "700000", ", amount: 600000"), Want: []string{"error finance.budgets[2026-27].allocations"}},
		"in discovery":                     {In: "phase: discovery\n" + allocated("2026-27", "700000", ", amount: 600000")},
	})
}

func TestFundingGap(t *testing.T) {
	t.Parallel()
	funding := func(list string) string {
		return budgets("year: 2026-27, amount: 1200000") + "  funding: [" + list + "]\n"
	}
	const path = "error finance.funding: "
	try(t, finance.FundingGap(), map[string]ruletest.Case{
		"enough": {},
		"too little": {
			In: funding("{source: vote, year: 2026-27, amount: 1000000}"),
			Want: []string{path + "funding GBP 1,000,000, budget GBP 1,200,000, gap GBP 200,000, in 2026-27 — " +
				"find who pays the rest and add it to `funding`: `{source: …, year: 2026-27, amount: …}`; or lower the budget"},
		},
		"a penny":               {In: funding("{source: vote, year: 2026-27, amount: 1199999.99}"), Want: []string{path + "funding GBP 1,199,999.99, budget GBP 1,200,000, gap GBP 0.01, in 2026-27"}},
		"equal, of two sources": {In: funding("{source: vote, year: 2026-27, amount: 1000000}, {source: charges, year: 2026-27, amount: 200000}")},
		"more":                  {In: funding("{source: vote, year: 2026-27, amount: 1200001}")},
		"of last year":          {In: funding("{source: vote, year: 2025-26, amount: 1200000}"), Want: []string{path + "funding GBP 0, budget GBP 1,200,000, gap GBP 1,200,000, in 2026-27"}},
		"none":                  {In: funding(""), Want: []string{path + "funding GBP 0, budget GBP 1,200,000, gap GBP 1,200,000, in 2026-27"}},
		"an amount not stated": {
			In:   funding("{source: vote, year: 2026-27, amount: 1000000}, {source: charges, year: 2026-27}"),
			Want: []string{path + "funding GBP 1,000,000, budget GBP 1,200,000, gap GBP 200,000, in 2026-27 — write the `amount` that comes from charges in 2026-27"},
		},
		"no budget, which FIN001 reports": {In: budgets("year: 2025-26, amount: 5")},
		"a budget without amount":         {In: budgets("year: 2026-27")},
		"a budget of nothing":             {In: budgets("year: 2026-27, amount: 0")},
		"no finance":                      {In: "finance:\n"},
		"funding not to be read":          {In: budgets("year: 2026-27, amount: 5") + "  funding: plenty\n"},
		"in beta":                         {In: "phase: beta\n" + funding(""), Want: []string{"error finance.funding"}},
		"in alpha":                        {In: "phase: alpha\n" + funding("")},
	})
}

func TestFundingOrContractEnding(t *testing.T) {
	t.Parallel()
	funding := func(list string) string { return "finance: {funding: [" + list + "]}\n" }
	contract := func(end string) string {
		return "finance: {contracts: [{ref: C-19, supplier: Acme CRM, ends: " + end + "}]}\n"
	}
	const (
		money  = "warning finance.funding[vote/2026-27].ends: "
		paper  = "warning finance.contracts[C-19].ends: contract C-19 with Acme CRM "
		p1m    = "# file: svc.yaml\nnotice: {funding: P1M, contract: P1M}\n"
		ending = "phase: retirement\nretirement: {ends: 2026-12-01}\n"
	)
	vote := func(end string) string { return funding("{source: vote, year: 2026-27, amount: 5, ends: " + end + "}") }
	try(t, finance.FundingOrContractEnding(), map[string]ruletest.Case{
		"neither": {},
		"funding within six months": {
			In: vote("2026-11-30"),
			Want: []string{money + "funding from vote ends 2026-11-30 — " +
				"agree with them what comes after, and write the new last day in `ends` or add the next year to `funding`"},
		},
		"funding on the last day of notice": {In: vote("2026-12-15"), Want: []string{money + "funding from vote ends 2026-12-15"}},
		"funding a day later":               {In: vote("2026-12-16")},
		"funding that ends today":           {In: vote("2026-06-15"), Want: []string{money + "funding from vote ends 2026-06-15"}},
		"funding that has ended":            {In: vote("2026-06-14"), Want: []string{money + "funding from vote ended 2026-06-14"}},
		"funding of the year before":        {In: funding("{source: vote, year: 2025-26, amount: 5, ends: 2026-03-31}")},
		"funding that ended and goes on":    {In: funding("{source: vote, year: 2026-27, ends: 2026-06-14}, {source: vote, year: 2026-27, ends: 2027-11-30}")},
		"funding without end":               {In: funding("{source: vote, year: 2026-27, amount: 5}")},
		"funding that goes on":              {In: funding("{source: vote, year: 2026-27, ends: 2026-11-30}, {source: vote, year: 2027-28, ends: 2027-11-30}")},
		"funding of which another goes on":  {In: funding("{source: vote, year: 2026-27, ends: 2026-11-30}, {source: grant, year: 2026-27, ends: 2027-11-30}"), Want: []string{money + "funding from vote ends 2026-11-30"}},
		"funding, less notice":              {In: vote("2026-07-16") + p1m},
		"funding, less notice, last day":    {In: vote("2026-07-15") + p1m, Want: []string{"warning finance.funding[vote/2026-27].ends"}},
		"a contract within six months": {
			In:   contract("2026-11-30"),
			Want: []string{paper + "ends 2026-11-30 — renew it and write the new last day in `ends`, or remove it if nothing of it is needed any more"},
		},
		"a contract on the last day of notice": {In: contract("2026-12-15"), Want: []string{paper + "ends 2026-12-15"}},
		"a contract a day later":               {In: contract("2026-12-16")},
		"a contract that ends today":           {In: contract("2026-06-15"), Want: []string{paper + "ends 2026-06-15"}},
		"a contract that has ended":            {In: contract("2026-06-14"), Want: []string{paper + "ended 2026-06-14"}},
		"a contract without end":               {In: "finance: {contracts: [{ref: C-19}]}\n"},
		"a contract without supplier":          {In: "finance: {contracts: [{ref: C-19, ends: 2026-07-01}]}\n", Want: []string{"warning finance.contracts[C-19].ends: contract C-19 with its supplier ends 2026-07-01"}},
		"a contract, less notice":              {In: contract("2026-07-16") + p1m},
		"a contract, less notice, last day":    {In: contract("2026-07-15") + p1m, Want: []string{"warning finance.contracts[C-19].ends"}},
		"with the service":                     {In: ending + vote("2026-12-01")},
		"after the service":                    {In: ending + contract("2026-12-02")},
		"before the service":                   {In: ending + contract("2026-11-30"), Want: []string{paper + "ends 2026-11-30"}},
		"no finance":                           {In: "finance:\n"},
		"in beta":                              {In: "phase: beta\n" + contract("2026-11-30"), Want: []string{"warning finance.contracts[C-19].ends"}},
		"in alpha":                             {In: "phase: alpha\n" + contract("2026-11-30")},
	})
}

func TestForecastOverspend(t *testing.T) {
	t.Parallel()
	spent := func(amount, to string) string {
		return budgets("year: 2026-27, amount: 1200000, spent: {to: " + to + ", amount: " + amount + "}")
	}
	const path = "warning finance.budgets[2026-27].spent.amount: "
	try(t, finance.ForecastOverspend(), map[string]ruletest.Case{
		"on course": {},
		"F19":       {In: spent("750000", "2026-10-31"), Day: schema.Date(2026_11_10)},
		"too much": {
			In: spent("250000", "2026-05-31"),
			Want: []string{path + "on course to spend GBP 1,500,000, budget GBP 1,200,000 (+25%) — " +
				"re-plan with the team what the year still holds, or ask for more money before it runs out; up to 10% over is let pass"},
		},
		"exactly at the limit":     {In: spent("220000", "2026-05-31")},
		"a penny above, unrounded": {In: spent("220000.01", "2026-05-31"), Want: []string{path + "on course to spend GBP 1,320,000.06, budget GBP 1,200,000 (+10.00001%)"}},
		"by the days of a month":   {In: spent("275000", "2026-06-15")},
		"another limit":            {In: spent("210001", "2026-05-31") + "# file: svc.yaml\nlimits: {budget_variance_percent: 5}\n", Want: []string{"warning finance.budgets[2026-27].spent.amount"}},
		"another limit, at it":     {In: spent("210000", "2026-05-31") + "# file: svc.yaml\nlimits: {budget_variance_percent: 5}\n"},
		"in the first month":       {In: spent("900000", "2026-04-29")},
		"after the first month":    {In: spent("900000", "2026-04-30"), Want: []string{path + "on course to spend GBP 10,800,000, budget GBP 1,200,000 (+800%)"}},
		"before the year":          {In: spent("900000", "2026-03-31")},
		"a budget of nothing":      {In: budgets("year: 2026-27, amount: 0, spent: {to: 2026-05-31, amount: 5}")},
		"nothing spent":            {In: budgets("year: 2026-27, amount: 5")},
		"last year":                {In: budgets("year: 2025-26, amount: 5, spent: {to: 2026-03-31, amount: 500}")},
		"no finance":               {In: "finance:\n"},
		"spent without a day":      {In: budgets("year: 2026-27, amount: 5, spent: {amount: 500}")},
		"in alpha":                 {In: "phase: alpha\n" + spent("250000", "2026-05-31"), Want: []string{"warning finance.budgets[2026-27].spent.amount"}},
		"in discovery":             {In: "phase: discovery\n" + spent("250000", "2026-05-31")},
	})
}

func TestBenefitUntracked(t *testing.T) {
	t.Parallel()
	benefit := func(rest string) string { return "benefits:\n  - {id: b1" + rest + "}\n" }
	const path = "warning benefits[b1]: benefit b1 cannot be proved: lacks "
	try(t, finance.BenefitUntracked(), map[string]ruletest.Case{
		"tracked": {},
		"no benefits": {
			In: "benefits: []\n",
			Want: []string{"warning benefits: renew-fishing-licence states no benefit, so nobody can tell what its money buys — " +
				"add one: `benefits: [{id: b1, text: …, measure: …, baseline: …, target: …, due: …, owner: …}]`"},
		},
		"nothing": {
			In: benefit(""),
			Want: []string{path + "`measure`, `baseline`, `target`, `owner` and `due` — " +
				"agree on `measure`, `baseline`, `target`, `owner` and `due` with finance, and add what is missing to the benefit"},
		},
		"no measure":           {In: benefit(", baseline: 1, target: 2, owner: a-khan, due: 2027-01-01"), Want: []string{path + "`measure`"}},
		"no baseline":          {In: benefit(", measure: post, target: 2, owner: a-khan, due: 2027-01-01"), Want: []string{path + "`baseline`"}},
		"no target":            {In: benefit(", measure: post, baseline: 1, owner: a-khan, due: 2027-01-01"), Want: []string{path + "`target`"}},
		"no owner":             {In: benefit(", measure: post, baseline: 1, target: 2, due: 2027-01-01"), Want: []string{path + "`owner`"}},
		"no due":               {In: benefit(", measure: post, baseline: 1, target: 2, owner: a-khan"), Want: []string{path + "`due`"}},
		"from 0 to 0":          {In: benefit(", measure: post, baseline: 0, target: 0, owner: a-khan, due: 2027-01-01")},
		"the second of two":    {In: benefit(", measure: post, baseline: 1, target: 2, owner: a-khan, due: 2027-01-01") + "  - {id: b2}\n", Want: []string{"warning benefits[b2]"}},
		"without an id":        {In: "benefits: [{text: Less post}]\n"},
		"a due that cannot be": {In: benefit(", measure: post, baseline: 1, target: 2, owner: a-khan, due: 2027-02-30")},
		"that cannot be read":  {In: "benefits: many\n"},
		"in beta":              {In: "phase: beta\nbenefits: []\n", Want: []string{"warning benefits"}},
		"in alpha":             {In: "phase: alpha\nbenefits: []\n"},
	})
}

func TestBusinessCaseStale(t *testing.T) {
	t.Parallel()
	businessCase := func(rest string) string { return "finance:\n  business_case: {stage: FBC" + rest + "}\n" }
	const (
		path  = "warning finance.business_case.reviewed: business case "
		help  = " — check that the case still holds, and set `reviewed` in `business_case` to that day"
		older = "phase_history: [{phase: beta, from: 2020-01-01, to: 2024-12-31}]\n"
	)
	try(t, finance.BusinessCaseStale(), map[string]ruletest.Case{
		"reviewed": {},
		"no case": {
			In: "finance: {}\n",
			Want: []string{"warning finance.business_case: renew-fishing-licence has no business case — " +
				"write one, have it approved, and add to `finance`: `business_case: {stage: OBC, approved: …, reviewed: …}`"},
		},
		"no finance":                    {In: "finance:\n", Want: []string{"warning finance.business_case"}},
		"never reviewed":                {In: businessCase(""), Want: []string{path + "was never reviewed" + help}},
		"twelve months ago":             {In: older + businessCase(", reviewed: 2025-06-15")},
		"a day more":                    {In: older + businessCase(", reviewed: 2025-06-14"), Want: []string{path + "last reviewed 2025-06-14" + help + "; once in 12 months is enough"}},
		"approved later than reviewed":  {In: older + businessCase(", approved: 2026-01-10, reviewed: 2024-01-10")},
		"approved twelve months ago":    {In: older + businessCase(", approved: 2025-06-15")},
		"before live began":             {In: businessCase(", reviewed: 2025-12-31"), Want: []string{path + "last reviewed 2025-12-31, before live began on 2026-01-01" + help}},
		"on the day live began":         {In: businessCase(", reviewed: 2026-01-01")},
		"live with an entry of its own": {In: "phase_history: [{phase: live, from: 2026-02-01}]\n" + businessCase(", reviewed: 2026-01-31"), Want: []string{path + "last reviewed 2026-01-31, before live began on 2026-02-01"}},
		"no history":                    {In: "phase_history: []\n" + businessCase(", reviewed: 2025-12-31")},
		"both, reported once":           {In: businessCase(", reviewed: 2025-01-01"), Want: []string{path + "last reviewed 2025-01-01"}},
		"a review that cannot be":       {In: businessCase(", reviewed: 2026-02-30")},
		"that cannot be read":           {In: "finance: {business_case: good}\n"},
		"in alpha":                      {In: "phase: alpha\nfinance:\n", Want: []string{"warning finance.business_case"}},
		"in discovery":                  {In: "phase: discovery\nfinance:\n"},
	})
}

func TestSprintCostMissing(t *testing.T) {
	t.Parallel()
	sprints := func(list string) string { return "phase: beta\nfinance: {sprints: [" + list + "]}\n" }
	const (
		want = "info finance.sprints: no recent cost per sprint or value"
		help = " — add the last sprint to `sprints` in `finance`: `{id: …, from: …, to: …, cost: …, value: what it brought}`"
	)
	try(t, finance.SprintCostMissing(), map[string]ruletest.Case{
		"a sprint last week":        {In: "phase: beta\n"},
		"none, F20 in the help":     {In: sprints(""), Want: []string{want + help + "; two weeks of this team cost GBP 45,000"}},
		"none, a team without rate": {In: "team: {fte: 7}\n" + sprints(""), Want: []string{want + help}},
		"none, no team":             {In: "team:\n" + sprints(""), Want: []string{want + help}},
		"no finance":                {In: "phase: beta\nfinance:\n", Want: []string{want}},
		"90 days ago":               {In: sprints("{id: s1, from: 2026-03-05, to: 2026-03-17, cost: 5, value: Refunds}")},
		"91 days ago":               {In: sprints("{id: s1, from: 2026-03-05, to: 2026-03-16, cost: 5, value: Refunds}"), Want: []string{want}},
		"without last day":          {In: sprints("{id: s1, from: 2026-03-17, cost: 5, value: Refunds}")},
		"without any day":           {In: sprints("{id: s1, cost: 5, value: Refunds}"), Want: []string{want}},
		"one that goes on":          {In: sprints("{id: s1, from: 2026-06-15, to: 2026-06-26, cost: 5, value: Refunds}")},
		"one to come":               {In: sprints("{id: s1, from: 2026-06-16, to: 2026-06-26, cost: 5, value: Refunds}"), Want: []string{want}},
		"without cost":              {In: sprints("{id: s1, from: 2026-06-01, to: 2026-06-12, value: Refunds}"), Want: []string{want}},
		"without value":             {In: sprints("{id: s1, from: 2026-06-01, to: 2026-06-12, cost: 5}"), Want: []string{want}},
		"cost and value apart":      {In: sprints("{id: s1, to: 2026-06-12, cost: 5}, {id: s2, to: 2026-06-12, value: Refunds}"), Want: []string{want}},
		"one of two":                {In: sprints("{id: s1}, {id: s2, to: 2026-06-12, cost: 5, value: Refunds}")},
		"that cannot be read":       {In: "phase: beta\nfinance: {sprints: many}\n"},
		"in alpha":                  {In: "phase: alpha\nfinance:\n", Want: []string{want}},
		"live":                      {In: "finance:\n"},
		"in discovery":              {In: "phase: discovery\nfinance:\n"},
	})
}
