package report_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/service-catalogue/svc/internal/golden"
	"github.com/service-catalogue/svc/internal/report"
	"github.com/service-catalogue/svc/internal/rules/ruletest"
	"github.com/service-catalogue/svc/internal/table"
)

// library is a small catalogue on which every report has something to say.
func library(t testing.TB) fstest.MapFS {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/catalogue.txtar")
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{}
	for _, f := range archive.Files {
		files[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	return files
}

// TestGolden prints every report over the library, for a reader to judge line by line.
func TestGolden(t *testing.T) {
	t.Parallel()
	in := load(t, library(t), ruletest.Day())
	each(func(name string, r *report.Report) {
		golden.Equal(t, []byte(printed(*r.Flow(in).Whole())), "testdata/"+name+".golden")
	})
	for name, argument := range map[string]string{"impact": "card-desk", "leaver-impact": "a-berg"} {
		in.Argument = argument
		golden.Equal(t, []byte(printed(build(t, name, in))), "testdata/"+name+"-"+argument+".golden")
	}
}

// printed is a table with one line for each cell that is not empty, rows parted by blank lines.
func printed(t table.Table) string {
	var b strings.Builder
	for _, row := range t.Rows {
		for i, c := range t.Columns {
			switch {
			case row[i].Address() != "" && row[i].Address() != row[i].Plain():
				b.WriteString(c.Key() + ": " + row[i].Plain() + " -> " + row[i].Address() + "\n")
			case !row[i].Empty():
				b.WriteString(c.Key() + ": " + row[i].Plain() + "\n")
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}
