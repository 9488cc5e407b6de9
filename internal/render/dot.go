package render

import (
	"strconv"
	"strings"

	"github.com/service-catalogue/svc/internal/text"
	"github.com/service-catalogue/svc/internal/view"
)

// dotFormat writes a graph for Graphviz. Nodes have names of ours, and labels are texts that mean nothing to it.
func dotFormat() Format {
	return Format{Name: "dot", Needs: view.Graphs, write: writeDOT}
}

func writeDOT(w *output, doc *view.Doc, _ Style) {
	out := &lines{output: w}
	out.put("digraph services {")
	out.put("  graph [rankdir=LR]")
	out.put(`  node [shape=box style=rounded fontname="sans-serif"]`)
	if g := doc.Graph; g != nil {
		for i, n := range g.Nodes {
			attributes := "label=" + dotText(n.Label)
			if shape := dotShape(n.Kind); shape != "" {
				attributes += " shape=" + shape
			}
			if n.Marked {
				attributes += " penwidth=3"
			}
			out.put("  n" + strconv.Itoa(i+1) + " [" + attributes + "]")
		}
		for _, e := range g.Edges {
			attributes := "label=" + dotText(e.Label)
			if e.Soft {
				attributes += " style=dashed"
			}
			if !out.put("  n" + strconv.Itoa(e.From+1) + " -> n" + strconv.Itoa(e.To+1) + " [" + attributes + "]") {
				break
			}
		}
	}
	out.put("}")
}

func dotShape(kind string) string {
	switch kind {
	case "platform":
		return "cylinder"
	case "supporting":
		return "component"
	case "part":
		return "ellipse"
	case "unknown":
		return "diamond"
	}
	return ""
}

// dotText is a value between quotes, in which a backslash means nothing.
func dotText(value string) string {
	value = text.Cut(text.Safe(value), maxCell)
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(value) + `"`
}
