package render_test

import (
	"fmt"
	"io"
	"testing"

	"github.com/service-catalogue/svc/internal/render"
	"github.com/service-catalogue/svc/internal/table"
	"github.com/service-catalogue/svc/internal/view"
)

// Budget of a format for 100,000 findings: a tenth of the lint of 10,000 services, which takes 2 s of CPU on the machine
// that the figures in README.md are from.
const manyForBench = 100_000

// BenchmarkFindings writes 100,000 findings in 20,000 files in every format. Files are at hand, so what reading them costs
// is not in it.
func BenchmarkFindings(b *testing.B) {
	doc := manyFindings(manyForBench)
	for _, format := range render.Fitting(view.Findings | view.Data) {
		b.Run(format.Name, func(b *testing.B) { benchmark(b, format.Name, doc) })
	}
}

// BenchmarkTable draws 10,000 rows. The library holds them all and measures each cell several times.
func BenchmarkTable(b *testing.B) {
	for _, format := range render.Fitting(view.Tables) {
		b.Run(format.Name, func(b *testing.B) { benchmark(b, format.Name, &view.Doc{Tables: []table.Table{manyRows(10_000)}}) })
	}
}

// BenchmarkLineHashes hashes the lines of 27 MB, which is 10,000 services.
func BenchmarkLineHashes(b *testing.B) {
	file := findingsFile(100)
	doc := manyFindings(25_000)
	for i := range doc.Findings {
		doc.Findings[i].File = fmt.Sprintf("services/s-%d.yaml", i*10_000/25_000)
	}
	doc.Text = func(string) ([]byte, bool) { return file, true }
	b.SetBytes(int64(10_000 * len(file)))
	benchmark(b, "sarif", doc)
}

func benchmark(b *testing.B, name string, doc *view.Doc) {
	b.Helper()
	format, ok := render.For(name)
	if !ok {
		b.Fatalf("no format %q", name)
	}
	b.ReportAllocs()
	for b.Loop() {
		if err := format.Write(io.Discard, doc, render.Style{}); err != nil {
			b.Fatal(err)
		}
	}
}
