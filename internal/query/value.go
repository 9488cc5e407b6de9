package query

import (
	"cmp"
	"math/big"
	"strings"
	"time"
)

// Type is what the values of a field are.
type Type uint8

// The types. A field that leads through a list has the type of what it leads to, and many values.
const (
	Text Type = iota
	Number
	Date
	Bool
	Block // a mapping or a list of them: it is there or it is missing
)

// String is the type in messages.
func (t Type) String() string {
	return [...]string{"a text", "a number", "a date", "true or false", "a block"}[t]
}

// Field is what is known about a name of the expression.
type Field struct {
	Type Type
	Many bool // it may have several values
}

// Record answers what the values of a field are: numbers as decimals, dates as YYYY-MM-DD, true or false. None means that
// the field is missing.
type Record func(field string) []string

// compare orders two values of a type; ok is false when one of them is not of that type.
func compare(kind Type, a, b string) (order int, ok bool) {
	switch kind {
	case Number:
		left, fine := number(a)
		right, too := number(b)
		if !fine || !too {
			return 0, false
		}
		return left.Cmp(right), true
	case Date:
		return cmp.Compare(a, b), isDate(a) && isDate(b)
	case Text, Bool, Block:
	}
	return cmp.Compare(a, b), true
}

// number reads a decimal that is not so long that reckoning with it takes time.
func number(s string) (*big.Rat, bool) {
	if s == "" || len(s) > maxDigits || strings.Trim(s, "-.0123456789") != "" {
		return nil, false
	}
	return new(big.Rat).SetString(s)
}

// maxDigits is the length of the longest number.
const maxDigits = 100

func isDate(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}

// plusDays is a date some days later.
func plusDays(day string, days int) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	return t.AddDate(0, 0, days).Format(time.DateOnly)
}
