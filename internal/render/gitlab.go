package render

import (
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/view"
)

// gitlabFormat writes the Code Quality report of GitLab, a profile of the issues of Code Climate.
func gitlabFormat() Format {
	return Format{Name: "gitlab", Needs: view.Findings, write: writeGitLab}
}

// gitlabIssue is one issue.
type gitlabIssue struct {
	Type        string         `json:"type"`
	CheckName   string         `json:"check_name"`
	Description string         `json:"description"`
	Categories  []string       `json:"categories"`
	Severity    string         `json:"severity"`
	Fingerprint string         `json:"fingerprint"`
	Location    gitlabLocation `json:"location"`
}

type gitlabLocation struct {
	Path  string      `json:"path"`
	Lines gitlabLines `json:"lines"`
}

type gitlabLines struct {
	Begin int `json:"begin"`
	End   int `json:"end"`
}

func writeGitLab(out *output, doc *view.Doc, _ Style) {
	e := newEncoder("")
	separator, end := "[\n  ", "[]\n"
	issue := gitlabIssue{Type: "issue", Categories: []string{"Bug Risk"}}
	for item := open(doc); item.Next(); {
		issue.CheckName = item.Code
		issue.Description = title(&item.Finding) + ": " + advice(&item.Finding, "; help: ")
		issue.Severity = gitlabSeverity(item.Severity)
		issue.Fingerprint = item.Fingerprint
		issue.Location = gitlabLocation{Path: item.File, Lines: gitlabLines{item.Span.Line, item.Span.EndLine}}
		out.put(separator)
		if !out.json(e, &issue) {
			break
		}
		separator, end = ",\n  ", "\n]\n"
	}
	out.put(end)
}

// gitlabSeverity leaves the ends of the scale, blocker and critical, to what breaks production.
func gitlabSeverity(s finding.Severity) string {
	switch s {
	case finding.Error:
		return "major"
	case finding.Warning:
		return "minor"
	default:
		return "info"
	}
}
