package report_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/golden"
	"github.com/service-catalogue/svc/internal/report"
	"github.com/service-catalogue/svc/internal/table"
)

// TestList prints what each report says of itself, for a reader to judge.
func TestList(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	for _, r := range report.All() {
		describe(&b, r.Name, &r)
		for _, v := range r.Variants {
			describe(&b, r.Name+" --"+v.Name, v)
		}
		if r.Trend != nil {
			describe(&b, r.Name+" --trend", r.Trend)
		}
	}
	golden.Equal(t, []byte(b.String()), "testdata/list.golden")
}

func describe(b *strings.Builder, name string, r *report.Report) {
	fmt.Fprintf(b, "%s: %s\n  %s For: %s.\n  %s\n", name, r.Title, r.Question, r.For, r.Rows)
	if r.Group != "" {
		fmt.Fprintf(b, "  group %s\n", r.Group)
	}
	fmt.Fprintf(b, "  sort %s\n", r.Sort)
	for _, c := range r.Columns {
		sum := ""
		if c.Sum {
			sum = ", summed"
		}
		if c.More {
			sum += ", when asked for"
		}
		fmt.Fprintf(b, "    %s (%s%s) %s\n", c.Key(), c.Kind, sum, c.Explain)
	}
	b.WriteByte('\n')
}

// each calls do for every report, variant and trend.
func each(do func(name string, r *report.Report)) {
	for _, r := range report.All() {
		do(r.Name, &r)
		for _, v := range r.Variants {
			do(r.Name+"-"+v.Name, v)
		}
		if r.Trend != nil {
			do(r.Name+"-trend", r.Trend)
		}
	}
}

// TestForm holds every report to the form that they share.
func TestForm(t *testing.T) {
	t.Parallel()
	each(func(name string, r *report.Report) {
		if r.Title == "" || !strings.HasSuffix(r.Question, "?") || r.For == "" || !strings.HasSuffix(r.Rows, ".") || r.Sort == "" || r.Fill == nil {
			t.Errorf("%s lacks a title, question, reader, rows, order or Fill", name)
		}
		var keys []string
		for _, c := range r.Columns {
			if !strings.HasSuffix(c.Explain, ".") {
				t.Errorf("%s: column %s is not explained in a sentence: %q", name, c.Key(), c.Explain)
			}
			if slices.Contains(keys, c.Key()) {
				t.Errorf("%s: two columns have the key %s", name, c.Key())
			}
			if c.Sum && c.Kind != table.Numbers && c.Kind != table.Amounts {
				t.Errorf("%s: column %s cannot be summed", name, c.Key())
			}
			keys = append(keys, c.Key())
		}
		if r.Group != "" && !slices.Contains(keys, r.Group) {
			t.Errorf("%s is grouped by %s, which is no column", name, r.Group)
		}
	})
}
