package render

import (
	"bufio"
	"io"

	"github.com/service-catalogue/svc/internal/view"
)

// jsonlFormat writes the items of the lists of a Doc as JSON, one a line.
func jsonlFormat() Format {
	return Format{Name: "jsonl", Needs: view.Data, Write: writeJSONL}
}

func writeJSONL(w io.Writer, doc *view.Doc, _ Style) error {
	out := bufio.NewWriterSize(w, bufferSize)
	e := newEncoder("")
	line := func(value any) error {
		if err := writeValue(out, e, value, ""); err != nil {
			return err
		}
		return out.WriteByte('\n')
	}
	stream, ok := doc.Data.(view.Stream)
	if !ok {
		if err := line(doc.Data); err != nil {
			return err
		}
	}
	for _, list := range stream.Lists {
		for item := range list.Items {
			if err := line(item); err != nil {
				return err
			}
		}
	}
	return out.Flush()
}
