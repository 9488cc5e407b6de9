package render

import (
	"github.com/service-catalogue/svc/internal/view"
)

// rdjsonlFormat writes the Diagnostic Format of reviewdog, one finding a line.
func rdjsonlFormat() Format {
	return Format{Name: "rdjsonl", Needs: view.Findings, write: writeRDJSONL}
}

func writeRDJSONL(out *output, doc *view.Doc, _ Style) {
	e := newEncoder("")
	for item := rdItems(doc); item.Next(); {
		d := diagnostic(doc, item)
		d.Source = rdTool()
		out.json(e, d)
		if !out.put("\n") {
			break
		}
	}
}
