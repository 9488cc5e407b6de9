package measure

import "math/big"

// An agreement holds up the promise it underpins when each of its terms is at least as strict (F08): availability not
// lower, minutes not more, hours not fewer (Week.Covers), end not sooner. Equal passes.

// AvailabilityHolds reports whether the agreed availability is at least the promised one.
func AvailabilityHolds(agreed, promised *big.Rat) bool { return agreed.Cmp(promised) >= 0 }

// TimeHolds reports whether the agreed minutes are at most the promised ones.
func TimeHolds(agreed, promised int) bool { return agreed <= promised }

// EndHolds reports whether the agreement lasts at least as long as the promise. An absent end means open-ended.
func EndHolds(agreed, promised Date) bool {
	if agreed.IsZero() || promised.IsZero() {
		return agreed.IsZero()
	}
	return !agreed.Before(promised)
}
