package render

import (
	"cmp"
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
func sumLines(t *table.Table) []sumLine {
	lines := make([]sumLine, 0, len(t.Rows)+1)
	sum := func(of string, rows [][]table.Cell) {
		lines = append(lines, sumLine{t.Sums(rows), of + ": " + rowCount(len(rows)), labelColumn(t)})
	}
	for _, section := range t.Sections() {
		for _, row := range section.Rows {
			lines = append(lines, sumLine{cells: row})
		}
		if t.Find(t.Group) >= 0 {
			sum(cmp.Or(section.Value.String(), "none"), section.Rows)
		}
	}
	if len(t.Rows) > 0 && t.Summed() {
		sum("total", t.Rows)
	}
	return lines
}

// labelColumn is where a label of sums stands: in the first column without a sum. It is the first one if all have sums.
func labelColumn(t *table.Table) int {
	return max(slices.IndexFunc(t.Columns, func(c table.Column) bool { return !c.Sum && !c.Right() }), 0)
}

func rowCount(n int) string {
	if n == 1 {
		return "1 row"
	}
	return strconv.Itoa(n) + " rows"
}
