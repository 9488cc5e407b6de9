package measure

import (
	"math/big"
	"slices"
	"sort"
)

// Part is one direct dependency that a service cannot do without. Targets are end to end, so what the part itself
// depends on is not counted again.
type Part struct {
	Group        string   // parts that name the same group stand in for each other; empty stands alone
	Availability *big.Rat // percent; nil when no target is stated
}

// CombinedAvailability is the best availability that the parts together permit: groups of alternatives count as one
// part, then all stand in series (F03, F04). A part without a target, and a group with such a part, sets no bound and is
// left out.
func CombinedAvailability(parts []Part) *big.Rat {
	series := make([]*big.Rat, 0, len(parts))
	groups := make(map[string][]*big.Rat)
	for _, p := range parts {
		switch {
		case p.Group != "":
			groups[p.Group] = append(groups[p.Group], p.Availability)
		case p.Availability != nil:
			series = append(series, p.Availability)
		}
	}
	for _, alternatives := range groups { // exact products do not depend on the order
		if !slices.Contains(alternatives, nil) {
			series = append(series, Alternatives(alternatives...))
		}
	}
	return Serial(series...)
}

// Serial is the availability of parts that are all needed: their product (F03), and 100 for no parts.
func Serial(targets ...*big.Rat) *big.Rat {
	num, den, scale := big.NewInt(100), big.NewInt(1), big.NewInt(100)
	for _, target := range targets {
		num.Mul(num, target.Num())
		den.Mul(den, target.Denom()).Mul(den, scale)
	}
	return new(big.Rat).SetFrac(num, den) // reduced once: after every step, 2,000 parts take 9 seconds
}

// Alternatives is the availability of parts of which one is enough and which fail independently (F04), and 0 for no
// parts.
func Alternatives(targets ...*big.Rat) *big.Rat {
	away := make([]*big.Rat, 0, len(targets))
	for _, target := range targets {
		away = append(away, upToHundred(target))
	}
	return upToHundred(Serial(away...))
}

// Feasible reports whether parts of this combined availability can keep the promise (F05). Equal passes.
func Feasible(promise, combined *big.Rat) bool { return combined.Cmp(promise) >= 0 }

// Shortfall is how many percentage points the combined availability stays below the promise, 0 when it does not (F05).
func Shortfall(promise, combined *big.Rat) *big.Rat {
	if Feasible(promise, combined) {
		return new(big.Rat)
	}
	return new(big.Rat).Sub(promise, combined)
}

// OwnPart is the availability that the service's own part must reach so that the whole keeps the promise (F06). It is
// above 100 when the promise is not feasible.
func OwnPart(promise, combined *big.Rat) (*big.Rat, bool) { return percent(promise, combined) }

// ExtraNine is the availability with a tenth of the downtime, which a critical dependency should have (F07): 99.99 for
// 99.9.
func ExtraNine(promise *big.Rat) *big.Rat {
	tenth := new(big.Rat).Mul(promise, big.NewRat(1, 10))
	return tenth.Add(tenth, big.NewRat(90, 1)) // 100 - (100 - promise) / 10
}

// RequiredEach is the availability that each of n equal parts in series needs so that together they keep the promise:
// the n-th root, rounded half up to 5 decimals (F07). It is worked out in whole numbers, so every digit is right. A
// promise outside 0 to 100 counts as the nearer end, and n below 1 as 1.
func RequiredEach(promise *big.Rat, n int) *big.Rat {
	const units = 100 * 100_000 // steps of 0.00001 percent in the whole
	power := big.NewInt(int64(max(n, 1)))
	share := new(big.Rat).Quo(promise, hundred())
	// The answer is the largest k whose lower rounding edge (2k-1)/(2*units), raised to n, is not above the share.
	bound := new(big.Int).Exp(big.NewInt(2*units), power, nil)
	bound.Mul(bound, share.Num())
	above := sort.Search(units, func(i int) bool {
		edge := new(big.Int).Exp(big.NewInt(2*int64(i)+1), power, nil)
		return edge.Mul(edge, share.Denom()).Cmp(bound) > 0
	})
	return big.NewRat(int64(above)*100, units)
}
