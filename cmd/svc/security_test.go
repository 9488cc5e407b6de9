package main

import (
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"
)

// TestThreats checks that a test or a script names every id of the threat table of SECURITY.md, as the page promises.
func TestThreats(t *testing.T) {
	t.Parallel()
	ids := threats(t)
	if len(ids) < 40 {
		t.Fatalf("%d ids found in the table of SECURITY.md, want the whole table", len(ids))
	}
	word := regexp.MustCompile(`\b[A-Z][0-9]{1,2}\b`)
	backed := map[string]bool{}
	root := os.DirFS("../..")
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.Name() == "node_modules":
			return fs.SkipDir
		}
		if strings.HasSuffix(name, "_test.go") || strings.HasSuffix(name, ".txtar") {
			text, err := fs.ReadFile(root, name)
			for line := range strings.Lines(string(text)) {
				// Only what a comment says counts: grades and references in data look like ids too.
				comment, isComment := strings.CutPrefix(line, "# ")
				if strings.HasSuffix(name, "_test.go") {
					_, comment, isComment = strings.Cut(line, "// ")
				}
				if isComment {
					for _, id := range word.FindAllString(comment, -1) {
						backed[id] = true
					}
				}
			}
			return err
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range ids {
		if !backed[id] {
			t.Errorf("SECURITY.md names threat %s, and no test does", id)
		}
	}
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
