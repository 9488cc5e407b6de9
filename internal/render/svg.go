package render

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"github.com/service-catalogue/svc/internal/sorting"
	"github.com/service-catalogue/svc/internal/text"
	"github.com/service-catalogue/svc/internal/view"
)

// Sizes of drawings, in pixels.
const (
	svgWidth = 800
	svgLeft  = 230 // for labels
	svgRow   = 26
	svgRight = 90 // for values
)

// writeSVG draws a picture into the page. Its text alternative says what is to be seen; its colours are those of the page.
func writeSVG(out *output, p *view.Picture) {
	if len(p.Marks) == 0 {
		return
	}
	draw := [...]func(*output, *view.Picture) int{view.Bars: svgBars, view.Grid: svgGrid, view.Lines: svgLines, view.Dots: svgDots}[p.Shape]
	height := draw(nil, p)
	out.put("<figure tabindex=\"0\">\n<svg role=\"img\" viewBox=\"0 0 ", strconv.Itoa(svgWidth), " ", strconv.Itoa(height), "\" width=\"", strconv.Itoa(svgWidth), "\" aria-label=\"", shown(p.Title+". "+p.Text), "\">\n")
	draw(out, p)
	out.put("</svg>\n<figcaption>", shown(p.Title+". "+p.Text), "</figcaption>\n</figure>\n")
}

// px is a length in pixels.
func px(v float64) string { return strconv.FormatFloat(math.Round(v*10)/10, 'f', -1, 64) }

func svgRect(out *output, class string, x, y, w, h float64) {
	out.put(`<rect class="`, class, `" x="`, px(x), `" y="`, px(y), `" width="`, px(max(w, 1)), `" height="`, px(h), `"/>`)
}

// svgText writes words at a place; anchor is start, middle or end.
func svgText(out *output, class, anchor string, x, y float64, words string) {
	if class != "" {
		class = ` class="` + class + `"`
	}
	out.put(`<text`, class, ` x="`, px(x), `" y="`, px(y), `" text-anchor="`, anchor, `">`, shown(words), "</text>\n")
}

func svgLine(out *output, class string, x1, y1, x2, y2 float64) {
	out.put(`<line class="`, class, `" x1="`, px(x1), `" y1="`, px(y1), `" x2="`, px(x2), `" y2="`, px(y2), "\"/>\n")
}

// greatest is the greatest value or limit of a picture.
func greatest(p *view.Picture) float64 {
	most := 0.0
	for _, m := range p.Marks {
		most = max(most, m.Value, m.Limit)
	}
	return cmp.Or(most, 1)
}

// ceiling is where an axis ends: at 100 for percentages, else at the next 1, 2 or 5 with noughts that no value is above.
func ceiling(p *view.Picture) float64 {
	most := greatest(p)
	if p.Unit == " %" && most <= 100 {
		return 100
	}
	power := math.Pow(10, math.Floor(math.Log10(most)))
	for _, step := range [...]float64{1, 2, 5} {
		if most <= step*power {
			return step * power
		}
	}
	return 10 * power
}

// lowest is the lowest value of a picture, where that is below 0.
func lowest(p *view.Picture) float64 {
	least := 0.0
	for _, m := range p.Marks {
		least = min(least, m.Value)
	}
	return least
}

// amount is a value as a picture says it.
func amount(v float64) string {
	return strconv.FormatFloat(math.Round(v*100_000)/100_000, 'f', -1, 64)
}

func svgBars(out *output, p *view.Picture) int {
	height := svgRow*len(p.Marks) + 8
	if out == nil {
		return height
	}
	least := lowest(p)
	scale := float64(svgWidth-svgLeft-svgRight) / (greatest(p) - least)
	zero := svgLeft - least*scale
	if least < 0 {
		svgLine(out, "axis", zero, 0, zero, float64(height))
	}
	for i, m := range p.Marks {
		y := float64(svgRow*i + 4)
		class := "bar"
		if m.Level > 0 {
			class = "over"
		}
		svgText(out, "", "end", svgLeft-8, y+15, text.Cut(text.Safe(m.Label), 34))
		svgRect(out, class, zero+min(m.Value, 0)*scale, y, math.Abs(m.Value)*scale, svgRow-8)
		if m.Limit > 0 {
			svgLine(out, "limit", zero+m.Limit*scale, y-3, zero+m.Limit*scale, y+svgRow-5)
		}
		svgText(out, "value", "start", zero+max(m.Value, 0)*scale+6, y+15, amount(m.Value)+p.Unit)
	}
	return height
}

// axes are the different values of marks on one axis, in the order in which they come.
func axes(p *view.Picture, of func(*view.Mark) string) ([]string, map[string]int) {
	var names []string
	at := map[string]int{}
	for _, m := range p.Marks {
		if _, seen := at[of(m)]; !seen {
			at[of(m)] = len(names)
			names = append(names, of(m))
		}
	}
	return names, at
}

func svgGrid(out *output, p *view.Picture) int {
	const side, left = 64, 120
	columns, column := axes(p, func(m *view.Mark) string { return m.X })
	rows, row := axes(p, func(m *view.Mark) string { return m.Y })
	height := side*len(rows) + 40
	if out == nil {
		return height
	}
	svgLegend(out, p, float64(left+side*len(columns)+32))
	for _, m := range p.Marks {
		x, y := float64(left+side*column[m.X]), float64(side*row[m.Y])
		svgRect(out, "l"+strconv.Itoa(min(max(m.Level, 0), 3)), x+1, y+1, side-2, side-2)
		words := m.Label
		if m.Value == 0 {
			words = "·"
		}
		svgText(out, "", "middle", x+side/2, y+side/2+5, words)
	}
	for i, name := range rows {
		svgText(out, "", "end", left-8, float64(side*i+side/2+5), name)
	}
	for i, name := range columns {
		svgText(out, "", "middle", float64(left+side*i+side/2), float64(height-18), name)
	}
	return height
}

// svgLegend names the shades of a grid. The words come before the shades, since words after a shade stand in it.
func svgLegend(out *output, p *view.Picture, x float64) {
	const box = 16
	all := shades(p)
	for i, m := range all {
		svgText(out, "", "start", x+box+8, float64(svgRow*i+box), m.Group)
	}
	for i, m := range all {
		svgRect(out, "l"+strconv.Itoa(min(max(m.Level, 0), 3)), x, float64(svgRow*i+3), box, box)
	}
}

// shades are the first marks of each group of a grid, the darkest first.
func shades(p *view.Picture) []*view.Mark {
	var out []*view.Mark
	for _, m := range p.Marks {
		if m.Group != "" && !slices.ContainsFunc(out, func(o *view.Mark) bool { return o.Group == m.Group }) {
			out = append(out, m)
		}
	}
	sorting.List(out, func(i, j int) int { return cmp.Compare(out[j].Level, out[i].Level) })
	return out
}

func svgLines(out *output, p *view.Picture) int {
	const plot, top = 220, 12
	groups, group := axes(p, func(m *view.Mark) string { return m.Group })
	height := plot + top + 34 + svgRow*len(groups)
	if out == nil {
		return height
	}
	places, place := axes(p, func(m *view.Mark) string { return m.X })
	step := float64(svgWidth-60-20) / float64(max(len(places)-1, 1))
	most := ceiling(p)
	at := func(m *view.Mark) (x, y float64) { return 60 + step*float64(place[m.X]), top + plot*(1-m.Value/most) }
	svgLine(out, "axis", 60, top+plot, svgWidth-20, top+plot)
	svgText(out, "soft", "end", 52, top+10, amount(most)+p.Unit)
	svgText(out, "soft", "end", 52, top+plot, "0")
	for i, name := range places {
		if anchor := labelled(i, len(places), step); anchor != "" {
			svgText(out, "soft", anchor, 60+step*float64(i), top+plot+18, name)
		}
	}
	for i, name := range groups {
		class := "line line" + strconv.Itoa(i%4)
		out.put(`<polyline class="`, class, `" points="`)
		for _, m := range p.Marks {
			if group[m.Group] == i {
				x, y := at(m)
				out.put(px(x), ",", px(y), " ")
			}
		}
		out.put("\"/>\n")
		for _, m := range p.Marks {
			if x, y := at(m); group[m.Group] == i {
				out.put(`<circle class="dot line`, strconv.Itoa(i%4), `" cx="`, px(x), `" cy="`, px(y), `" r="3"><title>`,
					shown(m.X+": "+amount(math.Round(m.Value*100)/100)+p.Unit), "</title></circle>\n")
			}
		}
		y := float64(top + plot + 34 + svgRow*i)
		svgLine(out, class, 60, y+8, 100, y+8)
		svgText(out, "", "start", 108, y+12, name)
	}
	return height
}

// labelled says how the label of a place on an axis is anchored, and is empty where there is no room for one.
func labelled(i, n int, step float64) string {
	const room = 110 // pixels of a date
	switch every := max(int(math.Ceil(room/step)), 1); {
	case i == 0:
		return "start"
	case i == n-1:
		return "end"
	case i%every == 0 && step*float64(n-1-i) >= room:
		return "middle"
	}
	return ""
}

func svgDots(out *output, p *view.Picture) int {
	lanes, lane := axes(p, func(m *view.Mark) string { return m.Group })
	height := svgRow*len(lanes) + 46
	if out == nil {
		return height
	}
	first, last := p.Marks[0].Value, p.Marks[0].Value
	for _, m := range p.Marks {
		first, last = min(first, m.Value), max(last, m.Value)
	}
	scale := float64(svgWidth-svgLeft-20) / max(last-first, 1)
	if today := p.Marks[0].Limit; today > first && today < last {
		x := svgLeft + (today-first)*scale
		svgLine(out, "limit", x, 0, x, float64(height-38))
		svgText(out, "soft", "middle", x, float64(height-26), "today")
	}
	for i, name := range lanes {
		y := float64(svgRow*i + svgRow/2)
		svgText(out, "", "end", svgLeft-12, y+4, text.Cut(text.Safe(name), 34))
		svgLine(out, "axis", svgLeft, y, svgWidth-20, y)
	}
	for _, m := range p.Marks {
		class := "bar"
		if m.Level > 0 {
			class = "over"
		}
		out.put(`<circle class="`, class, `" cx="`, px(svgLeft+(m.Value-first)*scale), `" cy="`, px(float64(svgRow*lane[m.Group]+svgRow/2)), `" r="5"><title>`, shown(m.Label), "</title></circle>\n")
	}
	svgText(out, "soft", "start", svgLeft, float64(height-8), p.Marks[0].X)
	svgText(out, "soft", "end", svgWidth-20, float64(height-8), p.Marks[len(p.Marks)-1].X)
	return height
}
