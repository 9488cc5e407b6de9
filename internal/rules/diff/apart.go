package diff

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/service-catalogue/svc/internal/change"
	"github.com/service-catalogue/svc/internal/lint"
)

// maxValue is how many characters of a value a message repeats.
const maxValue = 60

// leadIn is how many of the characters that two long texts share stand before the place where they differ.
const leadIn = 20

// apart shortens two texts so that one can see where they differ: two that begin alike are shown from a little before that
// place, and two that differ in blanks only are quoted.
func apart(a, b string) (shownA, shownB string) {
	if slices.Equal(strings.Fields(a), strings.Fields(b)) {
		a, b = strconv.Quote(a), strconv.Quote(b)
	}
	if from := beforeTheEnd(a, b); from > 0 {
		a, b = "…"+a[from:], "…"+b[from:]
	}
	return lint.Cut(a, maxValue), lint.Cut(b, maxValue)
}

// beforeTheEnd is how many bytes of two texts need not be shown, as they are the same in both and long.
func beforeTheEnd(a, b string) int {
	if utf8.RuneCountInString(a) <= maxValue && utf8.RuneCountInString(b) <= maxValue {
		return 0
	}
	alike := 0
	for alike < min(len(a), len(b)) && a[alike] == b[alike] {
		alike++
	}
	for alike > 0 && alike < len(a) && !utf8.RuneStart(a[alike]) {
		alike--
	}
	if utf8.RuneCountInString(a[:alike]) <= maxValue-leadIn {
		return 0
	}
	from := alike
	for range leadIn {
		_, size := utf8.DecodeLastRuneInString(a[:from])
		from -= size
	}
	if space := strings.IndexByte(a[from:alike], ' '); space >= 0 && space < leadIn/2 {
		from += space + 1
	}
	return from
}

// itemText is an item of a list of plain values that comes or goes. Where another one of the same list goes or comes that
// would look like it, the place where they differ is shown.
func itemText(p *lint.DiffPass, c *change.Change) string {
	shown := lint.Cut(text(valueOf(c)), maxValue)
	for _, other := range p.Siblings(c) {
		if other.Path == c.Path && other.Kind != c.Kind && lint.Cut(text(valueOf(other)), maxValue) == shown {
			shown, _ = apart(text(valueOf(c)), text(valueOf(other)))
			return shown
		}
	}
	return shown
}

// valueOf is the value that comes or goes.
func valueOf(c *change.Change) any {
	if c.Kind == change.Removed {
		return c.From
	}
	return c.To
}
