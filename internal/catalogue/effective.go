package catalogue

import (
	"strings"

	"github.com/service-catalogue/svc/internal/yamldoc"
)

// Setting is one value of the settings in force: a scalar, or a list as a whole.
type Setting struct {
	Path  string // such as limits.owner_load
	Value any    // as JSON has it
	File  string // where it stands; empty for a built-in value
	Line  int
}

// Effective are the settings in force in the order in which they are written down first, the built-in ones before others.
func (c *Catalogue) Effective() []Setting {
	var out []Setting
	at := map[string]int{}
	for _, layer := range c.layers {
		layer.Doc.Walk(func(n yamldoc.Node) bool {
			path := n.Path()
			switch {
			case path == "schema", path == "extends", isOwn(path):
				return false
			case n.Shape() == yamldoc.Mapping:
				return true
			case n.Shape() == yamldoc.Null:
				return false
			}
			s := Setting{Path: path, Value: n.Value(), File: layer.File.Name, Line: n.Span().Line}
			if i, known := at[path]; known {
				out[i] = s
			} else {
				at[path] = len(out)
				out = append(out, s)
			}
			return false
		})
	}
	return out
}

// isOwn reports whether a path leads to a field that the catalogue keeps for itself.
func isOwn(path string) bool {
	return strings.HasPrefix(path[strings.LastIndexByte(path, '.')+1:], "x-")
}
