package render

import (
	"io"

	"github.com/service-catalogue/svc/internal/view"
)

// rdjsonlFormat writes the Diagnostic Format of reviewdog, one finding a line.
func rdjsonlFormat() Format {
	return Format{Name: "rdjsonl", Needs: view.Findings, Write: writeRDJSONL}
}

func writeRDJSONL(w io.Writer, doc *view.Doc, _ Style) error {
	out, e := newOutput(w), newEncoder("")
	for item := open(rdDoc(doc)); item.Next(); {
		d := diagnostic(doc, item)
		d.Source = rdTool()
		out.json(e, d)
		if !out.put("\n") {
			break
		}
	}
	return out.close()
}
