package cli_test

import (
	"bytes"
	"encoding/json"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/service-catalogue/svc/internal/cli"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/rules"
	"github.com/service-catalogue/svc/internal/rules/ruletest"
)

// badExample is an example on a rule page that the rule reports.
var badExample = regexp.MustCompile("(?ms)^```yaml bad.*?$\n(.*?)^```$")

// shownFix is a line of a fix on a page.
var shownFix = regexp.MustCompile("<(del|ins)>(.*?)</")

// TestFixes has every rule that mends mend the examples of its page, one rule at a time: its findings go, no other comes,
// mending again changes nothing, and the fixes that formats for programs carry, applied by hand, lead to the same bytes.
func TestFixes(t *testing.T) {
	t.Parallel()
	base := ruletest.Load(t, os.DirFS("../rules/testdata"))
	for _, rule := range rules.All() {
		if rule.Fix != lint.Auto {
			continue
		}
		t.Run(rule.Code, func(t *testing.T) {
			t.Parallel()
			mended := 0
			for _, example := range badExample.FindAllStringSubmatch(rules.Pages()(rule), -1) {
				if tryFix(t, rule.Code, base.With(example[1])) {
					mended++
				}
			}
			if mended == 0 {
				t.Errorf("no example of %s is mended", rule.Code)
			}
		})
	}
}

// tryFix mends what a rule finds in a catalogue, and reports whether there was something to mend.
func tryFix(t *testing.T, code string, files fstest.MapFS) bool {
	t.Helper()
	env, _, stderr := env(t)
	if err := os.RemoveAll(filepath.Join(env.Dir, "services")); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"svc.yaml", "people.yaml"} {
		if err := os.Remove(filepath.Join(env.Dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.CopyFS(env.Dir, files); err != nil {
		t.Fatal(err)
	}
	run := func(args ...string) []byte {
		var stdout bytes.Buffer
		env.Stdout = &stdout
		stderr.Reset()
		if code := cli.Main(t.Context(), env, append([]string{"lint", "--as-of", "2026-06-15", "--fail-on", "never", "-q"}, args...)); code != cli.ExitClean {
			t.Fatalf("svc lint %q ends with %d: %s", args, code, stderr)
		}
		return stdout.Bytes()
	}
	only := code
	if code == "WVR001" {
		only += ",CON003" // which has to run before a waiver of it can be said to silence nothing
	}
	before := reported(t, run("-f", "json"))
	byReviewdog := applySuggestions(t, env.Dir, run("-f", "rdjson", "--only", only))
	bySARIF := applySARIF(t, env.Dir, run("-f", "sarif", "--only", only))
	page := run("-f", "html", "--only", only)
	preview := run("--fix", "--diff", "--only", only)
	run("--fix", "--only", only)
	after := reported(t, run("-f", "json"))
	for _, f := range after {
		if f.Code == code && f.Fixable {
			t.Errorf("still there: %+v", f)
		}
		if !slices.ContainsFunc(before, func(o lintFinding) bool { return o.Code == f.Code && o.File == f.File && o.Message == f.Message }) {
			t.Errorf("new: %+v", f)
		}
	}
	if again := run("--fix", "--diff", "--only", only); len(again) > 0 {
		t.Errorf("mending again changes\n%s", again)
	}
	if !slices.ContainsFunc(before, func(f lintFinding) bool { return f.Code == code && f.Fixable }) {
		return false
	}
	if len(preview) == 0 {
		t.Error("--fix --diff shows nothing")
	}
	if !shownFix.Match(page) {
		t.Error("the page shows no fix")
	}
	for name, text := range byReviewdog {
		now, err := os.ReadFile(filepath.Join(env.Dir, name))
		if err != nil || !bytes.Equal(now, text) || !bytes.Equal(now, bySARIF[name]) {
			t.Errorf("%s (%v): --fix gives\n%s\nrdjson\n%s\nSARIF\n%s", name, err, now, text, bySARIF[name])
		}
		for _, m := range shownFix.FindAllSubmatch(page, -1) {
			old, line := files[name].Data, html.UnescapeString(string(m[2]))
			if where := map[string][]byte{"del": old, "ins": now}[string(m[1])]; !bytes.Contains(append([]byte("\n"), where...), []byte("\n"+line)) {
				t.Errorf("the page shows <%s> %q, which is no line of\n%s", m[1], line, where)
			}
		}
	}
	return len(byReviewdog) > 0
}

// lintFinding is what is compared of a finding.
type lintFinding struct {
	Code, File, Message string
	Fixable             bool
}

func reported(t *testing.T, text []byte) []lintFinding {
	t.Helper()
	var doc struct{ Findings []lintFinding }
	if err := json.Unmarshal(text, &doc); err != nil {
		t.Fatal(err)
	}
	return doc.Findings
}

// stretch is a replacement in a file, its columns as indexes in the bytes of the line.
type stretch struct {
	line, col, endLine, endCol int
	text                       string
}

// applyAll makes the replacements of each file, from its end to its start.
func applyAll(t *testing.T, dir string, edits map[string][]stretch) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	for name, list := range edits {
		text, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		lines := bytes.SplitAfter(text, []byte("\n"))
		at := func(line, col int) int { return len(bytes.Join(lines[:line-1], nil)) + col }
		slices.SortFunc(list, func(a, b stretch) int { return at(b.line, b.col) - at(a.line, a.col) })
		for _, e := range list {
			text = slices.Concat(text[:at(e.line, e.col)], []byte(e.text), text[at(e.endLine, e.endCol):])
		}
		out[name] = text
	}
	return out
}

// applySuggestions applies what an rdjson file suggests; its columns count bytes from 1.
func applySuggestions(t *testing.T, dir string, text []byte) map[string][]byte {
	t.Helper()
	type position struct{ Line, Column int }
	var doc struct {
		Diagnostics []struct {
			Location    struct{ Path string }
			Suggestions []struct {
				Range struct{ Start, End position }
				Text  string
			}
		}
	}
	if err := json.Unmarshal(text, &doc); err != nil {
		t.Fatal(err)
	}
	edits := map[string][]stretch{}
	for _, d := range doc.Diagnostics {
		for _, s := range d.Suggestions {
			edits[d.Location.Path] = append(edits[d.Location.Path], stretch{s.Range.Start.Line, s.Range.Start.Column - 1, s.Range.End.Line, s.Range.End.Column - 1, s.Text})
		}
	}
	return applyAll(t, dir, edits)
}

// applySARIF applies the fixes of a SARIF file; its columns count code points from 1.
func applySARIF(t *testing.T, dir string, text []byte) map[string][]byte {
	t.Helper()
	type location struct{ URI string }
	var doc struct {
		Runs []struct {
			Results []struct {
				Fixes []struct {
					ArtifactChanges []struct {
						ArtifactLocation location
						Replacements     []struct {
							DeletedRegion   struct{ StartLine, StartColumn, EndLine, EndColumn int }
							InsertedContent struct{ Text string }
						}
					}
				}
			}
		}
	}
	if err := json.Unmarshal(text, &doc); err != nil {
		t.Fatal(err)
	}
	edits := map[string][]stretch{}
	for _, r := range doc.Runs[0].Results {
		for _, fix := range r.Fixes {
			for _, change := range fix.ArtifactChanges {
				name := change.ArtifactLocation.URI
				file, err := os.ReadFile(filepath.Join(dir, name))
				if err != nil {
					t.Fatal(err)
				}
				lines := strings.SplitAfter(string(file), "\n")
				inBytes := func(line, col int) int { return len(string([]rune(lines[line-1])[:col-1])) }
				for _, p := range change.Replacements {
					r := p.DeletedRegion
					if r.EndLine == 0 {
						r.EndLine = r.StartLine
					}
					edits[name] = append(edits[name], stretch{r.StartLine, inBytes(r.StartLine, r.StartColumn), r.EndLine, inBytes(r.EndLine, r.EndColumn), p.InsertedContent.Text})
				}
			}
		}
	}
	return applyAll(t, dir, edits)
}
