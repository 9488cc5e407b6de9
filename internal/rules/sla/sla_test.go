package sla_test

import (
	"os"
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/rules/ruletest"
	"github.com/service-catalogue/svc/internal/rules/sla"
	"github.com/service-catalogue/svc/schema"
)

// item is a whole agreement in the form of a list item, in which lines are replaced by those with the same key; a key
// without a value takes its line away.
func item(changes ...string) string {
	lines := []string{
		"id: sla-ea", "customer: env-agency", "valid: {from: 2026-04-01, to: 2027-03-31}", "review_by: 2026-12-31",
		"agreed: {by: [h-ito, a-khan], date: 2026-03-20}", "service_hours: always", "support_hours: office",
		"availability_percent: 99.5", "incident: {p1: {response_minutes: 15, resolve_minutes: 240}}", "rto_minutes: 180", "rpo_minutes: 15",
		"measured_by: \"https://status.example.gov.uk\"",
	}
	for _, change := range changes {
		key, _, _ := strings.Cut(change, ":")
		found := false
		for i, line := range lines {
			if strings.HasPrefix(line, key+":") {
				lines[i], found = change, true
			}
		}
		if !found {
			lines = append(lines, change)
		}
	}
	return "  - " + strings.Join(lines, "\n    ") + "\n"
}

// one is the list with a single agreement, changed.
func one(changes ...string) string { return "slas:\n" + item(changes...) }

// second is another agreement behind the first, sla-2, changed.
func second(changes ...string) string { return item(append(changes, "id: sla-2")...) }

// in2026 is a day of that year.
func in2026(month, day schema.Date) schema.Date { return 2026_00_00 + month*100 + day }

func TestSLAMissing(t *testing.T) {
	t.Parallel()
	const (
		two   = "customers: [{id: env-agency, name: Rivers Agency}, {id: clubs, name: Angling Clubs}]\n"
		clubs = "customers[clubs]: renew-fishing-licence is live with no SLA for Angling Clubs"
		none  = "slas: renew-fishing-licence is live with no SLA for its customers"
	)
	ruletest.Try(t, sla.SLAMissing(), map[string]ruletest.Case{
		"one for each": {},
		"none for one": {
			In:   two,
			Want: []string{"error " + clubs + " — agree service levels with the customer, and add them under `slas` with `customer: clubs`"},
		},
		"none at all": {
			In: "slas: []\n", Want: []string{"error customers[env-agency]: renew-fishing-licence is live with no SLA for Rivers Agency"},
		},
		"none at all, for two": {In: two + "slas:\n", Want: []string{
			"error customers[env-agency]: renew-fishing-licence is live with no SLA for Rivers Agency", "error " + clubs,
		}},
		"customer without a name": {
			In: "customers: [{id: clubs}]\nslas: []\n", Want: []string{"error customers[clubs]: renew-fishing-licence is live with no SLA for clubs"},
		},
		"no customers": {
			In: "customers: []\nslas: []\n", Want: []string{"error " + none + " — agree service levels with the customers, and add them under `slas`"},
		},
		"no customers, absent":          {In: "customers:\nslas:\n", Want: []string{"error " + none}},
		"no customers, an agreement":    {In: "customers: []\n"},
		"two for one customer":          {In: one() + second()},
		"two for one, none for another": {In: two + one() + second(), Want: []string{"error " + clubs}},
		"agreement without a customer":  {In: two + one() + second("customer:")},
		"agreement with nobody known":   {In: two + one() + second("customer: clups")},
		"customer without id":           {In: "customers: [{name: Rivers Agency}]\n"},
		"agreements cannot be read":     {In: "slas: agreed by handshake\n"},
		"customers cannot be read":      {In: "customers: everybody\n"},

		"alpha":              {In: "phase: alpha\n" + two},
		"beta":               {In: "phase: beta\n" + two, Want: []string{"warning customers[clubs]: renew-fishing-licence is in beta with no SLA for Angling Clubs"}},
		"beta, no customers": {In: "phase: beta\ncustomers:\nslas:\n", Want: []string{"warning slas: renew-fishing-licence is in beta with no SLA for its customers"}},
		"retirement":         {In: "phase: retirement\n" + two, Want: []string{"error customers[clubs]: renew-fishing-licence is in retirement with no SLA for Angling Clubs"}},
	})
}

func TestSLAFieldMissing(t *testing.T) {
	t.Parallel()
	lacks := func(names string) string { return "error slas[sla-ea]: SLA sla-ea lacks " + names }
	const all = "`customer`, `valid`, `review_by`, `service_hours`, `support_hours`, `availability_percent`, `incident.p1`, `rto_minutes` and `rpo_minutes`"
	ruletest.Try(t, sla.SLAFieldMissing(), map[string]ruletest.Case{
		"whole":                  {In: one()},
		"no agreements":          {In: "slas: []\n"},
		"customer":               {In: one("customer:"), Want: []string{lacks("`customer` — add with your own values: `customer: env-agency`")}},
		"validity":               {In: one("valid:"), Want: []string{lacks("`valid` — add with your own values: `valid: {from: 2026-04-01, to: 2027-03-31}`")}},
		"first day":              {In: one("valid: {to: 2027-03-31}"), Want: []string{lacks("`valid.from` — add with your own values: `from: 2026-04-01`")}},
		"last day":               {In: one("valid: {from: 2026-04-01}"), Want: []string{lacks("`valid.to` — add with your own values: `to: 2027-03-31`")}},
		"review":                 {In: one("review_by:"), Want: []string{lacks("`review_by` — add with your own values: `review_by: 2026-12-31`")}},
		"service hours":          {In: one("service_hours:"), Want: []string{lacks("`service_hours` — add with your own values: `service_hours: always`")}},
		"support hours":          {In: one("support_hours:"), Want: []string{lacks("`support_hours` — add with your own values: `support_hours: office`")}},
		"availability":           {In: one("availability_percent:"), Want: []string{lacks("`availability_percent` — add with your own values: `availability_percent: 99.5`")}},
		"no availability at all": {In: one("availability_percent: 0")},
		"incidents":              {In: one("incident:"), Want: []string{lacks("`incident.p1` — add with your own values: `incident: {p1: {response_minutes: 15, resolve_minutes: 240}}`")}},
		"most urgent incidents":  {In: one("incident: {p2: {response_minutes: 15, resolve_minutes: 240}}"), Want: []string{lacks("`incident.p1`")}},
		"response":               {In: one("incident: {p1: {resolve_minutes: 240}}"), Want: []string{lacks("`incident.p1.response_minutes` — add with your own values: `response_minutes: 15`")}},
		"resolution":             {In: one("incident: {p1: {response_minutes: 15}}"), Want: []string{lacks("`incident.p1.resolve_minutes` — add with your own values: `resolve_minutes: 240`")}},
		"recovery time":          {In: one("rto_minutes:"), Want: []string{lacks("`rto_minutes` — add with your own values: `rto_minutes: 180`")}},
		"recovery point":         {In: one("rpo_minutes:"), Want: []string{lacks("`rpo_minutes` — add with your own values: `rpo_minutes: 15`")}},
		"at once counts":         {In: one("rto_minutes: 0", "rpo_minutes: 0")},
		"two":                    {In: one("rto_minutes:", "rpo_minutes:"), Want: []string{lacks("`rto_minutes` and `rpo_minutes` — add with your own values: `rto_minutes: 180`, `rpo_minutes: 15`")}},
		"everything": {
			In: "slas: [{id: sla-ea}]\n",
			Want: []string{lacks(all + " — add with your own values: `customer: env-agency`, `valid: {from: 2026-04-01, to: 2027-03-31}`, " +
				"`review_by: 2026-12-31`, `service_hours: always`, `support_hours: office`, `availability_percent: 99.5`, " +
				"`incident: {p1: {response_minutes: 15, resolve_minutes: 240}}`, `rto_minutes: 180`, `rpo_minutes: 15`")},
		},
		"the second":            {In: one() + second("rpo_minutes:"), Want: []string{"error slas[sla-2]: SLA sla-2 lacks `rpo_minutes`"}},
		"without id":            {In: one("id:", "rpo_minutes:")},
		"one that is malformed": {In: one("rpo_minutes: soon")},
		"beta":                  {In: "phase: beta\n" + one("rpo_minutes:")},
		"retirement":            {In: "phase: retirement\n" + one("rpo_minutes:"), Want: []string{lacks("`rpo_minutes`")}},
	})
}

func TestImplausibleTarget(t *testing.T) {
	t.Parallel()
	const (
		field = "slas[sla-ea].availability_percent"
		said  = field + ": `" + field + "` = "
		next  = " promises next to nothing — write a percentage from 0 to 100, such as 99.9"
		share = " is a share of 1, not a percentage — write `availability_percent: "
	)
	availability := func(v string) string { return one("availability_percent: " + v) }
	incident := func(v string) string { return one("incident: {" + v + "}") }
	at := func(path, text string) string {
		return "error slas[sla-ea].incident." + path + ": `slas[sla-ea].incident." + path + "` = " + text
	}
	ruletest.Try(t, sla.ImplausibleTarget(), map[string]ruletest.Case{
		"plausible":             {In: availability("99.5")},
		"absent":                {In: availability("")},
		"just above 1":          {In: availability("1.01")},
		"1":                     {In: availability("1"), Want: []string{"error " + said + "1" + next}},
		"1.0":                   {In: availability("1.0"), Want: []string{"error " + said + "1.0" + next}},
		"0":                     {In: availability("0"), Want: []string{"error " + said + "0" + next}},
		"below 0":               {In: availability("-5"), Want: []string{"error " + said + "-5" + next}},
		"just below 0.9":        {In: availability("0.899"), Want: []string{"error " + said + "0.899" + next}},
		"0.9":                   {In: availability("0.9"), Want: []string{"error " + said + "0.9" + share + "90`"}},
		"0.999":                 {In: availability("0.999"), Want: []string{"error " + said + "0.999" + share + "99.9`"}},
		"0.9950":                {In: availability("0.9950"), Want: []string{"error " + said + "0.9950" + share + "99.5`"}},
		"just below 100":        {In: availability("99.99999")},
		"100":                   {In: availability("100"), Want: []string{"warning " + said + "100 leaves no minute for any failure — promise what can be kept, such as 99.9, which allows 43.2 min in 30 days"}},
		"100.00":                {In: availability("100.00"), Want: []string{"warning " + said + "100.00 leaves no minute for any failure"}},
		"just above 100":        {In: availability("100.001"), Want: []string{"error " + said + "100.001 is more than all the time there is — write a percentage below 100, such as 99.9"}},
		"malformed":             {In: availability("high")},
		"agreement behind":      {In: "olas: [{id: ola-crm, provider: {service: shared-crm}, availability_percent: 0.99}]\n", Want: []string{"error olas[ola-crm].availability_percent: `olas[ola-crm].availability_percent` = 0.99 is a share of 1, not a percentage"}},
		"agreement behind, 100": {In: "olas: [{id: ola-crm, provider: {service: shared-crm}, availability_percent: 100}]\n", Want: []string{"warning olas[ola-crm].availability_percent"}},
		"without id":            {In: one("id:", "availability_percent: 0.99")},

		"response as long as the resolution": {In: incident("p1: {response_minutes: 240, resolve_minutes: 240}")},
		"response longer": {
			In:   incident("p1: {response_minutes: 241, resolve_minutes: 240}"),
			Want: []string{at("p1.response_minutes", "241 is longer than the 240 min to resolve — work starts before it ends: lower the response, or raise the resolution")},
		},
		"response longer, of p3": {In: incident("p3: {response_minutes: 2, resolve_minutes: 1}"), Want: []string{at("p3.response_minutes", "2 is longer than the 1 min to resolve")}},
		"response alone":         {In: incident("p1: {response_minutes: 241}")},
		"p1 as long as p2":       {In: incident("p1: {response_minutes: 15, resolve_minutes: 240}, p2: {response_minutes: 15, resolve_minutes: 240}")},
		"p1 looser in its response": {
			In:   incident("p1: {response_minutes: 61, resolve_minutes: 240}, p2: {response_minutes: 60, resolve_minutes: 960}"),
			Want: []string{at("p1.response_minutes", "61 is looser than the 60 min of p2 — p1 is more urgent than p2: give it no more than the 60 min of p2")},
		},
		"p1 looser in its resolution": {
			In:   incident("p1: {response_minutes: 15, resolve_minutes: 961}, p2: {response_minutes: 60, resolve_minutes: 960}"),
			Want: []string{at("p1.resolve_minutes", "961 is looser than the 960 min of p2")},
		},
		"p2 looser than p3":     {In: incident("p2: {resolve_minutes: 10}, p3: {resolve_minutes: 9}"), Want: []string{at("p2.resolve_minutes", "10 is looser than the 9 min of p3")}},
		"p1 looser than p4":     {In: incident("p1: {resolve_minutes: 10}, p4: {resolve_minutes: 9}"), Want: []string{at("p1.resolve_minutes", "10 is looser than the 9 min of p4")}},
		"different things":      {In: incident("p1: {resolve_minutes: 10}, p2: {response_minutes: 9}")},
		"both steps are looser": {In: incident("p1: {resolve_minutes: 3}, p2: {resolve_minutes: 2}, p3: {resolve_minutes: 1}"), Want: []string{at("p1.resolve_minutes", "3 is looser than the 2 min of p2"), at("p2.resolve_minutes", "2 is looser than the 1 min of p3")}},
		"alpha":                 {In: "phase: alpha\n" + availability("0.99")},
		"beta":                  {In: "phase: beta\n" + availability("0.99"), Want: []string{"error " + field}},
		"beta, 100":             {In: "phase: beta\n" + availability("100"), Want: []string{"warning " + field}},
		"retirement":            {In: "phase: retirement\n" + availability("0.99"), Want: []string{"error " + field}},
	})
}

// TestImplausibleTargetFixable checks that only a share that was clearly meant as a percentage is put right without asking.
func TestImplausibleTargetFixable(t *testing.T) {
	t.Parallel()
	base := ruletest.Load(t, os.DirFS("../testdata"))
	for value, want := range map[string]bool{"0.899": false, "0.9": true, "0.9999": true, "1": false, "100": false, "101": false} {
		found := ruletest.Run(t, []*lint.Rule{sla.ImplausibleTarget()}, base.With(one("availability_percent: "+value)), ruletest.Day(), lint.Selection{})
		if len(found) != 1 || found[0].Fixable != want {
			t.Errorf("%s: %+v, want one finding with Fixable %v", value, found, want)
		}
	}
}

func TestSLAExpired(t *testing.T) {
	t.Parallel()
	const (
		path   = "slas[sla-ea].valid.to: SLA sla-ea "
		ended  = "error " + path + "ended on "
		ending = "warning " + path + "ends on "
		help   = " — agree a new end with the customer, or remove the agreement if another has taken its place"
	)
	until := func(day string) string { return one("valid: {from: 2025-04-01, to: " + day + "}") }
	notice := func(period string) string { return "# file: svc.yaml\nnotice: {sla: " + period + "}\n" }
	next := func(changes ...string) string {
		return one("valid: {from: 2025-04-01, to: 2026-06-30}") + second(changes...)
	}
	ruletest.Try(t, sla.SLAExpired(), map[string]ruletest.Case{
		"far away":               {In: until("2027-03-31")},
		"ended yesterday":        {In: until("2026-06-14"), Want: []string{ended + "2026-06-14" + help}},
		"ends today":             {In: until("2026-06-15"), Want: []string{ending + "2026-06-15 — agree with the customer what holds from the day after"}},
		"last day of the notice": {In: until("2026-07-15"), Want: []string{ending + "2026-07-15"}},
		"a day beyond it":        {In: until("2026-07-16")},
		"longer notice":          {In: until("2026-12-15") + notice("P6M"), Want: []string{ending + "2026-12-15"}},
		"shorter notice":         {In: until("2026-06-18") + notice("P2D")},
		"end of a short month":   {In: until("2026-02-28"), Day: in2026(1, 31), Want: []string{ending + "2026-02-28"}},
		"after a short month":    {In: until("2026-03-01"), Day: in2026(1, 31)},
		"no end":                 {In: one("valid: {from: 2025-04-01}")},
		"no validity":            {In: one("valid:")},
		"ends before it starts":  {In: one("valid: {from: 2026-06-01, to: 2026-05-01}")},
		"end that is no day":     {In: until("2026-02-30")},
		"without id":             {In: one("id:", "valid: {from: 2025-04-01, to: 2026-06-14}")},

		"goes on the day after":      {In: next("valid: {from: 2026-07-01, to: 2027-06-30}")},
		"goes on before":             {In: next("valid: {from: 2026-01-01, to: 2027-06-30}")},
		"a day between":              {In: next("valid: {from: 2026-07-02, to: 2027-06-30}"), Want: []string{ending + "2026-06-30"}},
		"the other ends too":         {In: next("valid: {from: 2025-04-01, to: 2026-06-30}"), Want: []string{ending + "2026-06-30", "warning slas[sla-2].valid.to: SLA sla-2 ends on 2026-06-30"}},
		"with another customer":      {In: next("customer: clubs", "valid: {from: 2026-07-01, to: 2027-06-30}"), Want: []string{ending + "2026-06-30"}},
		"the other has no validity":  {In: next("valid:"), Want: []string{ending + "2026-06-30"}},
		"ended, and another goes on": {In: until("2026-06-14") + second(), Want: []string{ended + "2026-06-14"}},
		"beta":                       {In: "phase: beta\n" + until("2026-06-14")},
		"retirement":                 {In: "phase: retirement\n" + until("2026-06-14"), Want: []string{ended + "2026-06-14"}},
	})
}

func TestSLAReviewOverdue(t *testing.T) {
	t.Parallel()
	const (
		due      = "warning slas[sla-ea].review_by: SLA sla-ea review was due "
		interval = "# file: svc.yaml\nintervals: {sla_review: P6M}\n"
		none     = "reviews: []\n"
		agreed   = "warning slas[sla-ea].agreed.date: SLA sla-ea review was due "
	)
	by := func(day string) string { return one("review_by: " + day) }
	signed := func(day string) string {
		return none + one("review_by: 2030-12-31", "agreed: {by: [h-ito, a-khan], date: "+day+"}")
	}
	review := func(kind, day, with string) string {
		return "reviews: [{kind: internal, date: 2026-06-01}, {kind: " + kind + ", date: " + day + ", with: [" + with + "]}]\n"
	}
	old := one("review_by: 2030-12-31", "agreed: {by: [h-ito, a-khan], date: 2024-06-14}")
	ruletest.Try(t, sla.SLAReviewOverdue(), map[string]ruletest.Case{
		"later":     {In: by("2026-12-31")},
		"today":     {In: by("2026-06-15")},
		"yesterday": {In: by("2026-06-14"), Want: []string{due + "2026-06-14 — review it with the customer, and write the day of the next review in `review_by`"}},

		"agreed an interval ago":        {In: signed("2025-06-15")},
		"agreed a day longer ago":       {In: signed("2025-06-14"), Want: []string{agreed + "2026-06-14; it was last agreed on 2025-06-14 — review it with the customer, and add the review to `reviews` with `kind: customer` and `with: [env-agency]`"}},
		"the end of a month":            {In: signed("2025-08-31") + interval, Day: in2026(2, 28)},
		"after the end of a month":      {In: signed("2025-08-31") + interval, Day: in2026(3, 1), Want: []string{agreed + "2026-02-28; it was last agreed on 2025-08-31"}},
		"interval of the settings":      {In: signed("2025-12-14") + interval, Want: []string{agreed + "2026-06-14; it was last agreed on 2025-12-14"}},
		"both":                          {In: none + one("review_by: 2026-06-01", "agreed: {by: [h-ito, a-khan], date: 2024-06-14}"), Want: []string{due + "2026-06-01"}},
		"neither is said":               {In: one("review_by:", "agreed:") + none},
		"signed on no known day":        {In: one("agreed: {by: [h-ito, a-khan]}") + none},
		"only the signature":            {In: none + one("review_by:", "agreed: {by: [h-ito, a-khan], date: 2025-06-14}"), Want: []string{agreed + "2026-06-14; it was last agreed on 2025-06-14"}},
		"reviewed with the customer":    {In: old + review("customer", "2025-06-15", "env-agency")},
		"reviewed, too long ago":        {In: old + review("customer", "2025-06-14", "env-agency"), Want: []string{"warning reviews[customer/2025-06-14].date: SLA sla-ea review was due 2026-06-14; it was last reviewed on 2025-06-14"}},
		"reviewed before it was agreed": {In: old + review("customer", "2023-06-14", "env-agency"), Want: []string{agreed + "2025-06-14; it was last agreed on 2024-06-14"}},
		"reviewed with another":         {In: old + review("customer", "2026-06-01", "clubs"), Want: []string{agreed + "2025-06-14; it was last agreed on 2024-06-14"}},
		"reviewed among ourselves":      {In: old + review("internal", "2026-06-01", "env-agency"), Want: []string{agreed + "2025-06-14; it was last agreed on 2024-06-14"}},
		"a review does not move a day":  {In: by("2026-06-14") + review("customer", "2026-06-14", "env-agency"), Want: []string{due + "2026-06-14"}},
		"two of one customer": {
			In: old + second("review_by: 2030-12-31", "agreed: {by: [h-ito, a-khan], date: 2024-06-14}") + review("customer", "2025-06-14", "env-agency"),
			Want: []string{
				"warning reviews[customer/2025-06-14].date: SLA sla-2 review was due 2026-06-14; it was last reviewed on 2025-06-14",
				"warning reviews[customer/2025-06-14].date: SLA sla-ea review was due 2026-06-14; it was last reviewed on 2025-06-14",
			},
		},
		"day that is none": {In: by("2026-06-31")},
		"signed on no day": {In: none + one("agreed: {by: [h-ito, a-khan], date: 2025-02-30}")},
		"beta":             {In: "phase: beta\n" + by("2026-06-14")},
		"retirement":       {In: "phase: retirement\n" + by("2026-06-14"), Want: []string{due + "2026-06-14"}},
	})
}

func TestRTOExceedsAllowance(t *testing.T) {
	t.Parallel()
	message := func(rto, allowed, availability string) []string {
		return []string{"warning slas[sla-ea].rto_minutes: one outage at RTO " + rto + " min uses more than the " + allowed + " min allowed by " + availability + "%"}
	}
	ruletest.Try(t, sla.RTOExceedsAllowance(), map[string]ruletest.Case{
		"shorter":       {In: one("rto_minutes: 180")},
		"just as long":  {In: one("rto_minutes: 216")},
		"a minute over": {In: one("rto_minutes: 217"), Want: []string{message("217", "216", "99.5")[0] + " — promise to recover within 216 min, or agree a lower availability"}},
		"60 at 99.9":    {In: one("rto_minutes: 60", "availability_percent: 99.9"), Want: message("60", "43.2", "99.9")},
		"43 at 99.9":    {In: one("rto_minutes: 43", "availability_percent: 99.9")},
		"44 at 99.9":    {In: one("rto_minutes: 44", "availability_percent: 99.9"), Want: message("44", "43.2", "99.9")},
		"over by less than can be shown": {
			In: one("rto_minutes: 216", "availability_percent: 99.500001"), Want: message("216", "215.9996", "99.500001"),
		},
		"nothing may be lost":     {In: one("rto_minutes: 0", "availability_percent: 99.9999")},
		"31 days":                 {In: one("rto_minutes: 45", "availability_percent: 99.9", "window: P31D"), Want: message("45", "44.64", "99.9")},
		"a quarter":               {In: one("rto_minutes: 648", "window: P90D")},
		"a quarter, too long":     {In: one("rto_minutes: 649", "window: P90D"), Want: message("649", "648", "99.5")},
		"a year":                  {In: one("rto_minutes: 526", "availability_percent: 99.9", "window: P1Y"), Want: message("526", "525.6", "99.9")},
		"no window means 30 days": {In: one("rto_minutes: 217", "window:"), Want: message("217", "216", "99.5")},
		"in office hours":         {In: one("rto_minutes: 51", "service_hours: office")},
		"in office hours, longer": {In: one("rto_minutes: 52", "service_hours: office"), Want: message("52", "51.43", "99.5")},
		"hours that are not said": {In: one("rto_minutes: 999", "service_hours:")},
		"hours nobody defined":    {In: one("rto_minutes: 999", "service_hours: holidays")},
		"no recovery time":        {In: one("rto_minutes:")},
		"no availability":         {In: one("rto_minutes: 999", "availability_percent:")},
		"share for a percentage":  {In: one("rto_minutes: 999", "availability_percent: 0.995"), Want: []string{"warning slas[sla-ea].rto_minutes: one outage at RTO 999 min uses more than the 216 min allowed by 99.5%"}},
		"more than all":           {In: one("rto_minutes: 999", "availability_percent: 101")},
		"100 allows nothing":      {In: one("rto_minutes: 999", "availability_percent: 100")},
		"malformed":               {In: one("rto_minutes: soon")},
		"beta":                    {In: "phase: beta\n" + one("rto_minutes: 217")},
		"retirement":              {In: "phase: retirement\n" + one("rto_minutes: 217"), Want: message("217", "216", "99.5")},
	})
}

func TestSLANotAgreed(t *testing.T) {
	t.Parallel()
	const (
		none     = "warning slas[sla-ea].agreed: SLA sla-ea has no sign-off by "
		either   = none + "either side — record in `agreed` who signed for each side, such as `agreed: {by: [h-ito, a-khan], date: 2026-03-20}`"
		customer = none + "the customer"
		provider = none + "the provider"
	)
	by := func(people string) string { return one("agreed: {by: [" + people + "], date: 2026-03-20}") }
	ruletest.Try(t, sla.SLANotAgreed(), map[string]ruletest.Case{
		"both":                           {In: by("h-ito, a-khan")},
		"nobody":                         {In: one("agreed:"), Want: []string{either}},
		"a day alone":                    {In: one("agreed: {date: 2026-03-20}"), Want: []string{either}},
		"empty list":                     {In: by(""), Want: []string{either}},
		"owner alone":                    {In: by("a-khan"), Want: []string{customer + " — have somebody sign for the customer, such as its lead, and add the person id to `agreed.by`"}},
		"lead alone":                     {In: by("h-ito"), Want: []string{provider + " — have the owner or somebody of the team sign, and add the person id to `agreed.by`"}},
		"deputy for the provider":        {In: by("h-ito, b-jones")},
		"member for the provider":        {In: by("h-ito, e-roy")},
		"product lead":                   {In: by("h-ito, f-wu") + "team:\n"},
		"two of the provider":            {In: by("a-khan, b-jones"), Want: []string{customer}},
		"owner twice":                    {In: by("a-khan, a-khan"), Want: []string{customer}},
		"two of the customer":            {In: by("h-ito, l-fox"), Want: []string{provider}},
		"somebody else for the customer": {In: by("l-fox, a-khan")},
		"owner of that day":              {In: one("agreed: {by: [h-ito, d-lee], date: 2025-03-20}")},
		"owner of that last day":         {In: one("agreed: {by: [h-ito, d-lee], date: 2025-08-31}")},
		"owner of the day before":        {In: one("agreed: {by: [h-ito, d-lee], date: 2025-09-01}"), Want: []string{provider}},
		"owner before the first day":     {In: one("agreed: {by: [h-ito, d-lee], date: 2024-01-07}"), Want: []string{provider}},
		"former owner on no known day":   {In: one("agreed: {by: [h-ito, d-lee]}")},
		"one on both sides":              {In: "customers: [{id: env-agency, lead: a-khan}]\n" + by("a-khan"), Want: []string{customer}},
		"one on both sides and another":  {In: "customers: [{id: env-agency, lead: a-khan}]\n" + by("a-khan, b-jones")},
		"no day needed":                  {In: one("agreed: {by: [h-ito, a-khan]}")},
		"somebody nobody knows":          {In: by("akhan")},
		"no owner":                       {In: "owner:\n" + by("h-ito")},
		"owner nobody knows":             {In: "owner: akhan\n" + by("h-ito")},
		"owner that is a team":           {In: "owner: it-team\n" + by("h-ito")},
		"two owners":                     {In: "owner: a-khan & b-jones\n" + by("h-ito")},
		"team that cannot be read":       {In: "team: {members: {delivery_manager: [g-abe]}}\n" + by("h-ito, g-abe")},
		"names that cannot be read":      {In: one("agreed: {by: {h-ito: yes}}")},
		"beta":                           {In: "phase: beta\n" + by("a-khan")},
		"retirement":                     {In: "phase: retirement\n" + by("a-khan"), Want: []string{customer}},
	})
}

func TestTargetMissedOrUnmeasured(t *testing.T) {
	t.Parallel()
	const (
		unmeasured = "warning slas[sla-ea].measured_by: sla-ea has no `measured_by`, so nobody can tell whether it is kept"
		at         = "warning slas[sla-ea].measured[2026-05].availability_percent: sla-ea measured "
	)
	measured := func(months ...string) string { return one("measured: [" + strings.Join(months, ", ") + "]") }
	may := func(percent string) string { return "{period: 2026-05, availability_percent: " + percent + "}" }
	ruletest.Try(t, sla.TargetMissedOrUnmeasured(), map[string]ruletest.Case{
		"kept":     {In: measured(may("99.81"))},
		"just so":  {In: measured(may("99.5"))},
		"the same": {In: measured(may("99.500"))},
		"missed": {In: measured(may("99.49")), Want: []string{at + "99.49% in 2026-05 against 99.5% — " +
			"find out why with the team, and add what you do about it under `improvements`"}},
		"missed by little":               {In: measured(may("99.4999999999")), Want: []string{at + "99.4999999999% in 2026-05 against 99.5%"}},
		"nothing measured yet":           {In: measured()},
		"nobody measures":                {In: one("measured_by:"), Want: []string{unmeasured + " — write where the measurements come from, such as `measured_by: https://status.example.gov.uk`"}},
		"nobody measures, yet missed":    {In: one("measured_by:", "measured: ["+may("99")+"]"), Want: []string{unmeasured, at + "99% in 2026-05 against 99.5%"}},
		"mended since":                   {In: measured("{period: 2026-04, availability_percent: 90}", may("99.9"))},
		"the latest, wherever it stands": {In: measured(may("90"), "{period: 2026-04, availability_percent: 99.9}"), Want: []string{at + "90% in 2026-05 against 99.5%"}},
		"another year":                   {In: measured(may("90"), "{period: 2025-12, availability_percent: 99.9}"), Want: []string{at + "90% in 2026-05 against 99.5%"}},
		"latest without a figure":        {In: measured(may("90"), "{period: 2026-06}"), Want: []string{at + "90% in 2026-05 against 99.5%"}},
		"no target":                      {In: one("availability_percent:", "measured: ["+may("90")+"]")},
		"share for a target":             {In: one("availability_percent: 0.995", "measured: ["+may("90")+"]"), Want: []string{at + "90% in 2026-05 against 99.5%"}},
		"target of 100":                  {In: one("availability_percent: 100", "measured: ["+may("99.9")+"]"), Want: []string{at + "99.9% in 2026-05 against 100%"}},
		"figure that is none":            {In: measured(may("high"))},
		"without id":                     {In: one("id:", "measured_by:")},
		"beta":                           {In: "phase: beta\n" + one("measured_by:")},
		"retirement":                     {In: "phase: retirement\n" + one("measured_by:"), Want: []string{unmeasured}},
	})
}
