package catalogue_test

import (
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/schema"
)

// opened is a catalogue of the given files, loaded.
func opened(t testing.TB, files map[string]string) *catalogue.Catalogue {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	c, err := catalogue.Open(fsys)
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Load(t.Context(), 1, nil); err != nil {
		t.Fatal(err)
	}
	return c
}

// refs are all references of a document, as "kind path value", in order.
func refs(c *catalogue.Catalogue, v any) []string {
	var out []string
	c.Refs(v, func(r catalogue.Ref) { out = append(out, r.Kind+" "+r.Path()+" "+r.Value) })
	slices.Sort(out)
	return out
}

func TestRefs(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		in   string
		want []string
	}{
		"nothing": {"name: Sell bait", nil},
		"text":    {"portfolio: licensing", []string{"portfolio portfolio licensing"}},
		"short form has the path of the long one": {"owner: a-khan", []string{"person owner.person a-khan"}},
		"list of texts": {"deputies: [b-jones, c-osei]", []string{"person deputies[0] b-jones", "person deputies[1] c-osei"}},
		"list of mappings by its key": {"components: [{id: db, owner: j-poe}, {owner: f-wu}]", []string{
			"person components[1].owner f-wu", "person components[db].owner j-poe",
		}},
		"the second of two equal keys has its number": {"components: [{id: db, owner: j-poe}, {id: db, owner: f-wu}]", []string{
			"person components[1].owner f-wu", "person components[db].owner j-poe",
		}},
		"key of two texts": {"ownership_history: [{person: d-lee, from: 2024-01-08}]", []string{
			"person ownership_history[d-lee/2024-01-08].person d-lee",
		}},
		"key that is a number": {"escalation: {levels: [{level: 2, role: sro, hours: always}]}", []string{
			"role escalation.levels[2].role sro", "schedule escalation.levels[2].hours always",
		}},
		"deep": {"risks: [{id: r1, actions: [{text: Plan, owner: n-ray}]}]", []string{
			"person risks[r1].actions[Plan].owner n-ray",
		}},
		"map with keys that refer": {"team: {members: {sro: c-osei, na.me: e-roy}}", []string{
			"person team.members.sro c-osei", `person team.members["na.me"] e-roy`,
			"role team.members.sro sro", `role team.members["na.me"] na.me`,
		}},
		"blank texts are left out": {"portfolio: \"\"\ncontact: {hours: }", nil},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := opened(t, map[string]string{"services/x.yaml": tt.in + "\n"})
			if got := refs(c, c.Services()[0]); !slices.Equal(got, tt.want) {
				t.Errorf("Refs of %q =\n%s\nwant\n%s", tt.in, strings.Join(got, "\n"), strings.Join(tt.want, "\n"))
			}
		})
	}
}

func TestRefsOfSettings(t *testing.T) {
	t.Parallel()
	c := opened(t, map[string]string{"svc.yaml": "schema: svc-settings/v1\nportfolios:\n  licensing: {name: Licensing, owner: c-osei}\n"})
	if got, want := refs(c, c.Settings), []string{"person portfolios.licensing.owner c-osei"}; !slices.Equal(got, want) {
		t.Errorf("Refs(settings) = %q, want %q", got, want)
	}
}

func TestRefWithin(t *testing.T) {
	t.Parallel()
	c := opened(t, map[string]string{"services/x.yaml": "risks: [{id: r1, actions: [{text: Plan, owner: n-ray, status: done}]}]\n"})
	seen := false
	c.Refs(c.Services()[0], func(r catalogue.Ref) {
		seen = true
		within := r.Within()
		if len(within) != 3 {
			t.Fatalf("Within() has %d structs, want 3", len(within))
		}
		if s, ok := within[0].(*schema.Service); !ok || len(s.Risks) != 1 {
			t.Errorf("Within()[0] = %T, want the service", within[0])
		}
		if a, ok := within[2].(*schema.RiskAction); !ok || a.Status != "done" {
			t.Errorf("Within()[2] = %T, want the action", within[2])
		}
	})
	if !seen {
		t.Error("nothing was visited")
	}
}

func TestPastDates(t *testing.T) {
	t.Parallel()
	c := opened(t, map[string]string{"services/x.yaml": `reviewed: 2026-06-01
owner: {person: a-khan, since: 2025-09-01}
capacity: {forecast_for: 2027-04-01}
slas: [{id: s1, valid: {from: 2026-04-01}, measured: [{period: 2026-05}]}]
`})
	var got []string
	c.PastDates(c.Services()[0], func(d catalogue.PastDate) { got = append(got, d.Path()+" "+d.String()+" "+d.First.String()) })
	slices.Sort(got)
	want := []string{
		"owner.since 2025-09-01 2025-09-01", "reviewed 2026-06-01 2026-06-01",
		"slas[s1].measured[2026-05].period 2026-05 2026-05-01",
	}
	if !slices.Equal(got, want) {
		t.Errorf("PastDates = %q, want %q", got, want)
	}
}

// The budget is 2 µs for a large service: every rule about people, dates and references walks.
func BenchmarkRefs(b *testing.B) {
	text, err := os.ReadFile("../../catalogue/services/get-a-mooring-permit.yaml")
	if err != nil {
		b.Fatal(err)
	}
	c := opened(b, map[string]string{"services/x.yaml": string(text)})
	s := c.Services()[0]
	n := 0
	b.Run("refs", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			c.Refs(s, func(catalogue.Ref) { n++ })
		}
	})
	b.Run("past", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			c.PastDates(s, func(catalogue.PastDate) { n++ })
		}
	})
}

// TestRefsAreInOrder checks that the entries of a map come by their keys, so that what is made of them is always the same.
func TestRefsAreInOrder(t *testing.T) {
	t.Parallel()
	c := opened(t, map[string]string{"services/x.yaml": "team: {members: {m: a, d: a, z: a, a: a, q: a, f: a, k: a, b: a, x: a}}\n"})
	var got []string
	c.Refs(c.Services()[0], func(r catalogue.Ref) {
		if r.Kind == "role" {
			got = append(got, r.Value)
		}
	})
	if want := []string{"a", "b", "d", "f", "k", "m", "q", "x", "z"}; !slices.Equal(got, want) {
		t.Errorf("keys come as %v, want %v", got, want)
	}
}
