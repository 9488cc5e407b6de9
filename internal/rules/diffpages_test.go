package rules_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/change"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/rules"
	"github.com/service-catalogue/svc/internal/rules/ruletest"
)

// states are the example of a page about changes: a catalogue before and after, and what is said of it.
var states = regexp.MustCompile("(?ms)^```yaml before$\n(.*?)^```$\n\n```yaml after$\n(.*?)^```$\n\n```text$\n(.*?)^```$")

// checkDiffPage checks the shape of a page about changes, and that its example says what the page shows.
func checkDiffPage(t *testing.T, base ruletest.Base, rule *lint.Rule) {
	t.Helper()
	if head := "# " + rule.Code + " " + rule.Name + "\n\n"; !strings.HasPrefix(rules.Pages()(rule), head) {
		t.Fatalf("page of %s: want it to start with %q", rule.Code, head)
	}
	for _, want := range []string{"\n## Why\n", "\n## Classes\n", "\n## Who is told\n", "\n## Mirror\n", "\n## What to do\n"} {
		if !strings.Contains(rules.Pages()(rule), want) {
			t.Errorf("page of %s has no %q", rule.Code, want)
		}
	}
	for class := range strings.SplitSeq(rule.Change.Classes, ", ") {
		if _, err := change.ParseClass(class); err != nil || !strings.Contains(rules.Pages()(rule), "- **"+class+"**") {
			t.Errorf("page of %s does not say when a change is %s (%v)", rule.Code, class, err)
		}
	}
	examples := states.FindAllStringSubmatch(rules.Pages()(rule), -1)
	if len(examples) == 0 {
		t.Errorf("page of %s has no example of a change", rule.Code)
	}
	for _, example := range examples {
		var said strings.Builder
		for _, v := range ruletest.Judge(t, rules.All(), base.With(example[1]), base.With(example[2]), ruletest.Day()) {
			said.WriteString(ruletest.Say(v))
		}
		got := said.String()
		if got != example[3] {
			t.Errorf("page of %s: the example says\n%s\nwant\n%s", rule.Code, got, example[3])
		}
		if !strings.HasPrefix(got, rule.Code) && !strings.Contains(got, "\n"+rule.Code) {
			t.Errorf("page of %s: the example is judged by other rules:\n%s", rule.Code, got)
		}
	}
}
