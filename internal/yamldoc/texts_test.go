package yamldoc_test

import (
	"testing"

	"github.com/service-catalogue/svc/internal/yamldoc"
)

// TestPlain holds what is written without quotes to what readers of other languages take for the same. What libyaml and PyYAML refuse
// in brackets was found by reading 20,000 texts with PyYAML 6.0.3.
func TestPlain(t *testing.T) {
	t.Parallel()
	const none, scalar, text = 0, 1, 2
	tests := map[string]int{
		"a-khan": text, "https://docs.example.gov.uk/m17#a": text, "a:b": text, "it's": text, "a-": text,
		"2026-06-15": scalar, "99.5": scalar, "true": scalar, "no": scalar, "=": scalar, "<<": scalar,
		"ends with a colon:": none, "a\tb": none, "-": none, "- a": none, "a, b": none, "a: b": none, "a #b": none, "[a": none, "": none, " a": none,
	}
	for in, want := range tests {
		got := none
		switch {
		case yamldoc.PlainText(in):
			got = text
		case yamldoc.PlainScalar(in):
			got = scalar
		}
		if got != want {
			t.Errorf("%q: got %d, want %d", in, got, want)
		}
	}
}
