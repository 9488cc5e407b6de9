package scaffold_test

import (
	"encoding/json"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"github.com/service-catalogue/svc/internal/scaffold"
)

// TestCatalogue reads every file with the parsers that are to read it.
func TestCatalogue(t *testing.T) {
	t.Parallel()
	for _, prefix := range []string{"", "catalogue", "docs/my services"} {
		for _, ci := range []string{"github", "gitlab"} {
			files := scaffold.Catalogue(&scaffold.Options{
				Prefix: prefix, Portfolio: "main", Title: "no", CI: ci, Tool: "latest",
				People: []scaffold.Person{{ID: "n", Name: "yes", Email: "no@example.org"}}, Domains: []string{"example.org"},
				Owners: []scaffold.Owner{{Emails: []string{"no@example.org"}}},
			})
			if want := 11; len(files) != want {
				t.Errorf("%d files, want %d", len(files), want)
			}
			for _, f := range files {
				check(t, f, prefix)
			}
		}
	}
}

func check(t *testing.T, f scaffold.File, prefix string) {
	t.Helper()
	var into any
	switch {
	case strings.HasSuffix(f.Name, ".json"):
		if err := json.Unmarshal([]byte(f.Text), &into); err != nil {
			t.Errorf("%s: %v", f.Name, err)
		}
	case strings.HasSuffix(f.Name, ".yaml"), strings.HasSuffix(f.Name, ".yml"):
		if err := yaml.Unmarshal([]byte(f.Text), &into); err != nil {
			t.Errorf("%s: %v", f.Name, err)
		}
	}
	if f.Text == "" || strings.Contains(f.Text, "@ROOT@") || strings.Contains(f.Text, "@DIR@") || strings.Contains(f.Text, "@TOOL@") {
		t.Errorf("%s is not filled in:\n%s", f.Name, f.Text)
	}
	if strings.HasSuffix(f.Name, "svc.yaml") && prefix != "" && !strings.HasPrefix(f.Name, prefix+"/") {
		t.Errorf("%s is not in %s", f.Name, prefix)
	}
}

func TestParsePerson(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		in   string
		want scaffold.Person
	}{
		"name and address":     {"Aisha Khan <aisha.khan@example.org>", scaffold.Person{"a-khan2", "Aisha Khan", "aisha.khan@example.org"}},
		"an id":                {"ak=Aisha Khan <ak@example.org>", scaffold.Person{"ak", "Aisha Khan", "ak@example.org"}},
		"one word":             {"Cher <cher@example.org>", scaffold.Person{"cher", "Cher", "cher@example.org"}},
		"three words":          {"Jean Van Damme <j@example.org>", scaffold.Person{"j-damme", "Jean Van Damme", "j@example.org"}},
		"apostrophe":           {"Niamh O'Hara <n@example.org>", scaffold.Person{"n-ohara", "Niamh O'Hara", "n@example.org"}},
		"no address":           {"Aisha Khan", scaffold.Person{}},
		"no name":              {"<a@example.org>", scaffold.Person{}},
		"open":                 {"Aisha <a@example.org", scaffold.Person{}},
		"no domain":            {"Aisha Khan <a@b>", scaffold.Person{}},
		"two addresses":        {"Aisha Khan <a@example.org,b@example.org>", scaffold.Person{}},
		"a line break":         {"Aisha Khan <a@example.org\n>", scaffold.Person{}},
		"a name without an id": {"李 <li@example.org>", scaffold.Person{}},
		"a bad id":             {"../x=Aisha Khan <a@example.org>", scaffold.Person{}},
		"nothing":              {"", scaffold.Person{}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := scaffold.ParsePerson(tt.in, func(id string) bool { return id == "a-khan" })
			if got != tt.want || (err == nil) != (tt.want.ID != "") {
				t.Errorf("ParsePerson(%q) = %v, %v, want %v", tt.in, got, err, tt.want)
			}
		})
	}
}
