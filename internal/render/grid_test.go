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
	for name, doc := range map[string]view.Doc{"emoji": tableDoc(), "hostile": hostileDoc()} {
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
			got := written(t, "table", view.FromTable("load", load), render.Style{Width: tt.width})
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
	if got := written(t, "table", view.FromTable("wide", wide), render.Style{Width: 40}); got != want {
		t.Errorf("table in 40 columns:\n%s\nwant\n%s", got, want)
	}
	if got := written(t, "table", view.FromTable("wide", wide), render.Style{Width: 80}); !strings.Contains(got, "│") {
		t.Errorf("table in 80 columns:\n%s\nwant columns", got)
	}
	narrow := written(t, "table", view.FromTable("wide", wide), render.Style{Width: 12})
	if n := strings.Count(narrow, "──"); n == 0 || strings.Contains(narrow, "…") {
		t.Errorf("table in 12 columns:\n%s", narrow)
	}
}

// TestTableHeadings checks that headings stand as they were written.
func TestTableHeadings(t *testing.T) {
	t.Parallel()
	odd := table.Table{Columns: []table.Column{{Title: "service_id"}, {Title: "iOS.App/name"}, {Title: "RTO", Kind: table.Numbers, Unit: "minutes"}}}
	got := written(t, "table", view.FromTable("odd", odd), render.Style{})
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
		got := written(t, "table", view.FromTable("long", long), render.Style{Width: width})
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
	if got := written(t, "table", view.FromTable("none", table.Table{}), render.Style{}); got != "" {
		t.Errorf("table without columns = %q, want nothing", got)
	}
}

// TestTableClusters checks that more emoji than there are stand-ins come out whole.
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
	got := written(t, "table", view.FromTable("many", many), render.Style{})
	for _, row := range many.Rows {
		if want := row[0].String(); !strings.Contains(got, want) {
			t.Fatalf("%s is lost", want)
		}
	}
}
