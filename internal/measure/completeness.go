package measure

import "math/big"

// Tally is how many of the fields that apply in a service's phase are filled in.
type Tally struct {
	Met, Applicable int
}

// Coverage is the tally of each kind of field.
type Coverage struct {
	Required, Recommended, Optional Tally
}

// Completeness is the weighted percentage of fields filled in, required ones counting 3, recommended 2 and optional 1
// (F16).
func Completeness(c Coverage) (*big.Rat, bool) {
	met := 3*int64(c.Required.Met) + 2*int64(c.Recommended.Met) + int64(c.Optional.Met)
	applicable := 3*int64(c.Required.Applicable) + 2*int64(c.Recommended.Applicable) + int64(c.Optional.Applicable)
	return percent(whole(met), whole(applicable))
}
