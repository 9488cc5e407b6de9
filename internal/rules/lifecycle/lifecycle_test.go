package lifecycle_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/rules/lifecycle"
	"github.com/service-catalogue/svc/internal/rules/ruletest"
)

func TestRetirementPlanMissing(t *testing.T) {
	t.Parallel()
	const plan = `plan: "https://docs.example.gov.uk/ret"`
	retiring := func(block string) string { return "phase: retirement\nretirement: " + block + "\n" }
	ruletest.Try(t, lifecycle.RetirementPlanMissing(), map[string]ruletest.Case{
		"nothing": {
			In: "phase: retirement\n",
			Want: []string{"error retirement: retirement of renew-fishing-licence lacks a plan, an end date and a choice of what happens to the data — " +
				"add to `retirement`, with your own values: `plan: https://docs.example.gov.uk/ret`, `ends: 2027-03-31`, `data: archive`"},
		},
		"an empty block": {In: retiring("{}"), Want: []string{"error retirement"}},
		"no plan": {
			In:   retiring("{ends: 2026-12-31, data: archive}"),
			Want: []string{"error retirement: retirement of renew-fishing-licence lacks a plan — add to `retirement`, with your own values: `plan: https://docs.example.gov.uk/ret`"},
		},
		"no end": {
			In:   retiring("{" + plan + ", data: archive}"),
			Want: []string{"error retirement: retirement of renew-fishing-licence lacks an end date — add to `retirement`, with your own values: `ends: 2027-03-31`"},
		},
		"no choice for the data": {
			In:   retiring("{" + plan + ", ends: 2026-06-15, data: \" \"}"),
			Want: []string{"error retirement: retirement of renew-fishing-licence lacks a choice of what happens to the data — add to `retirement`, with your own values: `data: archive`"},
		},
		"all there":                       {In: retiring("{" + plan + ", ends: 2026-12-31, data: archive}")},
		"over, whatever is missing":       {In: retiring("{ends: 2026-06-14}")},
		"over, while consumers remain":    {In: "# file: services/shared-crm.yaml\n" + retiring("{"+plan+", ends: 2026-06-14, data: archive}")},
		"an end that does not exist":      {In: retiring("{" + plan + ", ends: 2026-02-30, data: archive}")},
		"malformed":                       {In: retiring("soon")},
		"live":                            {In: "phase: live\nretirement: {ends: 2026-12-31}\n"},
		"a live service without any plan": {},
	})
}

func TestRetiredButNeeded(t *testing.T) {
	t.Parallel()
	const crm = "# file: services/shared-crm.yaml\nphase: retirement\n"
	ended := func(last string) string { return crm + "retirement: {ends: " + last + "}\n" }
	consumers := func(count int) string {
		var text strings.Builder
		for i := range count {
			fmt.Fprintf(&text, "# file: services/consumer-%d.yaml\ndependencies:\n  - {service: shared-crm}\n", i+1)
		}
		return text.String()
	}
	const path, noPlace = "error services/shared-crm.yaml retirement.ends: ", " — agree with their owners what takes its place, or move the end to a later day"
	ruletest.Try(t, lifecycle.RetiredButNeeded(), map[string]ruletest.Case{
		"ended yesterday": {
			In:   ended("2026-06-14"),
			Want: []string{path + "1 service still needs shared-crm: renew-fishing-licence" + noPlace},
		},
		"two": {
			In:   ended("2026-06-14") + consumers(1),
			Want: []string{path + "2 services still need shared-crm: consumer-1, renew-fishing-licence" + noPlace},
		},
		"as many as are named": {
			In:   "dependencies: []\n" + ended("2026-06-14") + consumers(5),
			Want: []string{path + "5 services still need shared-crm: consumer-1, consumer-2, consumer-3, consumer-4, consumer-5" + noPlace},
		},
		"more than are named": {
			In:   "dependencies: []\n" + ended("2026-06-14") + consumers(7),
			Want: []string{path + "7 services still need shared-crm: consumer-1, consumer-2, consumer-3, consumer-4, consumer-5 and 2 more" + noPlace},
		},
		"another service replaces it": {
			In: crm + "retirement: {ends: 2026-06-14, replaced_by: address-lookup}\n",
			Want: []string{path + "1 service still needs shared-crm: renew-fishing-licence — " +
				"move them to `address-lookup`, which replaces it, or move the end to a later day"},
		},
		"the service that needs it replaces it": {
			In:   crm + "retirement: {ends: 2026-06-14, replaced_by: renew-fishing-licence}\n",
			Want: []string{path + "1 service still needs shared-crm: renew-fishing-licence" + noPlace},
		},
		"an unknown service replaces it": {
			In:   crm + "retirement: {ends: 2026-06-14, replaced_by: nowhere}\n",
			Want: []string{path + "1 service still needs shared-crm: renew-fishing-licence" + noPlace},
		},
		"needed a little":              {In: "dependencies:\n  - {service: shared-crm, criticality: optional}\n" + ended("2026-06-14"), Want: []string{path + "1 service still needs shared-crm: renew-fishing-licence"}},
		"ends today":                   {In: ended("2026-06-15")},
		"no last day":                  {In: crm},
		"nobody needs it":              {In: "dependencies: []\n" + ended("2026-06-14")},
		"it needs itself":              {In: "dependencies: []\n" + ended("2026-06-14") + "dependencies:\n  - {service: shared-crm}\n"},
		"who needs it has ended too":   {In: "phase: retirement\nretirement: {ends: 2026-06-01}\n" + ended("2026-06-14")},
		"live with an end in the past": {In: "# file: services/shared-crm.yaml\nphase: live\nretirement: {ends: 2026-06-14}\n"},
	})
}
