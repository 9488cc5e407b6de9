package ruletest

import (
	"cmp"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/schema"
)

// Case is an example laid over the base, and what a rule reports on it.
type Case struct {
	In  string
	Day schema.Date // the as-of date; Day() when absent

	// Want holds the findings in their order, each as "severity path", "severity path: message" or "severity path: message
	// — help". The path of a finding in another file than Main follows the name of that file and a blank.
	Want []string
}

// Try runs one rule alone on every case, and fails when they are not enough to try it on. It is for the tests of a group,
// which stand in the folder of the group.
func Try(t *testing.T, rule *lint.Rule, cases map[string]Case) {
	t.Helper()
	Enough(t, Load(t, os.DirFS("../testdata")), rule, cases)
	More(t, rule, cases)
}

// More runs one rule alone on cases besides those of Try.
func More(t *testing.T, rule *lint.Rule, cases map[string]Case) {
	t.Helper()
	base := Load(t, os.DirFS("../testdata"))
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			found := Run(t, []*lint.Rule{rule}, base.With(c.In), cmp.Or(c.Day, Day()), lint.Selection{})
			Compare(t, rule.Code, found, c.Want)
		})
	}
}

// Compare compares the findings of one rule, those that a waiver accepts left out, with lines as a Case has them.
func Compare(t *testing.T, code string, found []finding.Finding, want []string) {
	t.Helper()
	var got []string
	for _, f := range found {
		if f.Code == code && f.Waiver == nil {
			got = append(got, line(f))
		}
	}
	if !slices.EqualFunc(got, want, says) {
		t.Errorf("%s reports\n\t%s\nwant\n\t%s", code, strings.Join(got, "\n\t"), strings.Join(want, "\n\t"))
	}
}

// line is a finding in one line.
func line(f finding.Finding) string {
	at := f.Path
	if f.File != Main {
		at = f.File + " " + at
	}
	return f.Severity.String() + " " + at + ": " + f.Message + " — " + f.Help
}

// says reports whether a finding is the wanted one, as far as that goes.
func says(got, want string) bool {
	rest, found := strings.CutPrefix(got, want)
	return found && (rest == "" || strings.HasPrefix(rest, ": ") || strings.HasPrefix(rest, " — "))
}
