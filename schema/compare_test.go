package schema_test

import (
	"testing"

	"github.com/service-catalogue/svc/schema"
)

// TestDecimalCompare compares with the exact values.
func TestDecimalCompare(t *testing.T) {
	t.Parallel()
	texts := []string{"0", "-0", "1", "1.0", "1.000000", "0.999", "99.9", "99.95", "99.950", "100", "-1", "-1.001", "999999999999999", "99999999999999.9", "0.00000000000001", "123456789.123456"}
	for _, a := range texts {
		for _, b := range texts {
			x, y := schema.NewDecimal(a), schema.NewDecimal(b)
			if got, want := x.Compare(y), x.Rat().Cmp(y.Rat()); got != want {
				t.Errorf("%s to %s: %d, want %d", a, b, got, want)
			}
		}
	}
}
