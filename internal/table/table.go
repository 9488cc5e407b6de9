// Package table holds tables as data: typed cells under typed columns, without a word about how they are drawn.
package table

import (
	"fmt"
	"strings"
	"unicode"
)

// Kind says what the cells of a column are.
type Kind uint8

// The kinds of columns. The constructors of cells are named alike in the singular.
const (
	Texts Kind = iota
	Numbers
	Amounts // of money
	Percents
	Dates
	Durations
	Links
	Lists
)

// String is the name of the kind in machine-readable output.
func (k Kind) String() string {
	return [...]string{"text", "number", "money", "percent", "date", "duration", "link", "list"}[k]
}

// Align says on which side the cells of a column stand.
type Align uint8

// Auto puts what is counted or measured on the right and the rest on the left.
const (
	Auto Align = iota
	Left
	Right
)

// Column is a heading and what stands below it.
type Column struct {
	_     [0]func() // nobody compares columns, and the program gets smaller when nobody can
	Title string
	Kind  Kind
	Unit  string // of the numbers below, such as "minutes" or "GBP"
	Align Align
	Sum   bool // the sum of the cells means something
	More  bool // it is shown only when asked for
}

// Heading is the title with the unit, for people: "Allowed downtime (minutes)".
func (c *Column) Heading() string {
	if unit := c.unit("%"); unit != "" && c.Kind != Durations { // they are shown with their own units
		return c.Title + " (" + unit + ")"
	}
	return c.Title
}

// Key is the title with the unit, for machines: "allowed_downtime_minutes".
func (c *Column) Key() string { return keyOf(c.Title + " " + c.unit("percent")) }

func keyOf(title string) string {
	words := strings.FieldsFunc(strings.ToLower(title), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return strings.Join(words, "_")
}

func (c *Column) unit(percent string) string {
	if c.Kind == Percents {
		return percent
	}
	return c.Unit
}

// Right reports whether the cells stand on the right.
func (c *Column) Right() bool {
	if c.Align != Auto {
		return c.Align == Right
	}
	return c.Kind == Numbers || c.Kind == Amounts || c.Kind == Percents || c.Kind == Durations
}

// Table is a table with a title. Every row has a cell for every column.
type Table struct {
	Title   string
	Columns []Column
	Rows    [][]Cell
	Group   string // key of the column whose values part the rows, which stand together; empty for none
}

// New is an empty table with columns that are separated by commas, such as "Service, Valid to: date, RTO (minutes): duration".
func New(title, columns string) *Table {
	t := &Table{Title: title}
	for column := range strings.SplitSeq(columns, ", ") {
		heading, kind, _ := strings.Cut(column, ": ")
		name, unit, _ := strings.Cut(heading, " (")
		c := Column{Title: name, Unit: strings.TrimSuffix(unit, ")")}
		for kind != "" && c.Kind.String() != kind {
			c.Kind++
		}
		t.Columns = append(t.Columns, c)
	}
	return t
}

// Add appends a row.
func (t *Table) Add(cells ...Cell) { t.Rows = append(t.Rows, cells) }

// AddTexts appends a row of cells that are what their columns are. Those of lists have an item in each line.
func (t *Table) AddTexts(texts ...string) {
	row := make([]Cell, len(t.Columns))
	for i, text := range texts {
		kind := t.Columns[i].Kind
		if kind == Lists && text != "" {
			row[i] = List(strings.Split(text, "\n")...)
		} else {
			row[i] = Cell{kind: kind, text: text}
		}
	}
	t.Rows = append(t.Rows, row)
}

// Check names the first row that has too many or too few cells, or a cell of another kind than its column.
func (t *Table) Check() error {
	for i, row := range t.Rows {
		if len(row) != len(t.Columns) {
			return fmt.Errorf("row %d of table %q has %d cells, want %d", i+1, t.Title, len(row), len(t.Columns))
		}
		for j, cell := range row {
			if column := t.Columns[j]; !cell.Empty() && cell.kind != column.Kind {
				return fmt.Errorf("row %d of table %q has a %s under %q, want a %s", i+1, t.Title, cell.kind, column.Title, column.Kind)
			}
		}
	}
	return nil
}
