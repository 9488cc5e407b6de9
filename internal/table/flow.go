package table

import "iter"

// Flow is a table whose rows come one by one, as they are made, so that who writes them row by row never holds them all. A
// row is valid until the next one is asked for. The rows may be asked for again.
type Flow struct {
	Head Table // the table without its rows
	Rows iter.Seq[[]Cell]
}

// Flow are the rows of the table one by one.
func (t *Table) Flow() *Flow {
	f := &Flow{*t, stored(t.Rows).each}
	f.Head.Rows = nil
	return f
}

// stored are rows that are there.
type stored [][]Cell

func (s stored) each(yield func([]Cell) bool) {
	for _, row := range s {
		if !yield(row) {
			return
		}
	}
}

// Whole is the table with all its rows.
func (f *Flow) Whole() *Table {
	const together = 64 // rows that are given memory at once
	t := f.Head
	var cells []Cell
	for row := range f.Rows {
		if len(cells) < len(row) {
			cells = make([]Cell, together*len(row))
		}
		n := copy(cells, row)
		t.Rows, cells = append(t.Rows, cells[:n:n]), cells[n:]
	}
	return &t
}

// Top leaves the first n rows, of every group if there are groups.
func (f *Flow) Top(n int) {
	by, rows := f.Head.Find(f.Head.Group), f.Rows
	f.Rows = func(yield func([]Cell) bool) {
		count, group := 0, ""
		for row := range rows {
			if by >= 0 && row[by].Plain() != group {
				count, group = 0, row[by].Plain()
			}
			if count++; count > n {
				if by < 0 {
					return
				}
				continue
			}
			if !yield(row) {
				return
			}
		}
	}
}

// Pick leaves the cells of the columns at these places only, in this order.
func (f *Flow) Pick(places []int) {
	columns, rows := f.Head.Columns, f.Rows
	f.Head.Columns = make([]Column, 0, len(places))
	for _, at := range places {
		f.Head.Columns = append(f.Head.Columns, columns[at])
	}
	f.Rows = func(yield func([]Cell) bool) {
		picked := make([]Cell, len(places))
		for row := range rows {
			for to, from := range places {
				picked[to] = row[from]
			}
			if !yield(picked) {
				return
			}
		}
	}
}
