package render

import (
	"strconv"
	"strings"

	"github.com/service-catalogue/svc/internal/table"
	"github.com/service-catalogue/svc/internal/text"
)

// writeHTMLTable writes a table that scrolls sideways where it is too wide, and can be sorted with the script.
func writeHTMLTable(out *output, t *table.Table) {
	title := shown(t.Title)
	if title != "" {
		out.put("<h2>", title, "</h2>\n")
	} else {
		title = "Table"
	}
	out.put(`<section class="scroll" tabindex="0" aria-label="`, title, "\">\n<table class=\"data")
	if len(t.Columns) > uprightColumns {
		out.put(" wide")
	}
	out.put("\">\n<thead>\n<tr>")
	for _, column := range t.Columns {
		out.put(`<th scope="col"`, cellClass(&column, ""), ">", shown(column.Heading()), "</th>")
	}
	out.put("</tr>\n</thead>\n<tbody>\n")
	sums := false
	for _, line := range sumLines(t) {
		if sums {
			out.put("</tbody>\n<tbody>\n") // rows are sorted within a group
		}
		if sums = line.label != ""; sums {
			out.put(`<tr class="sum">`)
		} else {
			out.put("<tr>")
		}
		for i := 0; i < len(t.Columns); {
			span := line.span(i)
			writeHTMLCell(out, line, i, span, &t.Columns[i])
			i += span
		}
		if !out.put("</tr>\n") {
			break
		}
	}
	if len(t.Rows) == 0 && len(t.Columns) > 0 {
		out.put(`<tr><td colspan="`, strconv.Itoa(len(t.Columns)), `">`, noRows, "</td></tr>\n")
	}
	out.put("</tbody>\n</table>\n</section>\n")
}

// uprightColumns is how many columns fit on an upright sheet of paper; it lies down for more.
const uprightColumns = 8

func writeHTMLCell(out *output, line sumLine, i, span int, column *table.Column) {
	var cell table.Cell
	if i < len(line.cells) {
		cell = line.cells[i]
	}
	words := text.Safe(shownCell(*column, cell))
	if line.label != "" && i == line.at {
		words = text.Safe(line.label)
	}
	out.put("<td", cellClass(column, words))
	if span > 1 {
		out.put(` colspan="`, strconv.Itoa(span), `"`)
	}
	if column.Kind == table.Durations {
		out.tag("", "", "data-value", cell.Plain())
	}
	out.put(">")
	link := ""
	if line.label == "" {
		link = webAddress(cell.Address())
	}
	if link != "" {
		out.tag(`<a rel="noreferrer"`, ">", "href", link)
	}
	out.markup(words)
	if link != "" {
		out.put("</a>")
	}
	out.put("</td>")
}

// longWord is the length of a word that no column of a printed table is kept wide enough for, in columns of text.
const longWord = 24

// cellClass is the class of a cell of a column: numbers stand to the right, days stay in one piece, and long words may be
// broken on paper.
func cellClass(column *table.Column, words string) string {
	var class []string
	if column.Right() {
		class = append(class, "right")
	}
	if column.Kind == table.Dates || words != "" && strings.Trim(words, "-0123456789") == "" { // also a month or a year
		class = append(class, "day")
	}
	if longestWord(strings.ReplaceAll(words, "-", " ")) > longWord { // lines may end after a hyphen
		class = append(class, "long")
	}
	if class == nil {
		return ""
	}
	return ` class="` + strings.Join(class, " ") + `"`
}
