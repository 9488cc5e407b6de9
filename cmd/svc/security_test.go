package main

import (
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// unscripted are the threats that no script can play, with the reason. A test in Go does.
func unscripted() map[string]string {
	return map[string]string{
		"Y3": "no text is known at which the YAML library panics",
		"G9": "git has 30 seconds for an answer, which nobody wants to wait for in every run of the tests",
		"X4": "svc has no command that fails on purpose",
	}
}

// TestThreats checks that a script plays every threat of the table of SECURITY.md as its author would, and names its id; or
// a test in Go, where there is a reason. A row with several ids is played by the scripts of each.
func TestThreats(t *testing.T) {
	t.Parallel()
	ids := threats(t)
	if len(ids) < 40 {
		t.Fatalf("%d ids found in the table of SECURITY.md, want the whole table", len(ids))
	}
	scripts, tests := backed(t, ".txtar"), backed(t, "_test.go")
	exceptions := unscripted()
	for _, id := range ids {
		reason := exceptions[id]
		switch {
		case reason == "" && !scripts[id]:
			t.Errorf("SECURITY.md names threat %s, and no script of testdata/script does", id)
		case reason != "" && scripts[id]:
			t.Errorf("a script plays threat %s, which is said to be impossible: %s", id, reason)
		case reason != "" && !tests[id]:
			t.Errorf("neither a script nor a test in Go plays threat %s", id)
		}
		delete(exceptions, id)
	}
	for id := range exceptions {
		if !slices.Contains(ids, id) {
			t.Errorf("threat %s is an exception, and not in SECURITY.md", id)
		}
	}
}

// backed are the ids that the comments of scripts, or of tests in Go, name. Only comments count: grades and references in
// data look like ids too.
func backed(t *testing.T, ending string) map[string]bool {
	t.Helper()
	word := regexp.MustCompile(`\b[A-Z][0-9]{1,2}\b`)
	found := map[string]bool{}
	root := os.DirFS("../..")
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.Name() == "node_modules":
			return fs.SkipDir
		case !strings.HasSuffix(name, ending) || ending == ".txtar" && !strings.HasPrefix(name, "cmd/svc/testdata/script/"):
			return nil
		}
		text, err := fs.ReadFile(root, name)
		for line := range strings.Lines(string(text)) {
			comment, isComment := strings.CutPrefix(line, "# ")
			if ending == "_test.go" {
				_, comment, isComment = strings.Cut(line, "// ")
			} else if strings.HasPrefix(line, "-- ") {
				break // the files of a script follow
			}
			if isComment {
				for _, id := range word.FindAllString(comment, -1) {
					found[id] = true
				}
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// threats are the ids in the first column of the threat table.
func threats(t *testing.T) []string {
	t.Helper()
	_, table, _ := strings.Cut(read(t, "../../SECURITY.md"), "## Threats")
	table, _, _ = strings.Cut(table, "\n## ")
	var ids []string
	for _, row := range regexp.MustCompile(`(?m)^\| ([A-Z][0-9][A-Z0-9, –]*) \|`).FindAllStringSubmatch(table, -1) {
		ids = append(ids, regexp.MustCompile(`[A-Z][0-9]{1,2}`).FindAllString(row[1], -1)...)
	}
	return ids
}
