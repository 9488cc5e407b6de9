package render_test

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/change"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/render"
	"github.com/service-catalogue/svc/internal/view"
)

// TestComment checks that a comment stays shorter than a forge takes, begins with its marker, and that each change, finding
// and person is there or counted, however many there are.
func TestComment(t *testing.T) {
	t.Parallel()
	leftOut := regexp.MustCompile(`(?m)([\d,]+) (?:more )?(?:changes?|rows?) do(?:es)? not fit`)
	for _, tt := range []struct{ changes, findings, people int }{{3, 2, 4}, {3, 900, 40}, {280, 5, 30}, {900, 900, 900}, {312, 0, 1}} {
		d := view.Diff{Notify: true, WithLint: true, ServiceName: named, PersonName: named}
		for i := range tt.changes {
			d.Counts.Minor++
			d.Verdicts = append(d.Verdicts, change.Verdict{
				Code: "DIF024", Rule: "text-changed", Class: change.Class(1 + i%3), Service: fmt.Sprintf("service-%d", i), Path: "name", Message: strings.Repeat("ä|b ", 20),
			})
		}
		for i := range tt.people {
			d.Verdicts[0].Notify = append(d.Verdicts[0].Notify, change.Notice{Person: fmt.Sprintf("person-%d", i), Why: "owner"})
		}
		for i := range tt.findings {
			d.Introduced = append(d.Introduced, finding.Finding{Code: "OWN008", Rule: "deputy-missing", Service: fmt.Sprintf("service-%d", i), Message: "no deputy", File: "services/a.yaml"})
		}
		got := written(t, "markdown", view.FromChanges(&d), render.Style{})
		if !strings.HasPrefix(got, "<!-- svc diff -->\n") || len(got) >= 60_000 {
			t.Errorf("%+v: %d bytes, begins with %.30q", tt, len(got), got)
		}
		rows := strings.Count(got, "\n| ") - 2*strings.Count(got, "\n| --- |")
		left := 0
		for _, found := range leftOut.FindAllStringSubmatch(got, -1) {
			n, err := strconv.Atoi(strings.ReplaceAll(found[1], ",", ""))
			if err != nil {
				t.Fatal(err)
			}
			left += n
		}
		if all := tt.changes + tt.findings + tt.people; rows+left != all {
			t.Errorf("%+v: %d rows and %d that were left out, want %d", tt, rows, left, all)
		}
	}
}
