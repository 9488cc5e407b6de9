package render

import (
	"strconv"
	"strings"

	"github.com/service-catalogue/svc/internal/text"
	"github.com/service-catalogue/svc/internal/view"
)

// mermaidFormat writes a graph that GitHub, GitLab and Confluence draw. Nodes have names of ours; in labels everything that
// could mean something is written as a number.
func mermaidFormat() Format {
	return Format{Name: "mermaid", Needs: view.Graphs, write: writeMermaid}
}

func writeMermaid(w *output, doc *view.Doc, _ Style) {
	out := &lines{output: w}
	out.put("flowchart LR")
	if doc.Graph == nil {
		return
	}
	marked := ""
	for i, n := range doc.Graph.Nodes {
		id := "n" + strconv.Itoa(i+1)
		before, after := mermaidShape(n.Kind)
		out.put("  " + id + before + `"` + mermaidText(n.Label) + `"` + after)
		if n.Marked {
			marked = id
		}
	}
	for _, e := range doc.Graph.Edges {
		arrow := " --> "
		if e.Soft {
			arrow = " -.-> "
		}
		if e.Label != "" {
			arrow = strings.TrimRight(arrow, " ") + `|"` + mermaidText(e.Label) + `"| `
		}
		if !out.put("  n" + strconv.Itoa(e.From+1) + arrow + "n" + strconv.Itoa(e.To+1)) {
			break
		}
	}
	if marked != "" {
		out.put("  style " + marked + " stroke-width:3px")
	}
}

func mermaidShape(kind string) (before, after string) {
	switch kind {
	case "platform":
		return "[(", ")]"
	case "supporting":
		return "[[", "]]"
	case "part":
		return "([", "])"
	case "unknown":
		return "{{", "}}"
	}
	return "[", "]"
}

// mermaidText is a label. Mermaid knows entities such as #35; and reads Markdown and HTML in labels.
func mermaidText(value string) string {
	var b strings.Builder
	for _, r := range text.Cut(text.Safe(value), maxCell) {
		if strings.ContainsRune("\"#&;<>\\`*_~|{}[]()%:@$", r) {
			b.WriteString("#" + strconv.Itoa(int(r)) + ";")
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}
