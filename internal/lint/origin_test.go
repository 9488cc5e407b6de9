package lint_test

import (
	"testing"

	"github.com/service-catalogue/svc/internal/lint"
)

func TestOrigin(t *testing.T) {
	t.Parallel()
	for source, want := range map[string]string{
		"own":                  "a rule of this tool",
		"FitSM PR2.2":          "FitSM PR2.2",
		"004 FitSM PR9.6":      "the service owner's duties in service management (004); FitSM PR9.6",
		"001, 002, GSS 10":     "who owns a service (001); the service owner's tasks in each phase (002); GOV.UK Service Standard, 10",
		"004 000":              "the service owner's duties in service management (004); the role of the service owner (000)",
		"span of control, 001": "span of control; who owns a service (001)",
	} {
		if got := (&lint.Rule{Source: source}).Origin(); got != want {
			t.Errorf("origin of %q: %q, want %q", source, got, want)
		}
	}
}
