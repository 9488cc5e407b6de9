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

// TestTableHeadings checks that headings stand as they were written.
func TestTableHeadings(t *testing.T) {
	t.Parallel()
	odd := table.Table{Columns: []table.Column{{Title: "service_id"}, {Title: "iOS.App/name"}, {Title: "RTO", Kind: table.Numbers, Unit: "minutes"}}}
	got := written(t, "table", view.FromTable("odd", odd), render.Style{})
	if want := " service_id │ iOS.App/name │ RTO (minutes)\n"; !strings.HasPrefix(got, want) {
		t.Errorf("table without rows = %q, want %q first", got, want)
	}
}

func TestTableCellsAreCut(t *testing.T) {
	t.Parallel()
	long := table.Table{Columns: []table.Column{{Title: "Text"}, {Title: "More"}}}
	long.Add(table.Text(strings.Repeat("long ", 20_000)), table.Text(strings.Repeat("日", 100)))
	long.Add()
	for _, width := range []int{0, 80} {
		got := written(t, "table", view.FromTable("long", long), render.Style{Width: width})
		if strings.Count(got, "…") != 2 || len(got) > 2000 {
			t.Errorf("table with long cells in %d columns: %d bytes\n%s", width, len(got), got)
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
