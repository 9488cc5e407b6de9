package render

import (
	"fmt"
	"io"

	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/text"
	"github.com/service-catalogue/svc/internal/view"
)

// azureFormat writes the commands that make issues in Azure Pipelines.
func azureFormat() Format {
	return Format{Name: "azure", Needs: view.Findings, Write: writeAzure}
}

func writeAzure(w io.Writer, doc *view.Doc, _ Style) error {
	out := newOutput(w)
	for item := open(bare(doc)); item.Next(); {
		b := fmt.Appendf(out.buf, "##vso[task.logissue type=%s;sourcepath=%s;linenumber=%d;columnnumber=%d;code=%s;]%s\n",
			azureType(item.Severity), replaced(text.Inside(item.File), azureProperty), item.Span.Line, item.Span.Col,
			replaced(text.Inside(item.Code), azureProperty), replaced(advice(&item.Finding, "; help: "), azureData))
		if !out.take(b) {
			break
		}
	}
	return out.close()
}

// azureType is the type of an issue; there are only two.
func azureType(s finding.Severity) string {
	if s == finding.Error {
		return "error"
	}
	return "warning"
}

func azureData(c byte) string {
	switch c {
	case '%':
		return "%AZP25"
	case '\r':
		return "%0D"
	case '\n':
		return "%0A"
	}
	return ""
}

func azureProperty(c byte) string {
	switch c {
	case ']':
		return "%5D"
	case ';':
		return "%3B"
	}
	return azureData(c)
}
