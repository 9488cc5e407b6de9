package catalogue_test

import (
	"context"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/service-catalogue/svc/internal/catalogue"
)

// joined is a catalogue of services that depend on each other: each line is an id and what it needs, with the first letter
// of the criticality.
func joined(t *testing.T, lines ...string) *catalogue.Catalogue {
	t.Helper()
	words := map[string]string{"c": "critical", "d": "degrading", "o": "optional", "u": "null"}
	files := fstest.MapFS{}
	for _, line := range lines {
		id, needs, _ := strings.Cut(line, " ")
		var text strings.Builder
		text.WriteString("id: " + id + "\ndependencies:\n")
		for need := range strings.FieldsSeq(needs) {
			target, level, _ := strings.Cut(need, ":")
			text.WriteString("  - {service: " + target + ", criticality: " + words[level] + "}\n")
		}
		files["services/"+id+".yaml"] = &fstest.MapFile{Data: []byte(text.String())}
	}
	c, err := catalogue.Open(files)
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Load(context.Background(), 1, nil); err != nil {
		t.Fatal(err)
	}
	return c
}

func TestReach(t *testing.T) {
	t.Parallel()
	// The short way from shop to base is optional, the long one degrades; hall needs itself over desk.
	c := joined(t, "shop site:c base:o", "site data:d nowhere:c", "data base:c", "base", "hall desk:c", "desk hall:d hall:c", "lamp base:u")
	tests := map[string]struct {
		got  []catalogue.Reached
		want []catalogue.Reached
	}{
		"upstream": {c.Upstream("shop", 0), []catalogue.Reached{
			{ID: "site", Distance: 1, Criticality: "critical", Via: "shop"},
			{ID: "base", Distance: 1, Criticality: "degrading", Via: "shop"},
			{ID: "data", Distance: 2, Criticality: "degrading", Via: "site"},
			{ID: "nowhere", Distance: 2, Criticality: "critical", Via: "site"},
		}},
		"downstream": {c.Downstream("base", 0), []catalogue.Reached{
			{ID: "data", Distance: 1, Criticality: "critical", Via: "base"},
			{ID: "lamp", Distance: 1, Via: "base"},
			{ID: "shop", Distance: 1, Criticality: "degrading", Via: "base"},
			{ID: "site", Distance: 2, Criticality: "degrading", Via: "data"},
		}},
		"a depth":           {c.Upstream("data", 1), []catalogue.Reached{{ID: "base", Distance: 1, Criticality: "critical", Via: "data"}}},
		"a cycle":           {c.Upstream("hall", 0), []catalogue.Reached{{ID: "desk", Distance: 1, Criticality: "critical", Via: "hall"}}},
		"twice, the worse":  {c.Downstream("hall", 0), []catalogue.Reached{{ID: "desk", Distance: 1, Criticality: "critical", Via: "hall"}}},
		"without an entry":  {c.Downstream("nowhere", 1), []catalogue.Reached{{ID: "site", Distance: 1, Criticality: "critical", Via: "nowhere"}}},
		"nobody needs it":   {c.Downstream("lamp", 0), []catalogue.Reached{}},
		"unknown to anyone": {c.Upstream("moon", 0), []catalogue.Reached{}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if !reflect.DeepEqual(tt.got, tt.want) {
				t.Errorf("reached %+v, want %+v", tt.got, tt.want)
			}
		})
	}
}
