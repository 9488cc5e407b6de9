package main

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/yamldoc"
)

// refusals are the lines at which a reader refuses a file, each with its reasons.
type refusals map[int][]string

func (r refusals) add(line int, format string, args ...any) {
	r[line] = append(r[line], fmt.Sprintf(format, args...))
}

// lines are the lines in order.
func (r refusals) lines() []int { return slices.Sorted(maps.Keys(r)) }

func (r refusals) String() string {
	if len(r) == 0 {
		return "nothing"
	}
	var out []string
	for _, line := range r.lines() {
		out = append(out, fmt.Sprintf("line %d: %s", line, strings.Join(r[line], "; ")))
	}
	return strings.Join(out, "\n\t\t")
}

// loader reads documents as svc does.
type loader struct{ doc document }

// read returns what is wrong with the shape of a document. What only earns a warning is no refusal.
func (l loader) read(t *testing.T, text string) refusals {
	t.Helper()
	return refused(l.faults(t, text))
}

func refused(faults []catalogue.Fault) refusals {
	out := refusals{}
	for _, f := range faults {
		switch f.Kind {
		case yamldoc.Ambiguous, yamldoc.Advised, yamldoc.Invisible:
		default:
			said, _ := catalogue.Explain(&f)
			out.add(f.Span.Line, "%s: %s", f.Kind, said)
		}
	}
	return out
}

func (l loader) faults(t *testing.T, text string) []catalogue.Fault {
	t.Helper()
	name := strings.ReplaceAll(l.doc.file, "<id>", "renew-fishing-licence")
	// The example of a file that settings extend is there.
	c, err := catalogue.Open(fstest.MapFS{name: {Data: []byte(text)}, "organisation.yaml": {Data: []byte("schema: svc-settings/v1\n")}})
	if settings, ok := errors.AsType[*catalogue.SettingsError](err); ok {
		return settings.Faults
	}
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Load(t.Context(), 1, nil); err != nil {
		t.Fatal(err)
	}
	for _, f := range c.Files() {
		if f.Name == name {
			return f.Faults
		}
	}
	t.Fatalf("%s was not read", name)
	return nil
}

// readAll reads many documents. Services are loaded together, which saves most of the time.
func (l loader) readAll(t *testing.T, mutants []mutant) []refusals {
	t.Helper()
	out := make([]refusals, len(mutants))
	if l.doc.name != "service" {
		for i, m := range mutants {
			out[i] = l.read(t, m.text)
		}
		return out
	}
	files := fstest.MapFS{}
	for i, m := range mutants {
		files[fmt.Sprintf("services/m%05d.yaml", i)] = &fstest.MapFile{Data: []byte(m.text)}
	}
	c, err := catalogue.Open(files)
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Load(t.Context(), 0, nil); err != nil {
		t.Fatal(err)
	}
	for _, f := range c.Files() {
		var i int
		if n, _ := fmt.Sscanf(f.Name, "services/m%d.yaml", &i); n == 1 {
			out[i] = refused(f.Faults)
		}
	}
	return out
}

// judge reads documents as editors and other programs do that know nothing but the JSON Schema.
type judge struct{ schema *jsonschema.Schema }

func newJudge(t *testing.T, name string) judge {
	t.Helper()
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	file := filepath.Join("..", "..", "schema", name+".schema.json")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	content, err := jsonschema.UnmarshalJSON(strings.NewReader(string(data)))
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	if err := compiler.AddResource(name, content); err != nil {
		t.Fatal(err)
	}
	compiled, err := compiler.Compile(name)
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return judge{compiled}
}

// read returns where the document does not fit the schema.
func (j judge) read(t *testing.T, text string) refusals {
	t.Helper()
	out := refusals{}
	doc, _ := yamldoc.Parse([]byte(text))
	err := j.schema.Validate(doc.Value())
	var failed *jsonschema.ValidationError
	if err != nil && !errors.As(err, &failed) {
		t.Fatal(err)
	}
	if err == nil {
		return out
	}
	for _, leaf := range leaves(failed) {
		for _, at := range leaf.at {
			path := yamlPath(doc.Value(), at)
			out.add(doc.At(path).Line, "%s: %s", path, leaf.why)
		}
	}
	return out
}

// leaf is one reason at one or more places of the instance.
type leaf struct {
	at  [][]string
	why string
}

// leaves are the reasons at the bottom of an error. Where none of several forms fits, the form that was meant is the one
// that fails further inside, or else all of them.
func leaves(e *jsonschema.ValidationError) []leaf {
	here := e.InstanceLocation
	if len(e.Causes) == 0 {
		why := fmt.Sprintf("%v", e.ErrorKind.KeywordPath())
		switch k := e.ErrorKind.(type) {
		case *kind.Required:
			return []leaf{{below(here, k.Missing), why}}
		case *kind.AdditionalProperties:
			return []leaf{{below(here, k.Properties), why}}
		}
		return []leaf{{[][]string{here}, why}}
	}
	var all, deeper []leaf
	for _, cause := range e.Causes {
		for _, l := range leaves(cause) {
			all = append(all, l)
			if len(l.at[0]) > len(here) {
				deeper = append(deeper, l)
			}
		}
	}
	if _, choice := e.ErrorKind.(*kind.AnyOf); !choice {
		return all
	}
	if len(deeper) > 0 {
		return deeper
	}
	return []leaf{{[][]string{here}, "[anyOf]"}}
}

func below(at, names []string) [][]string {
	var out [][]string
	for _, name := range names {
		out = append(out, append(slices.Clone(at), name))
	}
	return out
}

// yamlPath is a location in an instance as a path of yamldoc.
func yamlPath(value any, at []string) string {
	path := ""
	for _, step := range at {
		switch inside := value.(type) {
		case []any:
			path += "[" + step + "]"
			number, err := strconv.Atoi(step)
			if err != nil {
				return path
			}
			value = inside[number]
		case map[string]any:
			path = yamldoc.Join(path, step)
			value = inside[step]
		}
	}
	return path
}
