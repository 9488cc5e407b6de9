package table_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/table"
)

// counted is a flow of four rows in two groups, all in one place in memory, which counts the rows that it makes.
func counted(made *int) *table.Flow {
	head := table.Table{Columns: []table.Column{{Title: "Id"}, {Title: "Kind"}, {Title: "Size", Kind: table.Numbers}}, Group: "kind"}
	return &table.Flow{Head: head, Rows: func(yield func([]table.Cell) bool) {
		row := make([]table.Cell, 3)
		for i, id := range []string{"a", "b", "c", "d"} {
			row[0], row[1], row[2] = table.Text(id), table.Text([]string{"x", "x", "x", "y"}[i]), table.Int(i)
			*made++
			if !yield(row) {
				return
			}
		}
	}}
}

// written are the rows of a table, their cells side by side.
func written(t *table.Table) string {
	var rows []string
	for _, row := range t.Rows {
		var cells []string
		for _, cell := range row {
			cells = append(cells, cell.Plain())
		}
		rows = append(rows, strings.Join(cells, ""))
	}
	return strings.Join(rows, " ")
}

func TestFlow(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		shape func(*table.Flow)
		want  string
		made  int
	}{
		"whole":          {func(*table.Flow) {}, "ax0 bx1 cx2 dy3", 4},
		"again":          {func(f *table.Flow) { *f = *f.Whole().Flow() }, "ax0 bx1 cx2 dy3", 4},
		"top of groups":  {func(f *table.Flow) { f.Top(2) }, "ax0 bx1 dy3", 4},
		"top of all":     {func(f *table.Flow) { f.Head.Group = ""; f.Top(2) }, "ax0 bx1", 3},
		"in their order": {func(f *table.Flow) { f.Pick([]int{0, 2}) }, "a0 b1 c2 d3", 4},
		"turned":         {func(f *table.Flow) { f.Pick([]int{2, 0}) }, "0a 1b 2c 3d", 4},
		"shifted":        {func(f *table.Flow) { f.Pick([]int{2, 0, 1}) }, "0ax 1bx 2cx 3dy", 4},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			made := 0
			f := counted(&made)
			tt.shape(f)
			whole := f.Whole()
			if got := written(whole); got != tt.want || made != tt.made {
				t.Errorf("rows are %q, %d made; want %q, %d made", got, made, tt.want, tt.made)
			}
			if got := written(f.Whole()); got != tt.want {
				t.Errorf("rows are %q the second time, want %q", got, tt.want)
			}
			if err := whole.Check(); err != nil {
				t.Error(err)
			}
		})
	}
}

// TestFlowStops wants no row made that nobody wants.
func TestFlowStops(t *testing.T) {
	t.Parallel()
	made := 0
	f := counted(&made)
	f.Pick([]int{0})
	for row := range f.Rows {
		if slices.Equal(row, []table.Cell{table.Text("b")}) {
			break
		}
	}
	if made != 2 {
		t.Errorf("%d rows are made, want 2", made)
	}
}
