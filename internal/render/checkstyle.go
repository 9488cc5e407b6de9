package render

import (
	"io"
	"strconv"

	"github.com/service-catalogue/svc/internal/view"
)

// checkstyleFormat writes the XML of Checkstyle, which many tools read.
func checkstyleFormat() Format {
	return Format{Name: "checkstyle", Needs: view.Findings, Write: writeCheckstyle}
}

func writeCheckstyle(w io.Writer, doc view.Doc, _ Style) error {
	out := newOutput(w)
	out.put(xmlHeader, `<checkstyle version="4.3">`, "\n")
	file, within := "", false
	for item := range open(bare(&doc)) {
		b := out.buf
		if !within || item.File != file {
			if within {
				b = append(b, "  </file>\n"...)
			}
			file, within = item.File, true
			b = append(appendAttribute(append(b, "  <file"...), "name", file), ">\n"...)
		}
		b = append(b, "    <error"...)
		b = appendAttribute(b, "line", strconv.Itoa(item.Span.Line))
		b = appendAttribute(b, "column", strconv.Itoa(item.Span.Col))
		b = appendAttribute(b, "severity", item.Severity.String())
		b = appendAttribute(b, "message", advice(&item.Finding, "; help: "))
		b = appendAttribute(b, "source", "svc."+item.Code)
		if !out.take(append(b, "/>\n"...)) {
			break
		}
	}
	if within {
		out.put("  </file>\n")
	}
	out.put("</checkstyle>\n")
	return out.close()
}

// xmlHeader starts every XML document.
const xmlHeader = `<?xml version="1.0" encoding="UTF-8"?>` + "\n"

func appendAttribute(b []byte, name, value string) []byte {
	b = append(append(append(b, ' '), name...), `="`...)
	return append(markup(b, value), '"')
}
