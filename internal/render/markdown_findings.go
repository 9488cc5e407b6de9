package render

import (
	"iter"
	"strconv"

	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/text"
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
	items := doc.Items()
	if style.Limit > 0 {
		items = worstFirst(doc)
	}
	out.put("")
	out.put("| Severity | Rule | Place | Owner | What is wrong | How to mend it |")
	out.put("| --- | --- | --- | --- | --- | --- |")
	rest := 0
	for item := range items {
		row := text.Inert(markdownFinding(item))
		if rest > 0 || style.Limit > 0 && out.size+len(row)+forTheRest > style.Limit {
			rest++
			continue
		}
		if !out.put(row) {
			return
		}
	}
	if rest > 0 {
		out.put("")
		out.put(view.Count{N: rest, One: "more finding does", Many: "more findings do"}.String() + " not fit here; the log has all.")
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

// worstFirst are the findings by severity, those that a waiver covers last, and in order otherwise.
func worstFirst(doc *view.Doc) iter.Seq[*view.Item] {
	return func(yield func(*view.Item) bool) {
		for _, level := range []finding.Severity{finding.Error, finding.Warning, finding.Info, finding.None} {
			for item := range doc.Items() {
				of := item.Severity
				if item.Waiver != nil {
					of = finding.None
				}
				if of == level && !yield(item) {
					return
				}
			}
		}
	}
}
