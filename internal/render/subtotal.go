package render

import (
	"strings"

	"github.com/service-catalogue/svc/internal/text"
)

// sumMark stands where the library is to leave room for sums, which are drawn without it: their label goes on over the empty
// cells beside it. It is a private character, which no safe text holds.
const sumMark = "\U000F0000"

// writeSums draws a row of sums below a rule, in columns of these widths.
func (g grid) writeSums(out *lines, row int, widths []int) {
	line := g.sums[row]
	span, room := line.span(line.at), 0
	rule := make([]string, len(widths))
	for j, width := range widths {
		rule[j] = strings.Repeat("─", width)
		if j >= line.at && j < line.at+span {
			room += width + padding
		}
	}
	out.put(" " + strings.Join(rule, " │ "))
	labels := strings.Split(fold(line.label, room-padding, line.at == 0), "\n")
	for i, label := range labels {
		var cells []string
		for j := 0; j < len(widths); j++ {
			switch {
			case j == line.at:
				cells = append(cells, text.Pad(label, room-padding))
				j += span - 1
			case i == 0:
				cells = append(cells, padLeft(g.rows[row][j], widths[j]))
			default:
				cells = append(cells, strings.Repeat(" ", widths[j]))
			}
		}
		out.put(strings.TrimRight(" "+strings.Join(cells, " │ "), " "))
	}
}

// padLeft fills a number with spaces on the left.
func padLeft(s string, width int) string { return strings.Repeat(" ", max(width-text.Width(s), 0)) + s }
