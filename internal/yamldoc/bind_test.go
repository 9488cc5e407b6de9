package yamldoc_test

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/golden"
	"github.com/service-catalogue/svc/internal/yamldoc"
)

func bind(t *testing.T, src string) (service, *yamldoc.Document, []yamldoc.Fault) {
	t.Helper()
	d, faults := yamldoc.Parse([]byte(src))
	var s service
	return s, d, append(faults, yamldoc.Bind(d, &s)...)
}

// TestBindValues checks what arrives in the struct from files without faults.
func TestBindValues(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		in   string
		want service
	}{
		"text":                  {"name: Pay a bill\nphase: live\n", service{Name: "Pay a bill", Phase: "live"}},
		"quoted text":           {"name: \"1.0\"\nphase: 'true'\n", service{Name: "1.0", Phase: "true"}},
		"text of several lines": {"name: |\n  one\n  two\nphase: >-\n  three\n  four\n", service{Name: "one\ntwo\n", Phase: "three four"}},
		"whole numbers":         {"tier: 0\nlevel: -128\n", service{Tier: new(0), Level: -128}},
		"largest number":        {"tier: 2147483647\n", service{Tier: new(2147483647)}},
		"truth":                 {"public: true\n", service{Public: new(true)}},
		"untruth":               {"public: false\n", service{Public: new(false)}},
		"date":                  {"reviewed: 2026-06-15\n", service{Reviewed: day{"2026-06-15"}}},
		"quoted date":           {"reviewed: \"2026-06-15\"\n", service{Reviewed: day{"2026-06-15"}}},
		"number type":           {"share: 99.5\n", service{Share: share{99.5}}},
		"short form":            {"owner: a-khan\n", service{Owner: &owner{Person: "a-khan"}}},
		"long form":             {"owner: {person: a-khan, since: 2026-06-15}\n", service{Owner: &owner{"a-khan", day{"2026-06-15"}}}},
		"short form in a list":  {"people: [a-khan, {person: b-jones}]\n", service{People: []owner{{Person: "a-khan"}, {Person: "b-jones"}}}},
		"list":                  {"deputies: [b, c]\n", service{Deputies: []string{"b", "c"}}},
		"empty list":            {"deputies: []\n", service{}},
		"list as scalar":        {"days: all\n", service{Days: []string{"all"}}},
		"list that may be one":  {"days: [mon, tue]\n", service{Days: []string{"mon", "tue"}}},
		"list of pointers":      {"backups: [{person: b}]\n", service{Backups: []*owner{{Person: "b"}}}},
		"mapping":               {"contact:\n  email: a@example.org\n", service{Contact: contact{Email: "a@example.org"}}},
		"number keys":           {"points: {1: green, 14: amber}\n", service{Points: map[int]string{1: "green", 14: "amber"}}},
		"text keys":             {"rules: {OWN008: error, 12: none, \"12.0\": none}\n", service{Rules: map[string]string{"OWN008": "error", "12": "none", "12.0": "none"}}},
		"keys that read text":   {"notices: {2026-06-15: 3}\n", service{Notices: map[day]*int{{"2026-06-15"}: new(3)}}},
		"rest":                  {"skills: {assessed: 2026-06-15, agile: expert}\n", service{Skills: skills{day{"2026-06-15"}, map[string]string{"agile": "expert"}}}},
		"anything":              {"anything: {a: [1, true, {b: ~}], c: 2026-06-15}\n", service{Anything: map[string]any{"a": []any{"1", "true", map[string]any{"b": nil}}, "c": "2026-06-15"}}},
		"extension keys":        {"x-team: [1, {a: b}]\ncontact: {email: e, x-note: 1}\nrules: {x-a: 1}\nskills: {x-b: 1}\n", service{Contact: contact{Email: "e"}, Rules: map[string]string{}}},
		"nothing":               {"name:\ntier: ~\npublic: null\ndeputies:\ncontact: ~\nslas: Null\nowner:\npoints:\nreviewed:\n", service{}},
		"blank":                 {"name: \"\"\nphase: \" \"\ntier: \"\"\nreviewed: ' '\nowner: \"\"\n", service{}},
		"keys in quotes":        {"\"name\": Pay\n'tier': 1\n", service{Name: "Pay", Tier: new(1)}},
		"keys in any order":     {"tier: 1\nname: Pay\n", service{Name: "Pay", Tier: new(1)}},
		"byte order mark":       {"\uFEFFname: Pay\n", service{Name: "Pay"}},
		"CR LF":                 {"name: Pay\r\ntier: 1\r\ndeputies:\r\n  - b\r\n", service{Name: "Pay", Tier: new(1), Deputies: []string{"b"}}},
		"other alphabets":       {"name: Zahlung für Åse 支払い 😀\n", service{Name: "Zahlung für Åse 支払い 😀"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, _, faults := bind(t, "id: pay\n"+strings.TrimPrefix(tt.in, "\uFEFF"))
			if after, ok := strings.CutPrefix(tt.in, "\uFEFF"); ok {
				got, _, faults = bind(t, "\uFEFFid: pay\n"+after)
			}
			tt.want.ID = "pay"
			if len(got.Deputies) == 0 {
				got.Deputies = nil
			}
			if len(faults) > 0 || !reflect.DeepEqual(got, tt.want) {
				t.Errorf("Bind(%q) = %+v with faults %v, want %+v", tt.in, got, faults, tt.want)
			}
		})
	}
}

// TestBindFaults binds every file of testdata/bind and compares the faults with the golden file beside it.
func TestBindFaults(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/bind/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no files: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".yaml"), func(t *testing.T) {
			t.Parallel()
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			_, d, faults := bind(t, string(src))
			var b strings.Builder
			for _, f := range faults {
				fmt.Fprintf(&b, "%s %q\n\t%s\n", heading(f), f.Path, facts(f))
				checkFault(t, d, f)
			}
			golden.Equal(t, []byte(b.String()), strings.TrimSuffix(file, ".yaml")+".golden")
		})
	}
}

func facts(f yamldoc.Fault) string {
	s := fmt.Sprintf("key %q value %q want %q got %q", f.Key, f.Value, f.Want, f.Got)
	if f.Example != "" {
		s += fmt.Sprintf(" example %q", f.Example)
	}
	if len(f.Near) > 0 {
		s += fmt.Sprintf(" near %q", f.Near)
	}
	if f.Err != nil {
		s += fmt.Sprintf(" error %q", f.Err)
	}
	return s
}

// TestBindGoesOn checks that a fault costs only its own value and that list items keep their numbers.
func TestBindGoesOn(t *testing.T) {
	t.Parallel()
	got, _, faults := bind(t, "id: pay\nname: [a]\ntier: high\nlevel: 300\nreviewed: soon\ndeputies: [b, 7, ~, c]\n"+
		"backups: [x, ~, {person: yy}]\npeople: [~, z]\nslas: [{id: s1, rto_minutes: many}, {id: s2, rto_minutes: 5}]\nphase: live\nrules: {a: 1, b: c}\n")
	want := service{
		ID: "pay", Phase: "live", Deputies: []string{"b", "", "", "c"},
		Backups: []*owner{{}, {}, {Person: "yy"}}, People: []owner{{}, {Person: "z"}},
		SLAs: []agreement{{ID: "s1"}, {ID: "s2", RTOMinutes: new(5)}}, Rules: map[string]string{"a": "", "b": "c"},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("bound %+v, want %+v", got, want)
	}
	if len(faults) != 11 {
		t.Errorf("%d faults, want 11: %v", len(faults), faults)
	}
}

func TestBindMisuse(t *testing.T) {
	t.Parallel()
	var none *service
	tests := map[string]any{
		"no pointer":  service{},
		"nil":         nil,
		"nil pointer": none,
		"no struct":   new(string),
		"wrong tag": &struct {
			A chan int `yaml:"a"`
		}{},
	}
	for name, into := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d, _ := yamldoc.Parse([]byte("id: pay\n")) // a parser is for one goroutine
			faults := yamldoc.Bind(d, into)
			if len(faults) != 1 || faults[0].Kind != yamldoc.Internal {
				t.Errorf("Bind into %T = %v, want one internal fault", into, faults)
			}
		})
	}
	broken, _ := yamldoc.Parse([]byte("a: [\n"))
	if faults := yamldoc.Bind(broken, &service{}); faults != nil {
		t.Errorf("a file that was not read has faults of its own: %v", faults)
	}
}

// TestBoundStringsStay checks that nothing bound changes when the parser reads the next file from the same buffer.
func TestBoundStringsStay(t *testing.T) {
	t.Parallel()
	var p yamldoc.Parser
	buffer := []byte("id: first\nname: The first of the services, with a long name\n")
	d, _ := p.Parse(buffer)
	var first, second service
	yamldoc.Bind(d, &first)
	copy(buffer, "id: other\nname: Another one of the services, also long\n#####")
	d, _ = p.Parse(buffer)
	yamldoc.Bind(d, &second)
	if first.ID != "first" || first.Name != "The first of the services, with a long name" || second.ID != "other" {
		t.Errorf("bound %q, %q and then %q", first.ID, first.Name, second.ID)
	}
}

// TestBindLone reads a list of one as its item where a field says so, which stays a fault.
func TestBindLone(t *testing.T) {
	t.Parallel()
	type document struct {
		Owner   *owner   `yaml:"owner" short:"person" lone:"true"`
		Contact *contact `yaml:"contact" lone:"true"`
		Name    string   `yaml:"name" lone:"true"`
		Phase   string   `yaml:"phase"`
	}
	tests := map[string]struct {
		in   string
		want document
	}{
		"short form":           {"owner: [a]\n", document{Owner: &owner{Person: "a"}}},
		"long form":            {"owner:\n  - person: a\n", document{Owner: &owner{Person: "a"}}},
		"two":                  {"owner: [a, b]\n", document{Owner: &owner{}}},
		"none":                 {"owner: []\n", document{Owner: &owner{}}},
		"blank":                {"owner: [\" \"]\n", document{Owner: &owner{}}},
		"a list in it":         {"owner: [[a]]\n", document{Owner: &owner{}}},
		"no short form":        {"contact: [a@example.org]\n", document{Contact: &contact{}}},
		"mapping":              {"contact: [{email: a@example.org}]\n", document{Contact: &contact{Email: "a@example.org"}}},
		"text":                 {"name: [Pay]\n", document{Name: "Pay"}},
		"mapping for text":     {"name: [{a: b}]\n", document{}},
		"where nobody says so": {"phase: [live]\n", document{}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d, faults := yamldoc.Parse([]byte(tt.in))
			var got document
			faults = append(faults, yamldoc.Bind(d, &got)...)
			if !reflect.DeepEqual(got, tt.want) {
				t.Errorf("%q is bound to %+v, want %+v", tt.in, got, tt.want)
			}
			if len(faults) != 1 || faults[0].Kind != yamldoc.WrongType || faults[0].Got == "" {
				t.Errorf("%q has the faults %v, want one of the wrong type", tt.in, faults)
			}
		})
	}
}
