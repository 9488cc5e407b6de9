// Package report makes the tables that people read a catalogue for: who owns what, what is promised, what is due. A report
// is one file; it says what it answers and for whom, and fills a table with typed cells.
package report

import (
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/table"
)

// Report is one report: what it is about, its columns, and how its rows are made.
type Report struct {
	Name     string // on the command line, such as owner-load; of a variant, its flag, such as sprints
	Title    string
	Question string // what it answers, ending in a question mark
	For      string // who asks that
	Rows     string // what a row is, and what is left out, in a sentence or two
	Columns  []*Column
	Group    string // key of the column whose values part the rows; they stand in its order. Empty for none
	Sort     string // how the rows are ordered, in words
	Picture  Picture
	Argument *Argument        // what may follow the name
	Findings finding.Severity // the least severe findings that it counts, so that lint has to run; None for none
	Graph    bool             // it can be drawn as services and what joins them
	Drawn    *Report          // the table of which a picture is drawn, where that is another
	Variants []*Report        // other tables of the report, each chosen by a flag of its name
	Trend    *Report          // the report over time: its rows are those of each sample, one after the other
	// Headings are the columns where they depend on the catalogue; they start with Columns.
	Headings func(*Input) []table.Column
	// Fill adds the rows, in their order, each as soon as it can: who writes them may start before all are there.
	Fill func(*Input, *Rows)
}

// Column is a column and what it says.
type Column struct {
	table.Column
	Explain string // in words, with the formula where there is one
}

// Argument is what may follow the name of a report. Without it the report is about everything.
type Argument struct {
	Name string // such as PERSON
	Kind string // person or service
}

// Picture is how a report can be drawn.
type Picture string

// The pictures. The keys of the columns that they draw are in the reports' own documentation.
const (
	NoPicture Picture = ""
	HeatMap   Picture = "heatmap"  // likelihood by impact
	Bars      Picture = "bars"     // one bar for each row, with a limit
	Funnel    Picture = "funnel"   // services by phase
	Lines     Picture = "lines"    // values over time
	Timeline  Picture = "timeline" // days ahead
)

// Flow makes the rows of the report one by one when they are asked for. Those of a group stand together.
func (r *Report) Flow(in *Input) *table.Flow {
	head := table.Table{Title: r.Title, Columns: r.headings(in), Group: r.Group}
	return &table.Flow{Head: head, Rows: func(yield func([]table.Cell) bool) {
		if r.Name != trendName && in.nothing() {
			return
		}
		r.Fill(in, &Rows{in: in, yield: yield})
	}}
}

// trendName is the name of a report over time, whose samples of nothing are rows too: a line that starts at 0.
const trendName = "trend"

// headings are the columns of the table, amounts in the currency of the catalogue.
func (r *Report) headings(in *Input) []table.Column {
	if r.Headings != nil {
		return r.Headings(in)
	}
	return in.inCurrency(r.Columns)
}

// Find is the report with that name, and nil when there is none.
func Find(name string) *Report {
	all := All()
	for i := range all {
		if all[i].Name == name {
			return &all[i]
		}
	}
	return nil
}

// Variant is the table of a report that a flag chooses, and nil when there is none.
func (r *Report) Variant(flag string) *Report {
	for _, v := range r.Variants {
		if v.Name == flag {
			return v
		}
	}
	return nil
}
