package measure

import (
	"cmp"
	"fmt"
	"math/big"
)

// Month is a month of the calendar, the number of the digits in 2026-06: 202606. Zero means absent.
type Month int32

// MonthOf is the month in which the date lies.
func MonthOf(d Date) Month { return Month(d / 100) }

// Compare orders months by time: -1, 0 or +1.
func (m Month) Compare(o Month) int { return cmp.Compare(m, o) }

// First is the first day of the month, absent for the absent month.
func (m Month) First() Date {
	if m == 0 {
		return 0
	}
	return Date(m)*100 + 1
}

// Last is the last day of the month, absent for the absent month.
func (m Month) Last() Date {
	if m == 0 {
		return 0
	}
	return clamped(int(m/100), int(m%100), 31)
}

// Minutes is the length of exactly this month: 44,640 in July, 40,320 in most Februaries.
func (m Month) Minutes() *big.Rat {
	return big.NewRat(int64(m.Last()%100)*minutesPerDay, 1)
}

// YearStart is the day on which financial years start, such as 1 April. The zero value is 1 January.
type YearStart struct {
	Month, Day uint8
}

// FinancialYear is a financial year, known by the calendar year in which it starts.
type FinancialYear int16

// FinancialYearOf is the financial year in which the date lies.
func FinancialYearOf(d Date, start YearStart) FinancialYear {
	year := FinancialYear(d / 10000) //nolint:gosec // 9999 at most
	if d.Before(year.First(start)) {
		return year - 1
	}
	return year
}

// First is the first day of the year. A start on 29 February is the 28th in other years.
func (y FinancialYear) First(start YearStart) Date {
	month := min(max(int(start.Month), 1), 12)
	return clamped(int(y), month, max(int(start.Day), 1))
}

// Last is the day before the next year starts.
func (y FinancialYear) Last(start YearStart) Date { return (y + 1).First(start).AddDays(-1) }

// Contains reports whether the date lies in the year.
func (y FinancialYear) Contains(d Date, start YearStart) bool {
	return !d.IsZero() && FinancialYearOf(d, start) == y
}

// String writes the year as 2026-27.
func (y FinancialYear) String() string { return fmt.Sprintf("%04d-%02d", int(y), (int(y)+1)%100) }

// MonthsElapsed counts the whole months from the first to the last day, both included (F19): 7 from 1 April to
// 31 October, 6 to 30 October.
func MonthsElapsed(first, last Date) int {
	if first.IsZero() || last.Before(first) {
		return 0
	}
	from, start, day := first.parts()
	end := last.AddDays(1)
	to, month, _ := end.parts()
	months := (to-from)*12 + month - start
	if end.Before(clamped(to, month, day)) {
		months--
	}
	return months
}
