package schema

import (
	"cmp"
	"errors"
	"fmt"
	"math/big"
	"strconv"
	"strings"
	"time"
)

// FormatError says that a text does not have the format of its scalar type.
type FormatError struct {
	kind, example string
}

// Error names the wanted format.
func (e *FormatError) Error() string { return "not a valid " + e.kind }

// Kind is the format in words, such as "date".
func (e *FormatError) Kind() string { return e.kind }

// Example is a text that has the format.
func (e *FormatError) Example() string { return e.example }

func errDate() error    { return &FormatError{"date", "2026-06-15"} }
func errMonth() error   { return &FormatError{"month", "2026-06"} }
func errYear() error    { return &FormatError{"financial year", "2026-27"} }
func errPeriod() error  { return &FormatError{"duration", "P6M"} }
func errDecimal() error { return &FormatError{"number", "99.5"} }

// Date is a day of the calendar, written YYYY-MM-DD (ISO 8601), as the number of its digits: 20260615. Zero means absent.
type Date int32

// DateOf is the day of a time.
func DateOf(t time.Time) Date { return Date(t.Year()*10000 + int(t.Month())*100 + t.Day()) } //nolint:gosec // the ranges of a calendar

// IsZero reports whether the date is absent.
func (d Date) IsZero() bool { return d == 0 }

// Compare orders dates by time: -1, 0 or +1.
func (d Date) Compare(o Date) int { return cmp.Compare(d, o) }

// Before reports whether d is earlier than o.
func (d Date) Before(o Date) bool { return d < o }

// After reports whether d is later than o.
func (d Date) After(o Date) bool { return d > o }

// String writes the date as YYYY-MM-DD, and the zero value as "".
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d/10000, d/100%100, d%100)
}

// UnmarshalText reads YYYY-MM-DD and refuses days that do not exist.
func (d *Date) UnmarshalText(text []byte) error {
	year, month, day, ok := digits(text, "dddd-dd-dd")
	if !ok || year < 1900 || !realDay(year, month, day) {
		return errDate()
	}
	*d = Date(year*10000 + month*100 + day) //nolint:gosec // four, two and two digits
	return nil
}

// MarshalText writes what UnmarshalText reads.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// digits reads up to three numbers laid out as the pattern says, where d stands for a digit.
func digits(text []byte, pattern string) (a, b, c int, ok bool) {
	if len(text) != len(pattern) {
		return 0, 0, 0, false
	}
	var n [3]int
	at := 0
	for i := range pattern {
		switch ch := text[i]; {
		case pattern[i] != 'd' && ch != pattern[i], pattern[i] == 'd' && (ch < '0' || ch > '9'):
			return 0, 0, 0, false
		case pattern[i] != 'd':
			at++
		default:
			n[at] = n[at]*10 + int(ch-'0')
		}
	}
	return n[0], n[1], n[2], true
}

func realDay(year, month, day int) bool {
	if month < 1 || month > 12 || day < 1 {
		return false
	}
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	return t.Day() == day
}

// Month is a month of the calendar, written YYYY-MM, as the number of its digits: 202606. Zero means absent.
type Month int32

// IsZero reports whether the month is absent.
func (m Month) IsZero() bool { return m == 0 }

// Compare orders months by time: -1, 0 or +1.
func (m Month) Compare(o Month) int { return cmp.Compare(m, o) }

// String writes the month as YYYY-MM, and the zero value as "".
func (m Month) String() string {
	if m.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d", m/100, m%100)
}

// UnmarshalText reads YYYY-MM.
func (m *Month) UnmarshalText(text []byte) error {
	year, month, _, ok := digits(text, "dddd-dd")
	if !ok || year < 1900 || month < 1 || month > 12 {
		return errMonth()
	}
	*m = Month(year*100 + month) //nolint:gosec // four and two digits
	return nil
}

// MarshalText writes what UnmarshalText reads.
func (m Month) MarshalText() ([]byte, error) { return []byte(m.String()), nil }

// Year is a financial year, written YYYY-YY with the second year following the first. Zero means absent.
type Year int16

// String writes the year as 2026-27, and the zero value as "".
func (y Year) String() string {
	if y == 0 {
		return ""
	}
	return fmt.Sprintf("%04d-%02d", int(y), (int(y)+1)%100)
}

// UnmarshalText reads YYYY-YY.
func (y *Year) UnmarshalText(text []byte) error {
	first, second, _, ok := digits(text, "dddd-dd")
	if !ok || first < 1900 || (first+1)%100 != second {
		return errYear()
	}
	*y = Year(first) //nolint:gosec // four digits
	return nil
}

// MarshalText writes what UnmarshalText reads.
func (y Year) MarshalText() ([]byte, error) { return []byte(y.String()), nil }

// Period is a length of time in calendar units, written as an ISO 8601 duration without a time part, such as P6M or
// P30D. Weeks are kept as days. The zero value means absent.
type Period struct {
	Years, Months, Days int16
}

// IsZero reports whether the period is absent.
func (p Period) IsZero() bool { return p == Period{} }

// String writes the period as an ISO 8601 duration, and the zero value as "".
func (p Period) String() string {
	if p.IsZero() {
		return ""
	}
	var b strings.Builder
	b.WriteByte('P')
	for _, part := range []struct {
		n    int16
		unit byte
	}{{p.Years, 'Y'}, {p.Months, 'M'}, {p.Days, 'D'}} {
		if part.n != 0 {
			b.WriteString(strconv.Itoa(int(part.n)))
			b.WriteByte(part.unit)
		}
	}
	return b.String()
}

// UnmarshalText reads P followed by years (Y), months (M), weeks (W) and days (D) in that order, each at most 9,999 and
// not all zero.
func (p *Period) UnmarshalText(text []byte) error {
	rest, ok := strings.CutPrefix(string(text), "P")
	if !ok || rest == "" {
		return errPeriod()
	}
	var out [4]int // years, months, weeks, days
	next := 0
	for rest != "" {
		end := strings.IndexFunc(rest, func(r rune) bool { return r < '0' || r > '9' })
		if end < 1 || end > 4 {
			return errPeriod()
		}
		unit := strings.IndexByte("YMWD", rest[end])
		if unit < next {
			return errPeriod()
		}
		out[unit], _ = strconv.Atoi(rest[:end])
		next = unit + 1
		rest = rest[end+1:]
	}
	if out[2]*7+out[3] > 32_000 || out == [4]int{} {
		return errPeriod()
	}
	*p = Period{int16(out[0]), int16(out[1]), int16(out[2]*7 + out[3])} //nolint:gosec // bounded above
	return nil
}

// MarshalText writes what UnmarshalText reads.
func (p Period) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

// Decimal is an exact number written with digits and at most one point, such as 99.95. The zero value means absent;
// a written 0 is present.
type Decimal struct {
	digits int64
	places uint8 // one, and the digits after the point; none for an absent number
}

var errTooPrecise = errors.New("more than 15 digits")

// NewDecimal is the number that the text writes. It is meant for constants: text that is no number gives the zero value.
func NewDecimal(text string) Decimal {
	var d Decimal
	_ = d.UnmarshalText([]byte(text))
	return d
}

// Whole is a whole number. It is meant for constants that are asked for often.
func Whole(n int64) Decimal { return Decimal{n, 1} }

// IsSet reports whether a number was written.
func (d Decimal) IsSet() bool { return d.places > 0 }

// Rat is the exact value. An absent number is 0.
//
//go:noinline
func (d Decimal) Rat() *big.Rat {
	den := int64(1)
	for range d.Decimals() {
		den *= 10
	}
	return big.NewRat(d.digits, den)
}

// Decimals is how many digits stand after the point.
func (d Decimal) Decimals() int { return max(int(d.places)-1, 0) }

// Compare orders numbers by value: -1, 0 or +1.
func (d Decimal) Compare(o Decimal) int {
	if d.places > o.places {
		return -o.Compare(d)
	}
	if o.places-d.places > 3 {
		return d.Rat().Cmp(o.Rat())
	}
	digits := d.digits // 15 digits at most, so 3 more still fit
	for range o.places - d.places {
		digits *= 10
	}
	return cmp.Compare(digits, o.digits)
}

// String writes the number as it was written, and an absent one as "".
func (d Decimal) String() string {
	if !d.IsSet() {
		return ""
	}
	return d.Rat().FloatString(d.Decimals())
}

// UnmarshalText reads digits with an optional sign and point: no exponent, no grouping, at most 15 digits.
func (d *Decimal) UnmarshalText(text []byte) error {
	s, negative := strings.CutPrefix(string(text), "-")
	whole, fraction, point := strings.Cut(s, ".")
	if whole == "" || point && fraction == "" || len(whole) > 1 && whole[0] == '0' {
		return errDecimal()
	}
	if len(whole)+len(fraction) > 15 {
		return fmt.Errorf("%w: %w", errDecimal(), errTooPrecise)
	}
	n, err := strconv.ParseUint(whole+fraction, 10, 63)
	if err != nil {
		return errDecimal()
	}
	*d = Decimal{int64(n), uint8(len(fraction) + 1)} //nolint:gosec // 15 digits
	if negative {
		d.digits = -d.digits
	}
	return nil
}

// MarshalText writes what UnmarshalText reads.
func (d Decimal) MarshalText() ([]byte, error) { return []byte(d.String()), nil }
