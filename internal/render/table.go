package render

import (
	"github.com/service-catalogue/svc/internal/view"
)

// tableFormat writes tables for people, fitted to the terminal.
func tableFormat() Format {
	return Format{Name: "table", Needs: view.Tables, write: writeTable}
}

func writeTable(w *output, doc *view.Doc, style Style) {
	out := &lines{output: w}
	first := true
	for i := range doc.Tables {
		f, pictures := doc.Table(i)
		if !first {
			out.put("")
		}
		first = false
		for i := range pictures {
			writeBlocks(out, &pictures[i], style)
		}
		writeGrid(out, f.Whole(), style)
	}
}
