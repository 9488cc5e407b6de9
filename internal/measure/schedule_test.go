package measure_test

import (
	"testing"

	"github.com/service-catalogue/svc/internal/measure"
)

func TestNewWeek(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		days     []string
		from, to int
		want     int
	}{
		"always":            {[]string{"all"}, 0, 1440, 10_080},
		"office":            {[]string{"mon", "tue", "wed", "thu", "fri"}, 540, 1020, 2400},
		"a day named twice": {[]string{"mon", "mon"}, 540, 1020, 480},
		"all and a day":     {[]string{"mon", "all"}, 540, 1020, 3360},
		"no days":           {nil, 540, 1020, 0},
		"over midnight":     {[]string{"mon"}, 1320, 360, 480},
		"until midnight":    {[]string{"mon"}, 1320, 0, 120},
		"every night":       {[]string{"all"}, 1320, 360, 3360},
		"an hour of rest":   {[]string{"all"}, 360, 300, 9660},
		"one minute":        {[]string{"sun"}, 1439, 1440, 1},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := week(t, tt.from, tt.to, tt.days...)
			if got := w.Minutes(); got != tt.want {
				t.Errorf("Minutes() = %d, want %d", got, tt.want)
			}
			if w.AlwaysOpen() != (tt.want == 10_080) {
				t.Errorf("AlwaysOpen() = %t with %d minutes", w.AlwaysOpen(), tt.want)
			}
		})
	}
}

func TestNewWeekRefuses(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		days     []string
		from, to int
		want     string
	}{
		"unknown day":    {[]string{"monday"}, 540, 1020, `opening day "monday": want mon, tue, wed, thu, fri, sat, sun or all`},
		"same times":     {[]string{"mon"}, 540, 540, "opening hours 540 to 540: want two different times; the whole day is 0 to 1440"},
		"from at 24:00":  {[]string{"mon"}, 1440, 60, "opening hours 1440 to 60: want minutes of a day, 0 to 1440"},
		"to after 24:00": {[]string{"mon"}, 0, 1441, "opening hours 0 to 1441: want minutes of a day, 0 to 1440"},
		"negative":       {[]string{"mon"}, -1, 60, "opening hours -1 to 60: want minutes of a day, 0 to 1440"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := measure.NewWeek(tt.days, tt.from, tt.to)
			if err == nil || err.Error() != tt.want {
				t.Errorf("NewWeek error = %v, want %s", err, tt.want)
			}
		})
	}
}

func TestWeekOverMidnight(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		night, within *measure.Week
		missing       int
	}{
		"into Tuesday":          {week(t, 1320, 360, "mon"), week(t, 0, 360, "tue"), 0},
		"not into Wednesday":    {week(t, 1320, 360, "mon"), week(t, 0, 360, "wed"), 360},
		"from Sunday to Monday": {week(t, 1320, 360, "sun"), week(t, 0, 360, "mon"), 0},
		"only half of it":       {week(t, 1320, 360, "sun"), week(t, 300, 420, "mon"), 60},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := tt.night.MissingMinutes(tt.within); got != tt.missing {
				t.Errorf("MissingMinutes() = %d, want %d", got, tt.missing)
			}
			if got := tt.night.Covers(tt.within); got != (tt.missing == 0) {
				t.Errorf("Covers() = %t with %d minutes missing", got, tt.missing)
			}
		})
	}
}

func TestTogether(t *testing.T) {
	t.Parallel()
	day, night := week(t, 360, 1320, "all"), week(t, 1320, 360, "all")
	if both := measure.Together(day, nil, night); !both.AlwaysOpen() {
		t.Errorf("day and night together are open %d minutes, want always", both.Minutes())
	}
	if got := measure.Together(); got.Minutes() != 0 {
		t.Errorf("no schedules together are open %d minutes, want 0", got.Minutes())
	}
	if day.Minutes() != 7*960 {
		t.Errorf("Together changed its argument to %d minutes", day.Minutes())
	}
}

func TestNilWeek(t *testing.T) {
	t.Parallel()
	var never *measure.Week
	if never.Minutes() != 0 || never.AlwaysOpen() || never.Covers(office(t)) || !never.Covers(nil) || !office(t).Covers(never) {
		t.Error("a nil week is not never open")
	}
	if got := never.MissingMinutes(office(t)); got != 2400 {
		t.Errorf("MissingMinutes() = %d, want 2400", got)
	}
}

// FuzzWeek compares the minutes that one schedule misses of another with a count minute by minute.
func FuzzWeek(f *testing.F) {
	f.Add(uint8(0b0011111), uint8(0b1111111), uint16(540), uint16(1020), uint16(0), uint16(1440))
	f.Add(uint8(0b1000000), uint8(0b0000001), uint16(1320), uint16(360), uint16(0), uint16(360))
	f.Fuzz(func(t *testing.T, daysA, daysB uint8, fromA, toA, fromB, toB uint16) {
		a, err := measure.NewWeek(dayNames(daysA), int(fromA), int(toA))
		if err != nil {
			return
		}
		b, err := measure.NewWeek(dayNames(daysB), int(fromB), int(toB))
		if err != nil {
			return
		}
		missing, open := 0, 0
		for minute := range 10_080 {
			inA, inB := isOpen(daysA, int(fromA), int(toA), minute), isOpen(daysB, int(fromB), int(toB), minute)
			if inA {
				open++
			}
			if inB && !inA {
				missing++
			}
		}
		if a.Minutes() != open || a.MissingMinutes(b) != missing || a.Covers(b) != (missing == 0) {
			t.Errorf("open %d, missing %d, want %d, %d", a.Minutes(), a.MissingMinutes(b), open, missing)
		}
	})
}

// Budget: 300 ns, since every agreement of every service is compared.
func BenchmarkWeekCovers(b *testing.B) {
	open, hours := always(b), office(b)
	b.ReportAllocs()
	for b.Loop() {
		open.Covers(hours)
	}
}

func dayNames(set uint8) []string {
	var names []string
	for i, name := range []string{"mon", "tue", "wed", "thu", "fri", "sat", "sun"} {
		if set>>i&1 == 1 {
			names = append(names, name)
		}
	}
	return names
}

// isOpen says it the slow way: the minute lies in the hours of its own day or in those of the night before.
func isOpen(days uint8, from, to, minute int) bool {
	today, clock := minute/1440, minute%1440
	on := func(day int) bool { return days>>(day%7)&1 == 1 }
	if from < to {
		return on(today) && from <= clock && clock < to
	}
	return on(today) && clock >= from || on(today+6) && clock < to
}
