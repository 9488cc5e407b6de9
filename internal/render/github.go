package render

import (
	"fmt"
	"slices"
	"strings"

	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/text"
	"github.com/service-catalogue/svc/internal/view"
)

// maxAnnotations is how many annotations of one type GitHub keeps of a step; it drops the others without a word.
const maxAnnotations = 10

// githubFormat writes the worst findings as commands that make annotations in GitHub Actions, and one notice with the
// number of the others.
func githubFormat() Format {
	return Format{Name: "github", Needs: view.Findings | view.Changes, write: writeGitHub}
}

func writeGitHub(out *output, doc *view.Doc, _ Style) {
	picked, rest := annotations(doc.Findings)
	few := view.Doc{Findings: picked, Prefix: doc.Prefix}
	for item := open(&few); item.Next(); {
		if !out.put(annotation(item), "\n") {
			break
		}
	}
	if rest.all() > 0 {
		out.put("::notice title=svc ", escapeProperty(doc.Kind), "::", escapeData(unannotated(rest)), "\n")
	}
}

// annotation is the command for a finding, as https://github.com/actions/toolkit writes it.
func annotation(item *view.Item) string {
	command := "::" + githubType(item.Severity)
	command += fmt.Sprintf(" file=%s,line=%d", escapeProperty(item.File), item.Span.Line)
	if item.Span.EndLine == item.Span.Line {
		command += fmt.Sprintf(",col=%d,endColumn=%d", item.Span.Col, item.Span.EndCol)
	}
	return command + ",title=" + escapeProperty(title(&item.Finding)) + "::" + escapeData(advice(&item.Finding, "\nhelp: "))
}

func githubType(s finding.Severity) string {
	switch s {
	case finding.Error:
		return "error"
	case finding.Warning:
		return "warning"
	default:
		return "notice"
	}
}

// escapeData escapes the text of a command, and escapeProperty a value in it.
func escapeData(s string) string { return replaced(s, githubData) }

func escapeProperty(s string) string { return replaced(text.Inside(s), githubProperty) }

func githubData(c byte) string {
	switch c {
	case '%':
		return "%25"
	case '\r':
		return "%0D"
	case '\n':
		return "%0A"
	}
	return ""
}

func githubProperty(c byte) string {
	switch c {
	case ':':
		return "%3A"
	case ',':
		return "%2C"
	}
	return githubData(c)
}

// unannotated says how many findings are not among the annotations.
func unannotated(rest counts) string {
	var parts []string
	for _, c := range []view.Count{
		{N: rest[finding.Error], One: "error", Many: "errors"},
		{N: rest[finding.Warning], One: "warning", Many: "warnings"},
		{N: rest[finding.Info], One: "info", Many: "infos"},
	} {
		if c.N > 0 {
			parts = append(parts, c.String())
		}
	}
	all := view.Count{N: rest.all(), One: "more finding is", Many: "more findings are"}
	return all.String() + " not annotated here (" + strings.Join(parts, ", ") + "): GitHub keeps 10 annotations of a type."
}

// annotations picks the findings that become annotations, worst first and in order otherwise, and counts the others. If
// any are left out, one place among the notices is kept to say so.
func annotations(all []finding.Finding) (picked []finding.Finding, rest counts) {
	rest = countOpen(all)
	notices := maxAnnotations
	if slices.Max(rest[:]) > maxAnnotations {
		notices--
	}
	for _, kind := range []struct {
		severity finding.Severity
		room     int
	}{{finding.Error, maxAnnotations}, {finding.Warning, maxAnnotations}, {finding.Info, notices}} {
		for i := 0; i < len(all) && kind.room > 0; i++ {
			if all[i].Severity == kind.severity && all[i].Waiver == nil {
				picked = append(picked, all[i])
				rest[kind.severity]--
				kind.room--
			}
		}
	}
	return picked, rest
}
