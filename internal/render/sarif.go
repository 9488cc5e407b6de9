package render

import (
	"fmt"
	"strings"

	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/view"
)

// maxResults is how many results GitHub takes of a run.
const maxResults = 25_000

// sarifFormat writes SARIF 2.1.0, as GitHub code scanning and editors read it.
func sarifFormat() Format {
	return Format{Name: "sarif", Needs: view.Findings | view.Changes, write: writeSARIF}
}

func writeSARIF(out *output, doc *view.Doc, _ Style) {
	e := newEncoder("  ")
	most := count(doc.Findings).within(maxResults)
	run := sarifRun{
		Tool:              sarifTool{sarifDriver{Name: "svc", Version: numbered(doc.Tool.Version), InformationURI: homepage, Rules: []sarifRule{}}},
		AutomationDetails: sarifAutomation{"svc/" + doc.Kind + "/"},
		ColumnKind:        "unicodeCodePoints",
	}
	places := map[string]int{}
	for item := worst(doc, &view.Lookup{}, most); item.Next(); {
		if _, seen := places[item.Code]; !seen {
			places[item.Code] = len(places)
			run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, newSARIFRule(ruleOf(doc, item.Code, item.Rule)))
		}
	}
	if n := len(doc.Findings) - most.all(); n > 0 {
		run.Invocations = []sarifInvocation{leftOut(n)}
	}
	out.begin(e, sarifLog{Schema: sarifSchema, Version: "2.1.0", Runs: []sarifRun{run}}, "\n    }\n  ]\n}")
	out.put(",\n      \"results\": [")
	e = newEncoder("")
	separator, end := "\n        ", "]"
	results := sarifResults{doc: doc, places: places}
	for item := worst(doc, &view.Lookup{Edits: doc.Edits}, most); item.Next(); {
		out.put(separator)
		if !out.json(e, results.of(item)) {
			break
		}
		separator, end = ",\n        ", "\n      ]"
	}
	out.put(end, "\n    }\n  ]\n}\n")
}

// numbered is a version that others can compare; a build without a number has none.
func numbered(version string) string {
	version = strings.TrimPrefix(version, "v")
	if !digitFirst(version) {
		return ""
	}
	return version
}

// leftOut says how many results are missing.
func leftOut(n int) sarifInvocation {
	said := fmt.Sprintf("%d findings are left out, the mildest ones: GitHub takes %d results of a run.", n, maxResults)
	return sarifInvocation{ExecutionSuccessful: true, Notifications: []sarifNotification{{Level: "warning", Message: sarifText{said}}}}
}

// worst are so many findings of each severity, in the order of the Doc.
func worst(doc *view.Doc, look *view.Lookup, most counts) *view.Item {
	return doc.Items(look, func(f *finding.Finding) bool {
		most[f.Severity]--
		return most[f.Severity] < 0
	})
}
