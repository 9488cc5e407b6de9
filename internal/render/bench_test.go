package render_test

import (
	"io"
	"testing"

	"github.com/service-catalogue/svc/internal/render"
	"github.com/service-catalogue/svc/internal/table"
	"github.com/service-catalogue/svc/internal/view"
)

// Budget of a format for 100,000 findings: a tenth of the lint of 10,000 services, which takes 2 s of CPU on the machine
// that the figures in README.md are from.
const manyForBench = 100_000

func BenchmarkText(b *testing.B)    { benchmark(b, "text", manyFindings(manyForBench)) }
func BenchmarkConcise(b *testing.B) { benchmark(b, "concise", manyFindings(manyForBench)) }
func BenchmarkJSON(b *testing.B)    { benchmark(b, "json", manyFindings(manyForBench)) }

// BenchmarkTable draws 10,000 rows. The library holds them all and measures each cell several times.
func BenchmarkTable(b *testing.B) {
	benchmark(b, "table", view.Doc{Tables: []table.Table{manyRows(10_000)}})
}

func benchmark(b *testing.B, name string, doc view.Doc) {
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
