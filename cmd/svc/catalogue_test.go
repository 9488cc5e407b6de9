package main

import (
	"fmt"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestCatalogueREADME holds the README of the catalogue to its word: the findings are those of its table and of the
// paragraphs below, and as many services stand in each phase as it says.
func TestCatalogueREADME(t *testing.T) {
	t.Parallel()
	text := read(t, "../../catalogue/README.md")
	lines := lint(t, "../../catalogue", "--format", "concise", "--show-waived")
	found := map[string]map[string]bool{"warning": {}, "info": {}, "waived": {}}
	for _, f := range regexp.MustCompile(`(?m)^.*?([a-z-]+)\.yaml:\d+:\d+: (\w+) (\w+) .*?(; waived until .*)?$`).FindAllStringSubmatch(lines, -1) {
		kind := f[2]
		if f[4] != "" {
			kind = "waived"
		}
		if kind == "error" {
			t.Errorf("error: %s", f[0])
			continue
		}
		found[kind][f[3]+" "+f[1]] = true
	}
	if want := listed(text, "(?m)^\\| (\\w+) \\| \\w+ \\| `([a-z-]+)` \\|"); !maps.Equal(found["warning"], want) {
		t.Errorf("warnings %v, README.md has %v", slices.Sorted(maps.Keys(found["warning"])), slices.Sorted(maps.Keys(want)))
	}
	for kind, start := range map[string]string{"info": "Besides these there is information", "waived": "Two waivers silence three findings."} {
		_, said, _ := strings.Cut(text, start)
		said, _, _ = strings.Cut(said, "\n\n")
		codes := map[string]bool{}
		for finding := range found[kind] {
			codes[strings.Fields(finding)[0]] = true
		}
		if want := listed(said, `\b([A-Z]{3}\d{3})\b`); !maps.Equal(codes, want) {
			t.Errorf("%s %v, README.md has %v", kind, codes, want)
		}
	}
	if len(found["waived"]) != 3 {
		t.Errorf("%d findings are waived, README.md says 3", len(found["waived"]))
	}
	count := map[string]int{}
	for _, file := range glob(t, "../../catalogue/services/*.yaml") {
		count[regexp.MustCompile(`(?m)^phase: (\w+)`).FindStringSubmatch(read(t, file))[1]]++
		count[regexp.MustCompile(`(?m)^type: (\w+)`).FindStringSubmatch(read(t, file))[1]]++
	}
	want := fmt.Sprintf("There are %d services (some of them for staff only) and %d shared platforms: %d in discovery, %d in alpha, %d in beta, %d live and %d in retirement",
		count["service"]+count["supporting"], count["platform"], count["discovery"], count["alpha"], count["beta"], count["live"], count["retirement"])
	if !strings.Contains(strings.Join(strings.Fields(text), " "), want) {
		t.Errorf("README.md does not say: %s", want)
	}
}

// listed are the parts that a pattern finds in a text.
func listed(text, pattern string) map[string]bool {
	out := map[string]bool{}
	for _, row := range regexp.MustCompile(pattern).FindAllStringSubmatch(text, -1) {
		out[strings.Join(row[1:], " ")] = true
	}
	return out
}

func glob(t *testing.T, pattern string) []string {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Fatalf("no file is %s: %v", pattern, err)
	}
	return files
}

// TestREADMELists checks that the README counts the reports right and names every format of svc lint.
func TestREADMELists(t *testing.T) {
	t.Parallel()
	text := read(t, "../../README.md")
	reports := strings.Count(printed(t, "report", "list", "--format", "csv"), "\n") - 1
	if want := fmt.Sprintf("# %d reports:", reports); !strings.Contains(text, want) {
		t.Errorf("README.md does not say %q", want)
	}
	_, table, _ := strings.Cut(text, "| `-f` | for |")
	table, _, _ = strings.Cut(table, "\n\n")
	for line := range strings.Lines(printed(t, "__complete", "lint", "--format", "")) {
		if name := strings.TrimSpace(line); name != "" && name[0] != ':' && !strings.Contains(table, "`"+name+"`") {
			t.Errorf("README.md does not tell what format %s is for", name)
		}
	}
}
