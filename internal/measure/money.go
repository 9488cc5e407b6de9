package measure

import "math/big"

const monthsPerYear = 12

// Forecast is what will be spent in twelve months at the rate of the whole months so far (F19). Before the first month
// has passed there is no rate. MonthsElapsed counts the months.
func Forecast(spent *big.Rat, months int) (*big.Rat, bool) {
	if months < 1 {
		return nil, false
	}
	return new(big.Rat).Mul(spent, big.NewRat(monthsPerYear, int64(months))), true
}

// RunRate is Forecast for a financial year of which the spending until a day is known. A month that is not over counts by
// its days: until 30 October the seventh month from April is 30/31 of one. At the end of a month it is the same as Forecast.
func RunRate(spent *big.Rat, year FinancialYear, start YearStart, to Date) (*big.Rat, bool) {
	first := year.First(start)
	if last := year.Last(start); to.After(last) {
		to = last
	}
	whole := MonthsElapsed(first, to)
	if whole < 1 {
		return nil, false
	}
	current := first.Add(Period{Months: 1}.Times(whole))
	following := first.Add(Period{Months: 1}.Times(whole + 1))
	months := big.NewRat(int64(current.DaysUntil(to)+1), int64(current.DaysUntil(following)))
	months.Add(months, big.NewRat(int64(whole), 1))
	rate := new(big.Rat).Quo(spent, months)
	return rate.Mul(rate, big.NewRat(monthsPerYear, 1)), true
}

// Total is the sum of amounts, 0 for none.
func Total(amounts ...*big.Rat) *big.Rat {
	sum := new(big.Rat)
	for _, a := range amounts {
		sum.Add(sum, a)
	}
	return sum
}

// Gap is how much money is missing from what is needed, and false when nothing is: equal is enough.
func Gap(there, needed *big.Rat) (*big.Rat, bool) {
	missing := new(big.Rat).Sub(needed, there)
	return missing, missing.Sign() > 0
}

// Variance is how far the forecast lies above the budget, in percent of the budget and negative below it (F19).
func Variance(forecast, budget *big.Rat) (*big.Rat, bool) {
	return percent(new(big.Rat).Sub(forecast, budget), budget)
}

// SprintCost is what a sprint costs: people in full-time equivalents, times day rate, times working days, plus what is
// not pay (F20). A nil nonPay is nothing.
func SprintCost(fte, dayRate *big.Rat, workingDays int, nonPay *big.Rat) *big.Rat {
	cost := new(big.Rat).Mul(fte, dayRate)
	cost.Mul(cost, whole(int64(workingDays)))
	if nonPay != nil {
		cost.Add(cost, nonPay)
	}
	return cost
}

// BenefitProgress is the realised change as a percentage of the way from baseline to target (F21). The change is given as
// an amount: 12,000 fewer of the 40,000 fewer that were promised is 30, just as 12,000 more of 40,000 more is.
func BenefitProgress(baseline, target, realised *big.Rat) (*big.Rat, bool) {
	progress, ok := percent(realised, new(big.Rat).Sub(target, baseline))
	if !ok {
		return nil, false
	}
	return progress.Abs(progress), true
}

// PresentValue is the worth today of yearly amounts at 3.5 percent, the Green Book's standard rate (F21). The first
// amount belongs to the present year and is not discounted.
func PresentValue(amounts []*big.Rat) *big.Rat {
	value, factor := new(big.Rat), big.NewRat(1, 1)
	growth := big.NewRat(1035, 1000)
	for _, amount := range amounts {
		value.Add(value, new(big.Rat).Quo(amount, factor))
		factor.Mul(factor, growth)
	}
	return value
}

// BenefitCostRatio is the present value of the benefits divided by that of the costs (F21).
func BenefitCostRatio(benefits, costs []*big.Rat) (*big.Rat, bool) {
	return quotient(PresentValue(benefits), PresentValue(costs))
}

// NetPresentValue is the present value of the benefits less that of the costs (F21).
func NetPresentValue(benefits, costs []*big.Rat) *big.Rat {
	value := PresentValue(benefits)
	return value.Sub(value, PresentValue(costs))
}
