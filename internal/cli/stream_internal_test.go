package cli

import (
	"strconv"
	"testing"
	"testing/fstest"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/report"
	"github.com/service-catalogue/svc/internal/table"
)

// watcher notes how many rows are made when the first bytes come.
type watcher struct {
	made  *int
	first int
	bytes int
}

func (w *watcher) Write(p []byte) (int, error) {
	if w.bytes == 0 {
		w.first = *w.made
	}
	w.bytes += len(p)
	return len(p), nil
}

// TestStreams wants the first rows to be written long before the last one is made, unless an order of its own was asked for. It
// stands inside the package because it needs a report that counts its rows.
func TestStreams(t *testing.T) {
	t.Parallel()
	const rows = 100_000
	c, err := catalogue.Open(fstest.MapFS{
		"svc.yaml":           {Data: []byte("schema: svc-settings/v1\n")},
		"services/bare.yaml": {Data: []byte("schema: svc/v1\nid: bare\nname: Bare\nphase: live\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Load(t.Context(), 1, nil); err != nil {
		t.Fatal(err)
	}
	l := &loaded{location: &location{}, Catalogue: c, close: func() {}}
	shapes := map[string]struct {
		set  func(*reportOptions)
		late bool
	}{
		"as it is":   {set: func(*reportOptions) {}},
		"columns":    {set: func(o *reportOptions) { o.columns = []string{"number", "service_id"} }},
		"no groups":  {set: func(o *reportOptions) { o.group = "none" }},
		"own groups": {set: func(o *reportOptions) { o.group = "half" }},
		"top":        {set: func(o *reportOptions) { o.top = rows }},
		"where":      {set: func(o *reportOptions) { o.where = `phase == "live"` }},
		"sorted":     {set: func(o *reportOptions) { o.sort = []string{"number:desc"} }, late: true},
		"grouped":    {set: func(o *reportOptions) { o.group = "number" }, late: true},
	}
	for _, format := range []string{"csv", "tsv", "json", "jsonl"} {
		for name, shape := range shapes {
			t.Run(format+" "+name, func(t *testing.T) {
				t.Parallel()
				made := 0
				w := &watcher{made: &made}
				o := &reportOptions{shared: &shared{env: Env{Stdout: w, Getenv: func(string) string { return "" }}}}
				shape.set(o)
				out, err := newOutputs(o.shared, []string{format}, reportParts)
				if err != nil {
					t.Fatal(err)
				}
				doc, err := o.doc(l, out, []*report.Report{counting(rows, &made)}, "")
				if err != nil {
					t.Fatal(err)
				}
				if err := out.writeReport(doc); err != nil {
					t.Fatal(err)
				}
				if made != rows || w.bytes < rows {
					t.Errorf("%d rows make %d bytes, want %d rows", made, w.bytes, rows)
				}
				if late := w.first > rows/2; late != shape.late {
					t.Errorf("the first bytes come after %d of %d rows, want late: %t", w.first, rows, shape.late)
				}
			})
		}
	}
}

// counting is a report with so many rows, which counts those that it has made.
func counting(rows int, made *int) *report.Report {
	column := func(title string, kind table.Kind) *report.Column {
		return &report.Column{Column: table.Column{Title: title, Kind: kind}}
	}
	return &report.Report{
		Name: "counting", Title: "Counting", Group: "half",
		Columns: []*report.Column{column("Service id", table.Texts), column("Half", table.Texts), column("Number", table.Numbers)},
		Fill: func(_ *report.Input, add *report.Rows) {
			for *made < rows {
				*made++
				add.Row(table.Text("bare"), table.Text(strconv.FormatBool(*made > rows/2)), table.Number(strconv.Itoa(*made)))
			}
		},
	}
}
