package view

import (
	"iter"

	"github.com/service-catalogue/svc/internal/table"
)

// reportVersion is the version of the JSON that report, list and show print. Members may be added under the same number;
// it grows when one goes or changes its meaning.
const reportVersion = 1

// Report is what a command has to show as tables.
type Report struct {
	Name        string // of the report, or of the command
	ToolVersion string
	AsOf        string       // as YYYY-MM-DD
	Revision    string       // the commit that was read; empty for the work tree
	Tables      []NamedTable // without their rows where Later makes them
	Missing     []MissingService
	Graph       *Graph
	Events      []Event
	Pictures    []Picture
	Later       Later // makes the rows of the tables; nil when these are there
}

// Later makes one of the tables, by its place, and the pictures beside it. Its rows are made when they are written, and each is
// let go before the next, so that neither a large report nor all reports together are ever there at once. It may be asked again,
// for another format.
type Later func(place int) (*table.Flow, []Picture)

// Table is one of the tables of the Doc, with the pictures beside it.
func (d *Doc) Table(at int) (*table.Flow, []Picture) {
	var beside []Picture
	for _, p := range d.Pictures {
		if p.Table == at {
			beside = append(beside, p)
		}
	}
	if d.Later == nil {
		return d.Tables[at].Flow(), beside
	}
	flow, drawn := d.Later(at)
	return flow, append(drawn, beside...)
}

// NamedTable is a table and the name of the report that it comes from.
type NamedTable struct {
	Name string
	table.Table
}

// FromReport makes the Doc of a command that shows tables.
func FromReport(r *Report) *Doc {
	doc := &Doc{Kind: r.Name, Title: r.Name, AsOf: r.AsOf, Tool: Tool{Name: "svc", Version: r.ToolVersion}, Graph: r.Graph, Events: r.Events, Pictures: r.Pictures, Later: r.Later}
	for _, t := range r.Tables {
		doc.Tables = append(doc.Tables, t.Table)
	}
	if len(doc.Tables) == 1 {
		doc.Title = doc.Tables[0].Title
	}
	if n := len(r.Missing); n > 0 {
		doc.Summary = []Count{{N: n, One: "service is missing, since its file could not be read", Many: "services are missing, since their files could not be read"}}
	}
	head := ReportHead{Version: reportVersion, Kind: r.Name, Title: doc.Title, Tool: doc.Tool, AsOf: r.AsOf, Revision: r.Revision, Missing: r.Missing, Columns: []TableColumn{}}
	if head.Missing == nil {
		head.Missing = []MissingService{}
	}
	if len(r.Tables) == 1 {
		t := &r.Tables[0].Table
		head.Columns, head.Group = tableColumns(t), t.Group
		doc.Data = Stream{Head: head, Lists: []List{{Name: "rows", Items: func(yield func(any) bool) {
			f, _ := doc.Table(0)
			tableRows(f)(yield)
		}}}}
		return doc
	}
	doc.Data = Stream{Head: head, Lists: []List{{Name: "rows", Items: func(func(any) bool) {}}, {Name: "reports", Items: doc.wholeTables(r.Tables)}}}
	return doc
}

// wholeTables are several tables, each an item that is written row by row.
func (d *Doc) wholeTables(named []NamedTable) iter.Seq[any] {
	return func(yield func(any) bool) {
		for i := range d.Tables {
			f, _ := d.Table(i)
			head := ReportTableHead{Name: named[i].Name, Title: f.Head.Title, Columns: tableColumns(&f.Head)}
			if !yield(Stream{Head: head, Lists: []List{{Name: "rows", Items: tableRows(f)}}}) {
				return
			}
		}
	}
}

// ReportOutput is what `svc report`, `svc list` and `svc show` print with --format json.
type ReportOutput struct {
	ReportHead
	// Rows are the rows of the only table. Every row is an object whose members are the keys of the columns; what is absent
	// is null, numbers keep all their digits, durations are minutes, lists are arrays.
	Rows []any `json:"rows"`
	// Reports are the tables when several were asked for; the rows above are empty then.
	Reports []ReportTable `json:"reports,omitempty"`
}

// ReportHead is the part of the output before the rows.
type ReportHead struct {
	// Version is the version of this format. It grows when a member goes or changes its meaning.
	Version int `json:"version" validate:"min=1"`
	// Kind is the name of the report, or of the command.
	Kind string `json:"kind"`
	// Title is the title of the table.
	Title string `json:"title"`
	// Tool is the program that made the output.
	Tool Tool `json:"tool"`
	// AsOf is the day that date rules compared with, as YYYY-MM-DD.
	AsOf string `json:"as_of" format:"date"`
	// Revision is the commit that was read; it is absent when that was the work tree.
	Revision string `json:"revision,omitempty"`
	// Missing are the services whose files could not be read, so that they are in no row.
	Missing []MissingService `json:"missing"`
	// Group is the key of the column by whose values the rows stand together; it is absent where there is none.
	Group string `json:"group,omitempty"`
	// Columns describe the members of every row, in order.
	Columns []TableColumn `json:"columns"`
}

// MissingService is a service whose file could not be read.
type MissingService struct {
	// File is the file with / between folders, from the root of the git work tree or else of the catalogue.
	File string `json:"file"`
	// Reason says why it could not be read.
	Reason string `json:"reason"`
}

// ReportTable is one of several tables.
type ReportTable struct {
	ReportTableHead
	// Rows are objects with the keys of the columns.
	Rows []any `json:"rows"`
}

// ReportTableHead is the part of a table before its rows.
type ReportTableHead struct {
	// Name is the name of the report.
	Name string `json:"name"`
	// Title is the title of the table.
	Title string `json:"title"`
	// Columns describe the members of every row, in order.
	Columns []TableColumn `json:"columns"`
}

// Graph is services and what joins them.
type Graph struct {
	Nodes []Node
	Edges []Edge
}

// Node is a service in a graph.
type Node struct {
	ID, Label string
	Kind      string // service, platform, supporting, part or unknown
	Marked    bool   // the one that the graph is about
}

// Edge joins two nodes by their places: the first needs the second.
type Edge struct {
	From, To int
	Label    string
	Soft     bool // it goes on without
}

// Event is a day in a calendar.
type Event struct {
	UID, Day, Title, About string
}
