package render_test

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/render"
	"github.com/service-catalogue/svc/internal/view"
)

// TestJSONIsExact checks that whoever parses the output gets the values as they were, bytes that are not UTF-8 aside.
func TestJSONIsExact(t *testing.T) {
	t.Parallel()
	for name, doc := range map[string]*view.Doc{"empty": emptyDoc(), "findings": findingsDoc(), "hostile": hostileDoc(), "many": manyFindings(6000)} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			out := written(t, "json", doc, render.Style{})
			got := lintOutput(t, out)
			if len(got.Findings) != len(doc.Findings) {
				t.Fatalf("%d findings, want %d", len(got.Findings), len(doc.Findings))
			}
			for i, f := range doc.Findings {
				for _, pair := range [][2]string{{got.Findings[i].Message, f.Message}, {got.Findings[i].Help, f.Help}, {got.Findings[i].Path, f.Path}} {
					if want := string([]rune(pair[1])); pair[0] != want {
						t.Errorf("value %+q, want %+q", pair[0], want)
					}
				}
			}
			lines := strings.Split(strings.TrimSuffix(written(t, "jsonl", doc, render.Style{}), "\n"), "\n")
			for i, f := range got.Findings {
				var line view.LintFinding
				decode(t, lines[i], &line)
				if !reflect.DeepEqual(line, f) {
					t.Errorf("line %d of jsonl = %+v, want %+v", i+1, line, f)
				}
			}
			if want := max(len(got.Findings), 1); len(lines) != want {
				t.Errorf("%d lines of jsonl, want %d", len(lines), want)
			}
		})
	}
}

// lintOutput reads a whole output; members that the type does not know are an error.
func lintOutput(t *testing.T, out string) view.LintOutput {
	t.Helper()
	var got view.LintOutput
	decode(t, out, &got)
	if got.Findings == nil {
		t.Error("findings are null, want a list")
	}
	return got
}

func decode(tb testing.TB, text string, into any) {
	tb.Helper()
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(into); err != nil {
		tb.Fatalf("decode %s: %v", text, err)
	}
	if decoder.More() {
		tb.Errorf("more than one value in %s", text)
	}
}

func TestJSONEscapes(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ in, want string }{
		"words":            {`say "no" to <b> & é 日本 😀 ❤️`, `say \"no\" to <b> & é 日本 😀 ❤️`},
		"C0":               {"\x1b\t\n\x00", `\u001b\t\n\u0000`},
		"delete and C1":    {"\x7f\u0085\u009b", `\u007f\u0085\u009b`},
		"bidi":             {"\u202e\u2066", `\u202e\u2066`},
		"tags":             {"\U000e0041", `\udb40\udc41`},
		"two hashes":       {"##[x] ###", `#\u0023[x] #\u0023\u0023`},
		"hashes and marks": {"#\u0301#[x]", "#\u0301" + `\u0023[x]`},
		"hashes apart":     {"# #a#", "# #a#"},
		"not UTF-8":        {"a\xff", `a\ufffd`},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got, want := written(t, "json", &view.Doc{Data: tt.in}, render.Style{}), `"`+tt.want+`"`+"\n"; got != want {
				t.Errorf("json of %+q = %s, want %s", tt.in, got, want)
			}
		})
	}
}

func TestJSONOfOtherData(t *testing.T) {
	t.Parallel()
	doc := &view.Doc{Data: []int{1, 2}}
	if got := written(t, "json", doc, render.Style{}); got != "[\n  1,\n  2\n]\n" {
		t.Errorf("json = %q", got)
	}
	if got := written(t, "jsonl", doc, render.Style{}); got != "[1,2]\n" {
		t.Errorf("jsonl = %q", got)
	}
	if got := written(t, "json", &view.Doc{}, render.Style{}); got != "null\n" {
		t.Errorf("json of nothing = %q", got)
	}
	bad := &view.Doc{Data: view.Stream{Head: struct{ A int }{1}, Lists: []view.List{{Name: "rows", Items: func(yield func(any) bool) { yield(func() {}) }}}}}
	for _, name := range []string{"json", "jsonl"} {
		format, _ := render.For(name)
		if err := format.Write(&bytes.Buffer{}, bad, render.Style{}); err == nil {
			t.Errorf("%s of a func: no error", name)
		}
	}
}

func TestJSONOfTable(t *testing.T) {
	t.Parallel()
	var got struct {
		view.TableHead
		Rows []map[string]any `json:"rows"`
	}
	decode(t, written(t, "json", tableDoc(), render.Style{}), &got)
	if got.Kind != "rules" || len(got.Columns) != 5 || len(got.Rows) != 3 {
		t.Fatalf("json of a table = %+v", got)
	}
	for _, row := range got.Rows {
		if len(row) != len(got.Columns) {
			t.Errorf("row %v has %d members, want %d", row, len(row), len(got.Columns))
		}
	}
	if got.Rows[0]["share_percent"] != 12.5 || got.Rows[2]["phases"] != nil {
		t.Errorf("rows = %v", got.Rows)
	}
}

// TestSchema checks the output against the published schemas, and that they would notice a wrong one.
func TestSchema(t *testing.T) {
	t.Parallel()
	conform(t, "lint-output", "findings", map[string]*view.Doc{
		"empty": emptyDoc(), "findings": findingsDoc(), "hostile": hostileDoc(), "many": manyFindings(6000),
	})
	conform(t, "diff-output", "changes", map[string]*view.Doc{
		"nothing": view.FromChanges(&view.Diff{}), "changes": changesDoc(), "hostile": hostileChangesDoc(),
	})
}

// conform checks Docs against a schema, which has to miss a member that is taken away.
func conform(t *testing.T, schemaName, member string, docs map[string]*view.Doc) {
	t.Helper()
	schema := schemaOf(t, schemaName+".schema.json")
	for name, doc := range docs {
		value, err := jsonschema.UnmarshalJSON(strings.NewReader(written(t, "json", doc, render.Style{})))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(value); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if members, ok := value.(map[string]any); ok {
			delete(members, member)
		}
		if schema.Validate(value) == nil {
			t.Errorf("%s: the schema accepts an output without %s", name, member)
		}
	}
}

// TestSchemaOfLines checks every line of jsonl against what the published schema says of one finding or change, and that a
// line with a mistake would be noticed.
func TestSchemaOfLines(t *testing.T) {
	t.Parallel()
	finding, change := schemaOf(t, "lint-output.schema.json#/$defs/lint-finding"), schemaOf(t, "diff-output.schema.json#/$defs/diff-change")
	for name, doc := range readDocs() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, line := range outputLines(t, "jsonl", doc) {
				schema := finding
				if doc.Groups != nil {
					schema = change
				}
				if err := conforms(t, schema, line); err != nil {
					t.Fatalf("%s: %v", line, err)
				}
			}
		})
	}
	line := outputLines(t, "jsonl", findingsDoc())[0]
	for _, mistake := range [][2]string{{`"error"`, `"mistake"`}, {`"line":1`, `"line":"1"`}, {`"code":`, `"cod":`}} {
		if conforms(t, finding, broken(t, line, mistake[0], mistake[1])) == nil {
			t.Errorf("%s instead of %s is accepted", mistake[1], mistake[0])
		}
	}
}

// schemaOf is a published schema, or a part of one.
func schemaOf(t *testing.T, name string) *jsonschema.Schema {
	t.Helper()
	schema, err := jsonschema.NewCompiler().Compile("../../schema/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

func conforms(t *testing.T, schema *jsonschema.Schema, text string) error {
	t.Helper()
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return schema.Validate(value)
}

func FuzzJSON(f *testing.F) {
	for _, seed := range attacks() {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, in string) {
		doc := view.FromFindings(&view.Lint{Findings: []finding.Finding{{Message: in, File: in}}})
		out := written(t, "json", doc, render.Style{})
		if why := harm(out, false); why != "" {
			t.Error(why)
		}
		if got, want := lintOutput(t, out).Findings[0].Message, string([]rune(in)); got != want {
			t.Errorf("message %+q, want %+q", got, want)
		}
	})
}
