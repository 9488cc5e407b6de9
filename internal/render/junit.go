package render

import (
	"fmt"
	"io"
	"strconv"

	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/text"
	"github.com/service-catalogue/svc/internal/view"
)

// junitFormat writes test results as JUnit has them. A finding is a case that failed, and so a service without any is a
// case that passed. What the two schemas in use ask for, one of Jenkins and one of Windy Road, is all there.
func junitFormat() Format {
	return Format{Name: "junit", Needs: view.Findings | view.Changes, Write: writeJUnit}
}

func writeJUnit(w io.Writer, doc view.Doc, _ Style) error {
	out := newOutput(w)
	all := countOpen(doc.Findings)
	failed, passed := all.all(), 0
	if doc.Groups != nil { // only what breaks is a case that failed
		failed, passed = all[finding.Error], failed-all[finding.Error]
	}
	for range passing(&doc) {
		passed++
	}
	out.put(xmlHeader, "<testsuites>\n")
	b := append(out.buf, "  <testsuite"...)
	b = appendAttribute(b, "name", "svc "+doc.Kind)
	b = fmt.Appendf(b, ` tests="%d" failures="%d" errors="0" time="0"`, failed+passed, failed)
	b = appendAttribute(b, "timestamp", junitTime(doc.AsOf))
	b = append(b, ` hostname="localhost" id="0" package="svc">`...)
	b = append(b, "\n    <properties>\n      <property name=\"as_of\""...)
	b = append(appendAttribute(b, "value", doc.AsOf), "/>\n    </properties>\n"...)
	out.take(b)
	names := caseNames{}
	for item := range open(bare(&doc)) {
		if name := names.next(item); doc.Groups != nil && item.Severity < finding.Error {
			out.take(appendCase(out.buf, name, item.File, "/>\n"))
		} else if !out.take(appendFailedCase(out.buf, item, name)) {
			break
		}
	}
	for service := range passing(&doc) {
		if !out.take(appendCase(out.buf, service.ID, doc.Path(service.File), "/>\n")) {
			break
		}
	}
	out.put("    <system-out/>\n    <system-err/>\n  </testsuite>\n</testsuites>\n")
	return out.close()
}

// junitTime is the day of the run as a time; there is no other that would be the same in every run.
func junitTime(day string) string {
	if day == "" {
		day = "1970-01-01"
	}
	return day + "T00:00:00"
}

func appendCase(b []byte, name, class, end string) []byte {
	b = appendAttribute(append(b, "    <testcase"...), "name", text.Safe(name))
	b = appendAttribute(b, "classname", text.Safe(class))
	return append(append(b, ` time="0"`...), end...)
}

func appendFailedCase(b []byte, item *view.Item, name string) []byte {
	b = appendCase(b, name, item.File, ">\n      <failure")
	b = appendAttribute(b, "type", item.Severity.String())
	b = append(appendAttribute(b, "message", text.Safe(item.Message)), '>')
	place := text.Safe(item.File) + ":" + strconv.Itoa(item.Span.Line) + ":" + strconv.Itoa(item.Span.Col)
	b = markup(b, place+": "+title(&item.Finding)+"\n"+advice(&item.Finding, "\nhelp: "))
	return append(b, "</failure>\n    </testcase>\n"...)
}
