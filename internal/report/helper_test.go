package report_test

import (
	"context"
	"io/fs"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/report"
	"github.com/service-catalogue/svc/internal/rules"
	"github.com/service-catalogue/svc/internal/rules/ruletest"
	"github.com/service-catalogue/svc/internal/table"
	"github.com/service-catalogue/svc/schema"
)

// load makes the input of reports over the catalogue in files, with what lint finds there.
func load(t testing.TB, files fs.FS, day schema.Date) *report.Input {
	t.Helper()
	c, err := catalogue.Open(files)
	if err != nil {
		t.Fatalf("open: %v", err)
	}
	all := lint.Selection{Only: []string{"core", "governance", "digital"}}
	result, err := lint.Run(context.Background(), c, lint.Options{Rules: rules.All(), Selection: all, AsOf: day, Workers: 1, Whole: func(string) bool { return true }})
	if err != nil {
		t.Fatalf("lint: %v", err)
	}
	in := report.Whole(c, day)
	in.Findings = result.Findings
	return in
}

// base is the catalogue of the rule pages with an example laid over it.
func base(t testing.TB, example string) fs.FS {
	t.Helper()
	return ruletest.Load(t, os.DirFS("../rules/testdata")).With(example)
}

// build makes a report, a variant ("finance --sprints") or a trend ("sla --trend").
func build(t testing.TB, name string, in *report.Input) table.Table {
	t.Helper()
	name, flag, _ := strings.Cut(name, " --")
	r := report.Find(name)
	if r == nil {
		t.Fatalf("there is no report %s", name)
	}
	switch {
	case flag == "trend":
		r = r.Trend
	case flag != "":
		r = r.Variant(flag)
	}
	if r == nil {
		t.Fatalf("report %s has no --%s", name, flag)
	}
	out := *r.Flow(in).Whole()
	if err := out.Check(); err != nil {
		t.Fatal(err)
	}
	return out
}

// records are the rows of a table by key of column, as a machine reads them.
func records(t table.Table) []map[string]string {
	out := make([]map[string]string, 0, len(t.Rows))
	for _, row := range t.Rows {
		record := map[string]string{}
		for i, c := range t.Columns {
			record[c.Key()] = row[i].Plain()
		}
		out = append(out, record)
	}
	return out
}

// pick are the records in which all the given cells have these values.
func pick(t table.Table, cells map[string]string) []map[string]string {
	var out []map[string]string
	for _, record := range records(t) {
		fits := true
		for key, want := range cells {
			fits = fits && record[key] == want
		}
		if fits {
			out = append(out, record)
		}
	}
	return out
}

func itoa(n int) string { return strconv.Itoa(n) }
