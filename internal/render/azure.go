package render

import (
	"fmt"

	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/text"
	"github.com/service-catalogue/svc/internal/view"
)

// azureFormat writes the commands that make issues in Azure Pipelines.
func azureFormat() Format {
	return Format{Name: "azure", Needs: view.Findings, write: writeAzure}
}

func writeAzure(out *output, doc *view.Doc, _ Style) {
	for item := open(doc); item.Next(); {
		b := fmt.Appendf(out.buf, "##vso[task.logissue type=%s;sourcepath=%s;linenumber=%d;columnnumber=%d;code=%s;]%s\n",
			azureType(item.Severity), replaced(text.Inside(item.File), azureProperty), item.Span.Line, item.Span.Col,
			replaced(text.Inside(item.Code), azureProperty), replaced(advice(&item.Finding, "; help: "), azureData))
		if !out.take(b) {
			break
		}
	}
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
