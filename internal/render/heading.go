package render

import (
	"strconv"

	"github.com/service-catalogue/svc/internal/text"
	"github.com/service-catalogue/svc/internal/view"
)

// heading is the start of the line of a finding, in colour, and its width:
// "services/x.yaml:12:3: error OWN005 owner-left:".
func heading(item *view.Item, style Style) (painted string, width int) {
	place := text.Safe(item.File) + ":" + strconv.Itoa(item.Span.Line) + ":" + strconv.Itoa(item.Span.Col) + ":"
	severity := item.Severity.String()
	code, name := text.Safe(item.Code), " "+text.Safe(item.Rule)+":"
	painted = style.paint(bold, place) + " " + style.paint(severityColour(item.Severity), severity) + " " + style.paint(bold, code) + name
	return painted, text.Width(place) + len(severity) + text.Width(code) + text.Width(name) + 2
}

// waived says until when a finding is waived and why; empty when it is not.
func waived(item *view.Item) string {
	if item.Waiver == nil {
		return ""
	}
	return text.Safe("waived until " + item.Waiver.Expires + " (" + item.Waiver.Reason + ")")
}
