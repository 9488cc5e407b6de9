package render_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/render"
	"github.com/service-catalogue/svc/internal/table"
	"github.com/service-catalogue/svc/internal/view"
)

// reportDoc is a report with all kinds of cells, a graph and a calendar, and texts that want to be more than text.
func reportDoc() *view.Doc {
	t := table.Table{Title: "Duties", Columns: []table.Column{
		{Title: "Name"}, {Title: "Due", Kind: table.Dates}, {Title: "Spent", Kind: table.Amounts, Unit: "GBP", Sum: true}, {Title: "Page", Kind: table.Links},
	}}
	t.Add(table.Text("=1+1"), table.Date("2026-06-15"), table.Money("12.50", "GBP"), table.Link("page", "https://example.org/a?b=1&c=2"))
	t.Add(table.Text(`a "b", c;`), table.Cell{}, table.Money("-3", "GBP"), table.Link("bad", "javascript:alert(1)"))
	return view.FromReport(&view.Report{
		Name: "duties", ToolVersion: "1.2.0", AsOf: "2026-06-15", Tables: []view.NamedTable{{Name: "duties", Table: t}},
		Graph: &view.Graph{
			Nodes: []view.Node{{ID: "a", Label: `A "b" \ <c>] end`, Kind: "service", Marked: true}, {ID: "x", Label: "click n1 href `#`; %%{init}%%", Kind: "platform"}},
			Edges: []view.Edge{{From: 0, To: 1, Label: `needs|"it"`, Soft: true}},
		},
		Events: []view.Event{{UID: "1@svc.example", Day: "2026-06-15", Title: strings.Repeat("Ärger, ", 20) + "ends", About: "a;b\nBEGIN:VEVENT"}},
		Pictures: []view.Picture{
			{Shape: view.Bars, Title: "Load", Text: "Two.", Marks: []*view.Mark{{Label: "<a>", Value: 2, Limit: 1, Level: 1}, {Label: "b", Value: 1}}},
			{Shape: view.Lines, Title: "Trend", Text: "Up.", Marks: []*view.Mark{{Group: "g", X: "2026-05", Value: 1}, {Group: "g", X: "2026-06", Value: 2}}},
		},
	})
}

// TestReportReaders hands every format of a report to a program that it is for.
func TestReportReaders(t *testing.T) {
	t.Parallel()
	module(t, "mermaid")
	tests := map[string][]string{
		"dot":     {`A "b" \\ <c>] end`, "click n1 href `#`; %%{init}%%"},
		"mermaid": {"flowchart-v2"},
		"ics":     {"2026-06-15 " + strings.Repeat("Ärger, ", 20) + "ends"},
		"xlsx":    {"Duties frozen A1:D3", "Name:string|Due:string|Spent (GBP):string|Page:string", "=1+1:string|2026-06-15:date|12.5:number|page:object", `a "b", c;:string||-3:number|bad:string`},
		"csv":     {"name|due|spent_gbp|page", "'=1+1|2026-06-15|12.50|page", `a "b", c;||-3|bad`},
		"html":    {`=1+1|a "b", c;`, `a "b", c;|=1+1`},
	}
	for format, want := range tests {
		t.Run(format, func(t *testing.T) {
			t.Parallel()
			var out bytes.Buffer
			found, _ := render.For(format)
			if err := found.Write(&out, reportDoc(), render.Style{}); err != nil {
				t.Fatal(err)
			}
			var got []string
			script(t, &got, "", "node", "reports.mjs", format, saved(t, "out."+format, out.String()))
			equalLists(t, format, got, want)
		})
	}
}
