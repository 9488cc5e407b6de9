package measure

import "math/big"

// Forecast is what will be spent in twelve months at the rate of the whole months so far (F19). Before the first month
// has passed there is no rate. MonthsElapsed counts the months.
func Forecast(spent *big.Rat, months int) (*big.Rat, bool) {
	if months < 1 {
		return nil, false
	}
	return new(big.Rat).Mul(spent, big.NewRat(12, int64(months))), true
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
