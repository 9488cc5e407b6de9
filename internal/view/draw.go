package view

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/service-catalogue/svc/internal/sorting"
	"github.com/service-catalogue/svc/internal/table"
)

// Draw makes the pictures of a table that is the report with that name. A table without the columns that a picture is
// about has none.
func Draw(name string, t *table.Table) []Picture {
	d := &drawing{t}
	if t.Find("date") == 0 {
		return d.trend(name)
	}
	switch name {
	case "heatmap":
		return d.heat()
	case "owner-load":
		return d.loads()
	case "feasibility":
		return d.headroom()
	case "portfolio":
		return d.funnel()
	case "review-calendar":
		return d.timeline()
	case "kpi", "months":
		return d.indicators()
	case "quality":
		return d.completeness()
	}
	return nil
}

// mostBars is how many bars people look at. A picture of more shows the first ones and says so.
const mostBars = 40

// shortened is a picture without what nobody would look at.
func (p Picture) shortened() Picture {
	if more := len(p.Marks) - mostBars; more > 0 {
		p.Marks = p.Marks[:mostBars]
		p.Text += fmt.Sprintf(" The first %d are drawn; %d more stand in the table.", mostBars, more)
	}
	return p
}

// drawing reads the cells of a table by the keys of its columns.
type drawing struct{ *table.Table }

// has reports whether the table has all these columns and at least one row.
func (d *drawing) has(keys ...string) bool {
	for _, key := range keys {
		if d.Find(key) < 0 {
			return false
		}
	}
	return len(d.Rows) > 0
}

func (d *drawing) text(row []table.Cell, key string) string { return row[d.Find(key)].Plain() }

func (d *drawing) number(row []table.Cell, key string) (float64, bool) {
	n, err := strconv.ParseFloat(d.text(row, key), 64)
	return n, err == nil
}

// heat counts risks by likelihood and impact, for each rating.
func (d *drawing) heat() []Picture {
	if !d.has("likelihood", "impact", "band", "inherent", "residual") {
		return nil
	}
	bands, level := d.bands()
	var out []Picture
	for _, rating := range []string{"inherent", "residual"} {
		p := Picture{Shape: Grid, Title: "Risks by likelihood and impact, " + rating}
		all, by := 0, map[string]int{}
		cells := map[string]*Mark{}
		for _, row := range d.Rows {
			n, _ := d.number(row, rating)
			band := d.text(row, "band")
			m := &Mark{X: "impact " + d.text(row, "impact"), Y: "likelihood " + d.text(row, "likelihood"), Label: d.text(row, rating), Group: band, Value: n, Level: level[band]}
			cells[m.X+m.Y] = m
			all += int(n)
			by[band] += int(n)
		}
		for likelihood := 5; likelihood > 0; likelihood-- {
			for impact := 1; impact <= 5; impact++ {
				if m, ok := cells[fmt.Sprintf("impact %dlikelihood %d", impact, likelihood)]; ok {
					p.Marks = append(p.Marks, m)
				}
			}
		}
		parts := make([]string, 0, len(bands))
		for _, band := range bands {
			parts = append(parts, fmt.Sprintf("%d %s", by[band], band))
		}
		p.Text = fmt.Sprintf("Open risks with this rating: %d; %s.", all, strings.Join(parts, ", "))
		out = append(out, p)
	}
	return out
}

// bands are the bands of a heat map, the gravest first, and how dark each is drawn, whatever its name.
func (d *drawing) bands() (names []string, level map[string]int) {
	worst, level := map[string]float64{}, map[string]int{}
	for _, row := range d.Rows {
		likelihood, _ := d.number(row, "likelihood")
		impact, _ := d.number(row, "impact")
		band := d.text(row, "band")
		worst[band] = max(worst[band], likelihood*impact)
	}
	names = sorting.Keys(worst)
	sorting.By(names, func(a, b string) int { return cmp.Compare(worst[b], worst[a]) })
	const darkest = 3
	for i, name := range names {
		level[name] = darkest * (len(names) - 1 - i) / max(len(names)-1, 1)
	}
	return names, level
}

func (d *drawing) loads() []Picture {
	if !d.has("person", "load", "limit") {
		return nil
	}
	p := Picture{Shape: Bars, Title: "Load of owners"}
	over := 0
	for _, row := range d.Rows {
		m := &Mark{Label: d.text(row, "person")}
		m.Value, _ = d.number(row, "load")
		m.Limit, _ = d.number(row, "limit")
		if m.Limit > 0 && m.Value > m.Limit {
			m.Level = 1
			over++
		}
		p.Marks = append(p.Marks, m)
	}
	p.Text = fmt.Sprintf("%d owners; %d carry more than the limit, which is the line across the bars.", len(p.Marks), over)
	return []Picture{p.shortened()}
}

// headroom is what the critical dependencies of a promise leave of it, below 0 where they fall short of it.
func (d *drawing) headroom() []Picture {
	if !d.has("service_id", "headroom") {
		return nil
	}
	p := Picture{Shape: Bars, Title: "Headroom of availability", Unit: " points"}
	short, seen := 0, map[string]int{}
	for _, row := range d.Rows {
		seen[d.text(row, "service_id")]++
	}
	for _, row := range d.Rows {
		n, ok := d.number(row, "headroom")
		if !ok {
			continue
		}
		m := &Mark{Label: d.text(row, "service_id"), Value: n}
		if d.Find("agreement") >= 0 && seen[m.Label] > 1 {
			m.Label += " " + d.text(row, "agreement")
		}
		if n < 0 {
			m.Level = 1
			short++
		}
		p.Marks = append(p.Marks, m)
	}
	p.Text = fmt.Sprintf("%d of %d promises are higher than what their critical dependencies promise together.", short, len(p.Marks))
	return []Picture{p.shortened()}
}

func (d *drawing) funnel() []Picture {
	if !d.has("phase") {
		return nil
	}
	p := Picture{Shape: Bars, Title: "Services by phase"}
	counts := map[string]int{}
	for _, row := range d.Rows {
		counts[d.text(row, "phase")]++
	}
	others := len(d.Rows)
	for _, phase := range []string{"discovery", "alpha", "beta", "live", "retirement"} {
		p.Marks = append(p.Marks, &Mark{Label: phase, Value: float64(counts[phase])})
		others -= counts[phase]
	}
	p.Text = fmt.Sprintf("%d services, %d of them live.", len(d.Rows), counts["live"])
	if others > 0 { // an entry with a fault is counted all the same
		p.Marks = append(p.Marks, &Mark{Label: "no known phase", Value: float64(others), Level: 1})
	}
	return []Picture{p}
}

// completeness counts services by how much of their entries is filled in.
func (d *drawing) completeness() []Picture {
	if !d.has("completeness") {
		return nil
	}
	steps := []struct {
		label string
		from  float64
	}{{"90 to 100 %", 90}, {"75 to 90 %", 75}, {"50 to 75 %", 50}, {"below 50 %", 0}}
	p := Picture{Shape: Bars, Title: "Services by completeness of their entries"}
	for _, step := range steps {
		p.Marks = append(p.Marks, &Mark{Label: step.label})
	}
	sum, known := 0.0, 0
	for _, row := range d.Rows {
		n, ok := d.number(row, "completeness")
		if !ok {
			continue
		}
		sum += n
		known++
		for i, step := range steps {
			if n >= step.from {
				p.Marks[i].Value++
				break
			}
		}
	}
	p.Text = fmt.Sprintf("%d services, %.2f %% complete on average.", known, sum/max(float64(known), 1))
	return []Picture{p}
}

func (d *drawing) timeline() []Picture {
	if !d.has("due", "kind") {
		return nil
	}
	p := Picture{Shape: Dots, Title: "What is due when"}
	overdue := 0
	for _, row := range d.Rows {
		day, err := time.Parse(time.DateOnly, d.text(row, "due"))
		if err != nil {
			continue
		}
		m := &Mark{Group: d.text(row, "kind"), X: d.text(row, "due"), Value: float64(day.Unix() / (24 * 60 * 60)), Label: d.text(row, "due")}
		if d.Find("service_id") >= 0 {
			m.Label += " " + d.text(row, "service_id")
		}
		if d.Find("status") >= 0 && d.text(row, "status") == "overdue" {
			m.Level = 1
			overdue++
		}
		if d.Find("days_left") >= 0 {
			left, _ := d.number(row, "days_left")
			m.Limit = m.Value - left
		}
		p.Marks = append(p.Marks, m)
	}
	sorting.List(p.Marks, func(i, j int) int { return cmp.Compare(p.Marks[i].Value, p.Marks[j].Value) })
	if len(p.Marks) > 0 {
		p.Text = fmt.Sprintf("%d things are due from %s to %s; %d of them are overdue.", len(p.Marks), p.Marks[0].X, p.Marks[len(p.Marks)-1].X, overdue)
	}
	return []Picture{p}
}
