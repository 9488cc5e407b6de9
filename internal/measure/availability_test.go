package measure_test

import (
	"math/big"
	"testing"

	"github.com/service-catalogue/svc/internal/measure"
)

func TestF03Serial(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		in   []string
		want string
	}{
		"three different": {[]string{"99.9", "99.95", "99.5"}, "99.35079975"},
		"three alike":     {[]string{"99.9", "99.9", "99.9"}, "99.7002999"},
		"one":             {[]string{"99.9"}, "99.9"},
		"none":            {nil, "100"},
		"one always away": {[]string{"99.9", "0"}, "0"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			wantExact(t, "Serial", measure.Serial(rats(t, tt.in...)...), tt.want)
		})
	}
}

func TestF04Alternatives(t *testing.T) {
	t.Parallel()
	twice := measure.Alternatives(rats(t, "99.5", "99.5")...)
	wantExact(t, "Alternatives", twice, "99.9975")
	wantExact(t, "with 99.9 in series", measure.Serial(rat(t, "99.9"), twice), "99.8975025")
	wantExact(t, "one alternative", measure.Alternatives(rat(t, "99.5")), "99.5")
	wantExact(t, "no alternative", measure.Alternatives(), "0")
}

func TestCombinedAvailability(t *testing.T) {
	t.Parallel()
	part := func(group, availability string) measure.Part {
		if availability == "" {
			return measure.Part{Group: group}
		}
		return measure.Part{Group: group, Availability: rat(t, availability)}
	}
	tests := map[string]struct {
		in   []measure.Part
		want string
	}{
		"F04 group and one in series": {[]measure.Part{part("sms", "99.5"), part("", "99.9"), part("sms", "99.5")}, "99.8975025"},
		"two groups":                  {[]measure.Part{part("a", "90"), part("b", "80"), part("a", "90"), part("b", "80")}, "95.04"},
		"group of one":                {[]measure.Part{part("a", "99.5")}, "99.5"},
		"unknown sets no bound":       {[]measure.Part{part("", ""), part("", "99.9")}, "99.9"},
		"group with an unknown":       {[]measure.Part{part("a", "90"), part("a", ""), part("", "99.9")}, "99.9"},
		"nothing":                     {nil, "100"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			wantExact(t, "CombinedAvailability", measure.CombinedAvailability(tt.in), tt.want)
		})
	}
}

func TestF05Feasible(t *testing.T) {
	t.Parallel()
	promise := rat(t, "99.9")
	two := measure.Serial(rats(t, "99.9", "99.95")...)
	wantExact(t, "Serial", two, "99.85005")
	if measure.Feasible(promise, two) {
		t.Error("99.9 on 99.9 and 99.95 is feasible, want not")
	}
	short := measure.Shortfall(promise, two)
	wantExact(t, "Shortfall", short, "0.04995")
	wantExact(t, "Downtime of the shortfall", measure.Downtime(short, thirtyDays()), "21.5784")
	wantRounded(t, "Downtime of the shortfall", measure.Downtime(short, thirtyDays()), 2, "21.58")

	one := measure.Serial(rat(t, "99.9"))
	if !measure.Feasible(promise, one) {
		t.Error("99.9 on one 99.9 is not feasible, want equal to pass")
	}
	wantExact(t, "Shortfall of equal", measure.Shortfall(promise, one), "0")
	wantExact(t, "Shortfall of more", measure.Shortfall(promise, rat(t, "99.99")), "0")
}

func TestF06OwnPart(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		promise  string
		parts    []string
		decimals int
		want     string
		left     string // minutes in 30 days, rounded
	}{
		"on 99.99 and 99.95": {"99.9", []string{"99.99", "99.95"}, 5, "99.95997", "17.29"},
		"on 99.95 twice":     {"99.9", []string{"99.95", "99.95"}, 6, "99.999975", "0.01"},
		"99.5 on 99.9":       {"99.5", []string{"99.9"}, 4, "99.5996", "172.97"},
		"99.9 on 99.9":       {"99.9", []string{"99.9"}, 4, "100.0000", "0.00"},
		"not feasible":       {"99.9", []string{"99.5"}, 4, "100.4020", "-173.67"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, ok := measure.OwnPart(rat(t, tt.promise), measure.Serial(rats(t, tt.parts...)...))
			if !ok {
				t.Fatal("OwnPart is unknown, want a value")
			}
			wantRounded(t, "OwnPart", got, tt.decimals, tt.want)
			wantRounded(t, "minutes left", measure.AllowedDowntime(got, thirtyDays()), 2, tt.left)
		})
	}
	ceiling := rat(t, "99.99")
	twice, _ := measure.OwnPart(rat(t, "99.9"), measure.Serial(rats(t, "99.95", "99.95")...))
	if twice.Cmp(ceiling) <= 0 {
		t.Errorf("own part %v is within the ceiling of 99.99, want above", twice)
	}
	if got, ok := measure.OwnPart(rat(t, "99.9"), new(big.Rat)); ok {
		t.Errorf("OwnPart on a part that is always away = %v, want none", got)
	}
}

func TestF07RequiredEach(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		promise string
		n       int
		want    string
	}{
		"99.9 over three":     {"99.9", 3, "99.96666"},
		"99.9 over two":       {"99.9", 2, "99.94999"},
		"99.5 over four":      {"99.5", 4, "99.87476"},
		"one part":            {"99.9", 1, "99.9"},
		"no parts":            {"99.9", 0, "99.9"},
		"an exact root":       {"98.01", 2, "99"},
		"everything":          {"100", 7, "100"},
		"more than all":       {"101", 1, "100"},
		"nothing":             {"0", 3, "0"},
		"less than nothing":   {"-5", 3, "0"},
		"half rounds up":      {"99.999995", 1, "100"},
		"below half does not": {"99.9999949", 1, "99.99999"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			wantExact(t, "RequiredEach", measure.RequiredEach(rat(t, tt.promise), tt.n), tt.want)
		})
	}
}

// TestRequiredEachIsNearest checks the rounding by its meaning: half a step below is not enough, half a step above is.
func TestRequiredEachIsNearest(t *testing.T) {
	t.Parallel()
	half := rat(t, "0.000005")
	for n := 1; n <= 40; n++ {
		for _, promise := range rats(t, "0.01", "50", "99", "99.5", "99.9", "99.99", "99.999") {
			each := measure.RequiredEach(promise, n)
			low, high := new(big.Rat).Sub(each, half), new(big.Rat).Add(each, half)
			if power(low, n).Cmp(promise) > 0 || power(high, n).Cmp(promise) <= 0 {
				t.Errorf("RequiredEach(%v, %d) = %v is not the nearest root", promise, n, each)
			}
		}
	}
}

func TestF07ExtraNine(t *testing.T) {
	t.Parallel()
	wantExact(t, "ExtraNine(99.9)", measure.ExtraNine(rat(t, "99.9")), "99.99")
	wantExact(t, "ExtraNine(99.5)", measure.ExtraNine(rat(t, "99.5")), "99.95")
	wantExact(t, "ExtraNine(100)", measure.ExtraNine(rat(t, "100")), "100")
}

// TestThousandsOfParts guards against arithmetic that takes seconds for one hostile file.
func TestThousandsOfParts(t *testing.T) {
	t.Parallel()
	parts := make([]measure.Part, 0, 4000)
	for i := range int64(2000) {
		target := big.NewRat(99_999_999_999_937-2*i, 1_000_000_000_000)
		parts = append(parts, measure.Part{Availability: target}, measure.Part{Group: "g", Availability: target})
	}
	wantRounded(t, "CombinedAvailability", measure.CombinedAvailability(parts), 6, "99.999996")
	wantExact(t, "RequiredEach", measure.RequiredEach(rat(t, "99.9"), 2000), "99.99995")
}

// TestArgumentsAreKept guards the promise that no number handed in is changed.
func TestArgumentsAreKept(t *testing.T) {
	t.Parallel()
	a, b := rat(t, "99.9"), rat(t, "99.5")
	measure.Serial(a, b)
	measure.Alternatives(a, b)
	measure.CombinedAvailability([]measure.Part{{Group: "g", Availability: a}, {Group: "g", Availability: b}})
	measure.Shortfall(a, b)
	measure.OwnPart(a, b)
	measure.ExtraNine(a)
	measure.RequiredEach(a, 3)
	measure.AllowedDowntime(a, b)
	measure.ErrorBudgetLeft(a, b)
	measure.RepairAvailability(a, b)
	measure.StatedAgrees(a, b)
	measure.Variance(a, b)
	measure.Forecast(a, 7)
	measure.SprintCost(a, b, 3, a)
	measure.BenefitProgress(a, b, a)
	measure.NetPresentValue([]*big.Rat{a, b}, []*big.Rat{b, a})
	measure.CostPerTransaction(measure.Channel{Completed: 1, Cost: a}, measure.Channel{Completed: 1, Cost: b})
	measure.FormatApart(a, b, 0)
	wantExact(t, "the first argument", a, "99.9")
	wantExact(t, "the second argument", b, "99.5")
}

// Budget: 1 µs for the three direct dependencies of a usual service.
func BenchmarkSerial(b *testing.B) {
	targets := rats(b, "99.9", "99.95", "99.5")
	b.ReportAllocs()
	for b.Loop() {
		measure.Serial(targets...)
	}
}

// power is the percentage raised to n, as a percentage.
func power(percentage *big.Rat, n int) *big.Rat {
	factors := make([]*big.Rat, n)
	for i := range factors {
		factors[i] = percentage
	}
	return measure.Serial(factors...)
}
