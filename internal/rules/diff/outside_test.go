package diff_test

import "testing"

// TestOutside checks that what the model does not have is nothing but text, whatever it looks like.
func TestOutside(t *testing.T) {
	t.Parallel()
	try(t, "DIF024", map[string]example{
		"own field":        swap("x-cost: 1\n", "x-cost: 2\n", "minor x-cost"),
		"looks like terms": swap(sla("x-rto_minutes: 1"), sla("x-rto_minutes: 9"), "minor slas[sla-ea].x-rto_minutes"),
	})
	try(t, "DIF005", map[string]example{
		"unreadable now": swap(sla(), sla("availability_percent: high"), "breaking slas[sla-ea].availability_percent"),
		"own field":      swap(sla("x-rto_minutes: 1"), sla("x-rto_minutes: 9"), ""),
	})
}
