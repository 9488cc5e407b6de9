package render_test

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/render"
	"github.com/service-catalogue/svc/internal/text"
	"github.com/service-catalogue/svc/internal/view"
)

// called is a call of a library that writes commands, with the properties in their order.
type called struct {
	Platform   string     `json:"platform"`
	Name       string     `json:"name"`
	Properties properties `json:"properties"`
	Data       string     `json:"data"`
}

type properties [][2]string

// MarshalJSON writes an object whose members keep their order.
func (p properties) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, pair := range p {
		if i > 0 {
			b.WriteByte(',')
		}
		name, err := json.Marshal(pair[0])
		if err != nil {
			return nil, err
		}
		value, err := json.Marshal(pair[1])
		if err != nil {
			return nil, err
		}
		b.Write(name)
		b.WriteByte(':')
		b.Write(value)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// libraryLines are the commands as the libraries of the platforms write them.
func libraryLines(t *testing.T, calls []called) []string {
	t.Helper()
	for _, name := range []string{"@actions/core", "azure-pipelines-task-lib", "teamcity-service-messages"} {
		module(t, name)
	}
	if len(calls) == 0 {
		return nil
	}
	list, err := json.Marshal(calls)
	if err != nil {
		t.Fatal(err)
	}
	stdout, stderr, code := run(t, string(list), program(t, "node"), installed(t, "commands.mjs"))
	if code != 0 {
		t.Fatalf("exit %d: %s", code, stderr)
	}
	return strings.Split(strings.TrimSuffix(stdout, "\n"), "\n")
}

// githubCalls are the calls for the findings that are annotated: ten of a type, worst first. One notice less leaves room to
// say that there are more.
func githubCalls(doc *view.Doc) []called {
	var out []called
	most := map[finding.Severity]int{finding.Error: 10, finding.Warning: 10, finding.Info: 10}
	if len(open(doc)) > 30 {
		most[finding.Info]--
	}
	for _, level := range []finding.Severity{finding.Error, finding.Warning, finding.Info} {
		name := map[finding.Severity]string{finding.Error: "error", finding.Warning: "warning", finding.Info: "notice"}[level]
		n := 0
		for item := doc.Items(&doc.Lookup, nil); item.Next(); {
			if item.Severity != level || item.Waiver != nil || n == most[level] {
				continue
			}
			n++
			out = append(out, called{"github", name, properties{
				{"file", text.Inside(item.File)},
				{"line", strconv.Itoa(item.Span.Line)},
				{"col", strconv.Itoa(item.Span.Col)},
				{"endColumn", strconv.Itoa(item.Span.EndCol)},
				{"title", text.Inside(item.Code + " " + item.Rule)},
			}, advice(item.Finding, "\nhelp: ")})
		}
	}
	return out
}

func azureCalls(doc *view.Doc) []called {
	var out []called
	for item := doc.Items(&doc.Lookup, nil); item.Next(); {
		kind := map[finding.Severity]string{finding.Error: "error", finding.Warning: "warning", finding.Info: "warning"}[item.Severity]
		if item.Waiver == nil {
			out = append(out, called{"azure", "task.logissue", properties{
				{"type", kind},
				{"sourcepath", text.Inside(item.File)},
				{"linenumber", strconv.Itoa(item.Span.Line)},
				{"columnnumber", strconv.Itoa(item.Span.Col)},
				{"code", item.Code},
			}, advice(item.Finding, "; help: ")})
		}
	}
	return out
}

func teamcityCalls(doc *view.Doc) []called {
	var out []called
	for item := doc.Items(&doc.Lookup, nil); item.Next(); {
		if item.Waiver == nil {
			out = append(out, called{"teamcity", "inspection", properties{
				{"typeId", item.Code},
				{"message", advice(item.Finding, "; help: ")},
				{"file", text.Inside(item.File)},
				{"line", strconv.Itoa(item.Span.Line)},
				{"SEVERITY", strings.ToUpper(item.Severity.String())},
			}, ""})
		}
	}
	return out
}

// TestLibrariesWriteTheSame compares commands byte for byte with those of the libraries that the platforms publish.
//
//nolint:paralleltest // see forDocs
func TestLibrariesWriteTheSame(t *testing.T) {
	for format, tt := range map[string]struct {
		calls func(*view.Doc) []called
		own   string // starts the lines for which there is no call
	}{"github": {githubCalls, "::notice title=svc "}, "azure": {azureCalls, "-"}, "teamcity": {teamcityCalls, "##teamcity[inspectionType "}} {
		forDocs(t, format, func(t *testing.T, doc *view.Doc, _ string) {
			t.Helper()
			var got []string
			for _, line := range outputLines(t, format, doc) {
				if !strings.HasPrefix(line, tt.own) {
					got = append(got, line)
				}
			}
			equalLists(t, "line", got, libraryLines(t, tt.calls(doc)))
		})
	}
}

// TestLibrariesWriteOtherwise keeps the comparison honest: a command that is escaped too little is not theirs.
func TestLibrariesWriteOtherwise(t *testing.T) {
	t.Parallel()
	odd := &view.Doc{Findings: []finding.Finding{{Severity: finding.Error, Code: "X", Rule: "x", Message: "50% | 'a' [b]", File: "a,b;c]|d.yaml"}}}
	for format, tt := range map[string]struct {
		calls    func(*view.Doc) []called
		mistakes [][2]string
	}{
		"github":   {githubCalls, [][2]string{{"%25", "%"}, {"%2C", ","}}},
		"azure":    {azureCalls, [][2]string{{"%AZP25", "%"}, {"%3B", ";"}, {"%5D", "]"}}},
		"teamcity": {teamcityCalls, [][2]string{{"||", "|"}, {"|'", "'"}, {"|[", "["}}},
	} {
		t.Run(format, func(t *testing.T) {
			t.Parallel()
			lines := outputLines(t, format, odd)
			theirs := libraryLines(t, tt.calls(odd))[0]
			line := lines[len(lines)-1]
			if line != theirs {
				t.Errorf("line %q, want %q", line, theirs)
			}
			for _, mistake := range tt.mistakes {
				if broken(t, line, mistake[0], mistake[1]) == theirs {
					t.Errorf("the library writes %s as well", mistake[1])
				}
			}
		})
	}
}

// TestRunnerLines counts the lines of the outputs with 6,000 findings: nothing is lost or doubled on the way.
func TestRunnerLines(t *testing.T) {
	t.Parallel()
	for format, want := range map[string]int{"azure": 6000, "teamcity": 6005, "github": 30} {
		if got := len(outputLines(t, format, manyFindings(6000))); got != want {
			t.Errorf("%s: %d lines, want %d", format, got, want)
		}
	}
	if out := written(t, "github", emptyDoc(), render.Style{}); out != "" {
		t.Errorf("annotations of an empty run = %q", out)
	}
}
