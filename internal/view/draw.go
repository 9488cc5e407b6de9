package view

import (
	"fmt"
	"strconv"
	"time"

	"github.com/service-catalogue/svc/internal/table"
)

// Draw makes the pictures of a table that is the report with that name. A table without the columns that a picture is
// about has none.
func Draw(name string, t table.Table) []Picture {
	d := drawing{t}
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
	case "kpi":
		return d.indicators()
	case "quality":
		return d.quality()
	}
	return nil
}

// drawing reads the cells of a table by the keys of its columns.
type drawing struct{ table.Table }

// has reports whether the table has all these columns and at least one row.
func (d drawing) has(keys ...string) bool {
	for _, key := range keys {
		if d.Find(key) < 0 {
			return false
		}
	}
	return len(d.Rows) > 0
}

func (d drawing) text(row []table.Cell, key string) string { return row[d.Find(key)].Plain() }

func (d drawing) number(row []table.Cell, key string) (float64, bool) {
	n, err := strconv.ParseFloat(d.text(row, key), 64)
	return n, err == nil
}

// heat counts risks by likelihood and impact, for each rating.
func (d drawing) heat() []Picture {
	if !d.has("rating", "likelihood", "impact", "band", "risks") {
		return nil
	}
	level := map[string]int{"low": 0, "moderate": 1, "medium": 1, "high": 2, "very-high": 3}
	var out []Picture
	for _, rating := range []string{"inherent", "residual"} {
		p := Picture{Shape: Grid, Title: "Risks by likelihood and impact, " + rating}
		all, grave := 0, 0
		cells := map[[2]string]Mark{}
		for _, row := range d.Rows {
			if d.text(row, "rating") != rating {
				continue
			}
			n, _ := d.number(row, "risks")
			m := Mark{X: "impact " + d.text(row, "impact"), Y: "likelihood " + d.text(row, "likelihood"), Label: d.text(row, "risks"), Value: n, Level: level[d.text(row, "band")]}
			cells[[2]string{d.text(row, "likelihood"), d.text(row, "impact")}] = m
			all += int(n)
			if m.Level > 1 {
				grave += int(n)
			}
		}
		for likelihood := 5; likelihood > 0; likelihood-- {
			for impact := 1; impact <= 5; impact++ {
				if m, ok := cells[[2]string{strconv.Itoa(likelihood), strconv.Itoa(impact)}]; ok {
					p.Marks = append(p.Marks, m)
				}
			}
		}
		p.Text = fmt.Sprintf("%d risks are rated; %d of them are high or very high.", all, grave)
		out = append(out, p)
	}
	return out
}

func (d drawing) loads() []Picture {
	if !d.has("person", "load", "load_limit") {
		return nil
	}
	p := Picture{Shape: Bars, Title: "Load of owners"}
	over := 0
	for _, row := range d.Rows {
		m := Mark{Label: d.text(row, "person")}
		m.Value, _ = d.number(row, "load")
		m.Limit, _ = d.number(row, "load_limit")
		if m.Limit > 0 && m.Value > m.Limit {
			m.Level = 1
			over++
		}
		p.Marks = append(p.Marks, m)
	}
	p.Text = fmt.Sprintf("%d owners; %d carry more than the limit, which is the line across the bars.", len(p.Marks), over)
	return []Picture{p}
}

func (d drawing) headroom() []Picture {
	if !d.has("service_id", "headroom") {
		return nil
	}
	p := Picture{Shape: Bars, Title: "Availability that is missing below the promise", Unit: " points"}
	known := 0
	for _, row := range d.Rows {
		n, ok := d.number(row, "headroom")
		if !ok {
			continue
		}
		if known++; n < 0 {
			p.Marks = append(p.Marks, Mark{Label: d.text(row, "service_id"), Value: -n, Level: 1})
		}
	}
	p.Text = fmt.Sprintf("%d of %d promises are higher than what their critical dependencies promise together.", len(p.Marks), known)
	if len(p.Marks) == 0 {
		p.Title, p.Unit = "Headroom of availability", " points"
		for _, row := range d.Rows {
			if n, ok := d.number(row, "headroom"); ok {
				p.Marks = append(p.Marks, Mark{Label: d.text(row, "service_id"), Value: n})
			}
		}
	}
	return []Picture{p}
}

func (d drawing) funnel() []Picture {
	if !d.has("phase") {
		return nil
	}
	p := Picture{Shape: Bars, Title: "Services by phase"}
	counts := map[string]int{}
	for _, row := range d.Rows {
		counts[d.text(row, "phase")]++
	}
	for _, phase := range []string{"discovery", "alpha", "beta", "live", "retirement"} {
		p.Marks = append(p.Marks, Mark{Label: phase, Value: float64(counts[phase])})
	}
	p.Text = fmt.Sprintf("%d services, %d of them live.", len(d.Rows), counts["live"])
	return []Picture{p}
}

func (d drawing) timeline() []Picture {
	if !d.has("due", "kind") {
		return nil
	}
	p := Picture{Shape: Dots, Title: "What is due when"}
	for _, row := range d.Rows {
		day, err := time.Parse(time.DateOnly, d.text(row, "due"))
		if err != nil {
			continue
		}
		m := Mark{Group: d.text(row, "kind"), X: d.text(row, "due"), Value: float64(day.Unix() / (24 * 60 * 60)), Label: d.text(row, "due")}
		if d.Find("service_id") >= 0 {
			m.Label += " " + d.text(row, "service_id")
		}
		if d.Find("status") >= 0 && d.text(row, "status") == "overdue" {
			m.Level = 1
		}
		p.Marks = append(p.Marks, m)
	}
	if len(p.Marks) > 0 {
		p.Text = fmt.Sprintf("%d things are due from %s to %s.", len(p.Marks), p.Marks[0].X, p.Marks[len(p.Marks)-1].X)
	}
	return []Picture{p}
}

// indicators are the means of the indicators in every period.
func (d drawing) indicators() []Picture {
	series := []struct{ key, title string }{
		{"user_satisfaction", "User satisfaction"}, {"completion_rate", "Completion rate"}, {"digital_take_up", "Digital take-up"},
	}
	if !d.has("period") {
		return nil
	}
	p := Picture{Shape: Lines, Title: "Indicators by month, mean of all services", Unit: " %"}
	for _, s := range series {
		if d.Find(s.key) >= 0 {
			p.Marks = append(p.Marks, d.means("period", s.key, s.title)...)
		}
	}
	p.Text = "Each line is the mean of one indicator over the services that have it."
	return []Picture{p}
}

// means are the means of a column for each value of another, in their order.
func (d drawing) means(by, key, title string) []Mark {
	sums, counts := map[string]float64{}, map[string]float64{}
	ordered := d.Table
	ordered.Sort(table.Order{At: d.Find(by)})
	var periods []string
	for _, row := range ordered.Rows {
		n, ok := d.number(row, key)
		if period := d.text(row, by); ok && period != "" {
			if counts[period] == 0 {
				periods = append(periods, period)
			}
			sums[period] += n
			counts[period]++
		}
	}
	var out []Mark
	for _, period := range periods {
		out = append(out, Mark{Group: title, X: period, Value: sums[period] / counts[period]})
	}
	return out
}

func (d drawing) quality() []Picture {
	if !d.has("date", "mean_completeness") {
		return nil
	}
	p := Picture{Shape: Lines, Title: "Completeness of entries over time", Unit: " %", Marks: d.means("date", "mean_completeness", "Mean completeness")}
	if n := len(p.Marks); n > 0 {
		p.Text = fmt.Sprintf("%.2f %% on %s, %.2f %% on %s.", p.Marks[0].Value, p.Marks[0].X, p.Marks[n-1].Value, p.Marks[n-1].X)
	}
	return []Picture{p}
}
