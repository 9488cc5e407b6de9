package table_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/table"
)

func TestColumn(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		in           table.Column
		heading, key string
		right        bool
	}{
		"text":             {table.Column{Title: "Service id"}, "Service id", "service_id", false},
		"number with unit": {table.Column{Title: "Allowed downtime", Kind: table.Numbers, Unit: "minutes"}, "Allowed downtime (minutes)", "allowed_downtime_minutes", true},
		"percent":          {table.Column{Title: "Take-up", Kind: table.Percents}, "Take-up (%)", "take_up_percent", true},
		"amount":           {table.Column{Title: "Spent", Kind: table.Amounts, Unit: "GBP"}, "Spent (GBP)", "spent_gbp", true},
		"date":             {table.Column{Title: "Due", Kind: table.Dates}, "Due", "due", false},
		"forced left":      {table.Column{Title: "Tier", Kind: table.Numbers, Align: table.Left}, "Tier", "tier", false},
		"forced right":     {table.Column{Title: "Code", Align: table.Right}, "Code", "code", true},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := tt.in.Heading(); got != tt.heading {
				t.Errorf("Heading() = %q, want %q", got, tt.heading)
			}
			if got := tt.in.Key(); got != tt.key {
				t.Errorf("Key() = %q, want %q", got, tt.key)
			}
			if got := tt.in.Right(); got != tt.right {
				t.Errorf("Right() = %v, want %v", got, tt.right)
			}
		})
	}
}

func TestCell(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		in                  table.Cell
		people, plain, json string
	}{
		"empty":            {table.Cell{}, "", "", "null"},
		"empty list":       {table.List(), "", "", "null"},
		"no amount":        {table.Money("", "GBP"), "", "", "null"},
		"text":             {table.Text(`say "no"`), `say "no"`, `say "no"`, `"say \"no\""`},
		"whole number":     {table.Int(-3), "-3", "-3", "-3"},
		"number":           {table.Number("99.950"), "99.950", "99.950", "99.950"},
		"not a number":     {table.Number("n/a"), "n/a", "n/a", `"n/a"`},
		"word of JSON":     {table.Number("null"), "null", "null", `"null"`},
		"percent":          {table.Percent("43.2"), "43.2", "43.2", "43.2"},
		"amount":           {table.Money("1200.50", "GBP"), "GBP 1200.50", "1200.50", "1200.50"},
		"no currency":      {table.Money("1200.50", ""), "1200.50", "1200.50", "1200.50"},
		"date":             {table.Date("2026-06-15"), "2026-06-15", "2026-06-15", `"2026-06-15"`},
		"minutes":          {table.Duration(59), "59 min", "59", "59"},
		"no time":          {table.Duration(0), "0 min", "0", "0"},
		"overdue":          {table.Duration(-90), "-90 min", "-90", "-90"},
		"an hour":          {table.Duration(60), "1 h", "60", "60"},
		"days, hours, min": {table.Duration(2*24*60 + 3*60 + 5), "2 d 3 h 5 min", "3065", "3065"},
		"list":             {table.List("a", "b"), "a, b", "a; b", `["a","b"]`},
		"list with commas": {table.List("a, b", "c"), "a, b · c", "a, b; c", `["a, b","c"]`},
		"link":             {table.Link("runbook", "https://example.org/r"), "runbook", "runbook", `"runbook"`},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := tt.in.String(); got != tt.people {
				t.Errorf("String() = %q, want %q", got, tt.people)
			}
			if got := tt.in.Plain(); got != tt.plain {
				t.Errorf("Plain() = %q, want %q", got, tt.plain)
			}
			got, err := json.Marshal(tt.in)
			if err != nil || string(got) != tt.json {
				t.Errorf("json.Marshal() = %s, %v, want %s", got, err, tt.json)
			}
		})
	}
}

func TestAddress(t *testing.T) {
	t.Parallel()
	if got := table.Link("runbook", "https://example.org/r").Address(); got != "https://example.org/r" {
		t.Errorf("Address() of a link = %q, want its target", got)
	}
	if got := table.Money("1", "GBP").Address(); got != "" {
		t.Errorf("Address() of an amount = %q, want none", got)
	}
}

func TestCheck(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		in   []table.Cell
		want string // in the error; empty means none
	}{
		"fits":         {[]table.Cell{table.Text("a"), table.Int(1)}, ""},
		"empty cells":  {[]table.Cell{{}, {}}, ""},
		"too few":      {[]table.Cell{table.Text("a")}, "row 2 of table \"People\" has 1 cells, want 2"},
		"too many":     {[]table.Cell{{}, {}, {}}, "has 3 cells, want 2"},
		"another kind": {[]table.Cell{table.Text("a"), table.Date("2026-06-15")}, `has a date under "Load", want a number`},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			people := table.Table{Title: "People", Columns: []table.Column{{Title: "Person"}, {Title: "Load", Kind: table.Numbers}}}
			people.Add(table.Text("h-ito"), table.Int(2))
			people.Add(tt.in...)
			err := people.Check()
			if (err == nil) != (tt.want == "") || err != nil && !strings.Contains(err.Error(), tt.want) {
				t.Errorf("Check() = %v, want %q", err, tt.want)
			}
		})
	}
}
