package render

import (
	"strconv"
	"strings"

	"github.com/service-catalogue/svc/internal/text"
	"github.com/service-catalogue/svc/internal/view"
)

// writeGroups writes changes for people, service by service.
func writeGroups(out *lines, doc *view.Doc, style Style) {
	for i := range doc.Groups {
		group := &doc.Groups[i]
		out.put(style.paint(bold, groupName(group)))
		for j := range group.Changes {
			writeVerdict(out, doc, &group.Changes[j], style)
		}
		if !out.put("") {
			return
		}
	}
}

// groupName is the heading over the changes of a service.
func groupName(g *view.Group) string {
	switch {
	case g.ID == "":
		return "shared files"
	case g.Name == "":
		return text.Safe(g.ID)
	default:
		return text.Safe(g.ID + " (" + g.Name + ")")
	}
}

// writeVerdict writes one change: its class, its kind and what it is, and below that where it stands.
func writeVerdict(out *lines, doc *view.Doc, v *view.Verdict, style Style) {
	const indent = "  "
	class, code, rule := v.Class.String(), text.Safe(v.Code), text.Safe(v.Rule)+":"
	start := indent + style.paint(classColour(v.Class), class) + " " + style.paint(bold, code) + " " + rule
	wrapped := wrap(text.Safe(v.Message), len(indent)+len(class)+text.Width(code)+text.Width(rule)+3, style)
	if wrapped[0] != "" {
		start += " " + wrapped[0]
	}
	out.put(start)
	for _, line := range wrapped[1:] {
		out.put(strings.Repeat(" ", continued) + line)
	}
	if place := spot(doc, v); place != "" {
		out.put(strings.Repeat(" ", continued) + text.Safe(place))
	}
}

// spot is where a change stands, on the new side where it can be.
func spot(doc *view.Doc, v *view.Verdict) string {
	at, was := v.Head, ""
	if at.File == "" {
		at, was = v.Base, " (before)"
	}
	if at.File == "" {
		return ""
	}
	return doc.Path(at.File) + ":" + strconv.Itoa(max(at.Span.Line, 1)) + ":" + strconv.Itoa(max(at.Span.Col, 1)) + was
}

func classColour(c view.Class) colour {
	switch c {
	case view.Breaking:
		return red
	case view.Significant:
		return yellow
	default:
		return cyan
	}
}
