package render

import (
	"github.com/service-catalogue/svc/internal/text"
	"github.com/service-catalogue/svc/internal/view"
)

// conciseFormat writes one line for each finding and nothing else.
func conciseFormat() Format {
	return Format{Name: "concise", Needs: view.Findings, write: writeConcise}
}

func writeConcise(w *output, doc *view.Doc, style Style) {
	out := &lines{output: w}
	for item := doc.Items(&doc.Lookup, nil); item.Next(); {
		start, _ := heading(item, style)
		line := start + " " + text.Safe(item.Message)
		if item.Waiver != nil {
			line += "; " + waived(item)
		}
		if !out.put(line) {
			break
		}
	}
}
