package view

import (
	"math"
	"strconv"
	"strings"

	"github.com/service-catalogue/svc/internal/table"
)

// series is a line in a picture: a column and what it is called there.
type series struct{ key, title string }

// indicators are the means of the indicators in every period.
func (d *drawing) indicators() []Picture {
	return append(d.lines("Indicators by month, mean of the same services", " %", "period",
		series{"user_satisfaction", "User satisfaction"}, series{"completion_rate", "Completion rate"}, series{"digital_take_up", "Digital take-up"}),
		d.lines("Cost per transaction by month, mean of the same services", d.currency("cost_per_transaction"), "period", series{"cost_per_transaction", "Cost per transaction"})...)
}

// trend is how a report developed from sample to sample.
func (d *drawing) trend(name string) []Picture {
	switch name {
	case "quality":
		return append(d.lines("Completeness of entries over time", " %", "date", series{"mean_completeness", "Mean completeness"}),
			d.lines("Services that need care over time", "", "date", series{"orphaned", "Orphaned"}, series{"overdue", "Overdue"})...)
	case "sla":
		return d.lines("Agreements over time", "", "date", series{"kept", "Kept"}, series{"missed", "Missed"}, series{"not_measured", "Not measured"}, series{"ended", "Ended"})
	case "risks":
		return d.lines("Open risks over time", "", "date", series{"open", "Open"}, series{"above_appetite", "Above appetite"}, series{"untreated", "Untreated"})
	case "owner-load":
		return d.lines("Load of owners over time", "", "date", series{"mean_load", "Mean load"}, series{"highest_load", "Highest load"})
	}
	return nil
}

// lines draws columns over the values of another one.
func (d *drawing) lines(title, unit, by string, columns ...series) []Picture {
	if !d.has(by) {
		return nil
	}
	p := Picture{Shape: Lines, Title: title, Unit: unit}
	var said []string
	for _, c := range columns {
		if d.Find(c.key) < 0 {
			continue
		}
		marks, services := d.means(by, c.key, c.title)
		if len(marks) == 0 {
			continue
		}
		first, last := marks[0], marks[len(marks)-1]
		text := c.title
		if d.Find("service_id") >= 0 {
			text += " of " + Count{N: services, One: "service", Many: "services"}.String() + ":"
		}
		text += " " + brief(first.Value) + unit + " (" + first.X + ")"
		if len(marks) > 1 {
			text += ", then " + brief(last.Value) + unit + " (" + last.X + ")"
		}
		said = append(said, text+".")
		p.Marks = append(p.Marks, marks...)
	}
	if len(p.Marks) == 0 {
		return nil
	}
	p.Text = strings.Join(said, " ")
	return []Picture{p}
}

// brief is a value with at most two decimals.
func brief(v float64) string {
	return strconv.FormatFloat(math.Round(v*100)/100, 'f', -1, 64) //nolint:mnd // two decimals
}

// currency is the unit of a column of money, as it stands behind a number.
func (d *drawing) currency(key string) string {
	if at := d.Find(key); at >= 0 && d.Columns[at].Unit != "" {
		return " " + d.Columns[at].Unit
	}
	return ""
}

// means are the means of a column for each value of another, in their order, and of how many services they are. Only those
// services count that have a value each time, so that no mean moves because others are in it; the first times are left out
// until one of the services of the last has values from there on.
func (d *drawing) means(by, key, title string) (marks []*Mark, services int) {
	type value struct {
		who string
		n   float64
	}
	values := map[string][]value{}
	ordered := *d.Table
	ordered.Sort(table.Order{At: d.Find(by)})
	var periods []string
	for _, row := range ordered.Rows {
		n, ok := d.number(row, key)
		period, who := d.text(row, by), ""
		if !ok || period == "" {
			continue
		}
		if d.Find("service_id") >= 0 {
			who = d.text(row, "service_id")
		}
		if values[period] == nil {
			periods = append(periods, period)
		}
		values[period] = append(values[period], value{who, n})
	}
	var common map[string]bool
	from := len(periods)
	for from > 0 {
		both := map[string]bool{}
		for _, v := range values[periods[from-1]] {
			if common == nil || common[v.who] {
				both[v.who] = true
			}
		}
		if len(both) == 0 {
			break
		}
		common = both
		from--
	}
	for _, period := range periods[from:] {
		sum, n := 0.0, 0.0
		for _, v := range values[period] {
			if common[v.who] {
				sum += v.n
				n++
			}
		}
		marks = append(marks, &Mark{Group: title, X: period, Value: sum / n})
	}
	return marks, len(common)
}
