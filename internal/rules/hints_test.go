package rules_test

import (
	"os"
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/golden"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/rules"
	"github.com/service-catalogue/svc/internal/rules/ruletest"
)

// TestHints holds every rule that prints the edit to be made to doing so, for each example of its page; the golden file is to
// be read as somebody would who has to make these edits.
func TestHints(t *testing.T) {
	t.Parallel()
	base := ruletest.Load(t, os.DirFS("testdata"))
	var out strings.Builder
	for _, rule := range rules.All() {
		if rule.Fix != lint.Hint {
			continue
		}
		for _, example := range fence.FindAllStringSubmatch(rules.Pages()(rule), -1) {
			if example[1] != "bad" {
				continue
			}
			for _, f := range ruletest.Run(t, rules.All(), base.With(example[3]), ruletest.Day(), lint.Selection{Only: []string{rule.Code}}) {
				if f.Code != rule.Code {
					continue
				}
				if !strings.Contains(f.Help, "`") && !strings.HasPrefix(f.Help, "write ") && !strings.Contains(f.Help, "delete ") {
					t.Errorf("%s at %s names no edit: %q", f.Code, f.Path, f.Help)
				}
				out.WriteString(f.Code + " " + f.Path + ": " + f.Message + "\n  " + f.Help + "\n")
			}
		}
	}
	golden.Equal(t, []byte(out.String()), "testdata/hints.golden")
}
