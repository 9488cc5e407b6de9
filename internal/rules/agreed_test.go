package rules_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/rules"
	"github.com/service-catalogue/svc/internal/rules/ruletest"
)

// letters are the severities as the table has them.
const letters = "-IWE"

// TestRulesAreAsAgreed compares every rule with the table of what was agreed, and tries the bad example of its page in every
// phase: nothing is reported where the table has nothing, and nothing worse than it has.
func TestRulesAreAsAgreed(t *testing.T) {
	t.Parallel()
	agreed := agreedRules(t)
	base := ruletest.Load(t, os.DirFS("testdata"))
	for _, rule := range rules.All() {
		if rule.Change != nil {
			continue
		}
		want, known := agreed[rule.Code]
		delete(agreed, rule.Code)
		if !known {
			t.Errorf("%s %s has no line in testdata/agreed.txt", rule.Code, rule.Name)
			continue
		}
		t.Run(rule.Code, func(t *testing.T) {
			t.Parallel()
			levels := inLetters(rule.Levels)
			waivable := map[bool]string{true: "yes", false: "no"}[rule.Waivable]
			if got := fmt.Sprintf("%s %s %s %s %s %s", rule.Code, rule.Name, rule.Profile, levels, rule.Fix, waivable); got != want {
				t.Errorf("is %s\nwant %s", got, want)
			}
			checkPhases(t, base, rule)
		})
	}
	for _, line := range agreed {
		t.Errorf("no rule for %s", line)
	}
}

// agreedRules are the lines of the table by code.
func agreedRules(t *testing.T) map[string]string {
	t.Helper()
	text, err := os.ReadFile("testdata/agreed.txt")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for line := range strings.Lines(string(text)) {
		if code, _, _ := strings.Cut(line, " "); code != "#" {
			out[code] = strings.TrimSpace(line)
		}
	}
	return out
}

func inLetters(levels lint.Levels) string {
	var b strings.Builder
	for i := range catalogue.Phases() {
		b.WriteByte(letters[levels.At(i)])
	}
	return b.String()
}

// phaseLine is the phase of the service of an example.
var phaseLine = regexp.MustCompile(`(?m)^phase: \w+\n`)

// checkPhases tries the bad examples of a page, as far as they are about the one service, in each phase.
func checkPhases(t *testing.T, base ruletest.Base, rule *lint.Rule) {
	t.Helper()
	for _, example := range fence.FindAllStringSubmatch(rules.Pages()(rule), -1) {
		if example[1] != "bad" || strings.Contains(example[3], "# file:") || strings.Contains(example[3], "# whole file:") {
			continue
		}
		for i, phase := range catalogue.Phases() {
			in := "phase: " + phase + "\n" + phaseLine.ReplaceAllString(example[3], "")
			for _, f := range ruletest.Run(t, []*lint.Rule{rule}, base.With(in), ruletest.Day(), lint.Selection{}) {
				if f.Code == rule.Code && f.File == ruletest.Main && f.Severity > rule.Levels.At(i) {
					t.Errorf("in %s: %s, want at most %s: %s", phase, f.Severity, rule.Levels.At(i), f.Message)
				}
			}
		}
	}
}

// tried finds the rules that tests of the groups run on cases of their own.
var tried = regexp.MustCompile(`\b(?:ruletest\.Try|try)\(t, (\w+)\.(\w+)\(\), `)

// TestRulesAreTried checks that every rule has cases of its own in the tests of its group; Try sees to it that they are
// enough. The rules about waivers and about changes of the policy take more than one catalogue and have tables of their own.
func TestRulesAreTried(t *testing.T) {
	t.Parallel()
	have := map[string]bool{"waiverinvalid": true, "policychanged": true}
	names, err := filepath.Glob("*/*_test.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range tried.FindAllStringSubmatch(string(text), -1) {
			have[strings.ToLower(m[2])] = true
		}
	}
	for _, rule := range rules.All() {
		if rule.Change == nil && !have[strings.ReplaceAll(rule.Name, "-", "")] {
			t.Errorf("%s %s is not tried on cases of its own: no test of its group says ruletest.Try(t, …)", rule.Code, rule.Name)
		}
	}
	if len(have) < 100 {
		t.Errorf("found %d rules in the tests, want all", len(have))
	}
}
