package main

import (
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/pack"
)

// The tests of this command are in its own package, because a command cannot be imported.

const root = "../.."

// TestGenerated fails when a generated file does not follow from its sources any more.
func TestGenerated(t *testing.T) {
	t.Parallel()
	if err := run(root, false); err != nil {
		t.Error(err)
	}
}

// TestRefresh checks that a stale or absent file is named, and written only when that is asked for.
func TestRefresh(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	file := filepath.Join(dir, "page.md")
	out := output{"page.md", func(string) ([]byte, error) { return []byte("fresh\n"), nil }}
	err := out.refresh(dir, false)
	if want := "page.md is stale; run `go generate ./...` to renew it"; err == nil || err.Error() != want {
		t.Errorf("refresh of an absent file = %v, want %s", err, want)
	}
	if _, err := os.Stat(file); err == nil {
		t.Error("refresh without write made a file")
	}
	if err := out.refresh(dir, true); err != nil {
		t.Error(err)
	}
	if got := readFile(t, file); got != "fresh\n" {
		t.Errorf("the file holds %q", got)
	}
	if err := out.refresh(dir, false); err != nil {
		t.Errorf("refresh of a fresh file = %v", err)
	}
}

// TestRefreshPacked checks that a packed file is stale when its text is, and not when another version of Go has packed it.
func TestRefreshPacked(t *testing.T) {
	t.Parallel()
	var other bytes.Buffer
	w, err := gzip.NewWriterLevel(&other, gzip.NoCompression)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write([]byte("text\n")); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "text.gz"), other.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	for text, stale := range map[string]bool{"text\n": false, "other text\n": true} {
		err := output{"text.gz", func(string) ([]byte, error) { return pack.Packed([]byte(text)) }}.refresh(dir, false)
		if (err != nil) != stale {
			t.Errorf("refresh with %q = %v, want it stale: %t", text, err, stale)
		}
	}
}

// TestFindRoot checks that the command works in any folder of the module, and says so outside.
func TestFindRoot(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if got, err := findRoot(dir); err == nil {
		t.Errorf("findRoot(%q) = %q, want an error", dir, got)
	}
	deep := filepath.Join(dir, "a", "b")
	if err := os.MkdirAll(deep, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "go.mod"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if got, err := findRoot(deep); got != dir || err != nil {
		t.Errorf("findRoot(%q) = %q, %v, want %q", deep, got, err, dir)
	}
}

// TestWithoutName checks that no reader of the pages meets the name of a Go field.
func TestWithoutName(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ name, in, want string }{
		"is":         {"RTOMinutes", "RTOMinutes is the longest outage.", "The longest outage."},
		"are":        {"Levels", "Levels are the steps.", "The steps."},
		"other verb": {"Name", "Name says what users do.", "Says what users do."},
		"no verb":    {"DayRate", "DayRate in pounds.", "Day rate in pounds."},
		"comma":      {"UserSatisfactionPercent", "UserSatisfactionPercent, 0 to 100.", "User satisfaction percent, 0 to 100."},
		"without it": {"Name", "What users do.", "What users do."},
		"acronym":    {"SLAReview", "SLAReview in months.", "SLA review in months."},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := withoutName(test.name, test.in); got != test.want {
				t.Errorf("withoutName(%q, %q) = %q, want %q", test.name, test.in, got, test.want)
			}
		})
	}
}

// TestKebab checks the names of definitions.
func TestKebab(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"Service": "service", "UserGroup": "user-group", "SLA": "sla", "SLAReview": "sla-review", "OLAs": "olas", "PriorityChanges90d": "priority-changes-90d",
		"AvailabilityPercent": "availability-percent", "URL": "url", "MyURL": "my-url",
	} {
		if got := kebab(in); got != want {
			t.Errorf("kebab(%q) = %q, want %q", in, got, want)
		}
	}
}

// TestParseValidate checks that a tag is understood as a whole or not at all.
func TestParseValidate(t *testing.T) {
	t.Parallel()
	got, err := parseValidate("omitempty,dive,keys,oneof=a b,endkeys,min=1,max=3")
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(got.key.oneOf, []string{"a", "b"}) || got.item.min == nil || *got.item.min != 1 || *got.item.max != 3 || got.value.min != nil {
		t.Errorf("parseValidate = %+v", got)
	}
	for _, tag := range []string{"uuid", "omitempty,min=one", "dive,gte=3"} {
		if _, err := parseValidate(tag); err == nil {
			t.Errorf("parseValidate(%q) gives no error", tag)
		}
	}
}

// TestReferenceLinks checks that every link of the field reference leads to one heading.
func TestReferenceLinks(t *testing.T) {
	t.Parallel()
	page := readFile(t, filepath.Join(root, "schema", "README.md"))
	headings := map[string]int{}
	for _, match := range regexp.MustCompile(`(?m)^#+ (.+)$`).FindAllStringSubmatch(page, -1) {
		headings[strings.ToLower(strings.ReplaceAll(match[1], " ", "-"))]++
	}
	links := regexp.MustCompile(`\]\(#([^)]+)\)`).FindAllStringSubmatch(page, -1)
	if len(links) == 0 {
		t.Error("the page has no links")
	}
	for _, match := range links {
		if headings[match[1]] != 1 {
			t.Errorf("link #%s leads to %d headings", match[1], headings[match[1]])
		}
	}
}

// TestConstructors checks what counts as a rule or a format.
func TestConstructors(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "x.go")
	source := `package x

import "lint"

func Good() *lint.Rule { return nil }
func AlsoGood() (r *lint.Rule) { return }
func WithInput(a int) *lint.Rule { return nil }
func Pair() (*lint.Rule, error) { return nil, nil }
func List() []*lint.Rule { return nil }
func Value() lint.Rule { return lint.Rule{} }
func Nothing() {}
type t struct{}
func (t) Method() *lint.Rule { return nil }
`
	if err := os.WriteFile(file, []byte(source), 0o644); err != nil {
		t.Fatal(err)
	}
	got, err := constructors(file, "*lint.Rule")
	if want := []string{"Good", "AlsoGood"}; err != nil || !slices.Equal(got, want) {
		t.Errorf("constructors = %v, %v, want %v", got, err, want)
	}
}
