package table

import (
	"encoding/json"
	"strconv"
	"strings"
)

// Cell is one value of a table. The zero value is empty.
type Cell struct {
	kind Kind
	text string // numbers as decimals, dates as YYYY-MM-DD, durations in minutes
	more *more  // what few cells have; nil for the others, so that a large table takes little memory
}

// more is what a cell holds besides one text.
type more struct {
	extra string   // the target of a link, the currency of an amount
	items []string // of a list
}

// Text is a cell with words.
func Text(s string) Cell { return Cell{text: s} }

// Int is a cell with a whole number.
func Int(n int) Cell { return Number(strconv.Itoa(n)) }

// Number is a cell with an exact number, written as a decimal such as "99.95".
func Number(decimal string) Cell { return Cell{kind: Numbers, text: decimal} }

// Money is a cell with an amount, written as a decimal, and its currency (ISO 4217).
func Money(decimal, currency string) Cell {
	return Cell{kind: Amounts, text: decimal, more: &more{extra: currency}}
}

// Percent is a cell with a share of 0 to 100, written as a decimal.
func Percent(decimal string) Cell { return Cell{kind: Percents, text: decimal} }

// Date is a cell with a day, written as YYYY-MM-DD.
func Date(day string) Cell { return Cell{kind: Dates, text: day} }

// Duration is a cell with a length of time in whole minutes.
func Duration(minutes int) Cell { return Cell{kind: Durations, text: strconv.Itoa(minutes)} }

// Link is a cell with words that lead to an address.
func Link(words, address string) Cell {
	return Cell{kind: Links, text: words, more: &more{extra: address}}
}

// List is a cell with several short texts.
func List(items ...string) Cell { return Cell{kind: Lists, more: &more{items: items}} }

// Empty reports whether there is nothing in the cell.
func (c Cell) Empty() bool { return c.text == "" && len(c.Items()) == 0 }

// Address is the target of a link, and empty otherwise.
func (c Cell) Address() string {
	if c.kind != Links {
		return ""
	}
	return c.extra()
}

// extra is what belongs to the text of the cell.
func (c Cell) extra() string {
	if c.more == nil {
		return ""
	}
	return c.more.extra
}

// Kind is what the cell is.
func (c Cell) Kind() Kind { return c.kind }

// Items are the texts of a list.
func (c Cell) Items() []string {
	if c.more == nil {
		return nil
	}
	return c.more.items
}

// Currency is the currency of an amount (ISO 4217), and empty otherwise.
func (c Cell) Currency() string {
	if c.kind != Amounts {
		return ""
	}
	return c.extra()
}

// String is the cell as people read it: "GBP 1200.50", "2 d 3 h 5 min", "one, two".
func (c Cell) String() string {
	switch {
	case c.Empty():
		return ""
	case c.kind == Amounts && c.extra() != "":
		return c.extra() + " " + c.text
	case c.kind == Durations:
		return duration(c.text)
	case c.kind == Lists:
		return strings.Join(c.Items(), c.between())
	default:
		return c.text
	}
}

// duration writes minutes in days of 24 hours, hours and minutes.
func duration(text string) string {
	minutes, err := strconv.Atoi(text)
	if err != nil || minutes <= 0 {
		return text + " min"
	}
	var parts []string
	for _, unit := range [...]struct {
		name    string
		minutes int
	}{{"d", 24 * 60}, {"h", 60}, {"min", 1}} {
		if n := minutes / unit.minutes; n > 0 {
			parts = append(parts, strconv.Itoa(n)+" "+unit.name)
			minutes -= n * unit.minutes
		}
	}
	return strings.Join(parts, " ")
}

// between is what stands between the items of a list: something that is in none of them.
func (c Cell) between() string {
	for _, item := range c.Items() {
		if strings.ContainsAny(item, ",;") {
			return " · "
		}
	}
	return ", "
}

// Plain is the cell as a machine reads it: numbers without currency, durations in minutes, lists joined by "; ".
func (c Cell) Plain() string {
	if c.kind == Lists {
		return strings.Join(c.Items(), "; ")
	}
	return c.text
}

// MarshalJSON is AppendJSON.
func (c Cell) MarshalJSON() ([]byte, error) { return c.AppendJSON(nil), nil }

// AppendJSON appends numbers as numbers with all their digits, lists as arrays, an empty cell as null.
func (c Cell) AppendJSON(b []byte) []byte {
	switch {
	case c.Empty():
		return append(b, "null"...)
	case c.kind == Lists:
		b = append(b, '[')
		for i, item := range c.Items() {
			if i > 0 {
				b = append(b, ',')
			}
			b = appendString(b, item)
		}
		return append(b, ']')
	case c.numeric() && strings.Trim(c.text[:1], "-0123456789") == "" && json.Valid([]byte(c.text)):
		return append(b, c.text...)
	default:
		return appendString(b, c.text)
	}
}

// appendString appends a text as JSON. Most hold nothing that has to be escaped.
func appendString(b []byte, s string) []byte {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c > '~' || strings.IndexByte(`"\<>&`, c) >= 0 {
			quoted, _ := json.Marshal(s) // of a text it cannot fail
			return append(b, quoted...)
		}
	}
	return append(append(append(b, '"'), s...), '"')
}

// numeric reports whether the cell is of a kind that is counted or measured.
func (c Cell) numeric() bool {
	return c.kind == Numbers || c.kind == Amounts || c.kind == Percents || c.kind == Durations
}
