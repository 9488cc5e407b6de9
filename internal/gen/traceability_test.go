package main

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/fields"
	"github.com/service-catalogue/svc/internal/report"
	"github.com/service-catalogue/svc/internal/rules"
	"github.com/service-catalogue/svc/schema"
)

// TestTraceability walks the statements of the sources, T01 to T49, and checks that the fields, rules and reports exist which
// the table names for each.
func TestTraceability(t *testing.T) {
	t.Parallel()
	known := map[string]bool{}
	for _, r := range rules.All() {
		known[r.Code] = true
	}
	reports := map[string]bool{}
	for _, r := range report.All() {
		reports[r.Name] = true
	}
	number := 0
	for line := range strings.Lines(readFile(t, "testdata/traceability.txt")) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		number++
		parts := strings.Split(line, "|")
		if want := fmt.Sprintf("T%02d ", number); len(parts) != 4 || parts[0] != want {
			t.Fatalf("%q: want the four columns of %s", line, want)
		}
		for path := range strings.FieldsSeq(parts[1]) {
			if !isField(t, path) {
				t.Errorf("%s: there is no field %s", parts[0], path)
			}
		}
		for code := range strings.FieldsSeq(parts[2]) {
			if !known[code] {
				t.Errorf("%s: there is no rule %s", parts[0], code)
			}
		}
		for name := range strings.FieldsSeq(parts[3]) {
			if !reports[name] {
				t.Errorf("%s: there is no report %s", parts[0], name)
			}
		}
	}
	if number != 49 {
		t.Errorf("%d statements, want 49", number)
	}
}

// isField reports whether a path, such as slas.incident or people:people.unit, leads to a field; lists and mappings are no
// step of it.
func isField(t *testing.T, path string) bool {
	t.Helper()
	document, rest, other := strings.Cut(path, ":")
	if !other {
		document, rest = "service", path
	}
	model, ok := map[string]reflect.Type{
		"service": reflect.TypeFor[schema.Service](), "people": reflect.TypeFor[schema.People](),
		"roles": reflect.TypeFor[schema.Roles](), "settings": reflect.TypeFor[schema.Settings](),
	}[document]
	if !ok {
		return false
	}
	var plans fields.Plans
	plan, err := plans.Of(model)
	if err != nil {
		t.Fatal(err)
	}
	for name := range strings.SplitSeq(rest, ".") {
		if plan == nil || plan.Field(name) == nil {
			return false
		}
		below := plan.Field(name).Type
		for below.Kind == fields.List || below.Kind == fields.Map {
			below = below.Elem
		}
		plan = below.Plan
	}
	return true
}
