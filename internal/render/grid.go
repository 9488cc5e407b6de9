package render

import (
	"bytes"
	"slices"
	"strings"

	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/renderer"
	"github.com/olekukonko/tablewriter/tw"

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
//
// The library that draws it escapes nothing, so it sees only safe cells that are broken into lines already.
func writeGrid(out *lines, t table.Table, style Style) error {
	if len(t.Columns) == 0 {
		return nil
	}
	if t.Title != "" {
		out.put(style.paint(bold, text.Safe(t.Title)))
	}
	g := newGrid(t)
	widths, fits := g.widths(style.Width)
	if !fits {
		if len(t.Rows) > 0 {
			writeRecords(out, g, style)
			return nil
		}
		for _, line := range text.Fold(strings.Join(g.rows[0], " │ "), style.Width) {
			out.put(text.Inert(line))
		}
		out.put(noRows)
		return nil
	}
	if err := g.write(out, widths, t.Columns); err != nil {
		return err
	}
	if len(t.Rows) == 0 {
		out.put(noRows)
	}
	return nil
}

// noRows stands below the headings of a table that is empty.
const noRows = "no rows"

// grid is a table as safe texts, the headings in its first row.
type grid struct {
	rows  [][]string
	whole []bool          // columns of numbers and dates, which are not broken
	sums  map[int]sumLine // rows with sums, above which a rule stands
}

func newGrid(t table.Table) grid {
	g := grid{rows: make([][]string, 0, len(t.Rows)+1), whole: make([]bool, len(t.Columns)), sums: map[int]sumLine{}}
	headings := make([]string, len(t.Columns))
	for i, column := range t.Columns {
		headings[i] = text.Safe(column.Heading())
		g.whole[i] = column.Kind != table.Texts && column.Kind != table.Lists && column.Kind != table.Links
	}
	g.rows = append(g.rows, headings)
	for line := range sumLines(t) {
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
func (g grid) write(out *lines, widths []int, columns []table.Column) error {
	var hidden clusters
	rows := make([][]string, len(g.rows))
	taken := make([]int, len(widths)) // of the columns, by what stands in them
	for i, cells := range g.rows {
		rows[i] = make([]string, len(cells))
		for j, cell := range cells {
			folded := fold(cell, widths[j], j == 0)
			for line := range strings.Lines(folded) {
				taken[j] = max(taken[j], text.Width(strings.TrimSuffix(line, "\n")))
			}
			rows[i][j] = hidden.hide(folded)
		}
	}
	for i, line := range g.sums {
		if line.span(line.at) > 1 {
			rows[i] = make([]string, len(rows[i]))
			rows[i][0] = sumMark
			continue
		}
		for j, width := range taken {
			rows[i][j] = strings.Repeat("─", width) + "\n" + rows[i][j]
		}
	}
	drawn, err := draw(rows, columns)
	if err != nil {
		return err
	}
	next := 0
	for line := range strings.Lines(drawn) {
		if strings.Contains(line, sumMark) {
			for next++; rows[next][0] != sumMark; {
				next++
			}
			g.writeSums(out, next, taken)
			continue
		}
		if !out.put(hidden.show(strings.TrimRight(line, " \n"))) {
			break
		}
	}
	return nil
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

// draw has the library draw rows, of which the first holds the headings.
func draw(rows [][]string, columns []table.Column) (string, error) {
	sides := make([]tw.Align, len(columns))
	for i, column := range columns {
		sides[i] = tw.AlignLeft
		if column.Right() {
			sides[i] = tw.AlignRight
		}
	}
	cell := tw.CellConfig{
		Formatting: tw.CellFormatting{AutoWrap: tw.WrapNone, AutoFormat: tw.Off},
		Alignment:  tw.CellAlignment{Global: tw.AlignLeft, PerColumn: sides},
		Padding:    tw.CellPadding{Global: tw.Padding{Left: " ", Right: " "}},
	}
	var drawn bytes.Buffer
	t := tablewriter.NewTable(&drawn,
		tablewriter.WithEastAsian(tw.Off), // the library would ask the locale otherwise
		tablewriter.WithConfig(tablewriter.Config{Header: cell, Row: cell, Behavior: tw.Behavior{TrimSpace: tw.Off, AutoHide: tw.Off}}),
		tablewriter.WithRenderer(renderer.NewBlueprint(tw.Rendition{
			Symbols:  tw.NewSymbols(tw.StyleLight),
			Borders:  tw.Border{Left: tw.Off, Right: tw.Off, Top: tw.Off, Bottom: tw.Off},
			Settings: tw.Settings{Separators: tw.Separators{BetweenColumns: tw.On, BetweenRows: tw.Off}},
		})),
	)
	t.Header(rows[0])
	if err := t.Bulk(rows[1:]); err != nil {
		return "", err
	}
	err := t.Render()
	return drawn.String(), err
}
