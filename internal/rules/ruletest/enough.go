package ruletest

import (
	"cmp"
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
)

// Enough fails when the cases of a rule leave out what every rule has to be tried on: something to report, nothing to report,
// and, where it does not apply to services of every phase, what it would report in the phase before it does.
func Enough(t *testing.T, base Base, rule *lint.Rule, cases map[string]Case) {
	t.Helper()
	fires, silent := false, false
	for _, c := range cases {
		fires = fires || len(c.Want) > 0
		silent = silent || len(c.Want) == 0
	}
	if !fires || !silent {
		t.Errorf("%s has a case that fires: %v, and a silent one: %v; it needs both", rule.Code, fires, silent)
	}
	first := 0
	for rule.Levels.At(first) == finding.None {
		first++
	}
	if first == 0 {
		return
	}
	phases := catalogue.Phases()
	for _, c := range cases {
		if len(c.Want) == 0 && tooEarly(t, base, rule, c, phases[first-1], phases[first]) {
			return
		}
	}
	t.Errorf("%s applies from %s, and no silent case in %s would be reported then", rule.Code, phases[first], phases[first-1])
}

// tooEarly reports whether nothing but its phase keeps a case from being reported.
func tooEarly(t *testing.T, base Base, rule *lint.Rule, c Case, before, phase string) bool {
	t.Helper()
	early := "phase: " + before + "\n"
	if !strings.Contains(c.In, early) {
		return false
	}
	in := strings.ReplaceAll(c.In, early, "phase: "+phase+"\n")
	for _, f := range Run(t, []*lint.Rule{rule}, base.With(in), cmp.Or(c.Day, Day()), lint.Selection{}) {
		if f.Code == rule.Code && f.Waiver == nil {
			return true
		}
	}
	return false
}
