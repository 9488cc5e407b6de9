package render

import (
	"io"

	"github.com/service-catalogue/svc/internal/view"
)

// tableFormat writes tables for people, fitted to the terminal.
func tableFormat() Format {
	return Format{Name: "table", Needs: view.Tables, Write: writeTable}
}

func writeTable(w io.Writer, doc *view.Doc, style Style) error {
	out := newLines(w)
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
	return out.close()
}
