package documents_test

import (
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/rules/documents"
	"github.com/service-catalogue/svc/internal/rules/ruletest"
)

// alone leaves the service at hand as the only one.
const alone = "# no file: services/shared-crm.yaml\n# no file: services/address-lookup.yaml\n"

// in is the service in a phase with documents of these kinds, and no other service.
func in(phase string, kinds ...string) string {
	if phase == "public beta" {
		phase = "beta\nbeta_stage: public"
	}
	var items []string
	for _, kind := range kinds {
		items = append(items, "{kind: "+kind+"}")
	}
	return "phase: " + phase + "\ndocuments: [" + strings.Join(items, ", ") + "]\n" + alone
}

// missing are the findings about kinds of documents.
func missing(severity string, kinds ...string) []string {
	var out []string
	for _, kind := range kinds {
		out = append(out, severity+" documents["+kind+"]")
	}
	return out
}

// outputs are the key outputs, and legal the documents about law and policy, that beta requires.
func outputs() []string {
	return []string{"business-case", "funding-model", "risk-assessment", "service-strategy", "governance-framework"}
}

func legal() []string {
	return []string{"legal-compliance", "policy-compliance", "dpia", "privacy-notice"}
}

// policy is a svc.yaml that asks for other documents in live.
func policy(fields string) string {
	return "# file: svc.yaml\nphase_policy: {live: {" + fields + "}}\n"
}

func TestKeyOutputMissing(t *testing.T) {
	t.Parallel()
	ruletest.Try(t, documents.KeyOutputMissing(), map[string]ruletest.Case{
		"in discovery nothing is asked": {In: in("discovery")},
		"in alpha": {In: in("alpha"), Want: []string{
			"error documents[business-case]: business-case is required in alpha — write the document, have it approved, and add " +
				"`{kind: business-case, url: …, approved: {by: …, date: 2026-06-15}, review_by: …}` to `documents`",
			"error documents[funding-model]: funding-model is required in alpha",
			"warning documents[governance-framework]: governance-framework is recommended in alpha",
			"error documents[risk-assessment]: risk-assessment is required in alpha",
			"warning documents[service-strategy]: service-strategy is recommended in alpha",
		}},
		"in alpha, all":   {In: in("alpha", outputs()...)},
		"in beta":         {In: in("beta", outputs()[:4]...), Want: []string{"warning documents[continuity-plan]", "error documents[governance-framework]: governance-framework is required in beta"}},
		"in beta, all":    {In: in("beta", append(outputs(), "continuity-plan")...)},
		"in live":         {In: in("live", outputs()...), Want: []string{"error documents[continuity-plan]", "warning documents[roadmap]: roadmap is recommended in live"}},
		"in live, all":    {In: in("live", append(outputs(), "continuity-plan", "roadmap")...)},
		"in retirement":   {In: in("retirement", outputs()...), Want: []string{"error documents[retirement-plan]: retirement-plan is required in retirement"}},
		"retirement, all": {In: in("retirement", "retirement-plan")},
		"once it ended":   {In: "phase: retirement\nretirement: {ends: 2026-06-14}\ndocuments: []\n" + alone},
		"under another name": {
			In:   in("retirement", "retirment-plan"),
			Want: []string{"error documents[retirement-plan]: retirement-plan is required in retirement — if the document `retirment-plan` is meant, write `kind: retirement-plan`"},
		},
		"a policy of one's own": {
			In:   in("live") + policy("documents: [service-map, service-map, dpia], recommended_documents: [service-map, blueprint], public_documents: [service-map, poster]"),
			Want: []string{"warning documents[blueprint]", "error documents[poster]", "error documents[service-map]"},
		},
		"a policy that asks for nothing": {In: in("live") + policy("documents: [], recommended_documents: []")},
		"documents in wrong form":        {In: "documents: many\n" + alone},
		"an unknown phase":               {In: in("prod")},
	})
}

func TestComplianceDocumentMissing(t *testing.T) {
	t.Parallel()
	ruletest.Try(t, documents.ComplianceDocumentMissing(), map[string]ruletest.Case{
		"in discovery nothing is asked": {In: in("discovery")},
		"in alpha":                      {In: in("alpha"), Want: missing("warning", "dpia", "legal-compliance", "policy-compliance")},
		"in a private beta": {In: in("beta\nbeta_stage: private"), Want: []string{
			"error documents[dpia]: dpia is required in beta — write the document, have it approved, and add " +
				"`{kind: dpia, url: …, approved: {by: …, date: 2026-06-15}, review_by: …}` to `documents`",
			"warning documents[equality-impact-assessment]: equality-impact-assessment is recommended in beta",
			"error documents[legal-compliance]", "error documents[policy-compliance]", "error documents[privacy-notice]",
		}},
		"in a public beta":        {In: in("public beta", append(legal(), "equality-impact-assessment")...), Want: missing("error", "accessibility-statement")},
		"in a beta of no stage":   {In: in("beta", append(legal(), "equality-impact-assessment")...)},
		"in a public beta, all":   {In: in("public beta", append(legal(), "equality-impact-assessment", "accessibility-statement")...)},
		"in live":                 {In: in("live", legal()...), Want: []string{"error documents[accessibility-statement]: accessibility-statement is required in live", "warning documents[equality-impact-assessment]"}},
		"in retirement":           {In: in("retirement")},
		"once it ended":           {In: "phase: retirement\nretirement: {ends: 2026-06-14}\ndocuments: []\n" + alone},
		"a policy of one's own":   {In: in("live") + policy("documents: [service-map, dpia], recommended_documents: [], public_documents: []"), Want: missing("error", "dpia")},
		"in capitals":             {In: in("alpha", "legal-compliance", "policy-compliance", "DPIA"), Want: []string{"warning documents[dpia]: dpia is recommended in alpha — if the document `DPIA` is meant, write `kind: dpia`"}},
		"documents in wrong form": {In: "documents: many\n" + alone},
	})
}

func TestDocumentNotCurrent(t *testing.T) {
	t.Parallel()
	const good = `url: "https://docs.example.gov.uk/x", approved: {by: c-osei, date: 2026-01-15}, review_by: 2027-01-15`
	list := func(fields string) string { return "documents: [{kind: dpia, " + fields + "}]\n" }
	at := func(url string) string {
		return list(`url: "` + url + `", approved: {by: c-osei, date: 2026-01-15}, review_by: 2027-01-15`)
	}
	lost := []string{"warning documents[dpia].url: dpia has a url that is neither https nor a path in the repository"}
	ruletest.Try(t, documents.DocumentNotCurrent(), map[string]ruletest.Case{
		"in force": {In: list(good)},
		"not approved": {
			In:   list(`url: "https://docs.example.gov.uk/x", review_by: 2027-01-15`),
			Want: []string{"warning documents[dpia].approved: dpia is not approved — have it approved, and add who did and when: `approved: {by: c-osei, date: 2026-06-15}`"},
		},
		"approved by nobody": {
			In:   list(`url: "https://docs.example.gov.uk/x", approved: {date: 2026-01-15}, review_by: 2027-01-15`),
			Want: []string{"warning documents[dpia].approved: dpia is approved by nobody — add the person id of who approved it, such as `by: c-osei`"},
		},
		"approved in wrong form": {In: list(`url: "https://docs.example.gov.uk/x", approved: c-osei, review_by: 2027-01-15`)},
		"past its review": {
			In: list(`url: "https://docs.example.gov.uk/x", approved: {by: c-osei, date: 2026-01-15}, review_by: 2026-06-14`),
			Want: []string{"warning documents[dpia].review_by: dpia was due for review on 2026-06-14 — review it, have it approved again," +
				" and set `review_by` to the day of the next review"},
		},
		"due today":                      {In: list(`url: "https://docs.example.gov.uk/x", approved: {by: c-osei, date: 2026-01-15}, review_by: 2026-06-15`)},
		"no review, approved long ago":   {In: list(`url: "https://docs.example.gov.uk/x", approved: {by: c-osei, date: 2025-06-14}`), Want: []string{"warning documents[dpia].review_by: dpia was due for review on 2026-06-14"}},
		"no review, approved a year ago": {In: list(`url: "https://docs.example.gov.uk/x", approved: {by: c-osei, date: 2025-06-15}`)},
		"no review, a shorter interval": {
			In:   list(`url: "https://docs.example.gov.uk/x", approved: {by: c-osei, date: 2026-01-15}`) + "# file: svc.yaml\nintervals: {document_review: P1M}\n",
			Want: []string{"warning documents[dpia].review_by: dpia was due for review on 2026-02-15"},
		},
		"no date of anything": {In: list(`url: "https://docs.example.gov.uk/x", approved: {by: c-osei}`)},
		"no url": {
			In: list("approved: {by: c-osei, date: 2026-01-15}, review_by: 2027-01-15"),
			Want: []string{"warning documents[dpia].url: dpia has no url — write an address that starts with https://, or a path within the repository" +
				" such as docs/dpia.md"},
		},
		"a path":                      {In: at("docs/dpia.md")},
		"a path that stays inside":    {In: at("docs/../policy/./dpia.md")},
		"a file":                      {In: at("dpia.md")},
		"a folder with a version":     {In: at("v1.2/dpia.md")},
		"a path that starts here":     {In: at("./docs/dpia.md")},
		"not safe":                    {In: at("http://docs.example.gov.uk/x"), Want: lost},
		"nothing behind https":        {In: at("https://"), Want: lost},
		"no host":                     {In: at("https:///x"), Want: lost},
		"two words":                   {In: at("https://docs.example.gov.uk/x and y"), Want: lost},
		"a host without https":        {In: at("docs.example.gov.uk/strategy"), Want: lost},
		"a host that starts with www": {In: at("www.example/strategy"), Want: lost},
		"the whole machine":           {In: at("/home/a-khan/dpia.docx"), Want: lost},
		"a drive":                     {In: at(`C:\\dpia.docx`), Want: lost},
		"home":                        {In: at("~/dpia.docx"), Want: lost},
		"outside the repository":      {In: at("../docs/drafts/dpia.docx"), Want: lost},
		"outside, by a way round":     {In: at("docs/../../dpia.docx"), Want: lost},
		"the repository itself":       {In: at("./"), Want: lost},
		"another scheme":              {In: at("ftp://docs.example.gov.uk/x"), Want: lost},
		"all of it": {
			In:   list("review_by: 2026-01-01"),
			Want: []string{"warning documents[dpia].approved", "warning documents[dpia].url", "warning documents[dpia].review_by"},
		},
		"the second of two": {In: "documents: [{kind: map, " + good + "}, {kind: dpia}]\n", Want: []string{"warning documents[dpia].approved", "warning documents[dpia].url"}},
		"without a kind":    {In: "documents: [{url: x}]\n"},
		"no documents":      {In: "documents: []\n"},
		"in beta":           {In: "phase: beta\n" + list(`url: "https://docs.example.gov.uk/x"`), Want: []string{"warning documents[dpia].approved"}},
		"in alpha":          {In: "phase: alpha\n" + list(`url: "https://docs.example.gov.uk/x"`)},
		"once it ended":     {In: "phase: retirement\nretirement: {ends: 2026-06-14}\n" + list("version: \"1\"")},
	})
}
