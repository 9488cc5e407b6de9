package render

import (
	"math"
	"strconv"

	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/view"
)

// forTheRest is the room that is kept under a limit to say how many findings were left out, in bytes.
const forTheRest = 200

// writeMarkdownFindings writes the summary and a table of the findings. Under a limit the worst come first, and the last
// line says how many did not fit.
func writeMarkdownFindings(out *lines, doc *view.Doc, style Style) {
	out.put("### " + markdownValue(doc.Title))
	if summary := doc.SummaryLine(); summary != "" {
		out.put("")
		out.put(markdownValue(summary))
	}
	if len(doc.Findings) == 0 {
		return
	}
	out.put("")
	out.put("| Severity | Rule | Place | Owner | What is wrong | How to mend it |")
	out.put("| --- | --- | --- | --- | --- | --- |")
	c := comment{out: out, limit: math.MaxInt}
	if style.Limit <= 0 {
		c.findings(doc.Items(&doc.Lookup, nil))
		return
	}
	c.limit = style.Limit - forTheRest
	for _, level := range [...]finding.Severity{finding.Error, finding.Warning, finding.Info, finding.None} { // a waiver covers the last
		c.findings(doc.Items(&doc.Lookup, func(f *finding.Finding) bool {
			return level != f.Severity && f.Waiver == nil || level != finding.None && f.Waiver != nil
		}))
	}
	c.rest("more finding does", "more findings do", "the log")
}

func (c *comment) findings(item *view.Item) {
	for c.out.err == nil && item.Next() {
		c.row(markdownFinding(item))
	}
}

func markdownFinding(item *view.Item) string {
	message := markdownValue(item.Message)
	if item.Waiver != nil {
		message += " (" + markdownValue("waived until "+item.Waiver.Expires+": "+item.Waiver.Reason) + ")"
	}
	place := item.File + ":" + strconv.Itoa(item.Span.Line) + ":" + strconv.Itoa(item.Span.Col)
	return markdownRow([]string{
		item.Severity.String(), markdownValue(item.Code + " " + item.Rule), markdownValue(place), markdownValue(item.Owner),
		message, markdownValue(item.Help),
	})
}
