package ola_test

import (
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/rules/ola"
	"github.com/service-catalogue/svc/internal/rules/ruletest"
)

// behind is a list with one agreement that underpins sla-ea, which promises 99.5 percent, a response in 15 and a resolution
// in 240 minutes (p1; p2: 60 and 960), support in office hours, RTO 180, RPO 15, until 2027-03-31.
func behind(terms ...string) string { return olas(crm(terms...)) }

func olas(items ...string) string { return "olas: [" + strings.Join(items, ", ") + "]\n" }

func crm(terms ...string) string {
	return "{" + strings.Join(append([]string{"id: ola-crm", "provider: {service: shared-crm}", "underpins: [sla-ea]"}, terms...), ", ") + "}"
}

// slas replaces the agreement with the customer.
func slas(items ...string) string { return "slas: [" + strings.Join(items, ", ") + "]\n" }

func TestAgreementMissing(t *testing.T) {
	t.Parallel()
	const (
		none   = "olas: []\n"
		needs  = "dependencies: [{service: shared-crm, criticality: critical}]\n"
		at     = "warning dependencies[shared-crm]: shared-crm is critical but nothing underpins "
		report = at + "sla-ea"
		idle   = "warning olas[ola-crm].underpins: shared-crm is critical but nothing underpins sla-ea — " +
			"say in `ola-crm` what it is for: `underpins: [sla-ea]`; only then are the two compared"
		help = " — agree with its owner what you can rely on, and add it under `olas`, such as `- {id: ola-shared-crm, provider: {service: shared-crm}, underpins: [sla-ea]}`"
	)
	ruletest.Try(t, ola.AgreementMissing(), map[string]ruletest.Case{
		"named on both sides":             {},
		"nothing":                         {In: needs + none, Want: []string{report + help}},
		"named by the dependency":         {In: "dependencies: [{service: shared-crm, criticality: critical, ola: ua-crm}]\n" + olas("{id: ua-crm, provider: {supplier: Acme}, underpins: [sla-ea]}")},
		"named, and nowhere defined":      {In: "dependencies: [{service: shared-crm, criticality: critical, ola: ola-crm}]\n" + none, Want: []string{report}},
		"named wrongly, with the service": {In: "dependencies: [{service: shared-crm, criticality: critical, ola: ola-crn}]\n" + behind()},
		"with the service":                {In: needs + behind()},
		"with the service, of no SLA":     {In: needs + olas("{id: ola-crm, provider: {service: shared-crm}}"), Want: []string{idle}},
		"named, of no SLA": {
			In:   "dependencies: [{service: shared-crm, criticality: critical, ola: ua-crm}]\n" + olas("{id: ua-crm, provider: {supplier: Acme}, underpins: []}"),
			Want: []string{"warning olas[ua-crm].underpins: shared-crm is critical but nothing underpins sla-ea"},
		},
		"one of two, of no SLA":         {In: needs + olas("{id: ola-0, provider: {service: shared-crm}}", "{id: ola-crm, provider: {service: shared-crm}, underpins: [sla-ea]}")},
		"of an SLA nobody knows":        {In: needs + olas("{id: ola-crm, provider: {service: shared-crm}, underpins: [sla-eb]}")},
		"with the service, no promise":  {In: needs + "slas: []\n" + olas("{id: ola-crm, provider: {service: shared-crm}}")},
		"with another service":          {In: needs + olas("{id: ola-x, provider: {service: address-lookup}}"), Want: []string{report}},
		"with a team of that name":      {In: needs + olas("{id: ola-x, provider: {team: shared-crm}}"), Want: []string{report}},
		"without a provider":            {In: needs + olas("{id: ola-x}"), Want: []string{report}},
		"degrading":                     {In: "dependencies: [{service: shared-crm, criticality: degrading}]\n" + none},
		"optional":                      {In: "dependencies: [{service: shared-crm, criticality: optional}]\n" + none},
		"how critical is not said":      {In: "dependencies: [{service: shared-crm}]\n" + none},
		"no dependencies":               {In: "dependencies: []\n" + none},
		"two, one of them covered":      {In: "dependencies: [{service: shared-crm, criticality: critical}, {service: address-lookup, criticality: critical}]\n" + behind(), Want: []string{"warning dependencies[address-lookup]: address-lookup is critical but nothing underpins sla-ea"}},
		"alternatives need one each":    {In: "dependencies: [{service: shared-crm, criticality: critical, group: a}, {service: address-lookup, criticality: critical, group: a}]\n" + behind(), Want: []string{"warning dependencies[address-lookup]"}},
		"no promise to a customer":      {In: needs + none + "slas: []\n", Want: []string{at + "its SLAs"}},
		"promise without id":            {In: needs + none + slas("{customer: env-agency}"), Want: []string{at + "its SLAs"}},
		"itself":                        {In: "dependencies: [{service: renew-fishing-licence, criticality: critical}]\n" + none},
		"service nobody knows":          {In: "dependencies: [{service: shared-crn, criticality: critical}]\n" + behind()},
		"service that cannot be read":   {In: needs + none + "# whole file: services/shared-crm.yaml\nowner: [\n", Want: []string{report}},
		"agreements cannot be read":     {In: needs + "olas: by handshake\n"},
		"provider cannot be read":       {In: needs + olas("{id: ola-crm, provider: shared-crm}")},
		"dependencies cannot be read":   {In: "dependencies: shared-crm\n" + none},
		"criticality that is no choice": {In: "dependencies: [{service: shared-crm, criticality: high}]\n" + none},
		"beta":                          {In: "phase: beta\n" + needs + none},
		"retirement":                    {In: "phase: retirement\n" + needs + none, Want: []string{report}},
		"ended": {
			In: "phase: retirement\nretirement: {ends: 2026-06-14, plan: \"https://docs.example.gov.uk/ret\", data: archive}\n" + needs + none,
		},
	})
}

func TestOLAAvailabilityWeaker(t *testing.T) {
	t.Parallel()
	report := func(agreed, promised string) []string {
		return []string{"error olas[ola-crm].availability_percent: ola-crm " + agreed + "% is weaker than sla-ea " + promised + "%"}
	}
	promising := func(percent string) string {
		return slas("{id: sla-ea, customer: env-agency, availability_percent: " + percent + "}")
	}
	ruletest.Try(t, ola.OLAAvailabilityWeaker(), map[string]ruletest.Case{
		"stronger":                 {In: behind("availability_percent: 99.9")},
		"the same":                 {In: behind("availability_percent: 99.5")},
		"the same, written longer": {In: behind("availability_percent: 99.500")},
		"weaker": {
			In: behind("availability_percent: 99.4"), Want: []string{report("99.4", "99.5")[0] + " — agree at least 99.5% with the provider, or promise less to the customer"},
		},
		"weaker by little":          {In: behind("availability_percent: 99.499999999999"), Want: report("99.499999999999", "99.5")},
		"not said":                  {In: behind()},
		"not promised":              {In: behind("availability_percent: 99") + promising("")},
		"share for a percentage":    {In: behind("availability_percent: 0.99"), Want: report("99", "99.5")},
		"promise as a share":        {In: behind("availability_percent: 0.9") + promising("0.99"), Want: report("90", "99")},
		"more than all promised":    {In: behind("availability_percent: 99.9") + promising("101")},
		"100 promised":              {In: behind("availability_percent: 99.9") + promising("100"), Want: report("99.9", "100")},
		"underpins nothing":         {In: olas("{id: ola-crm, availability_percent: 99}")},
		"underpins what is unknown": {In: olas("{id: ola-crm, underpins: [sla-eaa], availability_percent: 99}")},
		"underpins it twice":        {In: olas("{id: ola-crm, underpins: [sla-ea, sla-ea], availability_percent: 99}"), Want: report("99", "99.5")},
		"underpins two": {
			In: olas("{id: ola-crm, underpins: [sla-ea, sla-2], availability_percent: 99}") +
				slas("{id: sla-ea, availability_percent: 99.5}", "{id: sla-2, availability_percent: 99.1}"),
			Want: []string{"error olas[ola-crm].availability_percent: ola-crm 99% is weaker than sla-2 99.1%", report("99", "99.5")[0]},
		},
		"without id": {In: olas("{underpins: [sla-ea], availability_percent: 99}")},
		"malformed":  {In: behind("availability_percent: low")},
		"beta":       {In: "phase: beta\n" + behind("availability_percent: 99")},
		"retirement": {In: "phase: retirement\n" + behind("availability_percent: 99"), Want: report("99", "99.5")},
	})
}

func TestOLATimeWeaker(t *testing.T) {
	t.Parallel()
	report := func(field, agreed, promised string) string {
		return "error olas[ola-crm]." + field + ": ola-crm `" + field + "` " + agreed + " min exceeds sla-ea " + promised + " min"
	}
	ruletest.Try(t, ola.OLATimeWeaker(), map[string]ruletest.Case{
		"all the same": {In: behind("incident: {p1: {response_minutes: 15, resolve_minutes: 240}, p2: {response_minutes: 60, resolve_minutes: 960}}", "rto_minutes: 180", "rpo_minutes: 15")},
		"nothing said": {In: behind()},
		"resolution": {
			In:   behind("incident: {p1: {resolve_minutes: 241}}"),
			Want: []string{report("incident.p1.resolve_minutes", "241", "240") + " — agree at most 240 min with the provider, or promise the customer more time"},
		},
		"response":             {In: behind("incident: {p1: {response_minutes: 16}}"), Want: []string{report("incident.p1.response_minutes", "16", "15")}},
		"of p2":                {In: behind("incident: {p2: {response_minutes: 61, resolve_minutes: 961}}"), Want: []string{report("incident.p2.response_minutes", "61", "60"), report("incident.p2.resolve_minutes", "961", "960")}},
		"of p2, beyond p1":     {In: behind("incident: {p2: {resolve_minutes: 960}}")},
		"of p3, not promised":  {In: behind("incident: {p3: {resolve_minutes: 99999}}")},
		"recovery time":        {In: behind("rto_minutes: 181"), Want: []string{report("rto_minutes", "181", "180")}},
		"recovery point":       {In: behind("rpo_minutes: 16"), Want: []string{report("rpo_minutes", "16", "15")}},
		"no recovery promised": {In: behind("rto_minutes: 181", "rpo_minutes: 16") + slas("{id: sla-ea, customer: env-agency}")},
		"everything": {
			In: behind("incident: {p1: {response_minutes: 16, resolve_minutes: 241}}", "rto_minutes: 181", "rpo_minutes: 16"),
			Want: []string{
				report("incident.p1.response_minutes", "16", "15"), report("incident.p1.resolve_minutes", "241", "240"),
				report("rto_minutes", "181", "180"), report("rpo_minutes", "16", "15"),
			},
		},
		"two promises": {
			In:   olas("{id: ola-crm, underpins: [sla-ea, sla-2], rto_minutes: 100}") + slas("{id: sla-ea, rto_minutes: 90}", "{id: sla-2, rto_minutes: 80}"),
			Want: []string{"error olas[ola-crm].rto_minutes: ola-crm `rto_minutes` 100 min exceeds sla-2 80 min", report("rto_minutes", "100", "90")},
		},
		"underpins nothing": {In: olas("{id: ola-crm, rto_minutes: 999}")},
		"without id":        {In: olas("{underpins: [sla-ea], rto_minutes: 999}")},
		"malformed":         {In: behind("rto_minutes: soon")},
		"beta":              {In: "phase: beta\n" + behind("rto_minutes: 181")},
		"retirement":        {In: "phase: retirement\n" + behind("rto_minutes: 181"), Want: []string{report("rto_minutes", "181", "180")}},
	})
}

func TestOLAHoursGap(t *testing.T) {
	t.Parallel()
	const schedules = "# file: svc.yaml\nschedules:\n" +
		"  always: {days: all, from: \"00:00\", to: \"24:00\"}\n" +
		"  office: {days: [mon, tue, wed, thu, fri], from: \"09:00\", to: \"17:00\"}\n" +
		"  nearly: {days: [mon, tue, wed, thu, fri], from: \"09:01\", to: \"17:00\"}\n" +
		"  again: {days: [mon, tue, wed, thu, fri], from: \"09:00\", to: \"17:00\"}\n" +
		"  nights: {days: all, from: \"22:00\", to: \"06:00\"}\n" +
		"  late: {days: all, from: \"22:00\", to: \"24:00\"}\n"
	hours := func(agreed, promised string) string {
		return behind("support_hours: "+agreed) + slas("{id: sla-ea, customer: env-agency, support_hours: "+promised+"}") + schedules
	}
	report := func(minutes string) string {
		return "error olas[ola-crm].support_hours: ola-crm is closed for " + minutes + " min a week when sla-ea is open"
	}
	ruletest.Try(t, ola.OLAHoursGap(), map[string]ruletest.Case{
		"the same":                 {In: hours("office", "office")},
		"the same by another name": {In: hours("again", "office")},
		"longer":                   {In: hours("always", "office")},
		"office under always":      {In: hours("office", "always"), Want: []string{report("7680") + " — agree hours with the provider that hold `always`, or promise the customer shorter ones"}},
		"a minute a day short":     {In: hours("nearly", "office"), Want: []string{report("5")}},
		"over midnight":            {In: hours("late", "nights"), Want: []string{report("2520")}},
		"never at the same time":   {In: hours("nights", "office"), Want: []string{report("2400")}},
		"not said":                 {In: hours("", "always")},
		"not promised":             {In: hours("office", "")},
		"nobody defined":           {In: hours("holidays", "always")},
		"promise nobody defined":   {In: hours("office", "holidays")},
		"underpins nothing":        {In: olas("{id: ola-crm, support_hours: office}") + slas("{id: sla-ea, support_hours: always}")},
		"built-in schedules":       {In: behind("support_hours: office") + slas("{id: sla-ea, support_hours: always}"), Want: []string{report("7680")}},
		"beta":                     {In: "phase: beta\n" + hours("office", "always")},
		"retirement":               {In: "phase: retirement\n" + hours("office", "always"), Want: []string{report("7680")}},
	})
}

func TestOLAEndsFirst(t *testing.T) {
	t.Parallel()
	until := func(end string) string { return behind("valid: {from: 2026-04-01, to: " + end + "}") }
	report := func(end string) string {
		return "warning olas[ola-crm].valid.to: ola-crm ends " + end + ", before sla-ea 2027-03-31"
	}
	promise := func(valid string) string { return slas("{id: sla-ea, customer: env-agency, valid: " + valid + "}") }
	ruletest.Try(t, ola.OLAEndsFirst(), map[string]ruletest.Case{
		"the same day":          {In: until("2027-03-31")},
		"later":                 {In: until("2027-04-01")},
		"a day before":          {In: until("2027-03-30"), Want: []string{report("2027-03-30") + " — extend the agreement to 2027-03-31, or plan what takes its place"}},
		"ended already":         {In: until("2026-05-01"), Want: []string{report("2026-05-01")}},
		"no end":                {In: behind("valid: {from: 2026-04-01}")},
		"no validity":           {In: behind()},
		"promise without end":   {In: until("2026-05-01") + promise("{from: 2026-04-01}")},
		"promise not limited":   {In: until("2026-05-01") + promise("")},
		"ends before it starts": {In: behind("valid: {from: 2027-04-01, to: 2026-04-01}")},
		"promise ends before it starts": {
			In: until("2026-12-31") + promise("{from: 2028-01-01, to: 2027-12-31}"),
		},
		"day that is none":    {In: until("2027-02-29")},
		"promise to no day":   {In: until("2026-12-31") + promise("{from: 2026-01-01, to: 2027-02-29}")},
		"promise from no day": {In: until("2026-12-31") + promise("{from: 2026-02-30, to: 2027-03-31}")},
		"beta":                {In: "phase: beta\n" + until("2027-03-30")},
		"retirement":          {In: "phase: retirement\n" + until("2027-03-30"), Want: []string{report("2027-03-30")}},
		"underpins nothing":   {In: olas("{id: ola-crm, valid: {to: 2026-01-01}}")},
	})
}

func TestSupplierContactMissing(t *testing.T) {
	t.Parallel()
	const report = "warning olas[ua-post].provider.supplier: no escalation route to Acme Post"
	with := func(contract string) string {
		return olas("{id: ua-post, provider: {supplier: Acme Post}}") + "finance: {contracts: [" + contract + "]}\n"
	}
	ruletest.Try(t, ola.SupplierContactMissing(), map[string]ruletest.Case{
		"a service":           {},
		"a team":              {In: olas("{id: ola-net, provider: {team: Network}}")},
		"nobody":              {In: olas("{id: ola-net}")},
		"contact and owner":   {In: with("{ref: C-20, supplier: Acme Post, owner: n-ray, contact: ops@post.example}")},
		"contact":             {In: with("{ref: C-20, supplier: Acme Post, contact: ops@post.example}")},
		"owner":               {In: with("{ref: C-20, supplier: Acme Post, owner: n-ray}")},
		"in small letters":    {In: with("{ref: C-20, supplier: acme post, owner: n-ray}")},
		"the second contract": {In: with("{ref: C-19, supplier: Acme Post}, {ref: C-20, supplier: Acme Post, owner: n-ray}")},
		"contract of another": {In: with("{ref: C-20, supplier: Acme, owner: n-ray}"), Want: []string{report}},
		"neither": {
			In: with("{ref: C-20, supplier: Acme Post, ends: 2027-06-30}"),
			Want: []string{report + " — say in the contract under `finance.contracts` whom to turn to there, or who manages it here, such as " +
				"`- {ref: C-20, supplier: Acme Post, owner: n-ray, contact: support@supplier.example}`"},
		},
		"no contracts":           {In: with(""), Want: []string{report}},
		"no finance":             {In: olas("{id: ua-post, provider: {supplier: Acme Post}}") + "finance:\n", Want: []string{report}},
		"two of one supplier":    {In: olas("{id: ua-post, provider: {supplier: Acme Post}}", "{id: ua-2, provider: {supplier: ACME POST}}"), Want: []string{report}},
		"two suppliers":          {In: olas("{id: ua-post, provider: {supplier: Acme Post}}", "{id: ua-2, provider: {supplier: Bell}}"), Want: []string{report, "warning olas[ua-2].provider.supplier: no escalation route to Bell"}},
		"contracts not readable": {In: with("C-20")},
		"contract not readable":  {In: with("{ref: C-20, supplier: [Acme Post]}")},
		"without id":             {In: olas("{provider: {supplier: Acme Post}}")},
		"beta":                   {In: "phase: beta\n" + with("")},
		"retirement":             {In: "phase: retirement\n" + with(""), Want: []string{report}},
	})
}

func TestOLAChainTooSlow(t *testing.T) {
	t.Parallel()
	step := func(id, minutes string) string {
		return "{id: " + id + ", underpins: [sla-ea], sequence: true, incident: {p1: {resolve_minutes: " + minutes + "}}}"
	}
	report := func(sum string) string {
		return "warning slas[sla-ea].incident.p1.resolve_minutes: handing on takes " + sum + " min; sla-ea allows 240 min"
	}
	ruletest.Try(t, ola.OLAChainTooSlow(), map[string]ruletest.Case{
		"just in time":  {In: olas(step("a", "120"), step("b", "120"))},
		"a minute late": {In: olas(step("a", "120"), step("b", "121")), Want: []string{report("241") + " — agree shorter times with those who hand on, so that together they take at most 240 min"}},
		"three":         {In: olas(step("a", "100"), step("b", "100"), step("c", "100")), Want: []string{report("300")}},
		"at the same time": {
			In: olas("{id: a, underpins: [sla-ea], incident: {p1: {resolve_minutes: 200}}}", "{id: b, underpins: [sla-ea], incident: {p1: {resolve_minutes: 200}}}"),
		},
		"said not to hand on":  {In: olas(step("a", "200"), "{id: b, underpins: [sla-ea], sequence: false, incident: {p1: {resolve_minutes: 200}}}")},
		"one hands on":         {In: olas(step("a", "200"), "{id: b, underpins: [sla-ea], incident: {p1: {resolve_minutes: 200}}}")},
		"one alone":            {In: olas(step("a", "200"))},
		"another is too slow":  {In: olas(step("a", "241"), step("b", "10"))},
		"one says no time":     {In: olas(step("a", "200"), "{id: b, underpins: [sla-ea], sequence: true}", step("c", "41")), Want: []string{report("241")}},
		"other incidents":      {In: olas(step("a", "200"), "{id: b, underpins: [sla-ea], sequence: true, incident: {p2: {resolve_minutes: 200}}}")},
		"of another agreement": {In: olas(step("a", "200"), "{id: b, underpins: [sla-2], sequence: true, incident: {p1: {resolve_minutes: 200}}}")},
		"of two agreements": {
			In: olas("{id: a, underpins: [sla-ea, sla-2], sequence: true, incident: {p1: {resolve_minutes: 90}}}", "{id: b, underpins: [sla-2, sla-ea], sequence: true, incident: {p1: {resolve_minutes: 90}}}") +
				slas("{id: sla-ea, incident: {p1: {resolve_minutes: 240}}}", "{id: sla-2, incident: {p1: {resolve_minutes: 179}}}"),
			Want: []string{"warning slas[sla-2].incident.p1.resolve_minutes: handing on takes 180 min; sla-2 allows 179 min"},
		},
		"nothing promised":       {In: olas(step("a", "200"), step("b", "200")) + slas("{id: sla-ea}")},
		"largest numbers":        {In: olas(step("a", "2147483647"), step("b", "2147483647")) + slas("{id: sla-ea, incident: {p1: {resolve_minutes: 2147483647}}}"), Want: []string{"warning slas[sla-ea].incident.p1.resolve_minutes: handing on takes 4294967294 min; sla-ea allows 2147483647 min"}},
		"promise cannot be read": {In: olas(step("a", "200"), step("b", "200")) + slas("{id: sla-ea, incident: {p1: {resolve_minutes: soon}}}")},
		"beta":                   {In: "phase: beta\n" + olas(step("a", "200"), step("b", "200"))},
		"retirement":             {In: "phase: retirement\n" + olas(step("a", "200"), step("b", "200")), Want: []string{report("400")}},
	})
}
