package render

import (
	"io"

	"github.com/service-catalogue/svc/internal/view"
)

// tableFormat writes tables for people, fitted to the terminal.
func tableFormat() Format {
	return Format{Name: "table", Needs: view.Tables, Write: writeTable}
}

func writeTable(w io.Writer, doc view.Doc, style Style) error {
	out := newLines(w)
	for i, t := range doc.Tables {
		if i > 0 {
			out.put("")
		}
		for _, p := range doc.Pictures {
			if p.Table == i {
				writeBlocks(out, p, style)
			}
		}
		if err := writeGrid(out, t, style); err != nil {
			return err
		}
	}
	return out.close()
}
