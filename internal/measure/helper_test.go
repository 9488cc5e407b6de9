package measure_test

import (
	"math/big"
	"testing"

	"github.com/service-catalogue/svc/internal/measure"
)

// rat reads a number as it stands in a catalogue, such as 99.95 or 10/3.
func rat(t testing.TB, text string) *big.Rat {
	t.Helper()
	r, ok := new(big.Rat).SetString(text)
	if !ok {
		t.Fatalf("%q is not a number", text)
	}
	return r
}

func rats(t testing.TB, texts ...string) []*big.Rat {
	t.Helper()
	out := make([]*big.Rat, 0, len(texts))
	for _, text := range texts {
		out = append(out, rat(t, text))
	}
	return out
}

// wantExact compares to the last digit.
func wantExact(t *testing.T, what string, got *big.Rat, want string) {
	t.Helper()
	if got == nil || got.Cmp(rat(t, want)) != 0 {
		t.Errorf("%s = %v, want exactly %s", what, got, want)
	}
}

// wantRounded compares with a figure that is given to so many decimals.
func wantRounded(t *testing.T, what string, got *big.Rat, decimals int, want string) {
	t.Helper()
	if got == nil {
		t.Errorf("%s is nil, want %s", what, want)
		return
	}
	if text := measure.Format(got, decimals); text != want {
		t.Errorf("%s = %s, want %s", what, text, want)
	}
}

// day is a date without the ceremony of a literal.
func day(year, month, dayOfMonth int) measure.Date {
	return measure.Date(year*10000 + month*100 + dayOfMonth)
}

func week(t testing.TB, from, to int, days ...string) *measure.Week {
	t.Helper()
	w, err := measure.NewWeek(days, from, to)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func always(t testing.TB) *measure.Week {
	t.Helper()
	return week(t, 0, 24*60, "all")
}

func office(t testing.TB) *measure.Week {
	t.Helper()
	return week(t, 9*60, 17*60, "mon", "tue", "wed", "thu", "fri")
}

// thirtyDays is the usual window of an agreement, in minutes.
func thirtyDays() *big.Rat { return measure.Period{Days: 30}.Minutes() }
