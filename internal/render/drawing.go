package render

import (
	"strings"

	"github.com/olekukonko/ll"
	"github.com/olekukonko/tablewriter/pkg/twwidth"
	"github.com/olekukonko/tablewriter/renderer"
	"github.com/olekukonko/tablewriter/tw"

	"github.com/service-catalogue/svc/internal/table"
)

// drawing is a table that a library draws line by line: it pads cells and puts lines between them. The library escapes nothing
// and measures some characters otherwise, so it sees only safe cells that are broken into lines, with stand-ins for those.
//
// The part of the library that lays out a whole table is left out: it has 0.3 MB (internal/adr/0017-program-size.md).
type drawing struct {
	out    *lines
	hidden clusters
	pen    *renderer.Blueprint
	widths tw.Mapper[int, int] // of the columns, with the space on both sides
	sides  []tw.Align
	rules  []string // a row of horizontal lines
}

// newDrawing begins a table with columns of these widths.
func newDrawing(out *lines, widths []int, columns []table.Column) *drawing {
	twwidth.SetEastAsian(false) // the library would ask the locale otherwise
	d := &drawing{
		out:    out,
		widths: tw.Mapper[int, int]{},
		pen: renderer.NewBlueprint(tw.Rendition{
			Symbols:  tw.NewSymbols(tw.StyleLight),
			Borders:  tw.Border{Left: tw.Off, Right: tw.Off, Top: tw.Off, Bottom: tw.Off},
			Settings: tw.Settings{Separators: tw.Separators{BetweenColumns: tw.On}},
		}),
	}
	for i, width := range widths {
		side := tw.AlignLeft
		if columns[i].Right() {
			side = tw.AlignRight
		}
		d.sides = append(d.sides, side)
		d.widths[i] = width + padding - 1
		d.rules = append(d.rules, strings.Repeat("─", width))
	}
	d.pen.Logger(ll.New("").Suspend()) // a log that is only disabled still has every message made
	_ = d.pen.Start(d)                 // it keeps the writer and does nothing else
	return d
}

// Write takes a line that the library has drawn; it writes each by itself.
func (d *drawing) Write(line []byte) (int, error) {
	d.out.put(d.hidden.show(strings.TrimRight(string(line), " \n")))
	return len(line), nil
}

// underline draws the line below the headings.
func (d *drawing) underline() { d.pen.Line(tw.Formatting{Row: tw.RowContext{Widths: d.widths}}) }

// row draws the lines of a row, of which the cell in the column at goes on over so many columns.
func (d *drawing) row(cells []string, at, span int) {
	parts := make([][]string, len(cells))
	height := 1
	for i, cell := range cells {
		parts[i] = strings.Split(cell, "\n")
		height = max(height, len(parts[i]))
	}
	for y := range height {
		d.hidden = clusters{}
		line := make(map[int]tw.CellContext, len(cells))
		for i, side := range d.sides {
			cell := tw.CellContext{Align: side, Padding: tw.Padding{Left: " ", Right: " "}}
			if y < len(parts[i]) {
				cell.Data = d.hidden.hide(parts[i][y])
			}
			if span > 1 && i >= at && i < at+span {
				cell.Align = tw.AlignLeft
				cell.Merge.Horizontal = tw.MergeStateOption{Present: true, Span: span, Start: i == at, End: i == at+span-1}
			}
			line[i] = cell
		}
		d.pen.Row(nil, tw.Formatting{NormalizedWidths: d.widths, Row: tw.RowContext{Position: tw.Row, Current: line, Widths: d.widths}})
	}
}
