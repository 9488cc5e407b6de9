package render

import (
	"iter"
	"slices"
	"strconv"

	"github.com/service-catalogue/svc/internal/table"
)

// sumLine is a row of a table, or what stands below some of them: their sums, and a label in the column at.
type sumLine struct {
	cells []table.Cell
	label string
	at    int
}

// span is how many columns the cell in one of them takes: the label of sums goes on over the empty cells beside it.
func (l sumLine) span(column int) int {
	n := 1
	if l.label == "" || column != l.at {
		return n
	}
	for column+n < len(l.cells) && l.cells[column+n].Empty() {
		n++
	}
	return n
}

// sumLines are the rows of a table with the subtotals of its groups and the total, where these mean something.
func sumLines(t table.Table) iter.Seq[sumLine] {
	return func(yield func(sumLine) bool) {
		sections := t.Sections()
		at := labelColumn(t)
		for _, section := range sections {
			for _, row := range section.Rows {
				if !yield(sumLine{cells: row}) {
					return
				}
			}
			if t.Find(t.Group) < 0 {
				continue
			}
			label := section.Value.String()
			if label == "" {
				label = "none"
			}
			if !yield(sumLine{t.Sums(section.Rows), label + ": " + rowCount(len(section.Rows)), at}) {
				return
			}
		}
		if len(t.Rows) > 0 && t.Summed() && at >= 0 {
			yield(sumLine{t.Sums(t.Rows), "total: " + rowCount(len(t.Rows)), at})
		}
	}
}

// labelColumn is where a label of sums stands: in the first column without a sum. It is the first one if all have sums.
func labelColumn(t table.Table) int {
	return max(slices.IndexFunc(t.Columns, func(c table.Column) bool { return !c.Sum && !c.Right() }), 0)
}

func rowCount(n int) string {
	if n == 1 {
		return "1 row"
	}
	return strconv.Itoa(n) + " rows"
}
