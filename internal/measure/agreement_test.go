package measure_test

import (
	"testing"

	"github.com/service-catalogue/svc/internal/measure"
)

// TestF08Agreement holds agreements against an SLA of 99.5 percent, 240 minutes for priority 1 and office hours.
func TestF08Agreement(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		availability                  string
		minutes                       int
		hours                         *measure.Week
		available, fast, open, allFit bool
	}{
		"stricter in all":   {"99.9", 120, always(t), true, true, true, true},
		"equal passes":      {"99.5", 240, office(t), true, true, true, true},
		"weaker percentage": {"99.4", 240, office(t), false, true, true, false},
		"a minute longer":   {"99.5", 241, office(t), true, false, true, false},
		"never open":        {"99.5", 240, nil, true, true, false, false},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			available := measure.AvailabilityHolds(rat(t, tt.availability), rat(t, "99.5"))
			fast := measure.TimeHolds(tt.minutes, 240)
			open := tt.hours.Covers(office(t))
			if available != tt.available || fast != tt.fast || open != tt.open || (available && fast && open) != tt.allFit {
				t.Errorf("availability %t, time %t, hours %t, want %t, %t, %t", available, fast, open, tt.available, tt.fast, tt.open)
			}
		})
	}
}

func TestF08HoursGap(t *testing.T) {
	t.Parallel()
	if got := office(t).MissingMinutes(always(t)); got != 7680 {
		t.Errorf("office under always misses %d minutes a week, want 7680", got)
	}
	if office(t).Covers(always(t)) {
		t.Error("office covers always, want not")
	}
}

func TestF08EndHolds(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		agreed, promised measure.Date
		want             bool
	}{
		"same day":             {day(2027, 3, 31), day(2027, 3, 31), true},
		"later":                {day(2027, 4, 1), day(2027, 3, 31), true},
		"a day sooner":         {day(2027, 3, 30), day(2027, 3, 31), false},
		"open-ended":           {0, day(2027, 3, 31), true},
		"open-ended promise":   {day(2027, 3, 31), 0, false},
		"open-ended both ways": {0, 0, true},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := measure.EndHolds(tt.agreed, tt.promised); got != tt.want {
				t.Errorf("EndHolds(%q, %q) = %t, want %t", tt.agreed, tt.promised, got, tt.want)
			}
		})
	}
}
