package render

import (
	"strconv"

	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/text"
	"github.com/service-catalogue/svc/internal/view"
)

// junitFormat writes test results as JUnit has them. A finding is a case that failed, and so a service without any is a
// case that passed. What the two schemas in use ask for, one of Jenkins and one of Windy Road, is all there.
func junitFormat() Format {
	return Format{Name: "junit", Needs: view.Findings | view.Changes, write: writeJUnit}
}

func writeJUnit(out *output, doc *view.Doc, _ Style) {
	all := countOpen(doc.Findings)
	failed, passed := all.all(), 0
	if doc.Groups != nil { // only what breaks is a case that failed
		failed, passed = all[finding.Error], failed-all[finding.Error]
	}
	passed += len(passing(doc))
	out.put(xmlHeader, "<testsuites>\n")
	out.tag("  <testsuite", ">\n    <properties>\n", "name", "svc "+doc.Kind, "tests", strconv.Itoa(failed+passed), "failures", strconv.Itoa(failed),
		"errors", "0", "time", "0", "timestamp", junitTime(doc.AsOf), "hostname", "localhost", "id", "0", "package", "svc")
	out.tag("      <property", "/>\n    </properties>\n", "name", "as_of", "value", doc.AsOf)
	names := caseNames{}
	for item := open(doc); item.Next(); {
		if name := names.next(item); doc.Groups != nil && item.Severity < finding.Error {
			testCase(out, name, item.File, "/>\n")
		} else if !failedCase(out, item, name) {
			break
		}
	}
	for _, service := range passing(doc) {
		if !testCase(out, service.ID, doc.Path(service.File), "/>\n") {
			break
		}
	}
	out.put("    <system-out/>\n    <system-err/>\n  </testsuite>\n</testsuites>\n")
}

// junitTime is the day of the run as a time; there is no other that would be the same in every run.
func junitTime(day string) string {
	if day == "" {
		day = "1970-01-01"
	}
	return day + "T00:00:00"
}

func testCase(out *output, name, class, end string) bool {
	return out.tag("    <testcase", end, "name", text.Safe(name), "classname", text.Safe(class), "time", "0")
}

func failedCase(out *output, item *view.Item, name string) bool {
	testCase(out, name, item.File, ">\n")
	out.tag("      <failure", ">", "type", item.Severity.String(), "message", text.Safe(item.Message))
	place := text.Safe(item.File) + ":" + strconv.Itoa(item.Span.Line) + ":" + strconv.Itoa(item.Span.Col)
	out.markup(place + ": " + title(&item.Finding) + "\n" + advice(&item.Finding, "\nhelp: "))
	return out.put("</failure>\n    </testcase>\n")
}
