package schema_test

import (
	"encoding"
	"regexp"
	"testing"

	"github.com/service-catalogue/svc/schema"
)

// TestFormatPatterns checks what the patterns of named formats take and refuse.
func TestFormatPatterns(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ good, bad []string }{
		"id": {
			[]string{"pay", "renew-fishing-licence", "a1-", "x" + sixty + "ab"},
			[]string{"", "ab", "Pay", "1pay", "-pay", "pay_now", "pay now", "pay\n", "x" + sixty + "abc"},
		},
		"link": {
			[]string{"https://docs.example.gov.uk/plan", "http://example.org", "https://example.org:8443/a?b=c#d", "https://example.org?q", "https://café.example/é"},
			[]string{"", "docs.example.gov.uk", "ftp://example.org", "https://", "https:///plan", "https://user@example.org/", "javascript:alert(1)", "https://example.org/a b", " https://example.org"},
		},
		"mail": {
			[]string{"ops@example.gov.uk", "first.last+tag@a-b.example", "o'neill@example.org"},
			[]string{"", "ops", "ops@example", "ops@@example.org", "Ops <ops@example.org>", "a@example.org, b@example.org", "ops@.example.org", "ops@example.org."},
		},
		"phone": {
			[]string{"+441632960000", "+1555010", "+123456789012345"},
			[]string{"", "01632960000", "+44 1632 960000", "+0441632", "+44-1632-960000", "+1234567890123456", "+12345"},
		},
		"currency": {
			[]string{"GBP", "EUR"},
			[]string{"", "gbp", "£", "GBPX", "GB"},
		},
		"settingsfile": {
			[]string{"svc.yaml", "../shared/svc.yaml", "a b/ä.yaml", "-x.yaml"},
			[]string{"", "/etc/svc.yaml", "~/svc.yaml", "https://example.com/svc.yaml", `C:\svc.yaml`, `a\b.yaml`, "svc.yml", ".yaml", "svc"},
		},
		"monthday": {
			[]string{"04-01", "12-31", "02-28", "11-30"},
			[]string{"", "4-1", "02-29", "02-30", "04-31", "13-01", "00-10", "01-00", "04-01-01"},
		},
		"clock": {
			[]string{"00:00", "09:05", "23:59", "24:00"},
			[]string{"", "9:00", "24:01", "25:00", "12:60", "12:00:00", "noon"},
		},
		"timezone": {
			[]string{"UTC", "GMT", "Europe/London", "America/Argentina/Buenos_Aires", "America/Port-au-Prince", "Etc/GMT+1"},
			[]string{"", "BST", "europe/london", "Europe", "Europe/", "Europe/London/x/y", "+01:00"},
		},
	}
	for name, format := range schema.Formats() {
		in, listed := tests[name]
		if listed != (format.Pattern != "") {
			t.Errorf("format %q has pattern %q and a row here: %v", name, format.Pattern, listed)
			continue
		}
		checkPattern(t, name, format.Pattern, in.good, in.bad)
		if listed {
			checkPattern(t, name, format.Pattern, []string{format.Example}, nil)
		}
	}
}

const sixty = "123456789012345678901234567890123456789012345678901234567890"

func checkPattern(t *testing.T, name, pattern string, good, bad []string) {
	t.Helper()
	expression := regexp.MustCompile(pattern)
	for _, text := range good {
		if !expression.MatchString(text) {
			t.Errorf("format %q refuses %q", name, text)
		}
	}
	for _, text := range bad {
		if expression.MatchString(text) {
			t.Errorf("format %q takes %q", name, text)
		}
	}
}

// TestFormatAllows checks the bounds and places of the formats of numbers.
func TestFormatAllows(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ good, bad []string }{
		"money":    {[]string{"0", "0.01", "1250.5", "1200000"}, []string{"-0.01", "-1", "1.005", "1.000"}},
		"percent":  {[]string{"0", "100", "99.9999", "100.0"}, []string{"-1", "100.1", "101"}},
		"positive": {[]string{"0", "0.001", "123456"}, []string{"-1", "-0.5"}},
	}
	for name, format := range schema.Formats() {
		if format.Pattern != "" {
			continue
		}
		in := tests[name]
		for _, text := range append(in.good, format.Example) {
			if !format.Allows(schema.NewDecimal(text)) {
				t.Errorf("format %q refuses %s", name, text)
			}
		}
		for _, text := range in.bad {
			if format.Allows(schema.NewDecimal(text)) {
				t.Errorf("format %q takes %s", name, text)
			}
		}
	}
}

// TestScalarFormats checks that a pattern refuses nothing that its scalar type reads, and most of what it does not.
func TestScalarFormats(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		kind encoding.TextUnmarshaler
		in   []string
		// only the type refuses these
		looser []string
	}{
		"date": {
			new(schema.Date),
			[]string{"2026-06-15", "1900-01-01", "9999-12-31", "1899-12-31", "26-06-15", "2026-6-15", "2026-13-01", "2026-00-01", "2026-01-32", "2026-01-00", "2026-06-15T00:00:00Z", "15/06/2026", ""},
			[]string{"2026-02-30", "2025-02-29"},
		},
		"month": {
			new(schema.Month),
			[]string{"2026-06", "1900-01", "1899-12", "2026-13", "2026-00", "2026-6", "2026-06-01", "June 2026", ""},
			nil,
		},
		"financial year": {
			new(schema.Year),
			[]string{"2026-27", "1999-00", "1899-00", "2026", "2026/27", "2026-2027", ""},
			[]string{"2026-26", "2026-28"},
		},
		"duration": {
			new(schema.Period),
			[]string{"P6M", "P1Y", "P1Y6M", "P1Y2M3W4D", "P30D", "P2W", "P1Y3D", "P6M1W", "P", "6M", "P6", "PT1H", "P1D1M", "P-1D", "P1.5Y", "P12345D", "p6m", "P1M1M", ""},
			[]string{"P0D", "P9999W"},
		},
	}
	formats := schema.ScalarFormats()
	if len(formats) != len(tests) {
		t.Errorf("%d formats, %d rows here", len(formats), len(tests))
	}
	for name, test := range tests {
		expression := regexp.MustCompile(formats[name].Pattern)
		for _, text := range append(test.in, formats[name].Example) {
			reads := test.kind.UnmarshalText([]byte(text)) == nil
			if got := expression.MatchString(text); got != reads {
				t.Errorf("%s: pattern takes %q: %v, the type reads it: %v", name, text, got, reads)
			}
		}
		for _, text := range test.looser {
			if test.kind.UnmarshalText([]byte(text)) == nil || !expression.MatchString(text) {
				t.Errorf("%s: %q should pass the pattern and fail the type", name, text)
			}
		}
	}
}
