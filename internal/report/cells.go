package report

import (
	"math/big"

	"github.com/service-catalogue/svc/schema"
)

// availabilityDecimals is how precisely availabilities are shown: 99.85005 is the product of 99.9 and 99.95.
const availabilityDecimals = 5

// yes is "yes" or "no".
func yes(b bool) string {
	if b {
		return "yes"
	}
	return "no"
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
