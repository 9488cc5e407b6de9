package measure_test

import (
	"math"
	"testing"

	"github.com/service-catalogue/svc/internal/measure"
)

func TestF22Due(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		from     measure.Date
		interval measure.Period
		want     measure.Date
	}{
		"six months after 31 August":  {day(2025, 8, 31), measure.Period{Months: 6}, day(2026, 2, 28)},
		"one year after the leap day": {day(2024, 2, 29), measure.Period{Years: 1}, day(2025, 2, 28)},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			due := tt.from.Add(tt.interval)
			if due != tt.want {
				t.Errorf("due %s, want %s", due, tt.want)
			}
			if measure.Overdue(due, due) {
				t.Errorf("overdue on the due date %s, want only after it", due)
			}
			if !measure.Overdue(due.AddDays(1), due) {
				t.Errorf("not overdue the day after %s", due)
			}
		})
	}
	if measure.Overdue(day(2026, 6, 15), 0) {
		t.Error("overdue without a due date")
	}
}

func TestFallsWithin(t *testing.T) {
	t.Parallel()
	asOf, notice := day(2026, 6, 15), measure.Period{Months: 3}
	tests := map[string]struct {
		in   measure.Date
		want bool
	}{
		"absent":         {0, false},
		"passed":         {day(2026, 6, 14), false},
		"today":          {day(2026, 6, 15), true},
		"last day of it": {day(2026, 9, 15), true},
		"too far away":   {day(2026, 9, 16), false},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := tt.in.FallsWithin(asOf, notice); got != tt.want {
				t.Errorf("%q.FallsWithin(%s, %v) = %t, want %t", tt.in, asOf, notice, got, tt.want)
			}
		})
	}
}

func TestPeriodTimes(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		in   measure.Period
		n    int
		want measure.Period
	}{
		"twice":        {measure.Period{Months: 6}, 2, measure.Period{Months: 12}},
		"every unit":   {measure.Period{Years: 1, Months: 2, Days: 3}, 3, measure.Period{Years: 3, Months: 6, Days: 9}},
		"not at all":   {measure.Period{Years: 1, Months: 2, Days: 3}, 0, measure.Period{}},
		"beyond int16": {measure.Period{Days: 20_000}, 2, measure.Period{Days: math.MaxInt16}},
		"beyond int":   {measure.Period{Days: 20_000}, math.MaxInt, measure.Period{Days: math.MaxInt16}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := tt.in.Times(tt.n); got != tt.want {
				t.Errorf("%v.Times(%d) = %v, want %v", tt.in, tt.n, got, tt.want)
			}
		})
	}
	twice := measure.Period{Months: 6}.Times(2)
	if got, want := day(2025, 8, 31).Add(twice), day(2026, 8, 31); got != want {
		t.Errorf("twice six months after 2025-08-31 = %s, want %s, not clamped on the way", got, want)
	}
}

func TestPeriodMinutes(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		in   measure.Period
		want string
	}{
		"absent":        {measure.Period{}, "0"},
		"a day":         {measure.Period{Days: 1}, "1440"},
		"thirty days":   {measure.Period{Days: 30}, "43200"},
		"a month":       {measure.Period{Months: 1}, "43800"},
		"twelve months": {measure.Period{Months: 12}, "525600"},
		"a year":        {measure.Period{Years: 1}, "525600"},
		"longest":       {measure.Period{Years: math.MaxInt16}, "17222335200"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			wantExact(t, "Minutes()", tt.in.Minutes(), tt.want)
		})
	}
}
