package render_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/render"
	"github.com/service-catalogue/svc/internal/table"
	"github.com/service-catalogue/svc/internal/text"
	"github.com/service-catalogue/svc/internal/view"
)

// TestTableIsAligned checks that the lines between columns stand below each other, whatever the cells hold.
func TestTableIsAligned(t *testing.T) {
	t.Parallel()
	for name, doc := range map[string]*view.Doc{"emoji": tableDoc(), "hostile": hostileDoc()} {
		for _, width := range []int{0, 60, 100} {
			t.Run(fmt.Sprintf("%s in %d columns", name, width), func(t *testing.T) {
				t.Parallel()
				var want []int
				lines := strings.Split(strings.TrimSuffix(written(t, "table", doc, render.Style{Width: width}), "\n"), "\n")
				for _, line := range lines[1:] {
					got := joints(line)
					if want == nil {
						want = got
					}
					if !slices.Equal(got, want) {
						t.Errorf("lines at %v, want %v: %s", got, want, line)
					}
				}
			})
		}
	}
}

// joints are the columns in which the lines between columns stand.
func joints(line string) []int {
	var at []int
	for i, r := range line {
		if r == '│' || r == '┼' {
			at = append(at, text.Width(line[:i]))
		}
	}
	return at
}

func TestTableFits(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		width int
		want  string
	}{
		"wide enough": {80, "" +
			" Code   │ Question                                           │ Load\n" +
			"────────┼────────────────────────────────────────────────────┼──────\n" +
			" OWN001 │ who is accountable for the service renew-a-licence │ 1234\n"},
		"wrapped": {40, "" +
			" Code   │ Question               │ Load\n" +
			"────────┼────────────────────────┼──────\n" +
			" OWN001 │ who is accountable for │ 1234\n" +
			"        │ the service            │\n" +
			"        │ renew-a-licence        │\n"},
		"words broken": {26, "" +
			" Code   │ Question │ Load\n" +
			"────────┼──────────┼──────\n" +
			" OWN001 │ who is   │ 1234\n" +
			"        │ accounta │\n" +
			"        │ ble      │\n" +
			"        │ for the  │\n" +
			"        │ service  │\n" +
			"        │ renew-a- │\n" +
			"        │ licence  │\n"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			load := table.Table{Columns: []table.Column{{Title: "Code"}, {Title: "Question"}, {Title: "Load", Kind: table.Numbers}}}
			load.Add(table.Text("OWN001"), table.Text("who is accountable for the service renew-a-licence"), table.Int(1234))
			got := written(t, "table", view.FromTable("load", &load), render.Style{Width: tt.width})
			if got != tt.want {
				t.Errorf("table in %d columns:\n%s\nwant\n%s", tt.width, got, tt.want)
			}
			for line := range strings.Lines(got) {
				if width := text.Width(strings.TrimSuffix(line, "\n")); width > tt.width {
					t.Errorf("%d columns, want at most %d: %s", width, tt.width, line)
				}
			}
		})
	}
}

// TestTableRecords checks that a table whose columns would be too narrow to read becomes blocks of headings and values.
func TestTableRecords(t *testing.T) {
	t.Parallel()
	wide := table.Table{Group: "phase", Columns: []table.Column{
		{Title: "Service id"}, {Title: "Phase"}, {Title: "What it is for"}, {Title: "Reviewed", Kind: table.Dates}, {Title: "Cost", Kind: table.Amounts, Unit: "GBP", Sum: true},
	}}
	wide.Add(table.Text("renew-licence"), table.Text("live"), table.Text("Anglers ::error:: 漁業免許 renew a rod licence"), table.Date("2026-06-01"), table.Money("12.50", "GBP"))
	wide.Add(table.Text("pay-fine"), table.Text("live"), table.Cell{}, table.Date("2026-06-02"), table.Money("1.00", "GBP"))
	want := "" +
		"───────────────────────────────────────\n" +
		"Service id      renew-licence\n" +
		"Phase           live\n" +
		"What it is for  Anglers ::error::\n" +
		"                漁業免許 renew a rod\n" +
		"                licence\n" +
		"Reviewed        2026-06-01\n" +
		"Cost (GBP)      12.50\n" +
		"───────────────────────────────────────\n" +
		"Service id      pay-fine\n" +
		"Phase           live\n" +
		"Reviewed        2026-06-02\n" +
		"Cost (GBP)      1.00\n" +
		"═══════════════════════════════════════\n" +
		"live: 2 rows\n" +
		"Cost (GBP)      13.50\n" +
		"═══════════════════════════════════════\n" +
		"total: 2 rows\n" +
		"Cost (GBP)      13.50\n"
	if got := written(t, "table", view.FromTable("wide", &wide), render.Style{Width: 40}); got != want {
		t.Errorf("table in 40 columns:\n%s\nwant\n%s", got, want)
	}
	if got := written(t, "table", view.FromTable("wide", &wide), render.Style{Width: 80}); !strings.Contains(got, "│") {
		t.Errorf("table in 80 columns:\n%s\nwant columns", got)
	}
	narrow := written(t, "table", view.FromTable("wide", &wide), render.Style{Width: 12})
	if n := strings.Count(narrow, "──"); n == 0 || strings.Contains(narrow, "…") {
		t.Errorf("table in 12 columns:\n%s", narrow)
	}
}

// TestTableHeadings checks that headings stand as they were written.
func TestTableHeadings(t *testing.T) {
	t.Parallel()
	odd := table.Table{Columns: []table.Column{{Title: "service_id"}, {Title: "iOS.App/name"}, {Title: "RTO", Kind: table.Numbers, Unit: "minutes"}}}
	got := written(t, "table", view.FromTable("odd", &odd), render.Style{})
	if want := " service_id │ iOS.App/name │ RTO (minutes)\n"; !strings.HasPrefix(got, want) {
		t.Errorf("table without rows = %q, want %q first", got, want)
	}
}

// TestTableCellsAreWhole checks that a long cell goes on in the next line, and that nothing of it is cut off.
func TestTableCellsAreWhole(t *testing.T) {
	t.Parallel()
	long := table.Table{Columns: []table.Column{{Title: "Text"}, {Title: strings.Repeat("More", 50)}}}
	long.Add(table.Text(strings.Repeat("long ", 20_000)), table.Text(strings.Repeat("日", 100)+strings.Repeat("x", 200_000)))
	for width, most := range map[int]int{0: 2*120 + 5, 80: 80, 200: 200} {
		got := written(t, "table", view.FromTable("long", &long), render.Style{Width: width})
		if strings.Contains(got, "…") {
			t.Errorf("a cell is cut in %d columns", width)
		}
		for letter, want := range map[string]int{"long": 20_000, "日": 100, "x": 200_000 + 1} { // and the x of the heading
			if n := strings.Count(got, letter); n != want {
				t.Errorf("%q stands %d times in %d columns, want %d", letter, n, width, want)
			}
		}
		for line := range strings.Lines(got) {
			if n := text.Width(strings.TrimRight(line, "\n")); n > most {
				t.Fatalf("a line of %d columns in %d: %q", n, width, line)
			}
		}
	}
	if got := written(t, "table", view.FromTable("none", &table.Table{}), render.Style{}); got != "" {
		t.Errorf("table without columns = %q, want nothing", got)
	}
}

// TestTableClusters checks that thousands of different emoji come out whole, though each needs a stand-in.
func TestTableClusters(t *testing.T) {
	t.Parallel()
	var flags strings.Builder
	many := table.Table{Columns: []table.Column{{Title: "Flags"}}}
	for first := 'a'; first <= 'z'; first++ {
		for second := 'a'; second <= 'z'; second++ {
			for mark := rune(0x300); mark < 0x30A; mark++ {
				fmt.Fprintf(&flags, "%c%c%c ", 0x1F1E6+first-'a', 0x1F1E6+second-'a', mark)
			}
			many.Add(table.Text(strings.TrimSpace(flags.String())))
			flags.Reset()
		}
	}
	got := written(t, "table", view.FromTable("many", &many), render.Style{})
	for _, row := range many.Rows {
		if want := row[0].String(); !strings.Contains(got, want) {
			t.Fatalf("%s is lost", want)
		}
	}
}

// TestNothingIsTooWide wants pictures and tables without rows to keep within the terminal, as tables with rows do.
func TestNothingIsTooWide(t *testing.T) {
	t.Parallel()
	many := table.Table{Title: "Promises"}
	for i := range 20 {
		many.Columns = append(many.Columns, table.Column{Title: fmt.Sprintf("Heading number %d", i)})
	}
	bars := view.Picture{Shape: view.Bars, Title: "Headroom", Unit: " points", Text: "Two promises.", Marks: []*view.Mark{
		{Label: "a-service-with-a-long-name", Value: 0.89001}, {Label: "short", Value: -0.12345},
	}}
	heat := view.Picture{Shape: view.Grid, Title: "Risks", Text: "One risk.", Marks: []*view.Mark{{X: "impact 1", Y: "likelihood 1", Label: "1", Value: 1, Group: "very-high", Level: 3}}}
	for _, width := range []int{30, 60, 80, 200} {
		doc := &view.Doc{Tables: []table.Table{many}, Pictures: []view.Picture{bars, heat}}
		out := written(t, "table", doc, render.Style{Width: width})
		for line := range strings.Lines(out) {
			if got := text.Width(strings.TrimSuffix(line, "\n")); got > width {
				t.Errorf("in %d columns a line takes %d: %s", width, got, line)
			}
		}
		if !strings.HasSuffix(out, "\nno rows\n") || strings.Contains(out, "Headroom") != (width >= 60) {
			t.Errorf("in %d columns the table is\n%s", width, out)
		}
	}
}

// TestSumsSpan wants the label of a group to go on over the cells beside it, and to widen its column where there are none.
func TestSumsSpan(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		keys []int
		want string
	}{
		"beside empty cells": {[]int{0, 1, 2}, "" +
			" Id    │ Portfolio │ Cost\n" +
			"───────┼───────────┼──────\n" +
			" moor  │ passage   │   30\n" +
			" ───── │ ───────── │ ────\n" +
			" passage: 1 row    │   30\n" +
			" ───── │ ───────── │ ────\n" +
			" total: 1 row      │   30\n"},
		"beside a sum": {[]int{1, 2}, "" +
			" Portfolio      │ Cost\n" +
			"────────────────┼──────\n" +
			" passage        │   30\n" +
			" ────────────── │ ────\n" +
			" passage: 1 row │   30\n" +
			" ────────────── │ ────\n" +
			" total: 1 row   │   30\n"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			costs := table.Table{Columns: []table.Column{{Title: "Id"}, {Title: "Portfolio"}, {Title: "Cost", Kind: table.Numbers, Sum: true}}, Group: "portfolio"}
			costs.Add(table.Text("moor "), table.Text("passage"), table.Int(30))
			flow := costs.Flow()
			flow.Pick(tt.keys)
			got := written(t, "table", &view.Doc{Tables: []table.Table{*flow.Whole()}}, render.Style{})
			if got != tt.want {
				t.Errorf("the table is\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}
