package measure

import (
	"cmp"
	"fmt"
	"time"
)

// Date is a day of the calendar, the number of the digits in 2026-06-15: 20260615. Zero means absent and stays absent in all
// arithmetic.
type Date int32

// Results of arithmetic stay between these years, so that a hostile interval cannot wrap round to an early date.
const (
	firstYear = 1
	lastYear  = 9999
	firstDate = Date(firstYear*10000 + 101)
	LastDate  = Date(lastYear*10000 + 1231) // of what never ends
)

// IsZero reports whether the date is absent.
func (d Date) IsZero() bool { return d == 0 }

// Compare orders dates by time: -1, 0 or +1. An absent date comes first.
func (d Date) Compare(o Date) int { return cmp.Compare(d, o) }

// Before reports whether d is earlier than o.
func (d Date) Before(o Date) bool { return d < o }

// After reports whether d is later than o.
func (d Date) After(o Date) bool { return d > o }

// parts are the year, the month and the day.
func (d Date) parts() (year, month, day int) { return int(d / 10000), int(d / 100 % 100), int(d % 100) }

// String writes the date as YYYY-MM-DD, and the absent date as "".
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d/10000, d/100%100, d%100)
}

// Add moves the date by years and months first, to the end of the month where the day does not exist there, and by days
// last: 2025-08-31 and P6M give 2026-02-28. (time.Time.AddDate would give 2026-03-03.) Results stop at 9999-12-31.
func (d Date) Add(p Period) Date {
	if d.IsZero() {
		return d
	}
	year, month, day := d.parts()
	months := (year+int(p.Years))*12 + month - 1 + int(p.Months)
	if months < firstYear*12 {
		return firstDate
	}
	if months >= (lastYear+1)*12 {
		return LastDate
	}
	moved := clamped(months/12, months%12+1, day)
	if p.Days == 0 {
		return moved
	}
	return moved.AddDays(int(p.Days))
}

// AddDays moves the date by n days, back where n is negative. Results stay between 0001-01-01 and 9999-12-31.
func (d Date) AddDays(n int) Date {
	if d.IsZero() {
		return d
	}
	const limit = (lastYear + 1) * 366 // further than any two dates lie apart
	return dateOf(d.dayNumber() + min(max(n, -limit), limit))
}

// DaysUntil counts the days from d to o: 1 from a day to the next, negative when o is earlier, 0 when either is absent.
func (d Date) DaysUntil(o Date) int {
	if d.IsZero() || o.IsZero() {
		return 0
	}
	return o.dayNumber() - d.dayNumber()
}

// Weekday is the day of the week.
func (d Date) Weekday() time.Weekday {
	const epochWeekday = int(time.Thursday) // 1970-01-01
	return time.Weekday(((d.dayNumber()+epochWeekday)%7 + 7) % 7)
}

// WorkingDays counts Mondays to Fridays from the first to the last day, both included. Public holidays differ between
// organisations and are not taken off.
func WorkingDays(first, last Date) int {
	days := first.DaysUntil(last) + 1
	if first.IsZero() || last.IsZero() || days < 1 {
		return 0
	}
	working := days / 7 * 5
	weekday := int(first.Weekday())
	for i := range days % 7 {
		if today := time.Weekday((weekday + i) % 7); today != time.Saturday && today != time.Sunday {
			working++
		}
	}
	return working
}

// clamped is the date with the day moved back to the end of its month where the month is shorter.
func clamped(year, month, day int) Date {
	return Date(year*10000 + month*100 + min(day, daysIn(year, month))) //nolint:gosec // callers keep years to 1..9999
}

func daysIn(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	default:
		return 31
	}
}

// Days in 400 years and from 0000-03-01 to 1970-01-01. Counting years from March puts the leap day last in its year.
const (
	daysIn400Years = 146_097
	epochFromMarch = 719_468
)

// dayNumber counts days from 1970-01-01, in the Gregorian calendar throughout.
func (d Date) dayNumber() int {
	year, month, day := d.parts()
	if month <= 2 {
		year--
		month += 12
	}
	cycle := year / 400
	yearOfCycle := year - cycle*400
	dayOfYear := (153*(month-3)+2)/5 + day - 1
	return cycle*daysIn400Years + yearOfCycle*365 + yearOfCycle/4 - yearOfCycle/100 + dayOfYear - epochFromMarch
}

// dateOf is the inverse of dayNumber, held between the first and the last year.
func dateOf(number int) Date {
	number = min(max(number, firstDate.dayNumber()), LastDate.dayNumber()) + epochFromMarch
	cycle := number / daysIn400Years
	day := number - cycle*daysIn400Years
	yearOfCycle := (day - day/1460 + day/36_524 - day/146_096) / 365
	dayOfYear := day - (365*yearOfCycle + yearOfCycle/4 - yearOfCycle/100)
	fromMarch := (5*dayOfYear + 2) / 153
	year, month := cycle*400+yearOfCycle, fromMarch+3
	if month > 12 {
		year++
		month -= 12
	}
	return clamped(year, month, dayOfYear-(153*fromMarch+2)/5+1)
}
