package render_test

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/pos"
	"github.com/service-catalogue/svc/internal/render"
	"github.com/service-catalogue/svc/internal/text"
	"github.com/service-catalogue/svc/internal/view"
)

// documents are the Docs that documents of many findings are tried on.
func documents() map[string]*view.Doc {
	return map[string]*view.Doc{"empty": emptyDoc(), "findings": findingsDoc(), "hostile": hostileDoc(), "many": manyFindings(6000), "table": tableDoc()}
}

// gitlabIssue is an issue with the members that there are.
type gitlabIssue struct {
	Type        string   `json:"type"`
	CheckName   string   `json:"check_name"`
	Description string   `json:"description"`
	Categories  []string `json:"categories"`
	Severity    string   `json:"severity"`
	Fingerprint string   `json:"fingerprint"`
	Location    struct {
		Path  string `json:"path"`
		Lines struct {
			Begin int `json:"begin"`
			End   int `json:"end"`
		} `json:"lines"`
	} `json:"location"`
}

// TestGitLab (R9) checks that issues have what the widget needs, and fingerprints that are theirs alone.
func TestGitLab(t *testing.T) {
	t.Parallel()
	for name, doc := range documents() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var issues []gitlabIssue
			decode(t, written(t, "gitlab", doc, render.Style{}), &issues)
			found := open(doc)
			if issues == nil || len(issues) != len(found) {
				t.Fatalf("%d issues, want %d", len(issues), len(found))
			}
			seen := map[string]bool{}
			for i, issue := range issues {
				f := found[i]
				if seen[issue.Fingerprint] || issue.Fingerprint != f.Fingerprint {
					t.Errorf("fingerprint %q, want %q and no other like it", issue.Fingerprint, f.Fingerprint)
				}
				seen[issue.Fingerprint] = true
				if !strings.HasPrefix(issue.Description, f.Code+" ") || !slices.Contains([]string{"info", "minor", "major", "critical", "blocker"}, issue.Severity) {
					t.Errorf("issue = %+v", issue)
				}
				if want := string([]rune(doc.Path(f.File))); issue.Location.Path != want || issue.Location.Lines.Begin < 1 || issue.CheckName != f.Code {
					t.Errorf("issue = %+v, want the path %q", issue, want)
				}
			}
		})
	}
}

// rdDiagnostic is a finding of reviewdog's format.
type rdDiagnostic struct {
	Message  string `json:"message"`
	Location struct {
		Path  string  `json:"path"`
		Range rdRange `json:"range"`
	} `json:"location"`
	Severity string `json:"severity"`
	Source   struct {
		Name string `json:"name"`
		URL  string `json:"url"`
	} `json:"source"`
	Code struct {
		Value string `json:"value"`
	} `json:"code"`
	Suggestions []struct {
		Range rdRange `json:"range"`
		Text  string  `json:"text"`
	} `json:"suggestions"`
}

type rdRange struct {
	Start rdPosition `json:"start"`
	End   rdPosition `json:"end"`
}

type rdPosition struct {
	Line   int `json:"line"`
	Column int `json:"column"`
}

func (r rdRange) String() string {
	return fmt.Sprintf("%d:%d-%d:%d", r.Start.Line, r.Start.Column, r.End.Line, r.End.Column)
}

// diagnostics are the findings of an output of rdjson.
func diagnostics(tb testing.TB, doc *view.Doc) []rdDiagnostic {
	tb.Helper()
	var out struct {
		Source struct {
			Name string `json:"name"`
			URL  string `json:"url"`
		} `json:"source"`
		Diagnostics []rdDiagnostic `json:"diagnostics"`
	}
	decode(tb, written(tb, "rdjson", doc, render.Style{}), &out)
	if out.Source.Name != "svc" || out.Diagnostics == nil {
		tb.Errorf("output = %+v, want a source and a list", out)
	}
	return out.Diagnostics
}

func TestRDJSON(t *testing.T) {
	t.Parallel()
	for name, doc := range documents() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, lines := diagnostics(t, doc), outputLines(t, "rdjsonl", doc)
			if len(got) != len(open(doc)) || len(got) != len(lines) {
				t.Fatalf("%d diagnostics and %d lines, want %d", len(got), len(lines), len(open(doc)))
			}
			for i, f := range open(doc) {
				if want := string([]rune(doc.Path(f.File))); got[i].Location.Path != want || got[i].Severity != strings.ToUpper(f.Severity.String()) || got[i].Code.Value != f.Code {
					t.Errorf("diagnostic = %+v, want that of %+v", got[i], f)
				}
				var line rdDiagnostic
				decode(t, lines[i], &line)
				line.Source = got[i].Source
				if fmt.Sprint(line) != fmt.Sprint(got[i]) {
					t.Errorf("rdjsonl = %+v, rdjson = %+v", line, got[i])
				}
			}
		})
	}
}

// TestRDJSONColumns checks that columns count bytes, of the line as it stands in the file.
func TestRDJSONColumns(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		line string
		in   pos.Span
		want string
	}{
		"ASCII":           {"owner: d-lee", pos.Span{Line: 3, Col: 8, EndLine: 3, EndCol: 13}, "3:8-3:13"},
		"other letters":   {`name: "日本語 😀" # é`, pos.Span{Line: 3, Col: 7, EndLine: 3, EndCol: 14}, "3:7-3:23"},
		"byte order mark": {"\ufeffid: é", pos.Span{Line: 1, Col: 5, EndLine: 1, EndCol: 6}, "1:8-1:10"},
		"unknown line":    {"", pos.Span{Line: 3, Col: 8, EndLine: 3, EndCol: 13}, "3:0-0:0"},
		"whole file":      {"", pos.Span{}, "1:1-1:1"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			doc := &view.Doc{Findings: []finding.Finding{{Severity: finding.Error, Span: tt.in}}}
			doc.Line = func(string, int) (string, bool) { return tt.line, tt.line != "" }
			if got := diagnostics(t, doc)[0].Location.Range.String(); got != tt.want {
				t.Errorf("range = %s, want %s", got, tt.want)
			}
		})
	}
}

func TestRDJSONSuggestions(t *testing.T) {
	t.Parallel()
	doc := findingsDoc()
	doc.Edits = func(finding.Finding) []view.Edit {
		return []view.Edit{{Span: pos.Span{Line: 3, Col: 8, EndLine: 6, EndCol: 9}, Text: "h-ito\n"}}
	}
	got := diagnostics(t, doc)
	if len(got[1].Suggestions) != 1 || len(got[0].Suggestions) != 0 {
		t.Fatalf("suggestions = %v and %v, want one for what can be mended", got[1].Suggestions, got[0].Suggestions)
	}
	if s := got[1].Suggestions[0]; s.Text != "h-ito\n" || s.Range.String() != "3:8-6:11" { // 日 has three bytes
		t.Errorf("suggestion = %q at %s", s.Text, s.Range)
	}
}

// TestRDJSONMessages checks that messages, which reviewdog puts into comments, mention and embed nothing.
func TestRDJSONMessages(t *testing.T) {
	t.Parallel()
	doc := &view.Doc{Findings: []finding.Finding{{Severity: finding.Error, Message: "ask @everyone about <b>", Help: "write `a|b`\x1b"}}}
	if got, want := diagnostics(t, doc)[0].Message, "ask `@everyone` about `<b>`\nhelp: write `a|b\\x1b`"; got != want {
		t.Errorf("message = %q, want %q", got, want)
	}
}

// checkstyleFile is a file of a Checkstyle report.
type checkstyleFile struct {
	Name   string `xml:"name,attr"`
	Errors []struct {
		Line     int    `xml:"line,attr"`
		Column   int    `xml:"column,attr"`
		Severity string `xml:"severity,attr"`
		Message  string `xml:"message,attr"`
		Source   string `xml:"source,attr"`
	} `xml:"error"`
}

// readXML reads a document whole, by the rules of XML.
func readXML(tb testing.TB, out string, into any) {
	tb.Helper()
	decoder := xml.NewDecoder(strings.NewReader(out))
	if err := decoder.Decode(into); err != nil {
		tb.Fatalf("%v in %.2000s", err, out)
	}
	if token, err := decoder.Token(); !errors.Is(err, io.EOF) && fmt.Sprintf("%s", token) != "\n" {
		tb.Errorf("%v after the end", token)
	}
}

// inXML is a value as XML carries it: what it cannot hold is shown.
func inXML(value string) string {
	var b strings.Builder
	for i, r := range value {
		switch {
		case r == 0xFFFD && !strings.HasPrefix(value[i:], "\ufffd"):
			fmt.Fprintf(&b, `\x%02x`, value[i])
		case r < ' ' && r != '\t' && r != '\n' && r != '\r', r == 0xFFFE, r == 0xFFFF:
			fmt.Fprintf(&b, `\x%02x`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

func TestCheckstyle(t *testing.T) {
	t.Parallel()
	for name, doc := range documents() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var report struct {
				Files []checkstyleFile `xml:"file"`
			}
			readXML(t, written(t, "checkstyle", doc, render.Style{}), &report)
			found := open(doc)
			for _, file := range report.Files {
				for _, e := range file.Errors {
					f := found[0]
					found = found[1:]
					if file.Name != inXML(doc.Path(f.File)) || e.Source != "svc."+f.Code || e.Severity != f.Severity.String() || e.Line < 1 || e.Column < 1 {
						t.Errorf("error %+v in %q, want %+v", e, file.Name, f)
					}
					if e.Message != advice(f, "; help: ") {
						t.Errorf("message = %+q, want %+q", e.Message, advice(f, "; help: "))
					}
				}
			}
			if len(found) > 0 {
				t.Errorf("%d findings are missing", len(found))
			}
		})
	}
}

// junitReport is a report with the members that readers need.
type junitReport struct {
	XMLName xml.Name
	Attrs   []xml.Attr `xml:",any,attr"`
	Suites  []struct {
		Tests     int    `xml:"tests,attr"`
		Failures  int    `xml:"failures,attr"`
		Errors    int    `xml:"errors,attr"`
		Timestamp string `xml:"timestamp,attr"`
		Cases     []struct {
			Name    string `xml:"name,attr"`
			Class   string `xml:"classname,attr"`
			Failure *struct {
				Type    string `xml:"type,attr"`
				Message string `xml:"message,attr"`
				Text    string `xml:",chardata"`
			} `xml:"failure"`
		} `xml:"testcase"`
	} `xml:"testsuite"`
}

func TestJUnit(t *testing.T) {
	t.Parallel()
	for name, doc := range documents() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var report junitReport
			readXML(t, written(t, "junit", doc, render.Style{}), &report)
			if report.XMLName.Local != "testsuites" || len(report.Attrs) > 0 || len(report.Suites) != 1 {
				t.Fatalf("report = %+v", report)
			}
			suite := report.Suites[0]
			failed := open(doc)
			if suite.Tests != len(suite.Cases) || suite.Failures != len(failed) || suite.Errors != 0 {
				t.Errorf("%d tests and %d failures, want %d and %d", suite.Tests, suite.Failures, len(suite.Cases), len(failed))
			}
			seen := map[string]bool{}
			for i, c := range suite.Cases {
				if (c.Failure != nil) != (i < len(failed)) {
					t.Errorf("case %d: %+v", i, c)
				}
				if c.Failure != nil && c.Failure.Message != text.Safe(failed[i].Message) {
					t.Errorf("message = %+q, want %+q", c.Failure.Message, failed[i].Message)
				}
				if key := c.Class + "\x00" + c.Name; seen[key] {
					t.Errorf("two cases %q", key)
				} else {
					seen[key] = true
				}
			}
		})
	}
}

func TestJUnitPassing(t *testing.T) {
	t.Parallel()
	var report junitReport
	readXML(t, written(t, "junit", findingsDoc(), render.Style{}), &report)
	var got []string
	for _, c := range report.Suites[0].Cases {
		outcome := "passed"
		if c.Failure != nil {
			outcome = c.Failure.Type
		}
		got = append(got, c.Class+" "+c.Name+" "+outcome)
	}
	want := []string{
		"catalogue/people.yaml PPL001 person-unknown people error", "catalogue/services/renew-licence.yaml OWN005 owner-left owner error",
		"catalogue/services/renew-licence.yaml STY002 name-style name info", "catalogue/services/pay-fine.yaml pay-fine passed",
	}
	if !slices.Equal(got, want) {
		t.Errorf("cases = %q, want %q", got, want)
	}
	if got := report.Suites[0].Timestamp; got != "2026-06-15T00:00:00" {
		t.Errorf("timestamp = %s", got)
	}
}

// FuzzXML (R8) checks that what stands in a report is read as it was written.
func FuzzXML(f *testing.F) {
	for _, seed := range attacks() {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, in string) {
		doc := &view.Doc{Findings: []finding.Finding{{Severity: finding.Error, Message: in, Help: in, File: in, Path: in, Service: in}}}
		var checkstyle struct {
			Files []checkstyleFile `xml:"file"`
		}
		var junit junitReport
		for format, into := range map[string]any{"checkstyle": &checkstyle, "junit": &junit} {
			out := written(t, format, doc, render.Style{})
			if why := harm(out, false); why != "" {
				t.Errorf("%s: %s", format, why)
			}
			readXML(t, out, into)
		}
		if got, want := checkstyle.Files[0].Name, inXML(in); got != want {
			t.Errorf("file %+q, want %+q", got, want)
		}
		if got, want := junit.Suites[0].Cases[0].Failure.Message, text.Safe(in); got != want {
			t.Errorf("message %+q, want %+q", got, want)
		}
	})
}
