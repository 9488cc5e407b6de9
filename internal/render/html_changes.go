package render

import (
	"github.com/service-catalogue/svc/internal/view"
)

// writeHTMLChanges writes the changes as one table for each service.
func writeHTMLChanges(out *output, doc *view.Doc) {
	if len(doc.Groups) == 0 && len(doc.Tables) == 0 {
		out.put("<p id=\"none\">Nothing has changed in meaning.</p>\n")
	}
	for i := range doc.Groups {
		group := &doc.Groups[i]
		out.put("<h2>", shown(groupName(group)), "</h2>\n<table class=\"list changes\">\n<thead>\n<tr>",
			`<th scope="col">Class</th><th scope="col">Kind</th><th scope="col">What changed</th>`, "</tr>\n</thead>\n<tbody>\n")
		for j := range group.Changes {
			if !writeVerdictRow(out, doc, &group.Changes[j]) {
				return
			}
		}
		out.put("</tbody>\n</table>\n")
	}
}

func writeVerdictRow(out *output, doc *view.Doc, v *view.Verdict) bool {
	out.page(`<tr class="`, severityClass(v.Class), `"><td>`, v.Class.String(), `</td><td class="rule">`, v.Code, ` <span class="name">`, v.Rule,
		`</span></td><td><p dir="auto">`)
	out.prose(v.Message)
	out.put("</p>")
	if place := spot(doc, v); place != "" {
		out.put(`<code dir="ltr">`)
		out.path(place)
		out.put("</code>")
	}
	return out.put("</td></tr>\n")
}

// severityClass is the style of a class of change, which is that of the severity it would have as a finding.
func severityClass(c view.Class) string {
	switch c {
	case view.Breaking:
		return "error"
	case view.Significant:
		return "warning"
	default:
		return "info"
	}
}
