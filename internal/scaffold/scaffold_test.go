package scaffold_test

import (
	"encoding/json"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/scaffold"
	"github.com/service-catalogue/svc/internal/yamldoc"
	"github.com/service-catalogue/svc/schema"
)

// TestCatalogue reads every file with the parsers that are to read it.
func TestCatalogue(t *testing.T) {
	t.Parallel()
	for _, prefix := range []string{"", "catalogue", "docs/my services"} {
		for _, ci := range []string{"github", "gitlab"} {
			files := scaffold.Catalogue(scaffold.Options{
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

func TestQuoted(t *testing.T) {
	t.Parallel()
	for _, in := range []string{
		"Aisha Khan", "no", "ON", "y", "~", "null", "0777", "1.10", "09:00", "a: b", "a #b", "- a", "[a]", "*a", "&a", "!a", "%a", "@a", "`a`",
		`"quoted"`, "it's", "two\nlines", "tab\there", "\x1b[31m", "\u202eevil", "é", "😀", "", " ", "a ", " a", "{}", "a,b", "a]b", `back\slash`, "\u0085", "\u2028",
	} {
		var got map[string][]string
		if err := yaml.Unmarshal([]byte("k: ["+scaffold.Quoted(in)+"]\n"), &got); err != nil || len(got["k"]) != 1 || got["k"][0] != in {
			t.Errorf("Quoted(%q) = %s, which reads as %q (%v)", in, scaffold.Quoted(in), got["k"], err)
		}
		var untyped map[string][]any
		if _ = yaml.Unmarshal([]byte("k: ["+scaffold.Quoted(in)+"]\n"), &untyped); len(untyped["k"]) != 1 || untyped["k"][0] != in {
			t.Errorf("Quoted(%q) = %s, which reads as %T", in, scaffold.Quoted(in), untyped["k"])
		}
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

// TestBlocks takes one # off each line of what is laid out for each phase: the schema has every field, and every value fits.
func TestBlocks(t *testing.T) {
	t.Parallel()
	for _, phase := range catalogue.Phases() {
		text := scaffold.Blocks(phase, "a-khan", func(field string) bool { return field == "scope" })
		if strings.Contains(text, "scope:") || !strings.Contains(text, "stakeholders:") || strings.Contains(text, "@") {
			t.Errorf("%s: want stakeholders and no scope:\n%s", phase, text)
		}
		var bare strings.Builder
		for line := range strings.Lines(text) {
			bare.WriteString(strings.TrimPrefix(line, "#"))
		}
		doc, faults := yamldoc.Parse([]byte(bare.String()))
		faults = append(faults, yamldoc.Bind(doc, &schema.Service{})...)
		for _, f := range faults {
			if f.Kind != yamldoc.Required {
				t.Errorf("%s: line %d: %s %s %s", phase, f.Span.Line, f.Path, f.Text, f.Value)
			}
		}
	}
	if scaffold.Blocks("discovery", "a-khan", func(string) bool { return true }) != "" {
		t.Error("something is laid out although nothing is missing")
	}
}
