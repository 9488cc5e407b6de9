package render

import (
	"strings"

	"github.com/service-catalogue/svc/internal/text"
)

// writeRecords writes a table with too many columns for the terminal: each row is a block of headings and values, one
// below the other, and what is empty is left out.
func writeRecords(out *lines, g grid, style Style) {
	label := 0
	for _, heading := range g.rows[0] {
		label = max(label, text.Width(heading))
	}
	label = min(label, 2*style.Width/5)
	for i, cells := range g.rows[1:] {
		sum, sums := g.sums[i+1]
		mark := "─"
		if sums {
			mark = "═"
		}
		out.put(strings.Repeat(mark, max(style.Width-1, 1)))
		if sums {
			for _, line := range text.Fold(sum.label, max(style.Width, 1)) {
				out.put(style.paint(bold, text.Inert(line)))
			}
		}
		for j, cell := range cells {
			if cell != "" && cell != sum.label {
				writeField(out, g.rows[0][j], cell, label, style)
			}
		}
		if out.err != nil {
			return
		}
	}
}

// writeField writes a heading and a value beside it, each in as many lines as it takes.
func writeField(out *lines, heading, value string, label int, style Style) {
	headings := text.Fold(heading, max(label, 1))
	values := text.Fold(value, max(style.Width-label-3, 1))
	for i := range max(len(headings), len(values)) {
		var left, right string
		if i < len(headings) {
			left = headings[i]
		}
		if i < len(values) {
			right = values[i]
		}
		out.put(strings.TrimRight(style.paint(cyan, text.Pad(left, label))+"  "+right, " "))
	}
}
