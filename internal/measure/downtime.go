package measure

import "math/big"

const (
	minutesPerDay  = 24 * 60
	minutesPerWeek = 7 * minutesPerDay
)

// AllowedDowntime is how many minutes of a window a service may be away at this availability (F01): 43.2 of 43,200
// minutes at 99.9. Within service hours (F02) the window holds open minutes only.
func AllowedDowntime(availability, window *big.Rat) *big.Rat {
	return Downtime(upToHundred(availability), window)
}

// Downtime turns percentage points of availability into minutes of the window: 0.04995 points of 43,200 minutes are
// 21.5784 minutes (F05).
func Downtime(points, window *big.Rat) *big.Rat {
	minutes := new(big.Rat).Mul(points, window)
	return minutes.Quo(minutes, hundred())
}

// OpenMinutes is the part of a window that falls into service hours, when every week of it is alike (F02). Where
// working days are counted out, their number times the minutes of a day is more exact.
func OpenMinutes(hours *Week, window *big.Rat) *big.Rat {
	return new(big.Rat).Mul(window, big.NewRat(int64(hours.Minutes()), minutesPerWeek))
}

// RecoveryFits reports whether one outage as long as the recovery time stays within the allowed downtime (F09). Equal
// fits. Both are minutes.
func RecoveryFits(recovery, allowed *big.Rat) bool { return recovery.Cmp(allowed) <= 0 }

// ErrorBudgetLeft is the percentage of the allowed downtime that is not used yet, negative when more was used than
// allowed (F09). An availability target of 100 allows nothing and has no budget.
func ErrorBudgetLeft(used, allowed *big.Rat) (*big.Rat, bool) {
	spent, ok := percent(used, allowed)
	if !ok {
		return nil, false
	}
	return upToHundred(spent), true
}

// RepairAvailability is the availability of something that runs for one time between failures and takes another to
// repair, both in the same unit (F09).
func RepairAvailability(betweenFailures, toRepair *big.Rat) (*big.Rat, bool) {
	return percent(betweenFailures, new(big.Rat).Add(betweenFailures, toRepair))
}

func hundred() *big.Rat { return big.NewRat(100, 1) }

// upToHundred is the rest of a percentage, such as the time away for the time available.
func upToHundred(percentage *big.Rat) *big.Rat { return new(big.Rat).Sub(hundred(), percentage) }

// percent is part of whole as a percentage, and false when the whole is nothing.
func percent(part, whole *big.Rat) (*big.Rat, bool) {
	share, ok := quotient(part, whole)
	if !ok {
		return nil, false
	}
	return share.Mul(share, hundred()), true
}

// quotient is a divided by b, and false when b is zero.
func quotient(a, b *big.Rat) (*big.Rat, bool) {
	if b.Sign() == 0 {
		return nil, false
	}
	return new(big.Rat).Quo(a, b), true
}
