package cli_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/cli"
)

// found is a finding as two commands print it.
type found struct {
	Fingerprint string `json:"fingerprint"`
	File        string `json:"file"`
	Line        int    `json:"line"`
	Column      int    `json:"column"`
	Severity    string `json:"severity"`
	Message     string `json:"message"`
	Waived      bool   `json:"waived"`
}

// edits are what becomes of the text of files; a file that becomes empty is removed.
type edits map[string]func(text string) string

const mooring, harbour = "services/get-a-mooring-permit.yaml", "services/pay-harbour-dues.yaml"

// kinds are kinds of change to the shipped catalogue. Those that end in "name" or "folder" leave findings what they are.
func kinds(t *testing.T) map[string]edits {
	t.Helper()
	return map[string]edits{
		"nothing":                    {},
		"a promise":                  {mooring: replaced("availability_percent: ", "availability_percent: 99.99999 # ")},
		"a service that others need": {"services/tideline-hosting.yaml": replaced("availability_percent: ", "availability_percent: 90 # ")},
		"a dependency":               {"services/book-lock-passage.yaml": replaced("criticality: ", "criticality: critical # ")},
		"a comment":                  {mooring: func(text string) string { return "# hello\n" + text }},
		"an entry that is not YAML":  {mooring: func(text string) string { return text + "\n  - [" }},
		"an unknown key":             {mooring: func(text string) string { return text + "colour: blue\n" }},
		"an entry that is gone":      {harbour: gone},
		"an entry that is new":       {"services/new-one.yaml": func(string) string { return "schema: svc/v1\nid: new-one\nname: New\ntype: service\nphase: live\n" }},
		"an entry of another name":   renamed(t, "pay-harbour-dues", "pay-dues"),
		"a provider of another name": renamed(t, "tideline-hosting", "host-everything"),
		"an owner who is not there":  {mooring: replaced("owner: ", "owner: nobody-at-all # ")},
		"everybody":                  {"people.yaml": func(string) string { return "schema: svc-people/v1\npeople: {}\n" }},
		"a rule":                     {"svc.yaml": func(text string) string { return text + "\n# end\n" }, mooring: replaced("reviewed: ", "reviewed: 2020-01-01 # ")},
		"the risk scale":             {"risk-scale.yaml": gone},
		"an entry in another folder": {mooring: gone, "services/more/get-a-mooring-permit.yaml": func(string) string { return read(t, mooring) }},
	}
}

// renamed gives a service another id, also where others name it.
func renamed(t *testing.T, id, with string) edits {
	t.Helper()
	files, err := filepath.Glob("../../catalogue/services/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	out := edits{}
	for _, file := range files {
		name := "services/" + filepath.Base(file)
		out[name] = func(text string) string { return strings.ReplaceAll(text, ": "+id+"\n", ": "+with+"\n") }
	}
	out["services/take-card-payments.yaml"] = func(text string) string {
		return strings.ReplaceAll(strings.ReplaceAll(text, "- "+id+"\n", "- "+with+"\n"), ": "+id+"\n", ": "+with+"\n")
	}
	out["services/"+id+".yaml"] = gone
	out["services/"+with+".yaml"] = func(string) string {
		return strings.ReplaceAll(read(t, "services/"+id+".yaml"), "id: "+id+"\n", "id: "+with+"\n")
	}
	return out
}

// renames reports whether a kind of change gives a file another name, and it keeps its findings.
func renames(kind string) bool {
	return strings.HasSuffix(kind, "name") || strings.HasSuffix(kind, "folder")
}

// TestDiffLint holds what diff --lint says against two runs of lint: it looks at what both sides have in common only once.
func TestDiffLint(t *testing.T) {
	t.Parallel()
	for name, edits := range kinds(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			env, _, _ := env(t)
			shipped(t, env.Dir, "before")
			shipped(t, env.Dir, "after")
			edits.make(t, filepath.Join(env.Dir, "after"))
			before, after := linted(t, env, "before"), linted(t, env, "after")
			var got struct {
				Changes  []any
				Findings struct{ Introduced, Mended []found }
			}
			output(t, env, &got, "diff", "--lint", "--no-index", "before", "after")
			var plain struct{ Changes []any }
			output(t, env, &plain, "diff", "--no-index", "before", "after")
			if !reflect.DeepEqual(got.Changes, plain.Changes) {
				t.Errorf("with --lint the changes are\n%v\nand without\n%v", got.Changes, plain.Changes)
			}
			introduced, mended := without(after, before), without(before, after)
			if renames(name) {
				introduced, mended = nil, nil
			}
			same(t, "introduced", got.Findings.Introduced, introduced)
			same(t, "mended", got.Findings.Mended, mended)
		})
	}
}

// shipped copies the catalogue that is shipped.
func shipped(t *testing.T, dir, name string) {
	t.Helper()
	if err := os.CopyFS(filepath.Join(dir, name), os.DirFS("../../catalogue")); err != nil {
		t.Fatal(err)
	}
}

// make changes files of a directory.
func (e edits) make(t *testing.T, dir string) {
	t.Helper()
	for file, edit := range e {
		change(t, filepath.Join(dir, filepath.FromSlash(file)), edit)
	}
}

func gone(string) string { return "" }

func replaced(old, with string) func(string) string {
	return func(text string) string { return strings.Replace(text, old, with, 1) }
}

func read(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("../../catalogue", filepath.FromSlash(file)))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// change edits a file; one that becomes empty is removed.
func change(t *testing.T, file string, edit func(string) string) {
	t.Helper()
	text, _ := os.ReadFile(file) // a new one has none
	after := edit(string(text))
	err := os.MkdirAll(filepath.Dir(file), 0o755)
	if after == "" {
		err = os.Remove(file)
	} else if err == nil {
		err = os.WriteFile(file, []byte(after), 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// output runs svc and reads the JSON that it prints.
func output(t *testing.T, env cli.Env, into any, args ...string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	env.Stdout, env.Stderr = &stdout, &stderr
	if code := cli.Main(t.Context(), env, append(slices.Clone(args), "-f", "json")); code == cli.ExitBroken {
		t.Fatalf("%v: %s", args, &stderr)
	}
	if err := json.Unmarshal(stdout.Bytes(), into); err != nil {
		t.Fatalf("%v: %v", args, err)
	}
}

// linted is what lint finds in one directory, without what is waived.
func linted(t *testing.T, env cli.Env, dir string, flags ...string) []found {
	t.Helper()
	env.Dir = filepath.Join(env.Dir, dir)
	var got struct{ Findings []found }
	output(t, env, &got, append([]string{"lint"}, flags...)...)
	return got.Findings
}

// without are the findings of one list that the other has not, or less severe.
func without(list, other []found) []found {
	return slices.DeleteFunc(slices.Clone(list), func(f found) bool {
		return slices.ContainsFunc(other, func(o found) bool {
			return o.Fingerprint == f.Fingerprint && (o.Severity == f.Severity || o.Severity == "error")
		})
	})
}

// same compares two lists of findings in any order.
func same(t *testing.T, what string, got, want []found) {
	t.Helper()
	for _, f := range want {
		if !slices.Contains(got, f) {
			t.Errorf("%s lacks %+v", what, f)
		}
	}
	for _, f := range got {
		if !slices.Contains(want, f) {
			t.Errorf("%s has %+v", what, f)
		}
	}
}
