package measure_test

import (
	"testing"

	"github.com/service-catalogue/svc/internal/measure"
)

func TestF19ForecastAndVariance(t *testing.T) {
	t.Parallel()
	year := measure.FinancialYear(2026).First(measure.YearStart{Month: 4, Day: 1})
	months := measure.MonthsElapsed(year, day(2026, 10, 31))
	tests := map[string]struct {
		spent, forecast, variance string
		over                      bool // the limit of 10 percent
	}{
		"above the budget":     {"750000", "1285714.29", "7.14", false},
		"below the budget":     {"650000", "1114285.71", "-7.14", false},
		"on budget":            {"700000", "1200000.00", "0.00", false},
		"exactly at the limit": {"770000", "1320000.00", "10.00", false},
		"over the limit":       {"770001", "1320001.71", "10.00", true},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			forecast, ok := measure.Forecast(rat(t, tt.spent), months)
			if !ok {
				t.Fatal("Forecast is unknown, want a value")
			}
			wantRounded(t, "Forecast", forecast, 2, tt.forecast)
			variance, ok := measure.Variance(forecast, rat(t, "1200000"))
			if !ok {
				t.Fatal("Variance is unknown, want a value")
			}
			wantRounded(t, "Variance", variance, 2, tt.variance)
			if over := variance.Cmp(rat(t, "10")) > 0; over != tt.over {
				t.Errorf("over the limit = %t, want %t", over, tt.over)
			}
		})
	}
}

func TestForecastUnknown(t *testing.T) {
	t.Parallel()
	if got, ok := measure.Forecast(rat(t, "750000"), 0); ok {
		t.Errorf("Forecast before the first month = %v, want none", got)
	}
	if got, ok := measure.Variance(rat(t, "750000"), rat(t, "0")); ok {
		t.Errorf("Variance of no budget = %v, want none", got)
	}
}

func TestF20SprintCost(t *testing.T) {
	t.Parallel()
	days := measure.WorkingDays(day(2026, 6, 1), day(2026, 6, 12))
	wantExact(t, "SprintCost", measure.SprintCost(rat(t, "7.5"), rat(t, "600"), days, nil), "45000")
	withLicences := measure.SprintCost(rat(t, "7.5"), rat(t, "600"), days, rat(t, "1250.50"))
	wantExact(t, "SprintCost with licences", withLicences, "46250.5")
}

func TestF21BenefitProgress(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		baseline, target, realised string
		want                       string
	}{
		"a fall":          {"60000", "20000", "12000", "30"},
		"a rise":          {"20000", "60000", "12000", "30"},
		"written as fall": {"60000", "20000", "-12000", "30"},
		"more than all":   {"71", "90", "38", "200"},
		"nothing yet":     {"71", "90", "0", "0"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, ok := measure.BenefitProgress(rat(t, tt.baseline), rat(t, tt.target), rat(t, tt.realised))
			if !ok {
				t.Fatal("BenefitProgress is unknown, want a value")
			}
			wantExact(t, "BenefitProgress", got, tt.want)
		})
	}
	if got, ok := measure.BenefitProgress(rat(t, "71"), rat(t, "71"), rat(t, "3")); ok {
		t.Errorf("BenefitProgress towards the baseline = %v, want none", got)
	}
}

func TestF21PresentValue(t *testing.T) {
	t.Parallel()
	costs := rats(t, "500000", "100000", "100000", "100000")
	benefits := rats(t, "0", "300000", "300000", "300000")
	wantRounded(t, "present value of the benefits", measure.PresentValue(benefits), 0, "840491")
	wantRounded(t, "present value of the costs", measure.PresentValue(costs), 0, "780164")
	wantRounded(t, "NetPresentValue", measure.NetPresentValue(benefits, costs), 0, "60327")
	ratio, ok := measure.BenefitCostRatio(benefits, costs)
	if !ok {
		t.Fatal("BenefitCostRatio is unknown, want a value")
	}
	wantRounded(t, "BenefitCostRatio", ratio, 3, "1.077")

	wantExact(t, "this year is not discounted", measure.PresentValue(rats(t, "500000")), "500000")
	wantExact(t, "next year is", measure.PresentValue(rats(t, "0", "1035")), "1000")
	if got, ok := measure.BenefitCostRatio(benefits, nil); ok {
		t.Errorf("BenefitCostRatio without costs = %v, want none", got)
	}
}

func TestRunRate(t *testing.T) {
	t.Parallel()
	april := measure.YearStart{Month: 4, Day: 1}
	tests := map[string]struct {
		spent string
		start measure.YearStart
		to    measure.Date
		want  string
	}{
		"F19, at the end of a month":   {"750000", april, day(2026, 10, 31), "1285714.29"},
		"a day before":                 {"750000", april, day(2026, 10, 30), "1291666.67"}, // 6 30/31 months
		"one month":                    {"100000", april, day(2026, 4, 30), "1200000.00"},
		"half a month more":            {"150000", april, day(2026, 6, 15), "720000.00"}, // 2 1/2 months
		"the whole year":               {"1200000", april, day(2027, 3, 31), "1200000.00"},
		"after the year":               {"1200000", april, day(2027, 5, 31), "1200000.00"},
		"a year that starts mid-month": {"60000", measure.YearStart{Month: 4, Day: 6}, day(2026, 6, 5), "360000.00"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, ok := measure.RunRate(rat(t, tt.spent), 2026, tt.start, tt.to)
			if !ok {
				t.Fatal("RunRate is unknown, want a value")
			}
			wantRounded(t, "RunRate", got, 2, tt.want)
		})
	}
	for name, to := range map[string]measure.Date{"first month": day(2026, 4, 29), "before the year": day(2026, 3, 31), "no day": 0} {
		if got, ok := measure.RunRate(rat(t, "1"), 2026, april, to); ok {
			t.Errorf("RunRate in %s = %v, want none", name, got)
		}
	}
}

func TestTotalAndGap(t *testing.T) {
	t.Parallel()
	wantExact(t, "Total of none", measure.Total(), "0")
	wantExact(t, "Total", measure.Total(rats(t, "700000", "500000.01")...), "1200000.01")
	tests := map[string]struct {
		there, needed, missing string
		short                  bool
	}{
		"short":   {"1000000", "1200000", "200000", true},
		"a penny": {"99.99", "100", "0.01", true},
		"equal":   {"100", "100.00", "0", false},
		"more":    {"101", "100", "-1", false},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			missing, short := measure.Gap(rat(t, tt.there), rat(t, tt.needed))
			wantExact(t, "Gap", missing, tt.missing)
			if short != tt.short {
				t.Errorf("short = %t, want %t", short, tt.short)
			}
		})
	}
}
