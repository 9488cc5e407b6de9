package measure_test

import (
	"testing"

	"github.com/service-catalogue/svc/internal/measure"
)

func TestMonth(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		in          measure.Month
		first, last measure.Date
		minutes     string
	}{
		"absent":        {0, 0, 0, "0"},
		"January":       {2026_01, day(2026, 1, 1), day(2026, 1, 31), "44640"},
		"June":          {2026_06, day(2026, 6, 1), day(2026, 6, 30), "43200"},
		"February":      {2026_02, day(2026, 2, 1), day(2026, 2, 28), "40320"},
		"leap February": {2028_02, day(2028, 2, 1), day(2028, 2, 29), "41760"},
		"December":      {2026_12, day(2026, 12, 1), day(2026, 12, 31), "44640"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := tt.in.First(); got != tt.first {
				t.Errorf("First() = %q, want %q", got, tt.first)
			}
			if got := tt.in.Last(); got != tt.last {
				t.Errorf("Last() = %q, want %q", got, tt.last)
			}
			if got := measure.MonthOf(tt.last); got != tt.in {
				t.Errorf("MonthOf(%q) = %v, want %v", tt.last, got, tt.in)
			}
			wantExact(t, "Minutes()", tt.in.Minutes(), tt.minutes)
		})
	}
}

func TestMonthCompare(t *testing.T) {
	t.Parallel()
	rising := []measure.Month{0, 2025_12, 2026_01, 2026_02, 2027_01}
	for i, a := range rising {
		for j, b := range rising {
			if got, want := a.Compare(b), min(max(i-j, -1), 1); got != want {
				t.Errorf("%v.Compare(%v) = %d, want %d", a, b, got, want)
			}
		}
	}
}

func TestFinancialYear(t *testing.T) {
	t.Parallel()
	april := measure.YearStart{Month: 4, Day: 1}
	tests := map[string]struct {
		in          measure.FinancialYear
		start       measure.YearStart
		first, last measure.Date
		text        string
	}{
		"from April":        {2026, april, day(2026, 4, 1), day(2027, 3, 31), "2026-27"},
		"from 6 April":      {2026, measure.YearStart{Month: 4, Day: 6}, day(2026, 4, 6), day(2027, 4, 5), "2026-27"},
		"calendar year":     {2026, measure.YearStart{}, day(2026, 1, 1), day(2026, 12, 31), "2026-27"},
		"turn of a century": {1999, april, day(1999, 4, 1), day(2000, 3, 31), "1999-00"},
		"from the leap day": {2027, measure.YearStart{Month: 2, Day: 29}, day(2027, 2, 28), day(2028, 2, 28), "2027-28"},
		"month out of range": {
			2026, measure.YearStart{Month: 200, Day: 200}, day(2026, 12, 31), day(2027, 12, 30), "2026-27",
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if first, last := tt.in.First(tt.start), tt.in.Last(tt.start); first != tt.first || last != tt.last {
				t.Errorf("from %s to %s, want %s to %s", first, last, tt.first, tt.last)
			}
			for d, want := range map[measure.Date]bool{
				tt.first.AddDays(-1): false, tt.first: true, tt.last: true, tt.last.AddDays(1): false, 0: false,
			} {
				if got := tt.in.Contains(d, tt.start); got != want {
					t.Errorf("Contains(%q) = %t, want %t", d, got, want)
				}
			}
			if got := tt.in.String(); got != tt.text {
				t.Errorf("String() = %q, want %q", got, tt.text)
			}
		})
	}
}

func TestMonthsElapsed(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		first, last measure.Date
		want        int
	}{
		"to the end of October":     {day(2026, 4, 1), day(2026, 10, 31), 7},
		"a day short":               {day(2026, 4, 1), day(2026, 10, 30), 6},
		"a whole year":              {day(2026, 4, 1), day(2027, 3, 31), 12},
		"first month not over":      {day(2026, 4, 1), day(2026, 4, 29), 0},
		"first month":               {day(2026, 4, 1), day(2026, 4, 30), 1},
		"a month and a part":        {day(2026, 4, 15), day(2026, 6, 10), 1},
		"over a year's end":         {day(2026, 11, 15), day(2027, 2, 14), 3},
		"from the end of a month":   {day(2026, 1, 31), day(2026, 2, 27), 1},
		"nothing spent this year":   {day(2026, 4, 1), day(2026, 3, 31), 0},
		"absent start":              {0, day(2026, 3, 31), 0},
		"absent end":                {day(2026, 4, 1), 0, 0},
		"year that starts on day 6": {day(2026, 4, 6), day(2026, 10, 5), 6},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := measure.MonthsElapsed(tt.first, tt.last); got != tt.want {
				t.Errorf("MonthsElapsed(%q, %q) = %d, want %d", tt.first, tt.last, got, tt.want)
			}
		})
	}
}
