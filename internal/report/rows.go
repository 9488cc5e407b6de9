package report

import (
	"math/big"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/internal/table"
	"github.com/service-catalogue/svc/schema"
)

// Rows takes the rows of a report, each cell by cell and ended by end, and passes each on before the next is made. It keeps
// none.
type Rows struct {
	in    *Input
	row   []table.Cell // the one at hand
	yield func([]table.Cell) bool
	over  bool // nobody wants more
}

// Row passes a row on.
func (r *Rows) Row(cells ...table.Cell) {
	r.row = append(r.row, cells...)
	r.end()
}

// end passes the row at hand on.
func (r *Rows) end() {
	r.over = r.over || !r.yield(r.row)
	r.row = r.row[:0] // so that the cells need no memory of their own
}

// eachService fills a report service by service.
func eachService(fill func(*Input, *catalogue.Service, *Rows)) func(*Input, *Rows) {
	return func(in *Input, add *Rows) {
		for _, s := range in.Services {
			fill(in, s, add)
		}
	}
}

// The functions below add cells to the row at hand.

//go:noinline
func (r *Rows) cell(c table.Cell) *Rows {
	r.row = append(r.row, c)
	return r
}

// none is so many empty cells.
func (r *Rows) none(n int) *Rows {
	for range n {
		r.cell(table.Cell{})
	}
	return r
}

// id is the cell of the first column.
func (r *Rows) id(s *catalogue.Service) *Rows { return r.text(idOf(s)) }

//go:noinline
func (r *Rows) text(s string) *Rows { return r.cell(table.Text(s)) }

func (r *Rows) number(n int) *Rows { return r.cell(table.Int(n)) }

// whole is a count that may be absent.
func (r *Rows) whole(n *int) *Rows {
	if n == nil {
		return r.none(1)
	}
	return r.number(*n)
}

// known is a number, if it is known.
func (r *Rows) known(n int, ok bool) *Rows {
	if !ok {
		return r.none(1)
	}
	return r.number(n)
}

// some is a number, nothing for 0.
func (r *Rows) some(n int) *Rows { return r.known(n, n != 0) }

// decimal is a number as it was written.
func (r *Rows) decimal(d schema.Decimal) *Rows { return r.cell(table.Number(d.String())) }

// percentage is a percentage as it was written.
func (r *Rows) percentage(d schema.Decimal) *Rows { return r.cell(table.Percent(d.String())) }

// rounded is a number with two decimals, nothing for nil.
func (r *Rows) rounded(n *big.Rat) *Rows {
	if n == nil {
		return r.none(1)
	}
	return r.cell(table.Number(measure.Format(n, 2)))
}

// short is a number with two decimals, but no zeros at the end; nothing for nil.
func (r *Rows) short(n *big.Rat) *Rows {
	if n == nil {
		return r.none(1)
	}
	return r.cell(table.Number(measure.FormatShort(n, 2)))
}

// share is a percentage with so many decimals, nothing for nil.
func (r *Rows) share(n *big.Rat, decimals int) *Rows {
	if n == nil {
		return r.none(1)
	}
	return r.cell(table.Percent(measure.Format(n, decimals)))
}

// finely is a percentage to five decimals, as availabilities are compared, without zeros at the end; nothing for nil.
func (r *Rows) finely(n *big.Rat) *Rows {
	if n == nil {
		return r.none(1)
	}
	return r.cell(table.Percent(measure.FormatShort(n, availabilityDecimals)))
}

// money is an amount in the currency of the catalogue, nothing for nil.
func (r *Rows) money(n *big.Rat) *Rows { return r.cell(r.in.money(n)) }

// on is a day that may be absent, and onDay one that was worked out.
func (r *Rows) on(d schema.Date) *Rows { return r.cell(table.Date(d.String())) }

func (r *Rows) onDay(d measure.Date) *Rows { return r.on(schema.Date(d)) }

// address is a link to an address, which is shown.
func (r *Rows) address(url string) *Rows {
	if url == "" {
		return r.none(1)
	}
	return r.cell(table.Link(url, url))
}

// list is several texts without the empty ones.
func (r *Rows) list(texts ...string) *Rows {
	var kept []string
	for _, text := range texts {
		if text != "" {
			kept = append(kept, text)
		}
	}
	return r.cell(table.List(kept...))
}

// yes is "yes" or "no".
func (r *Rows) yes(b bool) *Rows { return r.text(yes(b)) }

// who is somebody's name.
func (r *Rows) who(id string) *Rows { return r.text(r.in.person(id)) }

// people are the names of several people, in their order.
func (r *Rows) people(ids []string) *Rows {
	names := make([]string, 0, len(ids))
	for _, id := range ids {
		names = append(names, r.in.person(id))
	}
	return r.list(names...)
}
