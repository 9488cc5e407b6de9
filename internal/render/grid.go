package render

import (
	"slices"
	"strings"

	"github.com/service-catalogue/svc/internal/table"
	"github.com/service-catalogue/svc/internal/text"
)

const (
	// maxCell is the width of the widest cell, in columns. The rest of it stands on further lines.
	maxCell = 120
	// padding is what stands between the texts of two columns, in columns: a space, a line and a space.
	padding = 3
	// comfortable is a width below which words are broken only when nothing else helps, in columns.
	comfortable = 12
	// readable is a width below which a column of words is no use to anybody, in columns.
	readable = 8
)

// writeGrid draws a table, in lines that fit the terminal if that is possible without breaking numbers.
func writeGrid(out *lines, t *table.Table, style Style) {
	if len(t.Columns) == 0 {
		return
	}
	if t.Title != "" {
		out.put(style.paint(bold, text.Safe(t.Title)))
	}
	g := newGrid(t)
	widths, fits := g.widths(style.Width)
	if !fits {
		if len(t.Rows) > 0 {
			writeRecords(out, g, style)
			return
		}
		for _, line := range text.Fold(strings.Join(g.rows[0], " │ "), style.Width) {
			out.put(text.Inert(line))
		}
		out.put(noRows)
		return
	}
	g.write(out, widths, t.Columns)
	if len(t.Rows) == 0 {
		out.put(noRows)
	}
}

// noRows stands below the headings of a table that is empty.
const noRows = "no rows"

// grid is a table as safe texts, the headings in its first row.
type grid struct {
	rows  [][]string
	whole []bool          // columns of numbers and dates, which are not broken
	sums  map[int]sumLine // rows with sums, above which a rule stands
}

func newGrid(t *table.Table) grid {
	g := grid{rows: make([][]string, 0, len(t.Rows)+1), whole: make([]bool, len(t.Columns)), sums: map[int]sumLine{}}
	headings := make([]string, len(t.Columns))
	for i, column := range t.Columns {
		headings[i] = text.Safe(column.Heading())
		g.whole[i] = column.Kind != table.Texts && column.Kind != table.Lists && column.Kind != table.Links
	}
	g.rows = append(g.rows, headings)
	for _, line := range sumLines(t) {
		cells := make([]string, len(t.Columns))
		for i := range min(len(line.cells), len(cells)) {
			cells[i] = text.Safe(shownCell(t.Columns[i], line.cells[i]))
		}
		if line.label != "" {
			line.label = text.Safe(line.label)
			g.sums[len(g.rows)] = line
			if line.span(line.at) == 1 {
				cells[line.at] = line.label // so that the column is wide enough
			}
		}
		g.rows = append(g.rows, cells)
	}
	return g
}

// write draws the rows, each cell in so many columns at most.
func (g grid) write(out *lines, widths []int, columns []table.Column) {
	rows := make([][]string, len(g.rows))
	taken := make([]int, len(widths)) // of the columns, by what stands in them
	for i, cells := range g.rows {
		rows[i] = make([]string, len(cells))
		for j, cell := range cells {
			rows[i][j] = fold(cell, widths[j], j == 0)
			for line := range strings.Lines(rows[i][j]) {
				taken[j] = max(taken[j], text.Width(strings.TrimSuffix(line, "\n")))
			}
		}
	}
	d := newDrawing(out, taken, columns)
	for i, cells := range rows {
		line, sums := g.sums[i]
		span := line.span(line.at)
		if sums {
			d.row(d.rules, 0, 1)
		}
		if span > 1 {
			room := padding * (span - 1)
			for _, width := range taken[line.at : line.at+span] {
				room += width
			}
			cells[line.at] = fold(line.label, room, line.at == 0)
		}
		d.row(cells, line.at, span)
		if i == 0 && len(rows) > 1 {
			d.underline()
		}
		if out.err != nil {
			break
		}
	}
}

// shownCell is a cell as people read it; the currency of an amount is not said again below a heading that says it.
func shownCell(column table.Column, cell table.Cell) string {
	if currency := cell.Currency(); currency != "" && currency == column.Unit {
		return cell.Plain()
	}
	return cell.String()
}

// widths are the widths of the columns on a terminal of so many columns, 0 for any number, and whether they fit in there
// without columns in which nobody can read.
func (g grid) widths(terminal int) (widths []int, fits bool) {
	widths = make([]int, len(g.whole))
	floors := make([]int, len(g.whole))
	for i, cells := range g.rows {
		for j, cell := range cells {
			width := min(text.Width(cell), maxCell)
			widths[j] = max(widths[j], width)
			switch {
			case i == 0:
				floors[j] = min(longestWord(cell), maxCell)
			case g.whole[j]:
				floors[j] = max(floors[j], width)
			}
		}
	}
	if terminal <= 0 {
		return widths, true
	}
	room := terminal - padding*len(widths) + 1
	headings, legible := slices.Clone(floors), slices.Clone(floors)
	for j := range floors {
		if !g.whole[j] {
			headings[j] = widths[j]
			legible[j] = min(max(floors[j], readable), widths[j])
			floors[j] = min(max(floors[j], comfortable), widths[j])
		}
	}
	narrow(widths, headings, room) // the headings of numbers are broken first
	narrow(widths, floors, room)
	return widths, narrow(widths, legible, room)
}

// narrow takes columns from the widest until they fit into room or none is above its floor, and says whether they fit.
func narrow(widths, floors []int, room int) bool {
	sum := 0
	for _, width := range widths {
		sum += width
	}
	for ; sum > room; sum-- {
		widest := -1
		for j, width := range widths {
			if width > floors[j] && (widest < 0 || width > widths[widest]) {
				widest = j
			}
		}
		if widest < 0 {
			return false
		}
		widths[widest]--
	}
	return true
}

func longestWord(s string) int {
	longest := 0
	for word := range strings.FieldsSeq(s) {
		longest = max(longest, text.Width(word))
	}
	return longest
}

// fold breaks a cell into lines. Those of the first column start lines of output; the others only must not hold a command.
func fold(cell string, width int, first bool) string {
	const before = "│"
	broken := text.Fold(cell, max(width, 1))
	for i, line := range broken {
		if first {
			broken[i] = text.Inert(line)
		} else {
			broken[i] = text.Inert(before + line)[len(before):]
		}
	}
	return strings.Join(broken, "\n")
}
