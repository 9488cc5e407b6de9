package dependency_test

import (
	"testing"

	"github.com/service-catalogue/svc/internal/rules/dependency"
	"github.com/service-catalogue/svc/internal/rules/ruletest"
)

func TestPlatformConsentMissing(t *testing.T) {
	t.Parallel()
	const (
		crm      = "# file: services/shared-crm.yaml\n"
		unlisted = crm + "platform: {funding: recharge, consumers: []}\n"
		bare     = "dependencies:\n  - {service: shared-crm, criticality: critical}\n"
		consumer = "# file: services/check-catch.yaml\n"

		notAgreed = "owner of shared-crm has not agreed to serve renew-fishing-licence"
		notListed = "warning services/shared-crm.yaml platform.consumers: shared-crm does not list renew-fishing-licence as a consumer, " +
			"which depends on it — add `renew-fishing-licence` to consumers, since renew-fishing-licence depends on it"
	)
	by := func(who string) string {
		return "dependencies:\n  - {service: shared-crm, criticality: degrading, agreed: {by: " + who + ", date: 2026-03-10}}\n"
	}
	listing := func(ids string) string { return crm + "platform: {funding: recharge, consumers: [" + ids + "]}\n" }
	ruletest.Try(t, dependency.PlatformConsentMissing(), map[string]ruletest.Case{
		"no consent": {
			In: bare,
			Want: []string{"warning dependencies[shared-crm].agreed: " + notAgreed +
				" — ask Hana Ito, who owns it, and add `agreed: {by: h-ito, date: …}` with the day of the answer"},
		},
		"consent of nobody": {
			In:   "dependencies:\n  - {service: shared-crm, agreed: {date: 2026-03-10}}\n",
			Want: []string{"warning dependencies[shared-crm].agreed: " + notAgreed},
		},
		"consent of somebody else": {
			In: by("j-poe"),
			Want: []string{"warning dependencies[shared-crm].agreed.by: " + notAgreed +
				" — Jo Poe agreed but does not own it; ask Hana Ito, who does, and write `by: h-ito` with the day of the answer"},
		},
		"consent of the owner before": {
			In:   by("h-ito") + crm + "owner: {person: k-ng, since: 2026-04-01}\n",
			Want: []string{"warning dependencies[shared-crm].agreed.by: " + notAgreed},
		},
		"neither consent nor in the list": {
			In: bare + unlisted,
			Want: []string{"warning dependencies[shared-crm].agreed: " + notAgreed +
				" — ask Hana Ito, who owns it, and add `agreed: {by: h-ito, date: …}` with the day of the answer" +
				"; shared-crm has to list renew-fishing-licence in platform.consumers too"},
		},
		"consent, but not in the list":   {In: by("h-ito") + unlisted, Want: []string{notListed}},
		"consent, but no list":           {In: by("h-ito") + crm + "platform: {funding: recharge}\n", Want: []string{notListed}},
		"the platform is in discovery":   {In: by("h-ito") + unlisted + "phase: discovery\n", Want: []string{notListed}},
		"consent and in the list":        {In: by("h-ito")},
		"a platform without its block":   {In: by("h-ito") + "# whole file: services/shared-crm.yaml\nschema: svc/v1\nid: shared-crm\ntype: platform\nphase: live\nowner: h-ito\n"},
		"a malformed list":               {In: by("h-ito") + crm + "platform: {consumers: {a: b}}\n"},
		"no platform":                    {In: bare + crm + "type: supporting\n"},
		"a platform that has ended":      {In: bare + crm + "phase: retirement\nretirement: {ends: 2026-06-14}\n"},
		"a platform that ends today":     {In: bare + crm + "phase: retirement\nretirement: {ends: 2026-06-15}\n", Want: []string{"warning dependencies[shared-crm].agreed"}},
		"the owner is unknown":           {In: bare + crm + "owner: nobody-here\n"},
		"nobody owns it":                 {In: bare + crm + "owner:\n"},
		"the owner has left":             {In: bare + crm + "owner: d-lee\n"},
		"the owner leaves today":         {In: bare + crm + "owner: d-lee\n# file: people.yaml\npeople:\n  d-lee: {name: Dan Lee, left: 2026-06-15}\n", Want: []string{"warning dependencies[shared-crm].agreed"}},
		"whoever agreed is unknown":      {In: by("nobody-here")},
		"the platform needs itself":      {In: crm + "dependencies:\n  - {service: shared-crm}\n"},
		"a consumer in beta":             {In: "phase: beta\n" + bare, Want: []string{"warning dependencies[shared-crm].agreed"}},
		"a consumer in alpha":            {In: "phase: alpha\n" + bare + unlisted},
		"a consumer that has ended":      {In: "phase: retirement\nretirement: {ends: 2026-06-14}\n" + bare + unlisted},
		"no dependencies, not in a list": {In: "dependencies: []\n" + unlisted},
		"a target that is not there":     {In: "dependencies:\n  - {service: nowhere}\n" + unlisted},
		"nobody is known":                {In: bare + "# no file: people.yaml\n", Want: []string{"warning dependencies[shared-crm].agreed: " + notAgreed + " — ask \"h-ito\", who owns it, and add `agreed: {by: h-ito, date: …}` with the day of the answer"}},
		"consent while nobody is known":  {In: by("h-ito") + "# no file: people.yaml\n"},
		"in the list, but does not depend": {
			In: listing("renew-fishing-licence, address-lookup"),
			Want: []string{"warning services/shared-crm.yaml platform.consumers[1]: shared-crm lists address-lookup as a consumer, which does not depend on it" +
				" — take `address-lookup` out of consumers, or add `shared-crm` to the dependencies of address-lookup"},
		},
		"the platform lists itself":                                     {In: listing("renew-fishing-licence, shared-crm"), Want: []string{"warning services/shared-crm.yaml platform.consumers[1]: shared-crm lists shared-crm as a consumer, which does not depend on it — take `shared-crm` out of consumers"}},
		"listed under the id in its entry, and by the name of its file": {In: "id: renew-licence\n" + by("h-ito") + listing("renew-licence")},
		"its entry has another id than the list":                        {In: "id: renew-licence\n" + by("h-ito")},
		"listed ahead of beta":                                          {In: listing("renew-fishing-licence, check-catch") + consumer + "phase: alpha\n"},
		"listed, in beta and does not depend":                           {In: listing("renew-fishing-licence, check-catch") + consumer + "phase: beta\n", Want: []string{"warning services/shared-crm.yaml platform.consumers[1]"}},
		"a platform in beta lists too many":                             {In: listing("renew-fishing-licence, address-lookup") + "phase: beta\n", Want: []string{"warning services/shared-crm.yaml platform.consumers[1]"}},
		"a platform in alpha lists too many":                            {In: listing("renew-fishing-licence, address-lookup") + "phase: alpha\n"},
		"listed and not there":                                          {In: listing("renew-fishing-licence, nowhere")},
		"several consumers, one of them without consent": {
			In:   listing("renew-fishing-licence, address-lookup") + "# file: services/address-lookup.yaml\ndependencies:\n  - {service: shared-crm}\n",
			Want: []string{"warning services/address-lookup.yaml dependencies[shared-crm].agreed: owner of shared-crm has not agreed to serve address-lookup"},
		},
	})
}
