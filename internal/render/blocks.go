package render

import (
	"math"
	"strings"

	"github.com/service-catalogue/svc/internal/text"
	"github.com/service-catalogue/svc/internal/view"
)

// writeBlocks draws a picture with characters, on a terminal.
func writeBlocks(out *lines, p *view.Picture, style Style) {
	if len(p.Marks) == 0 || style.Width < narrowest {
		return
	}
	out.put(style.paint(bold, text.Safe(p.Title)))
	switch p.Shape {
	case view.Grid:
		blockGrid(out, p, style)
	case view.Lines:
		blockLines(out, p, style)
	case view.Dots:
		blockDots(out, p, style)
	case view.Bars:
		blockBars(out, p, style)
	}
	for _, line := range text.Wrap(text.Safe(p.Text), style.Width, style.Width) {
		out.put(line)
	}
	out.put("")
}

// narrowest is the width of the narrowest terminal on which a picture says more than the table.
const narrowest = 60

// blockBars draws a bar for each mark; ┊ is its limit.
func blockBars(out *lines, p *view.Picture, style Style) {
	label, value := 0, 0
	for _, m := range p.Marks {
		label = max(label, text.Width(text.Safe(m.Label)))
		value = max(value, text.Width(amount(m.Value)+p.Unit))
	}
	label = min(label, style.Width/3)
	room := max(style.Width-label-value-4, 4)
	scale := float64(room) / (greatest(p) - lowest(p))
	zero := int(math.Ceil(-lowest(p) * scale))
	for _, m := range p.Marks {
		below := min(int(math.Round(-min(m.Value, 0)*scale)), zero)
		drawn := strings.Repeat(" ", zero-below) + strings.Repeat("█", below) + bar(max(m.Value, 0)*scale)
		bar := []rune(drawn + strings.Repeat(" ", room+1))[:room+1]
		if at := zero + int(math.Round(m.Limit*scale)); m.Limit > 0 && at <= room {
			bar[at] = '┊'
		}
		colour := blue
		if m.Level > 0 {
			colour = red
		}
		out.put(text.Pad(text.Cut(text.Safe(m.Label), label), label) + " " + style.paint(colour, string(bar)) + " " + amount(m.Value) + p.Unit)
	}
}

// bar is a bar of so many columns, to an eighth of one.
func bar(columns float64) string {
	eighths := int(math.Round(columns * 8))
	part := [...]string{"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"}[max(eighths, 0)%8]
	return strings.Repeat("█", max(eighths, 0)/8) + part
}

func blockGrid(out *lines, p *view.Picture, style Style) {
	columns, _ := axes(p, func(m *view.Mark) string { return m.X })
	rows, _ := axes(p, func(m *view.Mark) string { return m.Y })
	at := map[[2]string]*view.Mark{}
	for _, m := range p.Marks {
		at[[2]string{m.X, m.Y}] = m
	}
	shade, heat := [...]string{" ", "░", "▒", "▓"}, [...]colour{green, cyan, yellow, red}
	for _, row := range rows {
		var line strings.Builder
		line.WriteString(text.Pad(text.Safe(row), 12))
		for _, column := range columns {
			m := at[[2]string{column, row}]
			if m == nil {
				m = &view.Mark{}
			}
			look := min(max(m.Level, 0), 3)
			line.WriteString(" " + style.paint(heat[look], text.Pad(shade[look]+m.Label, 8)))
		}
		out.put(strings.TrimRight(line.String(), " "))
	}
	var line strings.Builder
	line.WriteString(text.Pad("", 12))
	for _, column := range columns {
		line.WriteString(" " + text.Pad(text.Safe(column), 8))
	}
	out.put(strings.TrimRight(line.String(), " "))
	line.Reset()
	for _, m := range shades(p) {
		look := min(max(m.Level, 0), 3)
		line.WriteString(style.paint(heat[look], shade[look]+" "+text.Safe(m.Group)) + "  ")
	}
	out.put(strings.TrimRight(text.Pad("", 13)+line.String(), " "))
}

// blockLines draws each line as a row of blocks whose height is the value.
func blockLines(out *lines, p *view.Picture, style Style) {
	groups, group := axes(p, func(m *view.Mark) string { return m.Group })
	most := greatest(p)
	spark := make([]string, len(groups))
	last := make([]float64, len(groups))
	for _, m := range p.Marks {
		level := min(max(int(math.Round(m.Value/most*8)), 0), 8)
		spark[group[m.Group]] += [...]string{" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"}[level]
		last[group[m.Group]] = m.Value
	}
	for i, name := range groups {
		drawn := []rune(spark[i])
		room := max(style.Width-36, 8)
		out.put(text.Pad(text.Cut(text.Safe(name), 22), 22) + " " + style.paint(blue, string(drawn[max(0, len(drawn)-room):])) + " " + amount(math.Round(last[i]*100)/100) + p.Unit)
	}
}

// blockDots marks days in lanes from the first day to the last.
func blockDots(out *lines, p *view.Picture, style Style) {
	lanes, lane := axes(p, func(m *view.Mark) string { return m.Group })
	room := max(style.Width-24, 8)
	first, last := p.Marks[0].Value, p.Marks[0].Value
	for _, m := range p.Marks {
		first, last = min(first, m.Value), max(last, m.Value)
	}
	drawn := make([][]rune, len(lanes))
	for i := range drawn {
		drawn[i] = []rune(strings.Repeat("·", room))
		if today := p.Marks[0].Limit; today > first && today < last {
			drawn[i][int((today-first)/max(last-first, 1)*float64(room-1))] = '┊'
		}
	}
	for _, m := range p.Marks {
		at := int((m.Value - first) / max(last-first, 1) * float64(room-1))
		drawn[lane[m.Group]][at] = '█'
	}
	for i, name := range lanes {
		out.put(text.Pad(text.Cut(text.Safe(name), 20), 20) + " " + style.paint(blue, string(drawn[i])))
	}
	said := p.Marks[0].X + " to " + p.Marks[len(p.Marks)-1].X
	if today := p.Marks[0].Limit; today > first && today < last {
		said += "; ┊ is today"
	}
	out.put(text.Pad("", 21) + text.Safe(said))
}
