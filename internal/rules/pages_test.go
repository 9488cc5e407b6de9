package rules_test

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/rules"
	"github.com/service-catalogue/svc/internal/rules/ruletest"
)

// fence is an example on a rule page: "yaml bad" or "yaml good", and for a bad one the other rules that it cannot avoid
// ("also=OWN005,OWN008").
var fence = regexp.MustCompile("(?ms)^```yaml (bad|good)(?: also=(\\S+))?$\n(.*?)^```$")

// TestPages tries the examples of every page: a bad one makes its rule and no other report, a good one makes nothing new.
func TestPages(t *testing.T) {
	t.Parallel()
	base := ruletest.Load(t, os.DirFS("testdata"))
	for _, rule := range rules.All() {
		t.Run(rule.Code, func(t *testing.T) {
			t.Parallel()
			if rule.Change != nil {
				checkDiffPage(t, base, rule)
				return
			}
			checkPage(t, rule)
			sel := lint.Selection{Only: []string{string(lint.Core), string(rule.Profile)}}
			before := count(ruletest.Run(t, rules.All(), base.With(""), ruletest.Day(), sel))
			for _, example := range fence.FindAllStringSubmatch(rules.Pages()(rule), -1) {
				found := ruletest.Run(t, rules.All(), base.With(example[3]), ruletest.Day(), sel)
				if rule.Policy != nil {
					found = ruletest.RunUnder(t, rules.All(), base.With(""), base.With(example[3]), ruletest.Day(), sel)
				}
				want := []string{}
				if example[1] == "bad" {
					want = append(want, rule.Code)
					if example[2] != "" {
						want = append(want, strings.Split(example[2], ",")...)
					}
				}
				slices.Sort(want)
				if got := added(before, found); !slices.Equal(got, want) {
					t.Errorf("%s example:\n%s\nreports %v, want %v\n%s", example[1], example[3], got, want, describe(found))
				}
			}
		})
	}
}

// checkPage checks the shape that all pages share.
func checkPage(t *testing.T, rule *lint.Rule) {
	t.Helper()
	if head := "# " + rule.Code + " " + rule.Name + "\n\n"; !strings.HasPrefix(rules.Pages()(rule), head) {
		t.Fatalf("page of %s: want it to start with %q", rule.Code, head)
	}
	for _, want := range []string{"\n## Why\n", "\n```yaml bad", "\n```yaml good", "\n## How to fix\n"} {
		if !strings.Contains(rules.Pages()(rule), want) {
			t.Errorf("page of %s has no %q", rule.Code, want)
		}
	}
}

// count counts findings by rule, those that a waiver accepts left out.
func count(found []finding.Finding) map[string]int {
	out := map[string]int{}
	for _, f := range found {
		if f.Waiver == nil {
			out[f.Code]++
		}
	}
	return out
}

// added are the rules that report more than before, in order.
func added(before map[string]int, found []finding.Finding) []string {
	out := []string{}
	for code, n := range count(found) {
		if n > before[code] {
			out = append(out, code)
		}
	}
	slices.Sort(out)
	return out
}

func describe(found []finding.Finding) string {
	var b strings.Builder
	for _, f := range found {
		b.WriteString(f.File + ": " + f.Code + " " + f.Path + ": " + f.Message + "\n")
	}
	return b.String()
}

// TestRulesAreWhole checks what every rule must state.
func TestRulesAreWhole(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, r := range rules.All() {
		checks := 0
		for _, there := range []bool{r.File != nil, r.Service != nil, r.Catalogue != nil, r.Waivers != nil, r.Policy != nil} {
			if there {
				checks++
			}
		}
		if r.Change != nil {
			if checks > 0 || r.Profile != lint.Diff || r.Waivable || r.Change.Classes == "" || r.Change.Judge == nil {
				t.Errorf("%s is not a whole rule about changes", r.Code)
			}
		} else if checks == 0 {
			t.Errorf("%s checks nothing", r.Code)
		}
		if r.Name == "" || r.Profile == "" || r.Fix == "" || r.Source == "" || r.Levels.Max() == finding.None && r.Change == nil || rules.Pages()(r) == "" {
			t.Errorf("%s lacks a name, profile, fixability, source, level or page", r.Code)
		}
		if seen[r.Code] || seen[r.Name] {
			t.Errorf("%s or %s is used twice", r.Code, r.Name)
		}
		seen[r.Code], seen[r.Name] = true, true
	}
}
