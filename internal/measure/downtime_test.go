package measure_test

import (
	"math/big"
	"testing"

	"github.com/service-catalogue/svc/internal/measure"
)

func TestF01AllowedDowntime(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		availability string
		window       measure.Period
		want         string
	}{
		"99 in 30 days":       {"99", measure.Period{Days: 30}, "432"},
		"99.5 in 30 days":     {"99.5", measure.Period{Days: 30}, "216"},
		"99.9 in 30 days":     {"99.9", measure.Period{Days: 30}, "43.2"},
		"99.95 in 30 days":    {"99.95", measure.Period{Days: 30}, "21.6"},
		"99.99 in 30 days":    {"99.99", measure.Period{Days: 30}, "4.32"},
		"99.9 in 31 days":     {"99.9", measure.Period{Days: 31}, "44.64"},
		"99.9 in 365 days":    {"99.9", measure.Period{Days: 365}, "525.6"},
		"nothing is allowed":  {"100", measure.Period{Days: 30}, "0"},
		"everything is":       {"0", measure.Period{Days: 30}, "43200"},
		"an absent window":    {"99.9", measure.Period{}, "0"},
		"99.9 in twelve P1Ms": {"99.9", measure.Period{Months: 12}, "525.6"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := measure.AllowedDowntime(rat(t, tt.availability), tt.window.Minutes())
			wantExact(t, "AllowedDowntime", got, tt.want)
		})
	}
	july := measure.Month(2026_07)
	wantExact(t, "AllowedDowntime in July", measure.AllowedDowntime(rat(t, "99.9"), july.Minutes()), "44.64")
}

func TestF02AllowedDowntimeInServiceHours(t *testing.T) {
	t.Parallel()
	if got := office(t).Minutes(); got != 2400 {
		t.Errorf("office hours = %d minutes a week, want 2400", got)
	}
	days := measure.WorkingDays(day(2026, 6, 1), day(2026, 6, 30))
	open := big.NewRat(int64(days)*480, 1)
	wantExact(t, "open minutes", open, "10560")
	wantExact(t, "AllowedDowntime", measure.AllowedDowntime(rat(t, "99.5"), open), "52.8")
}

func TestOpenMinutes(t *testing.T) {
	t.Parallel()
	wantExact(t, "four weeks of office hours", measure.OpenMinutes(office(t), measure.Period{Days: 28}.Minutes()), "9600")
	wantExact(t, "thirty days of office hours", measure.OpenMinutes(office(t), thirtyDays()), "72000/7")
	wantExact(t, "thirty days of always", measure.OpenMinutes(always(t), thirtyDays()), "43200")
	wantExact(t, "thirty days of never", measure.OpenMinutes(nil, thirtyDays()), "0")
}

func TestF09RepairAvailability(t *testing.T) {
	t.Parallel()
	got, ok := measure.RepairAvailability(rat(t, "720"), rat(t, "0.72"))
	if !ok {
		t.Fatal("RepairAvailability is unknown, want a value")
	}
	wantRounded(t, "RepairAvailability", got, 4, "99.9001")
	if got, ok := measure.RepairAvailability(rat(t, "0"), rat(t, "0")); ok {
		t.Errorf("RepairAvailability(0, 0) = %v, want none", got)
	}
}

func TestF09RecoveryFits(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		recovery, availability string
		want                   bool
	}{
		"180 of 216 minutes":  {"180", "99.5", true},
		"60 of 43.2 minutes":  {"60", "99.9", false},
		"exactly the minutes": {"216", "99.5", true},
		"a minute more":       {"217", "99.5", false},
		"43 of 43.2 minutes":  {"43", "99.9", true},
		"44 of 43.2 minutes":  {"44", "99.9", false},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			allowed := measure.AllowedDowntime(rat(t, tt.availability), thirtyDays())
			if got := measure.RecoveryFits(rat(t, tt.recovery), allowed); got != tt.want {
				t.Errorf("RecoveryFits(%s, %v) = %t, want %t", tt.recovery, allowed, got, tt.want)
			}
		})
	}
}

func TestF09ErrorBudgetLeft(t *testing.T) {
	t.Parallel()
	allowed := measure.AllowedDowntime(rat(t, "99.9"), thirtyDays())
	used := measure.AllowedDowntime(rat(t, "99.85"), thirtyDays())
	wantExact(t, "used", used, "64.8")
	tests := map[string]struct {
		used *big.Rat
		want string
	}{
		"more than all": {used, "-50"},
		"all":           {allowed, "0"},
		"a quarter":     {rat(t, "10.8"), "75"},
		"nothing":       {new(big.Rat), "100"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, ok := measure.ErrorBudgetLeft(tt.used, allowed)
			if !ok {
				t.Fatal("ErrorBudgetLeft is unknown, want a value")
			}
			wantExact(t, "ErrorBudgetLeft", got, tt.want)
		})
	}
	if got, ok := measure.ErrorBudgetLeft(used, new(big.Rat)); ok {
		t.Errorf("ErrorBudgetLeft of no budget = %v, want none", got)
	}
}
