package render

import (
	"io"

	"github.com/service-catalogue/svc/internal/text"
	"github.com/service-catalogue/svc/internal/view"
)

// conciseFormat writes one line for each finding and nothing else.
func conciseFormat() Format {
	return Format{Name: "concise", Needs: view.Findings, Write: writeConcise}
}

func writeConcise(w io.Writer, doc *view.Doc, style Style) error {
	out := newLines(w)
	for item := doc.Items(nil); item.Next(); {
		start, _ := heading(item, style)
		line := start + " " + text.Safe(item.Message)
		if item.Waiver != nil {
			line += "; " + waived(item)
		}
		if !out.put(line) {
			break
		}
	}
	return out.close()
}
