package yamldoc_test

import (
	"fmt"
	"os"
	"slices"
	"testing"

	"github.com/service-catalogue/svc/internal/pos"
	"github.com/service-catalogue/svc/internal/yamldoc"
)

const sample = `# a service
id: pay
"name": 'Pay: it''s here' # quoted
owner: {person: a-khan, since: 2026-06-15}
deputies: [b-jones, "c \"d\"",   e-roy ]
contact:
  email: a@example.org
  phone:
tier: ~
empty: ""
none: []
slas:
- id: sla-ea
  rto_minutes: 60
- id: "7"
  incident:
    p1: {response_minutes: 5}
- rto_minutes: 90
reviews:
  - kind: internal
    date: 2026-05-12
  -
  - [a, b]
text: |
  one
  two
folded: one
  two # comment
äöü: {😀: ü, z: 1} # other alphabets
na.me: {"a]b": 1, "": 2, 'say "x"': [3]}
wide: [a,
  b]
nested: [a: 1, {b: 2}, []]
`

func span(line, col, end int) pos.Span {
	return pos.Span{Line: line, Col: col, EndLine: line, EndCol: end}
}

// sampleDocument is the sample after binding, so that items have keys.
func sampleDocument(t *testing.T) *yamldoc.Document {
	t.Helper()
	d, faults := yamldoc.Parse([]byte(sample))
	for _, f := range faults {
		if f.Kind != yamldoc.ComplexKey { // the blank key
			t.Errorf("sample: %v %q", f.Kind, f.Text)
		}
	}
	yamldoc.Bind(d, &service{})
	return d
}

func TestAt(t *testing.T) {
	t.Parallel()
	d := sampleDocument(t)
	tests := map[string]struct {
		path    string
		at, key pos.Span
	}{
		"the file":                    {"", pos.Start(), pos.Start()},
		"plain scalar":                {"id", span(2, 5, 8), span(2, 1, 3)},
		"quoted scalar":               {"name", span(3, 9, 26), span(3, 1, 7)},
		"braces":                      {"owner", span(4, 8, 43), span(4, 1, 6)},
		"value in braces":             {"owner.since", span(4, 32, 42), span(4, 25, 30)},
		"brackets":                    {"deputies", span(5, 11, 41), span(5, 1, 9)},
		"item in brackets":            {"deputies[1]", span(5, 21, 30), span(5, 21, 30)},
		"block mapping":               {"contact", span(6, 1, 8), span(6, 1, 8)},
		"value in a block mapping":    {"contact.email", span(7, 10, 23), span(7, 3, 8)},
		"value left out":              {"contact.phone", span(8, 3, 8), span(8, 3, 8)},
		"null":                        {"tier", span(9, 7, 8), span(9, 1, 5)},
		"empty text":                  {"empty", span(10, 8, 10), span(10, 1, 6)},
		"empty list":                  {"none", span(11, 7, 9), span(11, 1, 5)},
		"block list":                  {"slas", span(12, 1, 5), span(12, 1, 5)},
		"item by key":                 {"slas[sla-ea]", span(13, 3, 5), span(13, 3, 5)},
		"item by number":              {"slas[0]", span(13, 3, 5), span(13, 3, 5)},
		"in an item":                  {"slas[sla-ea].rto_minutes", span(14, 16, 18), span(14, 3, 14)},
		"item whose key is a number":  {"slas[7].incident.p1.response_minutes", span(17, 28, 29), span(17, 10, 26)},
		"item without a key":          {"slas[2].rto_minutes", span(18, 16, 18), span(18, 3, 14)},
		"item with two keys":          {"reviews[internal/2026-05-12].kind", span(20, 11, 19), span(20, 5, 9)},
		"item that is empty":          {"reviews[1]", span(22, 3, 4), span(22, 3, 4)},
		"item that is a list":         {"reviews[2]", span(23, 5, 11), span(23, 5, 11)},
		"item of an item":             {"reviews[2][1]", span(23, 9, 10), span(23, 9, 10)},
		"text block":                  {"text", span(24, 7, 8), span(24, 1, 5)},
		"folded plain text":           {"folded", span(27, 9, 12), span(27, 1, 7)},
		"key of another alphabet":     {"äöü", span(29, 6, 18), span(29, 1, 4)},
		"after a surrogate pair":      {"äöü.z", span(29, 16, 17), span(29, 13, 14)},
		"key with a dot":              {`["na.me"]`, span(30, 8, 41), span(30, 1, 6)},
		"key with a bracket":          {`["na.me"]["a]b"]`, span(30, 16, 17), span(30, 9, 14)},
		"key with quotes":             {`["na.me"]["say \"x\""][0]`, span(30, 38, 39), span(30, 38, 39)},
		"brackets over two lines":     {"wide", span(31, 7, 10), span(31, 1, 5)},
		"second line of brackets":     {"wide[1]", span(32, 3, 4), span(32, 3, 4)},
		"pair in brackets":            {"nested[0]", span(33, 10, 14), span(33, 10, 14)},
		"value of a pair in brackets": {"nested[0].a", span(33, 13, 14), span(33, 10, 11)},
		"braces in brackets":          {"nested[1]", span(33, 16, 22), span(33, 16, 22)},
		"absent key":                  {"wibble", pos.Start(), pos.Start()},
		"absent in a mapping":         {"contact.url", span(6, 1, 8), span(6, 1, 8)},
		"absent in braces":            {"owner.mandate.x", span(4, 8, 43), span(4, 1, 6)},
		"absent item":                 {"slas[sla-xx].rto_minutes", span(12, 1, 5), span(12, 1, 5)},
		"number beyond the list":      {"deputies[3]", span(5, 11, 41), span(5, 1, 9)},
		"negative number":             {"deputies[-1]", span(5, 11, 41), span(5, 1, 9)},
		"below a scalar":              {"id.x[3].y", span(2, 5, 8), span(2, 1, 3)},
		"key of a list":               {"deputies.x", span(5, 11, 41), span(5, 1, 9)},
		"number of a mapping":         {"contact[0]", span(6, 1, 8), span(6, 1, 8)},
		"blank key":                   {`["na.me"][""]`, span(30, 8, 41), span(30, 1, 6)},
		"bracket left open":           {"slas[sla-ea", span(12, 1, 5), span(12, 1, 5)},
		"quote left open":             {`slas["x`, span(12, 1, 5), span(12, 1, 5)},
		"only a dot":                  {".", pos.Start(), pos.Start()},
		"dot in front":                {".id", span(2, 5, 8), span(2, 1, 3)},
		"two dots":                    {"contact..email", span(6, 1, 8), span(6, 1, 8)},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if at, key := d.At(tt.path), d.AtKey(tt.path); at != tt.at || key != tt.key {
				t.Errorf("At(%q) = %v, key %v, want %v, %v", tt.path, at, key, tt.at, tt.key)
			}
		})
	}
}

// TestAtUnbound checks that items are named by their id where nothing was bound.
func TestAtUnbound(t *testing.T) {
	t.Parallel()
	d, _ := yamldoc.Parse([]byte("slas:\n  - rto: 1\n    id: a\n  - id: b\n    rto: 2\n"))
	if got := d.At("slas[b].rto"); got != span(5, 10, 11) {
		t.Errorf("At = %v", got)
	}
	if got := d.At("slas[0].rto"); got != span(2, 10, 11) {
		t.Errorf("At = %v", got)
	}
}

func TestContent(t *testing.T) {
	t.Parallel()
	d := sampleDocument(t)
	tests := map[string]struct {
		has  bool
		text string
		len  int
		keys []string
	}{
		"id":                     {true, "pay", 0, nil},
		"name":                   {true, "Pay: it's here", 0, nil},
		"owner":                  {true, "", 2, []string{"person", "since"}},
		"owner.since":            {true, "2026-06-15", 0, nil},
		"deputies":               {true, "", 3, nil},
		"deputies[1]":            {true, `c "d"`, 0, nil},
		"contact.phone":          {false, "", 0, nil},
		"tier":                   {false, "", 0, nil},
		"empty":                  {false, "", 0, nil},
		"none":                   {false, "", 0, nil},
		"slas[7].incident":       {true, "", 1, []string{"p1"}},
		"text":                   {true, "one\ntwo\n", 0, nil},
		"folded":                 {true, "one two", 0, nil},
		"wibble":                 {false, "", 0, nil},
		"owner.wibble":           {false, "", 0, nil},
		"slas[wibble]":           {false, "", 0, nil},
		`["na.me"]["say \"x\""]`: {true, "", 1, nil},
	}
	for path, want := range tests {
		t.Run(path, func(t *testing.T) {
			t.Parallel()
			if got := d.Has(path); got != want.has {
				t.Errorf("Has(%q) = %v, want %v", path, got, want.has)
			}
			if got := d.Text(path); got != want.text {
				t.Errorf("Text(%q) = %q, want %q", path, got, want.text)
			}
			if got := d.Len(path); got != want.len {
				t.Errorf("Len(%q) = %d, want %d", path, got, want.len)
			}
			if got := d.Keys(path); !slices.Equal(got, want.keys) {
				t.Errorf("Keys(%q) = %q, want %q", path, got, want.keys)
			}
		})
	}
}

// TestWalk checks that every value is shown once, that its path leads back to it, and what is said about it.
func TestWalk(t *testing.T) {
	t.Parallel()
	d := sampleDocument(t)
	shown := map[string]yamldoc.Node{}
	d.Walk(func(n yamldoc.Node) bool {
		path := n.Path()
		if _, twice := shown[path]; twice {
			t.Errorf("%q is shown twice", path)
		}
		shown[path] = n
		if at := d.At(path); at != n.Span() {
			t.Errorf("At(%q) = %v, shown at %v", path, at, n.Span())
		}
		return path != "nested"
	})
	if len(shown) != 48 {
		t.Errorf("%d nodes are shown, want 48", len(shown))
	}
	tests := map[string]string{
		"":              "shape 3 style 0 depth 0 \"\"",
		"name":          "shape 1 style 1 depth 1 \"Pay: it's here\" key name style 2",
		"deputies[1]":   "shape 1 style 2 depth 2 \"c \\\"d\\\"\"",
		"owner":         "shape 3 style 5 depth 1 \"\" key owner style 0",
		"contact.phone": "shape 0 style 0 depth 2 \"\" key phone style 0",
		"text":          "shape 1 style 3 depth 1 \"one\\ntwo\\n\" key text style 0",
		"none":          "shape 2 style 5 depth 1 \"\" key none style 0",
	}
	for path, want := range tests {
		n, found := shown[path]
		if !found {
			t.Errorf("%q is not shown", path)
			continue
		}
		got := fmt.Sprintf("shape %d style %d depth %d %q", n.Shape(), n.Style(), n.Depth(), n.Text())
		if key, style, at, ok := n.Key(); ok {
			got += fmt.Sprintf(" key %s style %d", key, style)
			if at != d.AtKey(path) {
				t.Errorf("key of %q at %v, want %v", path, at, d.AtKey(path))
			}
		}
		if got != want {
			t.Errorf("%q is %s, want %s", path, got, want)
		}
	}
	broken, _ := yamldoc.Parse([]byte("a: [\n"))
	broken.Walk(func(n yamldoc.Node) bool { t.Errorf("%q is shown of a file that was not read", n.Path()); return true })
}

func TestAmbiguous(t *testing.T) {
	t.Parallel()
	d, _ := yamldoc.Parse([]byte("a: no\nb: \"no\"\nc: 09:00\nd: 1.10\ne: words\nf: [on]\ng: 12\nh: 012\n"))
	want := map[string]string{
		"a": "false", "b": "", "c": "a number of seconds or minutes", "d": "a number", "e": "", "f[0]": "true", "f": "", "g": "", "h": "a number", "": "",
	}
	d.Walk(func(n yamldoc.Node) bool {
		if got := n.Ambiguous(); got != want[n.Path()] {
			t.Errorf("Ambiguous of %q = %q, want %q", n.Path(), got, want[n.Path()])
		}
		return true
	})
}

func TestPaths(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ got, want string }{
		"first step":       {yamldoc.Join("", "owner"), "owner"},
		"next step":        {yamldoc.Join("owner", "person"), "owner.person"},
		"odd key":          {yamldoc.Join("rules", "a.b"), `rules["a.b"]`},
		"odd first key":    {yamldoc.Join("", "a[b"), `["a[b"]`},
		"blank key":        {yamldoc.Join("rules", ""), `rules[""]`},
		"item":             {yamldoc.Item("slas", "sla-ea"), "slas[sla-ea]"},
		"item with a dot":  {yamldoc.Item("olas", "1.2"), "olas[1.2]"},
		"item with braces": {yamldoc.Item("olas", "a]b"), `olas["a]b"]`},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if tt.got != tt.want {
				t.Errorf("got %q, want %q", tt.got, tt.want)
			}
		})
	}
}

// TestRealFile checks the service that the benchmarks read.
func TestRealFile(t *testing.T) {
	t.Parallel()
	src, err := os.ReadFile("testdata/service.yaml")
	if err != nil {
		t.Fatal(err)
	}
	d, faults := yamldoc.Parse(src)
	if len(faults) > 0 || d.Len("") != 28 {
		t.Errorf("%d keys, faults %v", d.Len(""), faults)
	}
}
