package report

import (
	"math/big"

	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/internal/table"
	"github.com/service-catalogue/svc/schema"
)

// whole is a count that may be absent.
func whole(n *int) table.Cell {
	if n == nil {
		return table.Cell{}
	}
	return table.Int(*n)
}

// decimal is a number as it was written.
func decimal(d schema.Decimal) table.Cell { return table.Number(d.String()) }

// rounded is a number with two decimals, nothing for nil.
func rounded(r *big.Rat) table.Cell {
	if r == nil {
		return table.Cell{}
	}
	return table.Number(measure.Format(r, 2))
}

// short is a number with two decimals, but no zeros at the end; nothing for nil.
func short(r *big.Rat) table.Cell {
	if r == nil {
		return table.Cell{}
	}
	return table.Number(measure.FormatShort(r, 2))
}

// share is a percentage with so many decimals, nothing for nil.
func share(r *big.Rat, decimals int) table.Cell {
	if r == nil {
		return table.Cell{}
	}
	return table.Percent(measure.Format(r, decimals))
}

// finely is a percentage to five decimals, as availabilities are compared, without zeros at the end.
func finely(r *big.Rat) table.Cell {
	if r == nil {
		return table.Cell{}
	}
	return table.Percent(measure.FormatShort(r, availabilityDecimals))
}

// availabilityDecimals is how precisely availabilities are shown: 99.85005 is the product of 99.9 and 99.95.
const availabilityDecimals = 5

// percentage is a percentage as it was written.
func percentage(d schema.Decimal) table.Cell { return table.Percent(d.String()) }

// on is a day that may be absent.
func on(d schema.Date) table.Cell { return table.Date(d.String()) }

// onDay is on for days that were worked out.
func onDay(d measure.Date) table.Cell { return table.Date(d.String()) }

// links to an address, which is shown.
func address(url string) table.Cell {
	if url == "" {
		return table.Cell{}
	}
	return table.Link(url, url)
}

// list is several texts without the empty ones.
//
//go:noinline // a copy at each of 30 places is larger than a call
func list(texts ...string) table.Cell {
	var kept []string
	for _, text := range texts {
		if text != "" {
			kept = append(kept, text)
		}
	}
	return table.List(kept...)
}

// yes is "yes" or "no".
func yes(b bool) table.Cell {
	if b {
		return table.Text("yes")
	}
	return table.Text("no")
}

// sure is the value of a measure, or nil where there is none.
func sure(value *big.Rat, ok bool) *big.Rat {
	if !ok {
		return nil
	}
	return value
}

// rat is a written number, or nil where there is none.
func rat(d schema.Decimal) *big.Rat {
	if !d.IsSet() {
		return nil
	}
	return d.Rat()
}
