package render

import (
	"strconv"

	"github.com/service-catalogue/svc/internal/table"
	"github.com/service-catalogue/svc/internal/text"
)

// writeHTMLTable writes a table that scrolls sideways where it is too wide, and can be sorted with the script.
func writeHTMLTable(out *output, t table.Table) {
	title := shown(t.Title)
	if title != "" {
		out.put("<h2>", title, "</h2>\n")
	} else {
		title = "Table"
	}
	out.put(`<div class="scroll" role="region" tabindex="0" aria-label="`, title, "\">\n<table class=\"data\">\n<thead>\n<tr>")
	for _, column := range t.Columns {
		out.put(`<th scope="col"`, right(column), ">", shown(column.Heading()), "</th>")
	}
	out.put("</tr>\n</thead>\n<tbody>\n")
	sums := false
	for line := range sumLines(t) {
		if sums {
			out.put("</tbody>\n<tbody>\n") // rows are sorted within a group
		}
		if sums = line.label != ""; sums {
			out.put(`<tr class="sum">`)
		} else {
			out.put("<tr>")
		}
		for i, column := range t.Columns {
			out.buf = appendCell(out.buf, line, i, column)
		}
		if !out.take(append(out.buf, "</tr>\n"...)) {
			break
		}
	}
	if len(t.Rows) == 0 && len(t.Columns) > 0 {
		out.put(`<tr><td colspan="`, strconv.Itoa(len(t.Columns)), `">`, noRows, "</td></tr>\n")
	}
	out.put("</tbody>\n</table>\n</div>\n")
}

func appendCell(b []byte, line sumLine, i int, column table.Column) []byte {
	var cell table.Cell
	if i < len(line.cells) {
		cell = line.cells[i]
	}
	b = append(append(b, "<td"...), right(column)...)
	if column.Kind == table.Durations {
		b = append(markup(append(b, ` data-value="`...), cell.Plain()), '"')
	}
	b = append(b, '>')
	switch address := webAddress(cell.Address()); {
	case line.label != "" && i == line.at:
		b = markup(b, text.Safe(line.label))
	case address != "":
		b = markup(append(markup(append(b, `<a rel="noreferrer" href="`...), address), `">`...), text.Safe(cell.String()))
		b = append(b, "</a>"...)
	default:
		b = markup(b, text.Safe(shownCell(column, cell)))
	}
	return append(b, "</td>"...)
}

// right is the class of a column of numbers.
func right(column table.Column) string {
	if column.Right() {
		return ` class="right"`
	}
	return ""
}
