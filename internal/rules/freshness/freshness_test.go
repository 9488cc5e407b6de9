package freshness_test

import (
	"testing"

	"github.com/service-catalogue/svc/internal/rules/freshness"
	"github.com/service-catalogue/svc/internal/rules/ruletest"
	"github.com/service-catalogue/svc/schema"
)

func day(month, day schema.Date) schema.Date { return 2026_00_00 + month*100 + day }

func TestEntryReviewOverdue(t *testing.T) {
	t.Parallel()
	interval := func(text string) string { return "# file: svc.yaml\nintervals: {entry_review: " + text + "}\n" }
	ruletest.Try(t, freshness.EntryReviewOverdue(), map[string]ruletest.Case{
		"lately":         {},
		"on the due day": {In: "reviewed: 2025-12-15\n"},
		"a day later": {
			In: "reviewed: 2025-12-14\n",
			Want: []string{"warning reviewed: entry last confirmed 2025-12-14; owner must confirm it is accurate — " +
				"ask Aisha Khan to read the entry and mend what has changed, and then write `reviewed: 2026-06-15`"},
		},
		"twice the interval to the day":       {In: "reviewed: 2025-06-15\n", Want: []string{"warning reviewed"}},
		"twice the interval and a day":        {In: "reviewed: 2025-06-14\n", Want: []string{"error reviewed: entry last confirmed 2025-06-14; owner must confirm it is accurate"}},
		"end of a month":                      {In: "reviewed: 2025-08-31\n", Day: day(2, 28)},
		"the day after the end of a month":    {In: "reviewed: 2025-08-31\n", Day: day(3, 1), Want: []string{"warning reviewed"}},
		"twice counts months, not half twice": {In: "reviewed: 2025-08-31\n", Day: day(8, 31), Want: []string{"warning reviewed"}},
		"and the day after that is too late":  {In: "reviewed: 2025-08-31\n", Day: day(9, 1), Want: []string{"error reviewed"}},
		"another interval":                    {In: "reviewed: 2026-05-14\n" + interval("P1M") + "# file: services/shared-crm.yaml\nreviewed: 2026-05-15\n", Want: []string{"warning reviewed"}},
		"in discovery":                        {In: "phase: discovery\nreviewed: 2025-12-14\n", Want: []string{"warning reviewed"}},
		"in retirement":                       {In: "phase: retirement\nretirement: {ends: 2026-06-15}\nreviewed: 2025-12-14\n", Want: []string{"warning reviewed"}},
		"ended":                               {In: "phase: retirement\nretirement: {ends: 2026-06-14}\nreviewed: 2020-01-01\n"},
		"never: that is said elsewhere":       {In: "reviewed:\n"},
		"a day that does not exist":           {In: "reviewed: 2025-02-30\n"},
		"in the future: that is FRS002":       {In: "reviewed: 2062-06-01\n"},
		"without an owner": {
			In:   "owner:\nreviewed: 2025-12-14\n",
			Want: []string{"warning reviewed: entry last confirmed 2025-12-14; owner must confirm it is accurate — ask the owner to read the entry and mend what has changed, and then write `reviewed: 2026-06-15`"},
		},
	})
}

func TestDateInFuture(t *testing.T) {
	t.Parallel()
	const help = " — it records what has happened, so write the day on which it did, not after 2026-06-15; leave it out until then"
	ruletest.Try(t, freshness.DateInFuture(), map[string]ruletest.Case{
		"all behind us": {},
		"today":         {In: "reviewed: 2026-06-15\n"},
		"tomorrow":      {In: "reviewed: 2026-06-16\n", Want: []string{"error reviewed: `reviewed` 2026-06-16 is in the future" + help}},
		"one finding for each date": {
			In: "owner: {person: a-khan, since: 2062-09-01}\nreviewed: 2062-06-01\nreviews:\n" +
				"  - {kind: internal, date: 2062-05-12}\n  - {kind: internal, date: 2026-05-12}\n",
			Want: []string{"error owner.since", "error reviewed", "error reviews[internal/2062-05-12].date"},
		},
		"deep in the entry": {
			In: "slas:\n  - id: sla-ea\n    agreed: {by: [h-ito], date: 2026-06-16}\n    measured:\n      - {period: 2026-06}\n      - {period: 2026-07}\n",
			Want: []string{
				"error slas[sla-ea].agreed.date: `slas[sla-ea].agreed.date` 2026-06-16 is in the future",
				"error slas[sla-ea].measured[2026-07].period: `slas[sla-ea].measured[2026-07].period` 2026-07 is in the future",
			},
		},
		"months begin on their first day": {In: "performance:\n  - {period: 2026-07}\n", Day: day(7, 1)},
		"plans may lie ahead": {
			In: "capacity: {forecast_for: 2062-04-01}\nslas:\n  - {id: sla-ea, valid: {from: 2062-04-01, to: 2063-03-31}, review_by: 2062-12-31}\n" +
				"changes:\n  - {ref: CHG-77, date: 2062-11-03}\n",
		},
		"in discovery": {In: "phase: discovery\nreviewed: 2026-06-16\n", Want: []string{"error reviewed"}},
		"ended":        {In: "phase: retirement\nretirement: {ends: 2026-06-14}\nreviewed: 2026-06-16\n"},
		"people": {
			In: "# file: people.yaml\npeople:\n  b-jones: {name: Bryn Jones, email: bryn.jones@example.gov.uk, left: 2026-06-16}\n" +
				"  j-poe: {name: Jo Poe, email: jo.poe@example.gov.uk, left: 2026-06-15}\n" +
				"  f-wu: {name: Fen Wu, email: fen.wu@example.gov.uk, leaves: 2026-06-16}\n" +
				"  g-abe: {name: Gen Abe, email: gen.abe@example.gov.uk, skills: {assessed: 2026-06-16}}\n",
			Want: []string{
				"error people.yaml people.b-jones.left: `people.b-jones.left` 2026-06-16 is in the future",
				"error people.yaml people.g-abe.skills.assessed",
			},
		},
		"roles":    {In: "# whole file: roles.yaml\nschema: svc-roles/v1\nreviewed: 2026-06-16\n", Want: []string{"error roles.yaml reviewed: `reviewed` 2026-06-16 is in the future"}},
		"no roles": {In: "# no file: roles.yaml\n"},
	})
}

func TestServiceReviewOverdue(t *testing.T) {
	t.Parallel()
	rest := "# file: services/shared-crm.yaml\nphase: beta\n# file: services/address-lookup.yaml\nphase: alpha\n"
	reviews := func(internal, customer string) string {
		return "reviews:\n  - {kind: internal, date: " + internal + "}\n  - {kind: customer, date: " + customer + "}\n"
	}
	const (
		missing  = "warning reviews: no internal review is recorded — review the service with the people who run it, and add it to `reviews` with `kind: internal`, its date, and who was there in `provider`"
		customer = "warning reviews: no customer review is recorded — review the service with its customers, and add it to `reviews` with `kind: customer`, its date, and who was there in `provider`"
	)
	ruletest.Try(t, freshness.ServiceReviewOverdue(), map[string]ruletest.Case{
		"both in time, others too young": {In: rest},
		"both on their due day":          {In: reviews("2026-03-15", "2025-06-15") + rest},
		"internal a day late": {
			In: reviews("2026-03-14", "2025-06-15") + rest,
			Want: []string{"warning reviews[internal/2026-03-14].date: last internal review 2026-03-14; the next was due 2026-06-14 — " +
				"review the service with the people who run it, and add it to `reviews`"},
		},
		"with customers a day late": {
			In:   reviews("2026-03-15", "2025-06-14") + rest,
			Want: []string{"warning reviews[customer/2025-06-14].date: last customer review 2025-06-14; the next was due 2026-06-14"},
		},
		"the last one counts, wherever it stands": {In: "reviews:\n  - {kind: internal, date: 2026-05-12}\n  - {kind: internal, date: 2025-01-12}\n  - {kind: customer, date: 2026-03-20}\n" + rest},
		"never any":                   {In: "reviews: []\n" + rest, Want: []string{customer, missing}},
		"without the block":           {In: "reviews:\n" + rest, Want: []string{customer, missing}},
		"none with customers":         {In: "reviews:\n  - {kind: internal, date: 2026-05-12}\n" + rest, Want: []string{customer}},
		"no customers, no review":     {In: "customers: []\nreviews:\n  - {kind: internal, date: 2026-05-12}\n" + rest},
		"other intervals":             {In: rest + "# file: svc.yaml\nintervals: {internal_review: P1M, customer_review: P1M}\n", Want: []string{"warning reviews[internal/2026-05-12].date", "warning reviews[customer/2026-03-20].date"}},
		"held ahead: that is FRS002":  {In: reviews("2062-03-15", "2062-06-15") + rest},
		"reviews that cannot be read": {In: "reviews: last week\n" + rest},
		"a date that cannot be read":  {In: "reviews:\n  - {kind: internal, date: 2026-05-32}\n  - {kind: customer, date: 2026-03-20}\n" + rest},
		"in beta":                     {In: "phase: beta\nreviews: []\n" + rest},
		"in retirement":               {In: "phase: retirement\nretirement: {ends: 2026-06-15}\nreviews: []\n" + rest, Want: []string{customer, missing}},
		"ended":                       {In: "phase: retirement\nretirement: {ends: 2026-06-14}\nreviews: []\n" + rest},
	})
}

func TestReviewWithoutProvider(t *testing.T) {
	t.Parallel()
	ruletest.Try(t, freshness.ReviewWithoutProvider(), map[string]ruletest.Case{
		"always somebody there": {},
		"nobody at one": {
			In: "reviews:\n  - {kind: internal, date: 2026-05-12, provider: [e-roy]}\n  - {kind: customer, date: 2026-03-20, with: [env-agency]}\n",
			Want: []string{"warning reviews[customer/2026-03-20].provider: nobody represented the provider on 2026-03-20 — " +
				"add who was there for the provider, such as `provider: [a-khan]`, and send somebody next time"},
		},
		"an empty list":                  {In: "reviews:\n  - {kind: internal, date: 2026-05-12, provider: []}\n", Want: []string{"warning reviews[internal/2026-05-12].provider"}},
		"at each of two":                 {In: "reviews:\n  - {kind: internal, date: 2026-05-12}\n  - {kind: internal, date: 2026-05-13}\n", Want: []string{"warning reviews[internal/2026-05-12].provider", "warning reviews[internal/2026-05-13].provider"}},
		"no reviews at all":              {In: "reviews: []\n"},
		"a review without a date":        {In: "reviews:\n  - {kind: internal}\n"},
		"a provider that cannot be read": {In: "reviews:\n  - {kind: internal, date: 2026-05-12, provider: e-roy}\n"},
		"without an owner":               {In: "owner:\nreviews:\n  - {kind: internal, date: 2026-05-12}\n", Want: []string{"warning reviews[internal/2026-05-12].provider: nobody represented the provider on 2026-05-12 — add who was there for the provider, such as `provider: [a-khan]`, and send somebody next time"}},
		"in beta":                        {In: "phase: beta\nreviews:\n  - {kind: internal, date: 2026-05-12}\n"},
		"ended":                          {In: "phase: retirement\nretirement: {ends: 2026-06-14}\nreviews:\n  - {kind: internal, date: 2026-05-12}\n"},
	})
}
