package measure

import (
	"fmt"
	"math/bits"
	"slices"
)

// Week is a weekly schedule: the set of minutes, out of 10,080 from Monday 00:00, that are open. A nil week is never open.
//
// Minutes are wall-clock minutes of the schedule's own time zone, and weeks are compared clock against clock, whatever
// their zones. Between schedules of one zone, and against one that is always open, that is exact. Between different zones
// it leaves their offset out of account: the offset changes with daylight saving, and the rules for it would have to come
// from the machine, which must not decide a result.
type Week struct {
	open [(minutesPerWeek + 63) / 64]uint64
}

// NewWeek is the schedule that opens on the named days (mon to sun, or all) from one minute of the day to another: 540 to
// 1,020 is 09:00 to 17:00, and 1,440 is 24:00. When from is after to, it stays open over midnight into the next day, from
// Sunday into Monday.
func NewWeek(days []string, from, to int) (*Week, error) {
	if from < 0 || from >= minutesPerDay || to < 0 || to > minutesPerDay {
		return nil, fmt.Errorf("opening hours %d to %d: want minutes of a day, 0 to %d", from, to, minutesPerDay)
	}
	if from == to {
		return nil, fmt.Errorf("opening hours %d to %d: want two different times; the whole day is 0 to %d", from, to, minutesPerDay)
	}
	if to < from {
		to += minutesPerDay
	}
	w := &Week{}
	for _, name := range days {
		first, last, err := dayRange(name)
		if err != nil {
			return nil, err
		}
		for day := first; day <= last; day++ {
			w.add(day*minutesPerDay+from, day*minutesPerDay+to)
		}
	}
	return w, nil
}

// Together is the schedule that is open when any of the given ones is.
func Together(weeks ...*Week) *Week {
	union := &Week{}
	for _, w := range weeks {
		if w == nil {
			continue
		}
		for i, word := range w.open {
			union.open[i] |= word
		}
	}
	return union
}

// Minutes is how many minutes of a week are open.
func (w *Week) Minutes() int {
	if w == nil {
		return 0
	}
	n := 0
	for _, word := range w.open {
		n += bits.OnesCount64(word)
	}
	return n
}

// AlwaysOpen reports whether every minute of the week is open.
func (w *Week) AlwaysOpen() bool { return w.Minutes() == minutesPerWeek }

// Covers reports whether w is open whenever the other schedule is (F08).
func (w *Week) Covers(other *Week) bool { return w.MissingMinutes(other) == 0 }

// MissingMinutes is how many minutes a week w is closed while the other schedule is open (F08).
func (w *Week) MissingMinutes(other *Week) int {
	if w == nil || other == nil {
		return other.Minutes()
	}
	n := 0
	for i, word := range other.open {
		n += bits.OnesCount64(word &^ w.open[i])
	}
	return n
}

// add opens the minutes from one up to, but not including, another; minutes past the end of the week are its first ones.
func (w *Week) add(from, to int) {
	for minute := from; minute < to; minute++ {
		at := minute % minutesPerWeek
		w.open[at/64] |= 1 << (at % 64)
	}
}

// dayRange is the first and last day, counted from Monday, that the name stands for.
func dayRange(name string) (first, last int, err error) {
	if name == "all" {
		return 0, 6, nil
	}
	names := []string{"mon", "tue", "wed", "thu", "fri", "sat", "sun"}
	day := slices.Index(names, name)
	if day < 0 {
		return 0, 0, fmt.Errorf("opening day %q: want mon, tue, wed, thu, fri, sat, sun or all", name)
	}
	return day, day, nil
}
