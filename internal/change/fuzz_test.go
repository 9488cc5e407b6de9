package change_test

import (
	"os"
	"testing"
	"testing/fstest"

	"github.com/service-catalogue/svc/internal/catalogue"
)

// FuzzCompare compares any two texts of a service file. Nothing differs from itself, every change says something, and the
// way back says the same the other way round.
func FuzzCompare(f *testing.F) {
	shipped, err := os.ReadFile("../../catalogue/services/book-lock-passage.yaml")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(shipped), "id: a\nname: A\n")
	f.Add("id: a\nowner: b\nslas: [{id: s, x-a: 1}, {id: s}, {rto_minutes: 5}]\n", "id: a\nowner: {person: b}\nslas: [{id: t}, {rto_minutes: 6}]\n")
	f.Add("id: a\ndeputies: [b, [c], b]\nteam: {members: {sro: a, x-b: c}}\n", "id: b\ndeputies: b\nteam: [a]\ntier: one\nvison: no\n")
	f.Add("id: a\nescalation: {levels: [{level: 1}, {level: 1}, {level: 2}]}\n", "id: a\nescalation: {levels: [{level: 2}, {level: 1, \"\": 3}]}\n")
	f.Add("a: [", "\"na.me\": {\"[x]\": 1}\n")
	f.Fuzz(func(t *testing.T, before, after string) {
		old, now := loaded(t, before), loaded(t, after)
		if got := words(must(t, old, loaded(t, before))); got != "" {
			t.Errorf("a text differs from itself:\n%s", got)
		}
		set := must(t, old, now)
		for i := range set.Changes {
			if c := &set.Changes[i]; written(c.From) == written(c.To) {
				t.Errorf("%s %s: from and to are %s", c.Kind, c.Path, written(c.From))
			}
		}
		mirrored(t, set, must(t, now, old))
	})
}

// loaded is a catalogue of one file and nothing else.
func loaded(t *testing.T, text string) *catalogue.Catalogue {
	t.Helper()
	c, err := catalogue.Open(fstest.MapFS{"services/a.yaml": &fstest.MapFile{Data: []byte(text)}})
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Load(t.Context(), 1, nil); err != nil {
		t.Fatal(err)
	}
	return c
}
