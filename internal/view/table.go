package view

import (
	"iter"

	"github.com/service-catalogue/svc/internal/table"
)

// tableVersion is the version of the JSON of tables.
const tableVersion = 1

// FromTable makes the Doc of a command that prints one table, such as `svc rules`.
func FromTable(kind string, t *table.Table) *Doc {
	return &Doc{Kind: kind, Title: t.Title, Tables: []table.Table{*t}, Data: Stream{
		Head:  TableHead{Version: tableVersion, Kind: kind, Title: t.Title, Columns: tableColumns(t)},
		Lists: []List{{Name: "rows", Items: tableRows(t.Flow())}},
	}}
}

// TableHead is the part of a table in JSON before its rows.
type TableHead struct {
	// Version is the version of this format.
	Version int `json:"version"`
	// Kind is what the table is about, such as rules.
	Kind string `json:"kind"`
	// Title is the title of the table.
	Title string `json:"title"`
	// Columns describe the members of every row, in order.
	Columns []TableColumn `json:"columns"`
}

// TableColumn describes one member of every row.
type TableColumn struct {
	// Key is the name of the member.
	Key string `json:"key"`
	// Title is the heading of the column.
	Title string `json:"title"`
	// Kind is text, number, money, percent, date, duration (in minutes), link or list.
	Kind string `json:"kind"`
	// Unit is the unit of a number.
	Unit string `json:"unit,omitempty"`
}

func tableColumns(t *table.Table) []TableColumn {
	columns := make([]TableColumn, 0, len(t.Columns))
	for _, c := range t.Columns {
		columns = append(columns, TableColumn{Key: c.Key(), Title: c.Title, Kind: c.Kind.String(), Unit: c.Unit})
	}
	return columns
}

func tableRows(f *table.Flow) iter.Seq[any] {
	return func(yield func(any) bool) {
		var keys []string
		for _, key := range f.Head.Keys() {
			keys = append(keys, string(table.Text(key).AppendJSON(nil))+":")
		}
		for cells := range f.Rows {
			if !yield(Row{keys, cells}) {
				return
			}
		}
	}
}

// Row is a row as an object whose members stand in the order of the columns.
type Row struct {
	keys  []string
	cells []table.Cell
}

// MarshalJSON is AppendJSON.
func (r Row) MarshalJSON() ([]byte, error) { return r.AppendJSON(nil), nil }

// AppendJSON appends the row. A cell that is missing is null.
func (r Row) AppendJSON(b []byte) []byte {
	b = append(b, '{')
	for i, key := range r.keys {
		if i > 0 {
			b = append(b, ',')
		}
		var cell table.Cell
		if i < len(r.cells) {
			cell = r.cells[i]
		}
		b = cell.AppendJSON(append(b, key...))
	}
	return append(b, '}')
}
