package dependency_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/rules/dependency"
	"github.com/service-catalogue/svc/internal/rules/ruletest"
)

// promising is the promise of the service at hand to its customer.
func promising(percent string, more ...string) string {
	return "slas:\n  - {id: sla-ea, customer: env-agency, availability_percent: " + percent + strings.Join(append([]string{""}, more...), ", ") + "}\n"
}

// on makes the service at hand depend critically on new services that promise these values to it, "" for none. A value may
// be followed by the name of a group.
func on(values ...string) string {
	var dependencies, agreements, targets strings.Builder
	for i, value := range values {
		value, group, _ := strings.Cut(value, " ")
		id := fmt.Sprintf("part-%d", i+1)
		fmt.Fprintf(&dependencies, "  - {service: %s, criticality: critical, ola: ola-%d, group: %q}\n", id, i+1, group)
		fmt.Fprintf(&agreements, "  - {id: ola-%d, provider: {service: %s}, availability_percent: %s}\n", i+1, id, value)
		fmt.Fprintf(&targets, "# file: services/%s.yaml\nphase: live\n", id)
	}
	return "dependencies:\n" + dependencies.String() + "olas:\n" + agreements.String() + targets.String()
}

const (
	promisePath = "slas[sla-ea].availability_percent"
	alternative = "; agree more for the dependencies, add an alternative, or promise less"

	onCRM     = "dependencies:\n  - {service: shared-crm, criticality: critical}\n"
	onCRMWith = "dependencies:\n  - {service: shared-crm, criticality: critical, ola: ola-crm}\n"
)

// crmPromises lets shared-crm promise its customers these values.
func crmPromises(values ...string) string {
	var text strings.Builder
	text.WriteString("# file: services/shared-crm.yaml\nslas:\n")
	for i, value := range values {
		fmt.Fprintf(&text, "  - {id: sla-%d, customer: licensing, availability_percent: %s}\n", i+1, value)
	}
	return text.String()
}

func TestAvailabilityInfeasible(t *testing.T) {
	t.Parallel()
	most := func(most, promised string) string {
		return "error " + promisePath + ": dependencies allow at most " + most + "%; SLA promises " + promised + "%"
	}
	ruletest.Try(t, dependency.AvailabilityInfeasible(), map[string]ruletest.Case{
		"F05: 99.9 on 99.9 and 99.95": {
			In:   promising("99.9") + on("99.9", "99.95"),
			Want: []string{most("99.85005", "99.9") + " — 21.58 min are missing in 30 days" + alternative + ", such as 99.8"},
		},
		"three in a row (F03)":                  {In: promising("99.9") + on("99.9", "99.95", "99.5"), Want: []string{most("99.3508", "99.9")}},
		"as much as promised":                   {In: promising("99.9") + on("99.9")},
		"the product, to the last digit":        {In: promising("99.85005") + on("99.9", "99.95")},
		"a little more than the product":        {In: promising("99.85006") + on("99.9", "99.95"), Want: []string{most("99.85005", "99.85006")}},
		"so little more that it hardly shows":   {In: promising("99.850050001") + on("99.9", "99.95"), Want: []string{most("99.85005", "99.850050001") + " — 0.0000004 min are missing in 30 days" + alternative + ", such as 99.8"}},
		"no help below what is allowed exactly": {In: promising("99.9") + on("99.8"), Want: []string{most("99.8", "99.9") + " — 43.2 min are missing in 30 days" + alternative + ", such as 99.7"}},
		"so little that no number helps":        {In: promising("99.9") + on("2", "2"), Want: []string{most("0.04", "99.9") + " — 43139.52 min are missing in 30 days" + alternative}},
		"F04: two alternatives and one more":    {In: promising("99.89") + on("99.5 sms", "99.5 sms", "99.9")},
		"F04: more than that":                   {In: promising("99.9") + on("99.5 sms", "99.5 sms", "99.9"), Want: []string{most("99.8975", "99.9")}},
		"the same without a group":              {In: promising("99.89") + on("99.5", "99.5", "99.9"), Want: []string{most("98.9035", "99.89")}},
		"alternatives, one of them unknown":     {In: promising("99.9") + on("99.5 sms", "null sms")},
		"alternatives, one without an entry": {In: promising("99.9") + "olas: []\ndependencies:\n" +
			"  - {service: address-lookup, criticality: critical, group: look}\n  - {service: nowhere, criticality: critical, group: look}\n"},
		"a known one and an unknown one": {In: promising("99.9") + on("99.5", "null"), Want: []string{most("99.5", "99.9")}},
		"in a week of office hours": {
			In:   promising("99.5", "service_hours: office", "window: P7D") + on("99"),
			Want: []string{most("99", "99.5") + " — 12 min are missing in 7 days" + alternative + ", such as 98.9"},
		},
		"in a year": {
			In:   promising("99.9", "service_hours: always", "window: P1Y") + on("99"),
			Want: []string{most("99", "99.9") + " — 4730.4 min are missing in 1 year" + alternative + ", such as 98.9"},
		},
		"the agreement comes before the promise of the provider": {In: promising("99.97") + onCRMWith +
			"olas:\n  - {id: ola-crm, provider: {service: shared-crm}, availability_percent: 99.99}\n"},
		"and also when it is weaker": {
			In:   promising("99.9") + onCRMWith + "olas:\n  - {id: ola-crm, provider: {service: shared-crm}, availability_percent: 99.5}\n",
			Want: []string{most("99.5", "99.9")},
		},
		"an agreement that the dependency does not name": {
			In: promising("99.9") + onCRM + "olas:\n" +
				"  - {id: ola-a, provider: {service: shared-crm}, availability_percent: 99.99}\n" +
				"  - {id: ola-b, provider: {service: shared-crm}, availability_percent: 99.7}\n" +
				"  - {id: ola-c, provider: {service: address-lookup}, availability_percent: 99}\n" +
				"  - {id: ola-d, provider: {team: Network operations}, availability_percent: 98}\n",
			Want: []string{most("99.7", "99.9")},
		},
		"the promise of the provider where there is no agreement": {
			In:   promising("99.96") + onCRM + "olas: []\n",
			Want: []string{most("99.95", "99.96")},
		},
		"and where the agreement does not say": {
			In:   promising("99.96") + onCRMWith + "olas:\n  - {id: ola-crm, provider: {service: shared-crm}}\n",
			Want: []string{most("99.95", "99.96")},
		},
		"the lowest promise of the provider": {
			In:   promising("99.9") + onCRM + "olas: []\n" + crmPromises("99.99", "99.7", "99.8"),
			Want: []string{most("99.7", "99.9")},
		},
		"each promise on its own": {
			In: "slas:\n  - {id: sla-ea, customer: env-agency, availability_percent: 99.5}\n" +
				"  - {id: sla-b, customer: env-agency, availability_percent: 99.9}\n" +
				"  - {id: sla-c, customer: env-agency, availability_percent: 99.8}\n" + on("99.7"),
			Want: []string{"error slas[sla-b].availability_percent", "error slas[sla-c].availability_percent"},
		},
		"while it is being retired":        {In: "phase: retirement\n" + promising("99.9") + on("99.8"), Want: []string{most("99.8", "99.9")}},
		"in beta":                          {In: "phase: beta\nbeta_stage: public\n" + promising("99.9") + on("99.8")},
		"has ended":                        {In: "phase: retirement\nretirement: {ends: 2026-06-14}\n" + promising("99.9") + on("99.8")},
		"an agreement that is not there":   {In: promising("99.99") + onCRMWith + "olas: []\n"},
		"an agreement that makes no sense": {In: promising("99.9") + on("0.5")},
		"an agreement as a share":          {In: promising("99.9") + on("0.99"), Want: []string{"error slas[sla-ea].availability_percent: dependencies allow at most 99%; SLA promises 99.9%"}},
		"a promise that makes no sense":    {In: promising("0.5") + on("90")},
		"nothing promised":                 {In: "slas: []\n" + on("90")},
		"not critical":                     {In: promising("99.99") + strings.Replace(onCRM, "critical", "degrading", 1)},
		"no dependencies":                  {In: promising("100") + "dependencies: []\n"},
		"itself":                           {In: promising("99.9") + "olas: []\ndependencies:\n  - {service: renew-fishing-licence, criticality: critical}\n"},
		"dependencies of dependencies do not count again": {In: promising("99.9") + on("99.9") + "dependencies:\n  - {service: address-lookup, criticality: critical}\n"},
	})
}

func TestAvailabilityThin(t *testing.T) {
	t.Parallel()
	own := func(severity, path, needed, promised string) string {
		return severity + " " + path + ": own part must reach " + needed + "% to keep " + promised + "%"
	}
	const ceiling100 = "# file: svc.yaml\nlimits: {own_availability_ceiling_percent: 100}\n"
	ruletest.Try(t, dependency.AvailabilityThin(), map[string]ruletest.Case{
		"F05: 99.9 on one 99.9": {
			In: promising("99.9") + on("99.9"),
			Want: []string{own("warning", promisePath, "100", "99.9") +
				" — own parts are believed to reach 99.99% at most; agree 99.99% for the dependencies, or promise less"},
		},
		"F06: 99.9 on two of 99.95": {In: promising("99.9") + on("99.95", "99.95"), Want: []string{own("warning", promisePath, "99.99997", "99.9")}},
		"F06: 99.9 on 99.99 and 99.95": {
			In: promising("99.9") + on("99.99", "99.95"),
			Want: []string{own("info", "dependencies[part-2]", "99.95997", "99.9") + ": part-2 has 99.95%, not one more nine" +
				" — agree 99.99% for part-2, or add an alternative to it"},
		},
		"F06: 99.5 on 99.9":                 {In: promising("99.5") + on("99.9"), Want: []string{own("info", "dependencies[part-1]", "99.5996", "99.5") + ": part-1 has 99.9%, not one more nine"}},
		"F07: one more nine":                {In: promising("99.5") + on("99.95")},
		"F07: a little less":                {In: promising("99.5") + on("99.949999"), Want: []string{own("info", "dependencies[part-1]", "99.54978", "99.5") + ": part-1 has 99.949999%, not one more nine"}},
		"every part that lacks it":          {In: promising("99") + on("99.8", "99.95", "99.7"), Want: []string{"info dependencies[part-1]", "info dependencies[part-3]"}},
		"the ceiling itself can be reached": {In: promising("99.9") + on("99.9") + ceiling100, Want: []string{"info dependencies[part-1]"}},
		"a lower ceiling": {
			In:   promising("99.5") + on("99.95") + "# file: svc.yaml\nlimits: {own_availability_ceiling_percent: 99.5}\n",
			Want: []string{own("warning", promisePath, "99.54977", "99.5") + " — own parts are believed to reach 99.5% at most; agree 99.95% for the dependencies, or promise less"},
		},
		"a promise above the ceiling": {
			In:   promising("99.995") + on("100"),
			Want: []string{own("warning", promisePath, "99.995", "99.995") + " — own parts are believed to reach 99.99% at most; promise less"},
		},
		"not possible at all": {In: promising("99.9") + on("99.8")},
		"the highest promise counts": {
			In: "slas:\n  - {id: sla-low, customer: env-agency, availability_percent: 99.5}\n" +
				"  - {id: sla-high, customer: env-agency, availability_percent: 99.9}\n" + on("99.95"),
			Want: []string{own("info", "dependencies[part-1]", "99.94997", "99.9") + ": part-1 has 99.95%, not one more nine"},
		},
		"the highest promise is not possible": {
			In: "slas:\n  - {id: sla-low, customer: env-agency, availability_percent: 99.5}\n" +
				"  - {id: sla-high, customer: env-agency, availability_percent: 99.9}\n" + on("99.5"),
		},
		"alternatives count as one": {
			In:   promising("98") + on("90 sms", "90 sms"),
			Want: []string{own("info", "dependencies[part-1]", "98.9899", "98") + ": part-1 has 99%, not one more nine"},
		},
		"alternatives between two others": {
			In:   promising("98") + on("99.99", "90 sms", "90 sms", "99.98"),
			Want: []string{own("info", "dependencies[part-2]", "99.0196", "98") + ": part-2 has 99%, not one more nine"},
		},
		"of equal promises the first": {
			In: "slas:\n  - {id: sla-one, customer: env-agency, availability_percent: 99.9}\n" +
				"  - {id: sla-two, customer: env-agency, availability_percent: 99.90}\n" + on("99.9"),
			Want: []string{own("warning", "slas[sla-one].availability_percent", "100", "99.9")},
		},
		"alternatives that are enough together": {In: promising("99.5") + on("99.5 sms", "99.5 sms")},
		"alternatives, one of them unknown":     {In: promising("98") + on("98.5 sms", "null sms")},
		"an unknown one beside a good one":      {In: promising("99.5") + on("99.95", "null")},
		"in beta":                               {In: "phase: beta\nbeta_stage: public\n" + promising("99.9") + on("99.9")},
		"nothing promised":                      {In: "slas: []\n" + on("90")},
		"no dependencies":                       {In: promising("99.999") + "dependencies: []\n"},
		"as the base has it":                    {},
	})
}

func TestAvailabilityUnknown(t *testing.T) {
	t.Parallel()
	const silentCRM = "# file: services/shared-crm.yaml\nslas:\n  - {id: sla-licensing, customer: licensing}\n"
	const unstated = "olas:\n  - {id: ola-crm, provider: {service: shared-crm}}\n"
	want := []string{"warning dependencies[shared-crm]: cannot tell if 99.5% is possible: shared-crm has no target"}
	ruletest.Try(t, dependency.AvailabilityUnknown(), map[string]ruletest.Case{
		"neither agreement nor promise": {
			In: promising("99.5") + onCRM + "olas: []\n" + silentCRM,
			Want: []string{want[0] + " — agree on an availability with Hana Ito, who owns it, and write it as availability_percent in the " +
				"agreement in olas that covers it"},
		},
		"an agreement that does not say": {In: promising("99.5") + onCRMWith + unstated + silentCRM, Want: want},
		"no promises at all":             {In: promising("99.5") + onCRM + "olas: []\n# file: services/shared-crm.yaml\nslas: []\n", Want: want},
		"the highest promise is named": {
			In: "slas:\n  - {id: a, customer: env-agency, availability_percent: 99}\n  - {id: b, customer: env-agency, availability_percent: 99.50}\n" +
				onCRM + "olas: []\n" + silentCRM,
			Want: []string{"warning dependencies[shared-crm]: cannot tell if 99.50% is possible: shared-crm has no target"},
		},
		"each unknown one": {
			In:   promising("99.5") + on("null", "99.95", "null"),
			Want: []string{"warning dependencies[part-1]", "warning dependencies[part-3]"},
		},
		"one of two alternatives":         {In: promising("99.5") + on("99.95 sms", "null sms"), Want: []string{"warning dependencies[part-2]"}},
		"while it is being retired":       {In: "phase: retirement\n" + promising("99.5") + onCRM + "olas: []\n" + silentCRM, Want: want},
		"the provider promises one":       {In: promising("99.5") + onCRMWith + unstated},
		"the agreement has one":           {In: silentCRM},
		"the agreement is not there":      {In: promising("99.5") + onCRMWith + "olas: []\n" + silentCRM},
		"one that makes no sense":         {In: promising("99.5") + on("0.99")},
		"the service itself says nothing": {In: "slas:\n  - {id: sla-ea, customer: env-agency}\n" + onCRM + "olas: []\n" + silentCRM},
		"not critical":                    {In: promising("99.5") + strings.Replace(onCRM, "critical", "degrading", 1) + "olas: []\n" + silentCRM},
		"in beta":                         {In: "phase: beta\nbeta_stage: public\n" + promising("99.5") + onCRM + "olas: []\n" + silentCRM},
		"a target that is not there":      {In: promising("99.5") + "olas: []\ndependencies:\n  - {service: nowhere, criticality: critical}\n"},
		"a target in alpha":               {In: promising("99.5") + onCRM + "olas: []\n" + silentCRM + "phase: alpha\n"},
		"a target that has ended":         {In: promising("99.5") + onCRM + "olas: []\n" + silentCRM + "phase: retirement\nretirement: {ends: 2026-06-14}\n"},
		"a target that ends today":        {In: promising("99.5") + onCRM + "olas: []\n" + silentCRM + "phase: retirement\nretirement: {ends: 2026-06-15}\n", Want: want},
		"no dependencies":                 {In: "dependencies: []\n"},
	})
}
