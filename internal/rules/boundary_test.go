package rules_test

import (
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/rules"
	"github.com/service-catalogue/svc/internal/rules/ruletest"
)

// TestBoundaries tries every rule on both sides of each boundary that its row names, as testdata/boundaries.txt has them, and
// fails where a rule has none there.
func TestBoundaries(t *testing.T) {
	t.Parallel()
	files := ruletest.Load(t, os.DirFS("testdata")).With("")
	list, err := os.ReadFile("testdata/boundaries.txt")
	if err != nil {
		t.Fatal(err)
	}
	byCode := map[string]*lint.Rule{}
	for _, rule := range rules.All() {
		if rule.Change == nil {
			byCode[rule.Code] = rule
		}
	}
	tried, base := map[string]bool{}, map[string]bool{}
	for _, f := range reports(t, files) {
		base[f.Code+f.File+f.Path] = true
	}
	for line := range strings.Lines(string(list)) {
		if strings.HasPrefix(line, "#") || strings.TrimSpace(line) == "" {
			continue
		}
		cells := strings.Split(strings.TrimSpace(line), "|")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		rule, known := byCode[cells[0]]
		if tried[cells[0]] = true; !known || len(cells) < 3 {
			t.Errorf("%q: want a rule, and its boundary", line)
			continue
		}
		if cells[1] == "none" {
			continue
		}
		if len(cells)%2 == 0 {
			t.Errorf("%q: want fields with their values, and a field with two", line)
			continue
		}
		t.Run(cells[0]+" "+cells[1], func(t *testing.T) {
			t.Parallel()
			tryBoundary(t, rule.Code, files, base, cells[2:])
		})
	}
	for code, rule := range byCode {
		if !tried[code] {
			t.Errorf("%s %s has no line in testdata/boundaries.txt", code, rule.Name)
		}
	}
}

// tryBoundary tries a rule on the value of a field before a boundary, and on the one behind it. What is said of the
// catalogue without any change does not count.
func tryBoundary(t *testing.T, code string, files fstest.MapFS, known map[string]bool, cells []string) {
	t.Helper()
	both, field, values := cells[:len(cells)-3], cells[len(cells)-3], cells[len(cells)-2:]
	for change := range slices.Chunk(both, 2) {
		files = changed(t, files, change[0], change[1])
	}
	for i, cell := range values {
		want, value := finding.None, cell
		if word, rest, ok := strings.Cut(cell, " "); ok {
			if severity, err := finding.ParseSeverity(word); err == nil {
				want, value = severity, rest
			}
		}
		worst := finding.None
		for _, f := range reports(t, changed(t, files, field, value)) {
			if f.Code == code && !known[f.Code+f.File+f.Path] {
				worst = max(worst, f.Severity)
			}
		}
		if behind := i == 1; behind && worst == finding.None || worst != want && (!behind || want != finding.None) {
			t.Errorf("%s %s: reported is %s, want %s", field, cell, worst, want)
		}
	}
}

// reports is what all rules report, and nobody has waived.
func reports(t *testing.T, files fstest.MapFS) []finding.Finding {
	t.Helper()
	sel := lint.Selection{Only: []string{string(lint.Core), string(lint.Governance), string(lint.Digital)}}
	return slices.DeleteFunc(ruletest.Run(t, rules.All(), files, ruletest.Day(), sel), func(f finding.Finding) bool { return f.Waiver != nil })
}

// changed is the catalogue with another value of a field, without the field for "-", and as it is for "=".
func changed(t *testing.T, files fstest.MapFS, field, value string) fstest.MapFS {
	t.Helper()
	switch value {
	case "=":
		return files
	case "-":
		value = "null"
	}
	return spoiled(t, files, field, value)
}
