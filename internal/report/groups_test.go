package report_test

import (
	"fmt"
	"slices"
	"testing"
	"testing/fstest"

	"github.com/service-catalogue/svc/internal/report"
	"github.com/service-catalogue/svc/internal/rules/ruletest"
	"github.com/service-catalogue/svc/internal/table"
)

// TestGroupsStandTogether wants every report to make the rows of a group one after the other, whatever the entries say, so that
// they can be written as they come.
func TestGroupsStandTogether(t *testing.T) {
	t.Parallel()
	files := library(t)
	files["risk-scale.yaml"] = &fstest.MapFile{Data: []byte("schema: svc-risk/v1\nbands:\n  - {name: odd, from: 1, to: 4}\n  - {name: even, from: 5, to: 9}\n  - {name: odd, from: 12, to: 25}\n")}
	for i, phase := range []string{"zombie", "asleep", "zombie", "asleep"} {
		id := fmt.Sprintf("odd-%d", i)
		files["services/"+id+".yaml"] = &fstest.MapFile{Data: fmt.Appendf(nil, `schema: svc/v1
id: %s
name: Odd %d
type: platform
phase: %s
phase_history: [{phase: %[3]s, from: 2025-0%d-01}]
portfolio: %[3]s
customers: [{id: c, name: %[3]s}]
slas: [{id: a, customer: c, availability_percent: 99}]
improvements: [{id: i, text: better, status: %[3]s}]
documents: [{kind: %[3]s}]
`, id, i%2, phase, i+1)}
	}
	in := load(t, files, ruletest.Day())
	each(func(name string, r *report.Report) {
		whole := *r.Flow(in).Whole()
		gathered := whole
		gathered.Rows = slices.Clone(whole.Rows)
		gathered.Gather()
		if r.Group != "" && len(whole.Rows) == 0 {
			t.Errorf("%s has no rows, so that nobody can tell how they stand", name)
		}
		same := func(a, b []table.Cell) bool { return &a[0] == &b[0] }
		if !slices.EqualFunc(whole.Rows, gathered.Rows, same) {
			t.Errorf("%s: rows with the same %s stand apart", name, r.Group)
		}
	})
}
