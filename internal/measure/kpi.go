package measure

import "math/big"

// Channel is what one channel counted in a period.
type Channel struct {
	Digital            bool
	Started, Completed int64    // Started is 0 where nobody counts it; an ineligible outcome is completed too
	Cost               *big.Rat // nil when not stated
}

// CostPerTransaction is the cost of all channels, assisted digital included, for each completed transaction (F11). It is
// unknown while a channel that completed any states no cost, because a part of the cost would flatter.
func CostPerTransaction(channels ...Channel) (*big.Rat, bool) {
	cost, completed := new(big.Rat), new(big.Int)
	for _, c := range channels {
		if c.Cost == nil && c.Completed != 0 {
			return nil, false
		}
		if c.Cost != nil {
			cost.Add(cost, c.Cost)
		}
		completed.Add(completed, big.NewInt(c.Completed))
	}
	return quotient(cost, new(big.Rat).SetInt(completed))
}

// DigitalTakeUp is the percentage of completed transactions that were digital, with assistance or without (F12).
func DigitalTakeUp(channels ...Channel) (*big.Rat, bool) {
	digital, all := new(big.Int), new(big.Int)
	for _, c := range channels {
		all.Add(all, big.NewInt(c.Completed))
		if c.Digital {
			digital.Add(digital, big.NewInt(c.Completed))
		}
	}
	return percent(new(big.Rat).SetInt(digital), new(big.Rat).SetInt(all))
}

// CompletionRate is the percentage of started digital transactions that were completed (F13). Channels that do not count
// starts are left out.
func CompletionRate(channels ...Channel) (*big.Rat, bool) {
	started, completed := new(big.Int), new(big.Int)
	for _, c := range channels {
		if c.Digital && c.Started > 0 {
			started.Add(started, big.NewInt(c.Started))
			completed.Add(completed, big.NewInt(c.Completed))
		}
	}
	return percent(new(big.Rat).SetInt(completed), new(big.Rat).SetInt(started))
}

// Satisfaction is the mean of five ratings, counted best first and worth 100, 75, 50, 25 and 0 percent (F14).
func Satisfaction(ratings [5]int64) (*big.Rat, bool) {
	quarters, answers := new(big.Int), new(big.Int)
	for i, count := range ratings {
		worth := big.NewInt(int64(4 - i))
		quarters.Add(quarters, worth.Mul(worth, big.NewInt(count)))
		answers.Add(answers, big.NewInt(count))
	}
	return percent(new(big.Rat).SetFrac(quarters, big.NewInt(4)), new(big.Rat).SetInt(answers))
}

// StatedAgrees reports whether a stated percentage is within one point of what the counts give, which leaves room for
// rounding in publication. Exactly one point agrees.
func StatedAgrees(stated, counted *big.Rat) bool {
	difference := new(big.Rat).Sub(stated, counted)
	return difference.Abs(difference).Cmp(whole(1)) <= 0
}

// YearlyVolume is how many transactions a year brings, judged by those completed in so many months, channel by channel:
// their sum, scaled to twelve months. Without a month it is unknown.
func YearlyVolume(months int, completed ...int64) (*big.Rat, bool) {
	sum := new(big.Rat)
	for _, n := range completed {
		sum.Add(sum, whole(n))
	}
	return quotient(sum.Mul(sum, whole(monthsPerYear)), whole(int64(months)))
}

func whole(n int64) *big.Rat { return new(big.Rat).SetInt64(n) }
