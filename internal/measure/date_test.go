package measure_test

import (
	"math"
	"testing"
	"time"

	"github.com/service-catalogue/svc/internal/measure"
)

func TestDateCompare(t *testing.T) {
	t.Parallel()
	rising := []measure.Date{0, day(1900, 1, 1), day(2026, 1, 31), day(2026, 2, 1), day(2026, 2, 2), day(2027, 1, 1)}
	for i, a := range rising {
		for j, b := range rising {
			want := min(max(i-j, -1), 1)
			if got := a.Compare(b); got != want {
				t.Errorf("%q.Compare(%q) = %d, want %d", a, b, got, want)
			}
			if a.Before(b) != (want < 0) || a.After(b) != (want > 0) {
				t.Errorf("%q against %q: Before or After disagrees with Compare", a, b)
			}
		}
	}
}

func TestDateString(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		in   measure.Date
		want string
	}{
		"absent":        {0, ""},
		"padded":        {day(2026, 2, 8), "2026-02-08"},
		"first of time": {day(1, 1, 1), "0001-01-01"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := tt.in.String(); got != tt.want {
				t.Errorf("String() = %q, want %q", got, tt.want)
			}
		})
	}
}

func TestDateAdd(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		in     measure.Date
		period measure.Period
		want   measure.Date
	}{
		"nothing":                     {day(2026, 6, 15), measure.Period{}, day(2026, 6, 15)},
		"absent stays absent":         {0, measure.Period{Years: 1, Days: 3}, 0},
		"days over a year's end":      {day(2026, 12, 31), measure.Period{Days: 1}, day(2027, 1, 1)},
		"days over a leap day":        {day(2028, 2, 28), measure.Period{Days: 2}, day(2028, 3, 1)},
		"months over a year's end":    {day(2026, 12, 31), measure.Period{Months: 2}, day(2027, 2, 28)},
		"to a leap February":          {day(2027, 8, 31), measure.Period{Months: 6}, day(2028, 2, 29)},
		"to a month of thirty":        {day(2026, 3, 31), measure.Period{Months: 1}, day(2026, 4, 30)},
		"leap day to leap day":        {day(2024, 2, 29), measure.Period{Years: 4}, day(2028, 2, 29)},
		"century without leap day":    {day(2096, 2, 29), measure.Period{Years: 4}, day(2100, 2, 28)},
		"years and months clamp once": {day(2024, 2, 29), measure.Period{Years: 1, Months: 12}, day(2026, 2, 28)},
		"clamp before days":           {day(2025, 8, 31), measure.Period{Months: 6, Days: 1}, day(2026, 3, 1)},
		"back a month":                {day(2026, 3, 31), measure.Period{Months: -1}, day(2026, 2, 28)},
		"beyond the end of time":      {day(2026, 1, 1), measure.Period{Years: math.MaxInt16}, day(9999, 12, 31)},
		"days beyond the end of time": {day(9999, 12, 30), measure.Period{Days: math.MaxInt16}, day(9999, 12, 31)},
		"before the start of time":    {day(2026, 1, 1), measure.Period{Years: math.MinInt16}, day(1, 1, 1)},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := tt.in.Add(tt.period); got != tt.want {
				t.Errorf("%s.Add(%v) = %s, want %s", tt.in, tt.period, got, tt.want)
			}
		})
	}
}

func TestDateAddDaysLimits(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		days int
		want measure.Date
	}{
		"largest number":  {math.MaxInt, day(9999, 12, 31)},
		"smallest number": {math.MinInt, day(1, 1, 1)},
		"one day back":    {-1, day(2026, 2, 28)},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := day(2026, 3, 1).AddDays(tt.days); got != tt.want {
				t.Errorf("AddDays(%d) = %s, want %s", tt.days, got, tt.want)
			}
		})
	}
	if got := measure.Date(0).AddDays(5); !got.IsZero() {
		t.Errorf("an absent date plus 5 days = %s, want absent", got)
	}
}

// TestDateEveryDay walks each day of 1100 years against the standard library.
func TestDateEveryDay(t *testing.T) {
	t.Parallel()
	d, civil := day(1900, 1, 1), time.Date(1900, 1, 1, 0, 0, 0, 0, time.UTC)
	first := d
	for i := range 401_767 { // to the end of 2999
		if got := fromTime(civil); d != got || d.Weekday() != civil.Weekday() || first.DaysUntil(d) != i {
			t.Fatalf("day %d: %s (%s, %d days on), want %s (%s)", i, d, d.Weekday(), first.DaysUntil(d), got, civil.Weekday())
		}
		d, civil = d.AddDays(1), civil.AddDate(0, 0, 1)
	}
	if want := day(3000, 1, 1); d != want {
		t.Errorf("the walk ended on %s, want %s", d, want)
	}
}

func TestDaysUntil(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		from, to measure.Date
		want     int
	}{
		"same day":    {day(2026, 6, 15), day(2026, 6, 15), 0},
		"forward":     {day(2026, 6, 15), day(2026, 9, 15), 92},
		"backward":    {day(2024, 3, 1), day(2024, 2, 28), -2},
		"from absent": {0, day(2026, 6, 15), 0},
		"to absent":   {day(2026, 6, 15), 0, 0},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := tt.from.DaysUntil(tt.to); got != tt.want {
				t.Errorf("%q.DaysUntil(%q) = %d, want %d", tt.from, tt.to, got, tt.want)
			}
		})
	}
}

func TestWorkingDays(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		first, last measure.Date
		want        int
	}{
		"a sprint":                {day(2026, 6, 1), day(2026, 6, 12), 10},
		"a month of 22":           {day(2026, 6, 1), day(2026, 6, 30), 22},
		"one Friday":              {day(2026, 6, 12), day(2026, 6, 12), 1},
		"a weekend":               {day(2026, 6, 13), day(2026, 6, 14), 0},
		"Saturday to next Monday": {day(2026, 6, 13), day(2026, 6, 22), 6},
		"backwards":               {day(2026, 6, 12), day(2026, 6, 11), 0},
		"absent first":            {0, day(2026, 6, 11), 0},
		"absent last":             {day(2026, 6, 11), 0, 0},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := measure.WorkingDays(tt.first, tt.last); got != tt.want {
				t.Errorf("WorkingDays(%q, %q) = %d, want %d", tt.first, tt.last, got, tt.want)
			}
		})
	}
}

func FuzzDateAdd(f *testing.F) {
	f.Add(45_900, 20_000, int16(0), int16(6), int16(0))
	f.Add(45_350, 45_351, int16(1), int16(0), int16(0))
	f.Add(0, 401_767, int16(9999), int16(9999), int16(32_000))
	f.Fuzz(func(t *testing.T, n, m int, years, months, days int16) {
		const span = 401_767 // days from 1900 to 2999
		a, b := day(1900, 1, 1).AddDays(wrap(n, span)), day(1900, 1, 1).AddDays(wrap(m, span))
		p := measure.Period{Years: years & 0x3ff, Months: months & 0xfff, Days: days & 0x7fff}
		got := a.Add(p)
		if a.Compare(b) <= 0 && got.After(b.Add(p)) || a.Compare(b) >= 0 && got.Before(b.Add(p)) {
			t.Errorf("%s and %s change places when %v is added", a, b, p)
		}
		if p.IsZero() != (got == a) || got.Before(a) {
			t.Errorf("%s.Add(%v) = %s, want a later date", a, p, got)
		}
		if a.AddDays(a.DaysUntil(b)) != b || a.DaysUntil(b) != -b.DaysUntil(a) {
			t.Errorf("DaysUntil and AddDays disagree between %s and %s", a, b)
		}
		if measure.Overdue(got, got) || !measure.Overdue(got.AddDays(1), got) && got < 9999_01_01 {
			t.Errorf("due on %s: want overdue from the next day on, not before", got)
		}
		if a%100 <= 28 { // no month is shorter, so nothing is clamped and the standard library agrees
			if want := fromTime(toTime(a).AddDate(int(p.Years), int(p.Months), int(p.Days))); got != want {
				t.Errorf("%s.Add(%v) = %s, want %s", a, p, got, want)
			}
		}
	})
}

func BenchmarkDateAdd(b *testing.B) {
	b.ReportAllocs()
	d, p := day(2025, 8, 31), measure.Period{Months: 6}
	for b.Loop() {
		d.Add(p)
	}
}

// wrap brings any number into 0..n-1.
func wrap(i, n int) int { return (i%n + n) % n }

func toTime(d measure.Date) time.Time {
	return time.Date(int(d/10000), time.Month(d/100%100), int(d%100), 0, 0, 0, 0, time.UTC)
}

func fromTime(t time.Time) measure.Date {
	return day(t.Year(), int(t.Month()), t.Day())
}
