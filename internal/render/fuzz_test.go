package render_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/pos"
	"github.com/service-catalogue/svc/internal/render"
	"github.com/service-catalogue/svc/internal/table"
	"github.com/service-catalogue/svc/internal/text"
	"github.com/service-catalogue/svc/internal/view"
)

// FuzzText puts one text everywhere in a Doc, with a mark anywhere on its line, and writes it for people.
func FuzzText(f *testing.F) {
	for i, seed := range attacks() {
		f.Add(seed, 2*i, 5, 10*i)
	}
	f.Fuzz(func(t *testing.T, in string, col, length, width int) {
		col, length, width = clamp(col, 1, 500), clamp(length, 0, 500), clamp(width, 0, 300)
		source, _, _ := strings.Cut(in, "\n")
		doc := &view.Doc{
			Findings: []finding.Finding{{
				Severity: finding.Error, Code: "SCH006", Rule: "value-not-allowed", Message: in, Help: in, File: in,
				Span: pos.Span{Line: 7, Col: col, EndLine: 7, EndCol: col + length}, Waiver: &finding.Waiver{Reason: in},
			}},
			Lookup: view.Lookup{Line: func(string, int) (string, bool) { return source, true }},
			Tables: []table.Table{{Title: in, Columns: []table.Column{{Title: in}, {Title: "b"}}, Rows: [][]table.Cell{{table.Text(in), table.Text(in)}}}},
		}
		for _, name := range []string{"text", "concise", "table", "markdown"} {
			out := written(t, name, doc, render.Style{Width: width})
			if why := harm(out, false); why != "" {
				t.Errorf("%s: %s", name, why)
			}
			if slices.ContainsFunc(strings.Split(out, "\n"), func(line string) bool { return text.Log(line) != line }) {
				t.Errorf("%s: %+q has lines that are not safe", name, out)
			}
		}
	})
}

func clamp(n, low, high int) int { return min(max(n, low), high) }
