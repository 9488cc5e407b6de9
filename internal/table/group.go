package table

import (
	"cmp"
	"math/big"
	"slices"
	"strings"

	"github.com/service-catalogue/svc/internal/sorting"
)

// Section is a run of rows with the same value in the column that parts the table. Without such a column there is one
// section, which has no value.
type Section struct {
	Value Cell
	Rows  [][]Cell
}

// Sections are the parts of the table, in the order in which their values stand.
func (t *Table) Sections() []Section {
	by := t.Find(t.Group)
	if by < 0 {
		return []Section{{Rows: t.Rows}}
	}
	var out []Section
	for i, row := range t.Rows {
		if i == 0 || row[by].Plain() != out[len(out)-1].Value.Plain() {
			out = append(out, Section{Value: row[by]})
		}
		last := &out[len(out)-1]
		last.Rows = append(last.Rows, row)
	}
	return out
}

// Summed reports whether a column holds what can be added up.
func (t *Table) Summed() bool {
	for i := range t.Columns {
		if t.Columns[i].Sum {
			return true
		}
	}
	return false
}

// Sums are the sums of rows below the columns that have one, and empty cells below the others.
func (t *Table) Sums(rows [][]Cell) []Cell {
	out := make([]Cell, len(t.Columns))
	for j, column := range t.Columns {
		if column.Sum {
			out[j] = sum(rows, j)
		}
	}
	return out
}

// sum adds up a column. What is empty does not count; amounts in two currencies have no sum.
func sum(rows [][]Cell, j int) Cell {
	var total big.Rat
	var out Cell
	decimals := 0
	for _, row := range rows {
		cell := row[j]
		n, ok := cell.number()
		if !ok {
			continue
		}
		if !out.Empty() && out.extra() != cell.extra() {
			return Cell{}
		}
		if _, after, found := strings.Cut(cell.text, "."); found {
			decimals = max(decimals, len(after))
		}
		total.Add(&total, n)
		out = cell
	}
	if !out.Empty() {
		out.text = total.FloatString(decimals)
	}
	return out
}

// number is the number in a cell.
func (c Cell) number() (*big.Rat, bool) {
	if !c.numeric() || len(c.text) > maxDigits || strings.Trim(c.text, "-.0123456789") != "" {
		return nil, false
	}
	return new(big.Rat).SetString(c.text)
}

// maxDigits is the length of the longest number that is reckoned with.
const maxDigits = 100

// Find is the place of the column with a key, with its unit or without it, and -1 when there is none.
func (t *Table) Find(key string) int {
	if key == "" {
		return -1
	}
	bare := -1
	for i := range t.Columns {
		c := &t.Columns[i]
		if c.Key() == key {
			return i
		}
		if bare < 0 && keyOf(c.Title) == key {
			bare = i
		}
	}
	return bare
}

// Keys are the keys of the columns.
func (t *Table) Keys() []string {
	keys := make([]string, 0, len(t.Columns))
	for _, c := range t.Columns {
		keys = append(keys, c.Key())
	}
	return keys
}

// Names are all names by which Find knows the columns: their keys, and those without the unit.
func (t *Table) Names() []string {
	names := t.Keys()
	for _, c := range t.Columns {
		if bare := keyOf(c.Title); !slices.Contains(names, bare) {
			names = append(names, bare)
		}
	}
	return names
}

// Order is a column to sort by.
type Order struct {
	At   int
	Down bool
}

// Sort orders the rows by columns, the first of which counts most. Rows that are equal there keep their order, and empty
// cells come last either way.
func (t *Table) Sort(by ...Order) {
	type keyed struct {
		row  []Cell
		keys []sortKey
	}
	all := make([]keyed, 0, len(t.Rows))
	for _, row := range t.Rows {
		k := keyed{row: row}
		for _, order := range by {
			k.keys = append(k.keys, newSortKey(row[order.At]))
		}
		all = append(all, k)
	}
	sorting.List(all, func(i, j int) int {
		a, b := &all[i], &all[j]
		for i, order := range by {
			if c := a.keys[i].compare(b.keys[i], order.Down); c != 0 {
				return c
			}
		}
		return 0
	})
	rows := make([][]Cell, 0, len(all))
	for _, k := range all {
		rows = append(rows, k.row)
	}
	t.Rows = rows
}

// sortKey is what a cell is sorted by: its number if it is one, its words otherwise.
type sortKey struct {
	empty  bool
	number *big.Rat
	text   string
}

func newSortKey(c Cell) sortKey {
	k := sortKey{empty: c.Empty(), text: c.Plain()}
	if n, ok := c.number(); ok {
		k.number = n
	}
	return k
}

func (k sortKey) compare(other sortKey, down bool) int {
	if k.empty || other.empty {
		return cmp.Compare(rank(k.empty), rank(other.empty))
	}
	var c int
	switch {
	case k.number != nil && other.number != nil:
		c = k.number.Cmp(other.number)
	case k.number != nil:
		c = -1
	case other.number != nil:
		c = 1
	default:
		c = cmp.Or(cmp.Compare(strings.ToLower(k.text), strings.ToLower(other.text)), cmp.Compare(k.text, other.text))
	}
	if down {
		return -c
	}
	return c
}

func rank(last bool) int {
	if last {
		return 1
	}
	return 0
}

// Gather brings rows with the same value in the column that parts the table together, in the order in which the values
// stand first.
func (t *Table) Gather() {
	by := t.Find(t.Group)
	if by < 0 {
		return
	}
	first := map[string]int{}
	together, last := true, -1
	for _, row := range t.Rows {
		value := row[by].Plain()
		if _, seen := first[value]; !seen {
			first[value] = len(first)
		}
		together = together && first[value] >= last
		last = first[value]
	}
	if together { // most rows arrive in their groups
		return
	}
	sorting.List(t.Rows, func(i, j int) int { return cmp.Compare(first[t.Rows[i][by].Plain()], first[t.Rows[j][by].Plain()]) })
}
