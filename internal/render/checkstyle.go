package render

import (
	"strconv"

	"github.com/service-catalogue/svc/internal/view"
)

// checkstyleFormat writes the XML of Checkstyle, which many tools read.
func checkstyleFormat() Format {
	return Format{Name: "checkstyle", Needs: view.Findings, write: writeCheckstyle}
}

func writeCheckstyle(out *output, doc *view.Doc, _ Style) {
	out.put(xmlHeader, `<checkstyle version="4.3">`, "\n")
	file, within := "", false
	for item := open(doc); item.Next(); {
		if !within || item.File != file {
			if within {
				out.put("  </file>\n")
			}
			file, within = item.File, true
			out.tag("  <file", ">\n", "name", file)
		}
		if !out.tag("    <error", "/>\n", "line", strconv.Itoa(item.Span.Line), "column", strconv.Itoa(item.Span.Col), "severity", item.Severity.String(),
			"message", advice(&item.Finding, "; help: "), "source", "svc."+item.Code) {
			break
		}
	}
	if within {
		out.put("  </file>\n")
	}
	out.put("</checkstyle>\n")
}

// xmlHeader starts every XML document.
const xmlHeader = `<?xml version="1.0" encoding="UTF-8"?>` + "\n"
