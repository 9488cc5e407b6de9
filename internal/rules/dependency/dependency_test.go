package dependency_test

import (
	"testing"

	"github.com/service-catalogue/svc/internal/rules/dependency"
	"github.com/service-catalogue/svc/internal/rules/ruletest"
)

func TestDependencyUnknown(t *testing.T) {
	t.Parallel()
	const ownEntry = "give it an entry of its own below services, or name a service that has one"
	ruletest.Try(t, dependency.DependencyUnknown(), map[string]ruletest.Case{
		"a slip of the pen": {
			In: "dependencies:\n  - {service: shared-crn, criticality: critical}\n",
			Want: []string{"error dependencies[shared-crn].service: renew-fishing-licence depends on `shared-crn`, which has no entry — " +
				"did you mean `shared-crm`? If not, " + ownEntry},
		},
		"nothing like it": {
			In:   "dependencies:\n  - {service: quarterly-tide-forecast}\n",
			Want: []string{"error dependencies[quarterly-tide-forecast].service: renew-fishing-licence depends on `quarterly-tide-forecast`, which has no entry — " + ownEntry},
		},
		"several": {
			In:   "dependencies:\n  - {service: one-thing}\n  - {service: shared-crm}\n  - {service: two-things}\n",
			Want: []string{"error dependencies[one-thing].service", "error dependencies[two-things].service"},
		},
		"in discovery": {
			In:   "# file: services/check-catch.yaml\ndependencies:\n  - {service: nowhere}\n",
			Want: []string{"error services/check-catch.yaml dependencies[nowhere].service"},
		},
		"all known":                     {},
		"no dependencies":               {In: "dependencies: []\n"},
		"no service named":              {In: "dependencies:\n  - {kind: technical}\n"},
		"a file that cannot be read":    {In: "dependencies:\n  - {service: broken}\n# whole file: services/broken.yaml\nowner: [a\n"},
		"a service that has ended":      {In: ended("2026-06-14") + "dependencies:\n  - {service: nowhere}\n"},
		"itself is known":               {In: "dependencies:\n  - {service: renew-fishing-licence}\n"},
		"a service that is still there": {In: ended("2026-06-15") + "dependencies:\n  - {service: nowhere}\n", Want: []string{"error services/address-lookup.yaml dependencies[nowhere].service"}},
	})
}

// ended retires address-lookup with that last day; blocks of the service may follow.
func ended(last string) string {
	return "# file: services/address-lookup.yaml\nphase: retirement\nretirement: {ends: " + last + ", data: archive}\n"
}

func TestDependsOnRetired(t *testing.T) {
	t.Parallel()
	ruletest.Try(t, dependency.DependsOnRetired(), map[string]ruletest.Case{
		"ends today": {
			In: ended("2026-06-15"),
			Want: []string{"warning dependencies[address-lookup]: address-lookup ends 2026-06-15 and renew-fishing-licence needs it — " +
				"agree with Hana Ito, who owns it, what takes its place, and depend on that instead"},
		},
		"ended yesterday": {
			In:   ended("2026-06-14"),
			Want: []string{"error dependencies[address-lookup]: address-lookup ended 2026-06-14 and renew-fishing-licence needs it"},
		},
		"no last day": {
			In:   "# file: services/address-lookup.yaml\nphase: retirement\n",
			Want: []string{"warning dependencies[address-lookup]: address-lookup is being retired and renew-fishing-licence needs it"},
		},
		"another service replaces it": {
			In: "# file: services/address-lookup.yaml\nphase: retirement\nretirement: {ends: 2026-01-31, replaced_by: shared-crm}\n",
			Want: []string{"error dependencies[address-lookup]: address-lookup ended 2026-01-31 and renew-fishing-licence needs it — " +
				"depend on `shared-crm` instead, which replaces it"},
		},
		"this service replaces it": {
			In: "# file: services/address-lookup.yaml\nphase: retirement\nretirement: {ends: 2027-01-31, replaced_by: renew-fishing-licence}\n",
			Want: []string{"warning dependencies[address-lookup]: address-lookup ends 2027-01-31 and renew-fishing-licence needs it — " +
				"take it out as soon as this service does without: it is the one that replaces it"},
		},
		"an unknown service replaces it": {
			In: "# file: services/address-lookup.yaml\nphase: retirement\nretirement: {ends: 2027-01-31, replaced_by: nowhere}\n",
			Want: []string{"warning dependencies[address-lookup]: address-lookup ends 2027-01-31 and renew-fishing-licence needs it — " +
				"agree with Hana Ito, who owns it, what takes its place, and depend on that instead"},
		},
		"a consumer in discovery": {
			In:   "dependencies: []\n" + ended("2026-06-14") + "# file: services/check-catch.yaml\ndependencies:\n  - {service: address-lookup, criticality: optional}\n",
			Want: []string{"error services/check-catch.yaml dependencies[address-lookup]"},
		},
		"every target is live":         {},
		"nobody depends on it":         {In: "dependencies: []\n" + ended("2026-06-14")},
		"the consumer has ended too":   {In: "phase: retirement\nretirement: {ends: 2026-06-01}\n" + ended("2026-06-14")},
		"retiring and needing itself":  {In: "dependencies: []\n" + ended("2026-06-15") + "dependencies:\n  - {service: address-lookup}\n"},
		"live with an end in the past": {In: "# file: services/address-lookup.yaml\nretirement: {ends: 2026-06-14}\n"},
	})
}

func TestDependsOnImmature(t *testing.T) {
	t.Parallel()
	const critical = "dependencies:\n  - {service: check-catch, criticality: critical}\n"
	target := func(phase string) string { return "# file: services/check-catch.yaml\n" + phase + "\n" }
	ruletest.Try(t, dependency.DependsOnImmature(), map[string]ruletest.Case{
		"discovery": {
			In: critical + target("phase: discovery"),
			Want: []string{"warning dependencies[check-catch].criticality: live renew-fishing-licence needs check-catch in discovery — " +
				"make the dependency degrading or optional until check-catch is live or in public beta"},
		},
		"alpha": {
			In:   critical + target("phase: alpha"),
			Want: []string{"warning dependencies[check-catch].criticality: live renew-fishing-licence needs check-catch in alpha"},
		},
		"private beta": {
			In:   critical + target("phase: beta\nbeta_stage: private"),
			Want: []string{"warning dependencies[check-catch].criticality: live renew-fishing-licence needs check-catch in private beta"},
		},
		"while it is being retired itself": {
			In:   "phase: retirement\n" + critical + target("phase: alpha"),
			Want: []string{"warning dependencies[check-catch].criticality: retiring renew-fishing-licence needs check-catch in alpha"},
		},
		"public beta":                   {In: critical + target("phase: beta\nbeta_stage: public")},
		"a beta that does not say":      {In: critical + target("phase: beta")},
		"live, whatever its beta was":   {In: critical + target("phase: live\nbeta_stage: private")},
		"not critical":                  {In: "dependencies:\n  - {service: check-catch, criticality: degrading}\n" + target("phase: discovery")},
		"a consumer in beta":            {In: "phase: beta\n" + critical + target("phase: discovery")},
		"a target that is not there":    {In: critical},
		"a service that depends on one": {In: "dependencies: []\n" + target("phase: alpha")},
	})
}

func TestPlatformPlanMissing(t *testing.T) {
	t.Parallel()
	const file = "# file: services/shared-crm.yaml\n"
	ruletest.Try(t, dependency.PlatformPlanMissing(), map[string]ruletest.Case{
		"no roadmap and no funding": {
			In: file + "platform: {strategy: \"https://docs.example.gov.uk/ps\"}\n",
			Want: []string{"warning services/shared-crm.yaml platform: platform shared-crm has no roadmap and funding agreed with consuming owners — " +
				"agree on it with the owners of the services that use the platform, and add to `platform`, with your own values: `roadmap: https://docs.example.gov.uk/pr`, `funding: recharge`"},
		},
		"no platform block": {
			In:   "# whole file: services/bare.yaml\nschema: svc/v1\nid: bare\ntype: platform\nphase: beta\n",
			Want: []string{"warning services/bare.yaml platform: platform bare has no strategy, roadmap and funding agreed with consuming owners"},
		},
		"blank funding": {
			In: file + "platform:\n  strategy: \"https://docs.example.gov.uk/ps\"\n  roadmap: \"https://docs.example.gov.uk/pr\"\n  funding: \" \"\n",
			Want: []string{"warning services/shared-crm.yaml platform: platform shared-crm has no funding agreed with consuming owners — " +
				"agree on it with the owners of the services that use the platform, and add to `platform`, with your own values: `funding: recharge`"},
		},
		"no consumers": {In: file + "platform: {strategy: \"https://docs.example.gov.uk/ps\", roadmap: \"https://docs.example.gov.uk/pr\", funding: recharge}\n"},
		"in beta":      {In: file + "phase: beta\nplatform: {}\n", Want: []string{"warning services/shared-crm.yaml platform"}},
		"in alpha":     {In: file + "phase: alpha\nplatform: {}\n"},
		"no platform":  {In: file + "type: service\nplatform: {}\n"},
		"a malformed one is the matter of another rule": {In: file + "platform: soon\n"},
		"all there": {},
	})
}

func TestStructureMissing(t *testing.T) {
	t.Parallel()
	ruletest.Try(t, dependency.StructureMissing(), map[string]ruletest.Case{
		"no products": {
			In: "products: []\n",
			Want: []string{"warning products: nothing shows how renew-fishing-licence is built or who owns the parts — " +
				"add what users see of it, such as `products: [{id: web, name: Website, channels: [online]}]`"},
		},
		"a component that nobody owns": {
			In: "components:\n  - {id: renewal-db, kind: technical}\n  - {id: site, owner: j-poe}\n",
			Want: []string{"warning components[renewal-db].owner: nothing shows who owns `renewal-db`, a part of renew-fishing-licence — " +
				"add `owner:` with the person id of somebody who answers for it"},
		},
		"neither":                      {In: "products: []\ncomponents:\n  - {id: renewal-db, owner: \" \"}\n", Want: []string{"warning products", "warning components[renewal-db].owner"}},
		"a component without id":       {In: "components:\n  - {kind: technical}\n"},
		"no components":                {In: "components: []\n"},
		"while it is being retired":    {In: "phase: retirement\nproducts: []\n", Want: []string{"warning products"}},
		"in beta":                      {In: "phase: beta\nproducts: []\ncomponents:\n  - {id: renewal-db}\n"},
		"malformed products":           {In: "products: web\n"},
		"the owner is not well-formed": {In: "components:\n  - {id: renewal-db, owner: [j-poe, f-wu]}\n"},
		"all there":                    {},
	})
}
