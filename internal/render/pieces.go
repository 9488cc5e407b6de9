package render

import "strings"

// piece is a part of a text: words, or what stands as code between backticks.
type piece struct {
	text string
	code bool
}

// pieces takes a text apart at the backticks, as messages and pages of ours have them around what is to be written. The
// text may hold backticks of strangers, so nothing may depend on which of its parts are code.
func pieces(s string) []piece {
	parts := strings.Split(s, "`")
	if len(parts)%2 == 0 || strings.Contains(s, "``") {
		return []piece{{text: s}}
	}
	out := make([]piece, 0, len(parts))
	for i, part := range parts {
		if part != "" {
			out = append(out, piece{part, i%2 == 1})
		}
	}
	return out
}
