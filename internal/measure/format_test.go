package measure_test

import (
	"testing"

	"github.com/service-catalogue/svc/internal/measure"
)

func TestFormat(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		in       string
		decimals int
		want     string
		short    string
	}{
		"whole":                {"432", 2, "432.00", "432"},
		"one decimal":          {"43.2", 2, "43.20", "43.2"},
		"half up":              {"0.125", 2, "0.13", "0.13"},
		"below half":           {"0.1249", 2, "0.12", "0.12"},
		"half away from zero":  {"-0.125", 2, "-0.13", "-0.13"},
		"no decimals":          {"79.58", 0, "80", "80"},
		"tens keep their zero": {"99.96", 1, "100.0", "100"},
		"hundreds too":         {"100", 0, "100", "100"},
		"negative decimals":    {"79.58", -1, "80", "80"},
		"never minus nothing":  {"-0.001", 2, "0.00", "0"},
		"minus a little":       {"-0.01", 2, "-0.01", "-0.01"},
		"endless":              {"1/3", 5, "0.33333", "0.33333"},
		"zero":                 {"0", 1, "0.0", "0"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := measure.Format(rat(t, tt.in), tt.decimals); got != tt.want {
				t.Errorf("Format(%s, %d) = %s, want %s", tt.in, tt.decimals, got, tt.want)
			}
			if got := measure.FormatShort(rat(t, tt.in), tt.decimals); got != tt.short {
				t.Errorf("FormatShort(%s, %d) = %s, want %s", tt.in, tt.decimals, got, tt.short)
			}
		})
	}
}

func TestFormatExact(t *testing.T) {
	t.Parallel()
	serial := measure.Serial(rats(t, "99.9", "99.95", "99.5")...)
	tests := map[string]struct {
		in   string
		want string
		ok   bool
	}{
		"the minutes of 99.9": {"43.2", "43.2", true},
		"a product":           {serial.String(), "99.35079975", true},
		"whole":               {"432", "432", true},
		"no zeros at the end": {"99.900", "99.9", true},
		"negative":            {"-50", "-50", true},
		"endless":             {"1/3", "", false},
		"twenty decimals":     {"0.00000000000000000001", "0.00000000000000000001", true},
		"one too many":        {"0.000000000000000000001", "", false},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got, ok := measure.FormatExact(rat(t, tt.in)); got != tt.want || ok != tt.ok {
				t.Errorf("FormatExact(%s) = %q, %t, want %q, %t", tt.in, got, ok, tt.want, tt.ok)
			}
		})
	}
}

func TestFormatApart(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		a, b         string
		wantA, wantB string
	}{
		"far apart":          {"99.85005", "99.9", "99.85", "99.9"},
		"equal":              {"99.9", "99.900", "99.9", "99.9"},
		"apart at the third": {"99.899", "99.9", "99.899", "99.9"},
		"apart much later":   {"99.89999999", "99.9", "99.89999999", "99.9"},
		"just below all":     {"99.999975", "100", "99.99998", "100"},
		"too close to tell":  {"99.9", "99.90000000000000000000001", "99.9", "99.9"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a, b := measure.FormatApart(rat(t, tt.a), rat(t, tt.b), 2)
			if a != tt.wantA || b != tt.wantB {
				t.Errorf("FormatApart(%s, %s) = %s, %s, want %s, %s", tt.a, tt.b, a, b, tt.wantA, tt.wantB)
			}
		})
	}
}

func TestFormatMoney(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ in, currency, want string }{
		"millions":    {"1200000", "GBP", "GBP 1,200,000"},
		"pence":       {"9000000/7", "GBP", "GBP 1,285,714.29"},
		"one penny":   {"0.01", "EUR", "EUR 0.01"},
		"tens":        {"7.5", "GBP", "GBP 7.50"},
		"hundreds":    {"999", "GBP", "GBP 999"},
		"a thousand":  {"1000", "GBP", "GBP 1,000"},
		"nothing":     {"0", "GBP", "GBP 0"},
		"negative":    {"-100000", "GBP", "GBP -100,000"},
		"no currency": {"1234.5", "", "1,234.50"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := measure.FormatMoney(rat(t, tt.in), tt.currency); got != tt.want {
				t.Errorf("FormatMoney(%s, %q) = %q, want %q", tt.in, tt.currency, got, tt.want)
			}
		})
	}
}
