package measure

import (
	"math"
	"math/big"
)

// Period is a length of time in calendar units, weeks folded into days. The zero value means absent.
type Period struct {
	Years, Months, Days int16
}

// IsZero reports whether the period is absent.
func (p Period) IsZero() bool { return p == Period{} }

// Times is the period n times over: twice P6M is P12M. It is not the same as adding the period twice, because the end of
// a month is clamped once. Each unit stops at the largest number it can hold.
func (p Period) Times(n int) Period {
	times := func(unit int16) int16 {
		product := int64(unit) * int64(min(max(n, math.MinInt16), math.MaxInt16))
		return int16(min(max(product, math.MinInt16), math.MaxInt16))
	}
	return Period{times(p.Years), times(p.Months), times(p.Days)}
}

// Minutes is the length of the period where no dates are given, as in an availability window (F01): a day has 1,440
// minutes, a year 365 days, and a month a twelfth of a year (43,800 minutes), so P12M is as long as P1Y.
func (p Period) Minutes() *big.Rat {
	const yearMinutes = 365 * minutesPerDay
	return big.NewRat(int64(p.Years)*yearMinutes+int64(p.Months)*(yearMinutes/12)+int64(p.Days)*minutesPerDay, 1)
}

// Overdue reports whether the due date has passed (F22). Nothing is overdue on the due date itself, nor without one.
// The due date of an interval is date.Add(interval).
func Overdue(asOf, due Date) bool { return !due.IsZero() && asOf.After(due) }

// FallsWithin reports whether d lies in the notice that starts on the as-of date, both ends included. A date that has
// passed, or is absent, does not.
func (d Date) FallsWithin(asOf Date, notice Period) bool {
	return !d.IsZero() && !d.Before(asOf) && !d.After(asOf.Add(notice))
}
