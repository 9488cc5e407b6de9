package cli_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"gopkg.in/yaml.v3"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/cli"
)

// TestNew makes an entry in each phase, of each kind, and takes the # off what is laid out behind it. All blocks together leave
// no error whatever profiles are on; each alone brings none that was not there before; and the JSON Schema that svc init
// puts beside the catalogue takes all of them. Dates that are laid out have to fit on any day.
func TestNew(t *testing.T) {
	t.Parallel()
	kinds := map[string][]string{
		"all answers":  {"--deputy", "b-jones", "--audience", "public", "--transactional=true", "--scale", "large", "--customer", "Rivers Agency", "--mandate", "https://docs.example.org/m"},
		"no deputy":    {"--audience", "public", "--transactional=true", "--scale", "small", "--customer", "rivers=Agence de l'eau: no. 1"},
		"for staff":    {"--deputy", "b-jones", "--audience", "staff", "--transactional=false", "--scale", "small", "--customer", "Rivers"},
		"platform":     {"--deputy", "b-jones", "--type", "platform", "--audience", "business", "--transactional=true", "--scale", "large", "--customer", "A1", "--customer", "B2"},
		"needs others": {"--deputy", "b-jones", "--audience", "public", "--transactional=true", "--scale", "large", "--customer", "Rivers", "--depends-on", "shared-crm,shared-maps"},
	}
	for kind, flags := range kinds {
		for number, phase := range []string{"discovery", "alpha", "beta", "beta", "live", "retirement"} {
			stage, day := [...]string{"", "", "private", "public", "", ""}[number], [...]string{"2026-06-15", "2027-01-01", "2028-02-29", "2026-03-31", "2026-04-01", "2026-12-31"}[number]
			t.Run(strings.Join([]string{kind, phase, stage}, " "), func(t *testing.T) {
				t.Parallel()
				c := newCatalogue(t, day)
				args := append([]string{
					"new", "renew-it", "--phase", phase, "--description", "Lets anglers renew a licence at once.",
					"--owner", "a-khan", "--contact", "renew@example.org", "--risk-register", "RR-1", "--tier", "1",
				}, flags...)
				if stage != "" {
					args = append(args, "--beta-stage", stage)
				}
				c.run(t, args...)
				c.tryBlocks(t, kind == "all answers" || kind == "no deputy")
			})
		}
	}
}

// made is a new catalogue with two services that others may need.
type made struct {
	env    cli.Env
	entry  string // file of the service that is tried
	schema *jsonschema.Schema
}

func newCatalogue(t *testing.T, day string) made {
	t.Helper()
	e, _, _ := env(t)
	e.Dir = filepath.Join(e.Dir, "mine")
	now, err := time.Parse(time.DateOnly, day)
	if err != nil {
		t.Fatal(err)
	}
	e.Now = func() time.Time { return now }
	c := made{env: e, entry: filepath.Join(e.Dir, "services", "renew-it.yaml")}
	c.run(t, "init", "--person", "Aisha Khan <aisha.khan@example.org>", "--person", "Bronwen Jones <b.jones@example.org>", "--person", "Chidi Osei <c.osei@example.org>")
	for _, id := range []string{"shared-crm", "shared-maps"} {
		c.run(t, "new", id, "--description", "Holds what many services have to know.", "--owner", "c-osei", "--contact", "x@example.org", "--risk-register", "RR-2")
	}
	schema, err := jsonschema.NewCompiler().Compile(filepath.Join(e.Dir, ".schemas", "service.schema.json"))
	if err != nil {
		t.Fatal(err)
	}
	c.schema = schema
	return c
}

// run runs a command that has to succeed.
func (c made) run(t *testing.T, args ...string) []byte {
	t.Helper()
	var stdout, stderr bytes.Buffer
	e := c.env
	e.Stdout, e.Stderr = &stdout, &stderr
	if code := cli.Main(t.Context(), e, args); code != cli.ExitClean {
		t.Fatalf("svc %q ends with %d: %s", args, code, stderr.String())
	}
	return stdout.Bytes()
}

// errors are the findings of errors with profiles on, as lines.
func (c made) errors(t *testing.T, profiles string) []string {
	t.Helper()
	var got struct {
		Findings []struct{ Code, Message string }
	}
	if err := json.Unmarshal(c.run(t, "lint", "--select", profiles, "--min-level", "error", "--fail-on", "never", "-f", "json"), &got); err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, f := range got.Findings {
		out = append(out, f.Code+" "+f.Message)
	}
	return out
}

// tryBlocks takes the # off the blocks of the entry, of all and of each alone.
func (c made) tryBlocks(t *testing.T, alone bool) {
	t.Helper()
	text, err := os.ReadFile(c.entry)
	if err != nil {
		t.Fatal(err)
	}
	entry, laidOut, ok := strings.Cut(string(text), "\n## Below is")
	if !ok {
		t.Fatalf("nothing is laid out:\n%s", text)
	}
	head, rest, _ := strings.Cut(laidOut, "\n\n")
	blocks := strings.Split(rest, "\n\n")
	write := func(text string) {
		if err := os.WriteFile(c.entry, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		var doc map[string]any
		if err := yaml.Unmarshal([]byte(text), &doc); err != nil {
			t.Fatalf("%v:\n%s", err, text)
		}
		if err := c.schema.Validate(asJSON(doc)); err != nil {
			t.Errorf("the JSON Schema refuses it: %v\n%s", err, text)
		}
	}
	write(string(text))
	before := c.errors(t, "core,governance,digital")
	for _, found := range before {
		if slices.Contains([]string{"SCH", "OWN", "PPL", "DEP"}, found[:3]) {
			t.Errorf("the entry is not valid: %s", found)
		}
	}
	for _, block := range blocks {
		if !alone {
			break
		}
		write(entry + uncommented(block))
		for _, found := range c.errors(t, "core,governance,digital") { // fewer profiles find less
			if !slices.Contains(before, found) && !slices.ContainsFunc(before, func(old string) bool { return found[:6] == "DEF001" && old[:6] == "DEF001" }) { // it lists less
				t.Errorf("an error comes with\n%s\n%s", block, found)
			}
		}
	}
	write(entry + "\n## Below is" + head + uncommented(rest))
	for profiles := range 8 {
		on := []string{}
		for i, name := range []string{"core", "governance", "digital"} {
			if profiles>>i&1 == 1 {
				on = append(on, name)
			}
		}
		settings := "schema: svc-settings/v1\nportfolios: {main: {name: All}}\nprofiles: [" + strings.Join(on, ", ") + "]\n"
		if err := os.WriteFile(filepath.Join(c.env.Dir, catalogue.SettingsFile), []byte(settings), 0o600); err != nil {
			t.Fatal(err)
		}
		if found := c.errors(t, "SCH"); len(found) > 0 {
			t.Errorf("with %v and all blocks: %s", on, strings.Join(found, "\n"))
		}
	}
}

// uncommented takes one # off each line.
func uncommented(text string) string {
	var b strings.Builder
	for line := range strings.Lines("\n" + text + "\n") {
		b.WriteString(strings.TrimPrefix(line, "#"))
	}
	return b.String()
}

// asJSON is a value as a JSON Schema sees it: dates are texts.
func asJSON(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for key, value := range v {
			v[key] = asJSON(value)
		}
	case []any:
		for i, value := range v {
			v[i] = asJSON(value)
		}
	case time.Time:
		return v.Format(time.DateOnly)
	}
	return v
}
