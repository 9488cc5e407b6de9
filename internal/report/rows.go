package report

import "github.com/service-catalogue/svc/internal/table"

// Rows takes the rows of a report and passes each on before the next is made. It keeps none.
type Rows struct {
	row   []table.Cell
	yield func([]table.Cell) bool
	over  bool // nobody wants more
}

// Row passes a row on.
func (r *Rows) Row(cells ...table.Cell) {
	if !r.over {
		r.row = append(r.row[:0], cells...) // so that the cells need no memory of their own
		r.over = !r.yield(r.row)
	}
}
