package render_test

import (
	"encoding/json"
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/pos"
	"github.com/service-catalogue/svc/internal/render"
	"github.com/service-catalogue/svc/internal/view"
)

// sarifRun is what the tests read of a run.
type sarifRun struct {
	Tool struct {
		Driver struct {
			Name, Version, InformationURI string
			Rules                         []sarifRule
		}
	}
	Invocations []struct {
		Notifications []struct{ Message struct{ Text string } } `json:"toolExecutionNotifications"`
	}
	AutomationDetails struct{ ID string }
	ColumnKind        string
	Results           []sarifResult
}

type sarifRule struct {
	ID, Name                          string
	ShortDescription, FullDescription struct{ Text string }
	Help                              struct{ Text, Markdown string }
	Properties                        struct {
		Tags      []string
		Precision string
		Severity  string `json:"problem.severity"`
	}
}

type sarifResult struct {
	RuleID    string
	RuleIndex int
	Level     string
	Message   struct{ Text string }
	Locations []struct {
		PhysicalLocation struct {
			ArtifactLocation struct{ URI, URIBaseID string }
			Region           map[string]int
		}
	}
	Fingerprints map[string]string `json:"partialFingerprints"`
	Suppressions []struct{ Kind, Status, Justification string }
	Fixes        []struct {
		ArtifactChanges []struct {
			Replacements []struct {
				DeletedRegion   map[string]int
				InsertedContent struct{ Text string }
			}
		}
	}
}

// sarifOf is the only run of an output.
func sarifOf(tb testing.TB, doc *view.Doc) sarifRun {
	tb.Helper()
	var log struct {
		Version string
		Runs    []sarifRun
	}
	out := written(tb, "sarif", doc, render.Style{})
	if err := json.Unmarshal([]byte(out), &log); err != nil {
		tb.Fatalf("%v in %s", err, out)
	}
	if log.Version != "2.1.0" || len(log.Runs) != 1 {
		tb.Fatalf("version %q with %d runs, want 2.1.0 with one", log.Version, len(log.Runs))
	}
	return log.Runs[0]
}

func TestSARIFEmpty(t *testing.T) {
	t.Parallel()
	if out := written(t, "sarif", emptyDoc(), render.Style{}); !strings.Contains(out, `"results": []`) || !strings.Contains(out, `"rules": []`) {
		t.Errorf("an empty run = %s, want empty lists, not null", out)
	}
}

func TestSARIFRun(t *testing.T) {
	t.Parallel()
	run := sarifOf(t, findingsDoc())
	got := fmt.Sprintf("%s %s %s %s %s", run.Tool.Driver.Name, run.Tool.Driver.Version, run.Tool.Driver.InformationURI, run.AutomationDetails.ID, run.ColumnKind)
	if want := "svc 1.2.0 https://github.com/service-catalogue/svc svc/lint/ unicodeCodePoints"; got != want {
		t.Errorf("run = %s, want %s", got, want)
	}
	var levels []string
	for _, result := range run.Results {
		levels = append(levels, result.RuleID+" "+result.Level)
	}
	if want := []string{"PPL001 error", "OWN005 error", "STY002 note", "OWN008 warning"}; !slices.Equal(levels, want) {
		t.Errorf("results = %q, want %q", levels, want)
	}
	owner := run.Results[1]
	if got, want := fmt.Sprint(owner.Locations[0].PhysicalLocation), "{{catalogue/services/renew-licence.yaml %SRCROOT%} map[endColumn:13 startColumn:8 startLine:3]}"; got != want {
		t.Errorf("location = %s, want %s", got, want)
	}
	if owner.Fingerprints["svcFingerprint/v1"] != "9a07" || len(owner.Fingerprints["primaryLocationLineHash"]) < 3 {
		t.Errorf("fingerprints = %v", owner.Fingerprints)
	}
	if got, want := fmt.Sprint(owner.Fixes), "[{[{[{map[endColumn:13 endLine:3 startColumn:8 startLine:3] {h-ito}}]}]}]"; got != want {
		t.Errorf("fixes = %s, want %s", got, want)
	}
	waived := run.Results[3].Suppressions
	if len(waived) != 1 || waived[0].Status != "accepted" || waived[0].Justification != "waived until 2026-12-31: the team is being set up" || len(owner.Suppressions) != 0 {
		t.Errorf("suppressions = %v and %v", waived, owner.Suppressions)
	}
	if len(run.Results[0].Fixes) != 0 {
		t.Errorf("fixes of what only a human can mend = %v", run.Results[0].Fixes)
	}
}

// TestSARIFIsComplete (R7) checks what GitHub needs of every rule and every result.
func TestSARIFIsComplete(t *testing.T) {
	t.Parallel()
	for name, doc := range map[string]*view.Doc{"findings": findingsDoc(), "hostile": hostileDoc(), "many": manyFindings(6000)} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			run := sarifOf(t, doc)
			if len(run.Results) != len(doc.Findings) {
				t.Errorf("%d results, want %d", len(run.Results), len(doc.Findings))
			}
			for _, rule := range run.Tool.Driver.Rules {
				if why := incompleteRule(rule); why != "" {
					t.Errorf("rule %s: %s: %+v", rule.ID, why, rule)
				}
			}
			for _, result := range run.Results {
				if why := incompleteResult(run, result); why != "" {
					t.Fatalf("%s: %+v", why, result)
				}
			}
		})
	}
}

func incompleteRule(rule sarifRule) string {
	texts := []string{rule.ID, rule.Name, rule.ShortDescription.Text, rule.FullDescription.Text, rule.Help.Text, rule.Help.Markdown, rule.Properties.Precision}
	switch {
	case slices.Contains(texts, ""):
		return "a text is missing"
	case utf8.RuneCountInString(rule.FullDescription.Text) > 1024 || utf8.RuneCountInString(rule.ShortDescription.Text) > 1024:
		return "a description is too long"
	case !slices.Contains([]string{"error", "warning", "recommendation"}, rule.Properties.Severity):
		return "unknown severity"
	case rule.Properties.Tags == nil:
		return "no tags"
	}
	return ""
}

func incompleteResult(run sarifRun, result sarifResult) string {
	place := result.Locations[0].PhysicalLocation
	uri, err := url.Parse(place.ArtifactLocation.URI)
	region := place.Region
	switch {
	case len(result.Locations) != 1:
		return "not one location"
	case err != nil || uri.IsAbs() || uri.Host != "" || uri.RawQuery != "" || uri.Fragment != "":
		return "the uri is no relative path"
	case run.Tool.Driver.Rules[result.RuleIndex].ID != result.RuleID:
		return "the index is that of another rule"
	case result.Message.Text == "" || result.Fingerprints["svcFingerprint/v1"] == "" || result.Fingerprints["primaryLocationLineHash"] == "":
		return "a message or fingerprint is missing"
	case region["startLine"] < 1 || region["startColumn"] < 1 || region["endColumn"] < region["startColumn"] || region["endLine"] != 0:
		return "the region is not a stretch of one line"
	}
	return ""
}

func TestSARIFVersions(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{"1.2.0": "1.2.0", "v0.3.0-rc.1": "0.3.0-rc.1", "dev": "", "": "", "very": ""} {
		if got := sarifOf(t, &view.Doc{Tool: view.Tool{Version: in}}).Tool.Driver.Version; got != want {
			t.Errorf("version %q is written as %q, want %q", in, got, want)
		}
	}
}

func TestSARIFPaths(t *testing.T) {
	t.Parallel()
	tests := map[string]string{
		"services/a-b_c.d~e.yaml": "services/a-b_c.d~e.yaml", "a b.yaml": "a%20b.yaml", "50%.yaml": "50%25.yaml", "a:b/c.yaml": "a%3Ab/c.yaml",
		"x?y#z.yaml": "x%3Fy%23z.yaml", "猫.yaml": "%E7%8C%AB.yaml", "a\nb": "a%0Ab", "\xff": "%EF%BF%BD", `a\b"c'`: "a%5Cb%22c%27", "[x]": "%5Bx%5D",
	}
	for in, want := range tests {
		doc := &view.Doc{Findings: []finding.Finding{{Severity: finding.Error, File: in}}}
		got := sarifOf(t, doc).Results[0].Locations[0].PhysicalLocation.ArtifactLocation.URI
		if got != want {
			t.Errorf("uri of %q = %q, want %q", in, got, want)
		}
		if back, err := url.PathUnescape(got); err != nil || back != string([]rune(in)) {
			t.Errorf("uri %q is read as %q, want %q", got, back, in)
		}
	}
}

func TestSARIFMessages(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ message, help, want string }{
		"no help":          {"no deputy", "", "no deputy."},
		"help":             {"no deputy", "name one", "no deputy. Help: name one."},
		"ends by itself":   {"who covers?", "name one!", "who covers? Help: name one!"},
		"link":             {"[x](javascript:a)", "", "[x] (javascript:a)."},
		"command":          {"##[error]x\x1b", "", `##\[error]x\x1b.`},
		"nothing":          {"", "", ""},
		"other characters": {"日本語 😀", "", "日本語 😀."},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			doc := &view.Doc{Findings: []finding.Finding{{Severity: finding.Error, Message: tt.message, Help: tt.help}}}
			if got := sarifOf(t, doc).Results[0].Message.Text; got != tt.want {
				t.Errorf("message = %q, want %q", got, tt.want)
			}
		})
	}
}

// TestSARIFRegions checks that a finding without a stretch of its own covers the rest of its line.
func TestSARIFRegions(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		in   pos.Span
		line string
		want [3]int // line, column, end column
	}{
		"stretch":        {pos.Span{Line: 3, Col: 8, EndLine: 3, EndCol: 13}, "owner: d-lee", [3]int{3, 8, 13}},
		"whole file":     {pos.Span{}, "\ufeffid: é\r", [3]int{1, 1, 6}},
		"several lines":  {pos.Span{Line: 2, Col: 3, EndLine: 4, EndCol: 1}, "a: 日本", [3]int{2, 3, 6}},
		"place":          {pos.Span{Line: 2, Col: 9, EndLine: 2, EndCol: 9}, "abc", [3]int{2, 9, 9}},
		"line not known": {pos.Span{Line: 2, Col: 9, EndLine: 2, EndCol: 9}, "", [3]int{2, 9, 9}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			doc := &view.Doc{Findings: []finding.Finding{{Severity: finding.Error, Span: tt.in}}}
			if tt.line != "" {
				doc.Line = func(string, int) (string, bool) { return tt.line, true }
			}
			region := sarifOf(t, doc).Results[0].Locations[0].PhysicalLocation.Region
			if got := [3]int{region["startLine"], region["startColumn"], region["endColumn"]}; got != tt.want {
				t.Errorf("region = %v, want %v", got, tt.want)
			}
		})
	}
}

// TestSARIFLimit checks that the mildest findings are left out when there are too many, and that the run says so.
func TestSARIFLimit(t *testing.T) {
	t.Parallel()
	doc := manyFindings(30_000) // a third of them of each severity
	run := sarifOf(t, doc)
	levels := map[string]int{}
	last := ""
	for _, result := range run.Results {
		levels[result.Level]++
		file := path.Base(result.Locations[0].PhysicalLocation.ArtifactLocation.URI)
		if number(file) < number(last) {
			t.Fatalf("%s after %s: the order is lost", file, last)
		}
		last = file
	}
	if got, want := fmt.Sprint(levels), "map[error:10000 note:5000 warning:10000]"; got != want {
		t.Errorf("results = %s, want %s", got, want)
	}
	if len(run.Invocations) != 1 || !strings.HasPrefix(run.Invocations[0].Notifications[0].Message.Text, "5000 findings are left out") {
		t.Errorf("invocations = %+v, want the number of what was left out", run.Invocations)
	}
	if few := sarifOf(t, manyFindings(25_000)); len(few.Results) != 25_000 || few.Invocations != nil {
		t.Errorf("%d results of 25,000, %d invocations", len(few.Results), len(few.Invocations))
	}
}

// number is the number in a file name.
func number(file string) int {
	n := 0
	_, _ = fmt.Sscanf(file, "s-%d.yaml", &n)
	return n
}

// TestSARIFWithoutText checks that a result in a file which cannot be read has the hash of an empty file, since every
// result wants one.
func TestSARIFWithoutText(t *testing.T) {
	t.Parallel()
	doc := findingsDoc()
	doc.Text = func(string) ([]byte, bool) { return []byte("what is left"), false }
	for _, result := range sarifOf(t, doc).Results {
		if got, want := result.Fingerprints["primaryLocationLineHash"], "c129715d7a2bc9a3:1"; got != want || result.Fingerprints["svcFingerprint/v1"] == "" {
			t.Errorf("fingerprints = %v, want the hash %s", result.Fingerprints, want)
		}
	}
}
