package edit

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"github.com/service-catalogue/svc/internal/sorting"
	"github.com/service-catalogue/svc/internal/yamldoc"
)

// comment is a comment from its mark to the end of its text.
type comment struct{ from, to int }

// comments are all comments in their order. Between scalars, every # begins one.
func (s *state) comments() []comment {
	if bytes.IndexByte(s.text, '#') < 0 {
		return nil
	}
	var out []comment
	at := 0
	for _, leaf := range s.leaves() {
		out = s.commentsIn(out, at, s.pieces[leaf].Start)
		at = max(at, s.pieces[leaf].End)
	}
	return s.commentsIn(out, at, len(s.text))
}

// leaves are the numbers of the scalars in the order of the text.
func (s *state) leaves() []int {
	var out []int
	for i := range s.pieces {
		if s.pieces[i].Count == 0 && s.pieces[i].End > s.pieces[i].Start && s.pieces[i].Shape <= yamldoc.Scalar {
			out = append(out, i)
		}
	}
	sorting.By(out, func(a, b int) int { return cmp.Compare(s.pieces[a].Start, s.pieces[b].Start) })
	return out
}

// commentsIn adds the comments between two places where no scalar stands.
func (s *state) commentsIn(out []comment, from, to int) []comment {
	for from < to {
		mark := bytes.IndexByte(s.text[from:to], '#')
		if mark < 0 {
			return out
		}
		start := from + mark
		end := s.lineEnd(start)
		out = append(out, comment{start, start + len(bytes.TrimRight(s.text[start:end], " \t\r\n"))})
		from = end
	}
	return out
}

// sortedComments are the texts of all comments.
func (s *state) sortedComments() []string {
	var out []string
	for _, c := range s.comments() {
		out = append(out, strings.TrimSpace(string(s.text[c.from:c.to])))
	}
	slices.Sort(out)
	return out
}
