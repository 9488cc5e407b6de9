package render

import (
	"fmt"
	"strings"

	"github.com/service-catalogue/svc/internal/text"
	"github.com/service-catalogue/svc/internal/view"
)

// continued is how far the second line of a message and what belongs to it stand in, in columns.
const continued = 4

// textFormat writes findings for people: place and message, the line of source with a mark under the value, and the way to
// mend it; then the tables, and the summary in one line.
func textFormat() Format {
	return Format{Name: "text", Needs: view.Findings | view.Changes, write: writeText}
}

func writeText(w *output, doc *view.Doc, style Style) {
	out := &lines{output: w}
	if doc.Groups != nil {
		writeGroups(out, doc, style)
	} else {
		for item := doc.Items(&doc.Lookup, nil); out.err == nil && item.Next(); {
			writeItem(out, item, style)
			out.put("")
		}
	}
	for i := range doc.Tables {
		writeGrid(out, &doc.Tables[i], style)
		out.put("")
	}
	if line := summary(doc, style); line != "" {
		out.put(line)
	}
}

func summary(doc *view.Doc, style Style) string {
	line := text.Safe(doc.SummaryLine())
	if style.Elapsed > 0 {
		line += fmt.Sprintf(" (%.2f s)", style.Elapsed.Seconds())
	}
	return line
}

func writeItem(out *lines, item *view.Item, style Style) {
	start, width := heading(item, style)
	message := wrap(text.Safe(item.Message), width+1, style)
	if message[0] != "" {
		start += " " + message[0]
	}
	out.put(start)
	for _, line := range message[1:] {
		out.put(strings.Repeat(" ", continued) + line)
	}
	if item.Source != "" {
		writeExcerpt(out, item, style)
	}
	writeNote(out, "help: ", text.Safe(item.Help), style)
	writeNote(out, "why: ", text.Safe(item.Why), style)
	writeNote(out, "", waived(item), style)
}

// writeNote writes a remark on a finding, if there is one, under its name.
func writeNote(out *lines, name, note string, style Style) {
	if note == "" {
		return
	}
	const indent = "  "
	wrapped := wrap(note, len(indent)+len(name), style)
	out.put(indent + style.paint(green, name) + wrapped[0])
	for _, line := range wrapped[1:] {
		out.put(strings.Repeat(" ", continued) + line)
	}
}

// wrap breaks a safe text for the terminal: the first line has so many columns less, the others stand in.
func wrap(safe string, less int, style Style) []string {
	if style.Width <= 0 {
		return []string{safe}
	}
	// Without any room at all a word a line is the best there is.
	return text.Wrap(safe, max(style.Width-less, 0), max(style.Width-continued, 1))
}

// columns is how many columns there are for something.
func columns(style Style, most int) int {
	if style.Width <= 0 {
		return most
	}
	return min(style.Width, most)
}
