package render

import "github.com/service-catalogue/svc/internal/view"

// jsonlFormat writes the items of the lists of a Doc as JSON, one a line.
func jsonlFormat() Format {
	return Format{Name: "jsonl", Needs: view.Data, write: writeJSONL}
}

func writeJSONL(out *output, doc *view.Doc, _ Style) {
	e := newEncoder("")
	stream, ok := doc.Data.(view.Stream)
	if !ok {
		out.json(e, doc.Data)
		out.put("\n")
	}
	for _, list := range stream.Lists {
		for item := range list.Items {
			if !writeValue(out, e, item, "") || !out.put("\n") {
				return
			}
		}
	}
}
