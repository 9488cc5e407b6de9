package measure

import (
	"math/big"
	"strings"
)

// Format writes the number with so many decimals, rounded to the nearest and halves away from zero: 79.58, 75.0.
func Format(r *big.Rat, decimals int) string {
	text := r.FloatString(max(decimals, 0))
	if strings.HasPrefix(text, "-") && strings.Trim(text, "-0.") == "" {
		return text[1:] // nothing is left of the number but its sign
	}
	return text
}

// FormatShort is Format without zeros at the end of the decimals: 43.2, 432.
func FormatShort(r *big.Rat, decimals int) string {
	text := Format(r, decimals)
	if !strings.Contains(text, ".") {
		return text
	}
	return strings.TrimSuffix(strings.TrimRight(text, "0"), ".")
}

// mostDecimals is how far numbers are written out. Beyond it lie only products of many parts.
const mostDecimals = 20

// FormatExact writes every decimal of the number, and reports false when they never end, as those of 1/3, or are more
// than 20.
func FormatExact(r *big.Rat) (string, bool) {
	decimals, finite := r.FloatPrec()
	if !finite || decimals > mostDecimals {
		return "", false
	}
	return r.FloatString(decimals), true
}

// FormatApart is FormatShort for two numbers that a sentence sets against each other, with as many more decimals as it
// takes to tell them apart. Nobody can act on "99.9 is below 99.9". Numbers closer than 20 decimals read the same.
func FormatApart(a, b *big.Rat, decimals int) (string, string) {
	for a.Cmp(b) != 0 && decimals < mostDecimals && Format(a, decimals) == Format(b, decimals) {
		decimals++
	}
	return FormatShort(a, decimals), FormatShort(b, decimals)
}

// FormatMoney writes an amount with its currency and groups of three digits, as GBP 1,285,714.29; an amount in whole units
// has no decimals.
func FormatMoney(amount *big.Rat, currency string) string {
	text := Group(strings.TrimSuffix(Format(amount, 2), ".00"))
	if currency == "" {
		return text
	}
	return currency + " " + text
}

// Group puts a comma before every third digit of the whole part of a written number: 1,285,714.29.
func Group(number string) string {
	whole, fraction, point := strings.Cut(number, ".")
	digits, negative := strings.CutPrefix(whole, "-")
	var b strings.Builder
	if negative {
		b.WriteByte('-')
	}
	for i := range len(digits) {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteByte(digits[i])
	}
	if point {
		b.WriteByte('.')
		b.WriteString(fraction)
	}
	return b.String()
}
