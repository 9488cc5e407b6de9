package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/service-catalogue/svc/internal/fields"
	"github.com/service-catalogue/svc/schema"
)

// TestPublicCatalogue fills every field that the schemas know, in the entry, in people.yaml and in the settings, with a
// value that stands nowhere else, and looks in every format of the report that customers read for those that are not public:
// owners and their mandates, other people, costs, risks and whatever else there is. A new field is looked for without a
// change here.
func TestPublicCatalogue(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	program := filepath.Join(dir, "svc")
	if out, err := exec.CommandContext(t.Context(), "go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	run := func(args ...string) string {
		out, err := exec.CommandContext(t.Context(), program, append(args, "-C", filepath.Join(dir, "c"), "--as-of", "2026-06-15")...).Output()
		if err != nil {
			t.Fatalf("svc %v: %v", args, err)
		}
		return string(out)
	}
	p := newPlanter(t)
	entry := p.document(schema.Service{}, map[string]string{
		"schema": "svc/v1", "id": "renew-licence", "name": "Renew a licence", "description": "Lets anglers renew a rod licence online.", "type": "service",
		"phase": "live", "portfolio": "licensing", "audience": "public", "channels": "[online]", "functionality": "[Renew]",
		"contact.email": "licence@example.gov.uk", "contact.phone": `"+4930123456"`, "contact.url": "https://licence.example", "contact.hours": "office",
		"slas.availability_percent": "99.5", "slas.service_hours": "always", "slas.support_hours": "office",
	})
	hidden := strings.NewReplacer("renew-licence", "secret-service", "phase: live", "phase: alpha", "Renew a licence", "Secret service").Replace(entry)
	p.write(filepath.Join(dir, "c"), map[string]string{
		"svc.yaml":                    "schema: svc-settings/v1\nportfolios:\n  licensing: {name: Licensing, owner: secret-portfolio-owner}\n",
		"people.yaml":                 p.document(schema.People{}, map[string]string{"schema": "svc-people/v1"}),
		"services/renew-licence.yaml": entry, "services/secret-service.yaml": hidden,
	})
	var paths []string
	for _, s := range p.secrets {
		paths = append(paths, s.path)
	}
	told := run("list", "-f", "json", "--service", "renew-licence", "--columns", strings.Join(slices.DeleteFunc(paths, func(path string) bool { return !p.listed[path] }), ","))
	for _, s := range p.secrets {
		if p.listed[s.path] && !strings.Contains(told, s.value) {
			t.Errorf("%s: %s was not read, so nothing is known of it", s.path, s.value)
		}
	}
	if len(p.secrets) < 250 {
		t.Errorf("only %d fields are filled", len(p.secrets))
	}
	for _, format := range []string{"table", "markdown", "csv", "tsv", "json", "jsonl", "html", "xlsx"} {
		for _, columns := range []string{"", "all"} {
			args := []string{"report", "catalogue", "-f", format}
			if columns != "" {
				args = append(args, "--columns", columns)
			}
			text := run(args...)
			if format == "xlsx" {
				text = unzipped(t, []byte(text))
			}
			for _, public := range []string{"Renew a licence", "Licensing", "licence@example.gov.uk", "99.5% available"} {
				if !strings.Contains(text, public) {
					t.Errorf("%s: no %q in %.300s", format, public, text)
				}
			}
			for _, s := range p.secrets {
				if strings.Contains(text, s.value) {
					t.Errorf("%s: tells %s, %q", format, s.path, s.value)
				}
			}
			if strings.Contains(strings.ToLower(text), "secret") {
				t.Errorf("%s: tells a secret", format)
			}
		}
	}
}

// planter fills documents with values that can be told apart.
type planter struct {
	t       *testing.T
	plans   fields.Plans
	secrets []secret
	listed  map[string]bool // fields whose values svc list shows
}

// secret is a value and the field that it stands in.
type secret struct{ path, value string }

func newPlanter(t *testing.T) *planter {
	t.Helper()
	return &planter{t: t, listed: map[string]bool{}}
}

// document is a document of a type with every field filled: with the public values that are given, and with secrets.
func (p *planter) document(model any, public map[string]string) string {
	plan, err := p.plans.Of(reflect.TypeOf(model))
	if err != nil {
		p.t.Fatal(err)
	}
	_, service := model.(schema.Service)
	var b strings.Builder
	p.fill(&b, plan, "", "", public, service)
	return b.String() + "x-own: secret-own\n"
}

// fill writes the fields of a mapping.
func (p *planter) fill(b *strings.Builder, plan *fields.Plan, indent, path string, public map[string]string, listed bool) {
	for i := range plan.Fields {
		f := &plan.Fields[i]
		key := f.Name
		if key == "" {
			key = "secret-key"
		}
		fmt.Fprintf(b, "%s%s:", indent, key)
		p.value(b, f.Type, indent+"  ", path+f.Name, public, listed && f.Name != "")
	}
}

func (p *planter) value(b *strings.Builder, t *fields.Type, indent, path string, public map[string]string, listed bool) {
	if value, ok := public[path]; ok {
		fmt.Fprintf(b, " %s\n", value)
		return
	}
	switch t.Kind {
	case fields.Struct:
		b.WriteString("\n")
		p.fill(b, t.Plan, indent, path+".", public, listed)
	case fields.List:
		if t.Elem.Kind == fields.Struct {
			var item strings.Builder
			p.fill(&item, t.Elem.Plan, indent+"  ", path+".", public, listed)
			fmt.Fprintf(b, "\n%s- %s", indent, strings.TrimPrefix(item.String(), indent+"  "))
			return
		}
		fmt.Fprintf(b, " [%s]\n", p.secret(t.Elem, path, listed))
	case fields.Map:
		key := "secret-key"
		if t.Key.Kind == fields.Int {
			key = "7"
		}
		fmt.Fprintf(b, "\n%s%s:", indent, key)
		p.value(b, t.Elem, indent+"  ", path, public, listed && t.Elem.Kind != fields.Struct)
	default:
		fmt.Fprintf(b, " %s\n", p.secret(t, path, listed))
	}
}

// secret is a value of a type that stands nowhere else.
func (p *planter) secret(t *fields.Type, path string, listed bool) string {
	n := 70_000 + len(p.secrets)
	value := fmt.Sprintf("secret%d", n)
	switch {
	case t.Kind == fields.Bool:
		return "true" // it cannot be told apart
	case t.Kind == fields.Int, t.Number:
		value = strconv.Itoa(n)
	case t.Kind == fields.Text && t.Format == "date":
		value = time.Date(1900, 1, 1+n-70_000, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
	case t.Kind == fields.Text && t.Example != "":
		value = t.Example
	}
	if value == t.Example {
		return strconv.Quote(value) // of a form in which few values can be told apart
	}
	p.secrets = append(p.secrets, secret{path, value})
	p.listed[path] = listed
	return value
}

// write writes files below a directory.
func (p *planter) write(dir string, files map[string]string) {
	p.t.Helper()
	for name, text := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			p.t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			p.t.Fatal(err)
		}
	}
}

func unzipped(t *testing.T, file []byte) string {
	t.Helper()
	parts, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, part := range parts.File {
		r, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(&all, r); err != nil {
			t.Fatal(err)
		}
	}
	return all.String()
}
