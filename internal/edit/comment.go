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

// aboveComments is above the comments in the lines before an index that belong to the first key of the block at i. In a file, a blank
// line ends what stands above that key, and the line for editors does not belong to it.
func (c *change) aboveComments(line, i int) int {
	above := line
	for line > 0 {
		line = c.lineStart(line - 1)
		text := bytes.TrimSpace(c.text[line:c.lineEnd(line)])
		switch {
		case len(text) == 0 && i > 0:
			continue
		case !bytes.HasPrefix(text, []byte("#")) || i == 0 && isMode(text):
			return above
		}
		above = line
	}
	return above
}

// isMode tells whether a comment tells editors of the schema.
func isMode(comment []byte) bool {
	return bytes.HasPrefix(bytes.TrimLeft(comment, "# "), []byte("yaml-language-server:"))
}

// behindComments is below the comments in the lines from an index on that belong to the block at i: those that stand in its column or
// to the right of it. Where that is the column of the key, they are items put aside.
func (c *change) behindComments(end, i int) int {
	column := len(c.margin(c.pieces[i].Start))
	inKey := c.inMapping(i) && column == len(c.margin(c.pieces[i-1].Start))
	for line := end; line < len(c.text); line = c.lineEnd(line) {
		rest := bytes.TrimLeft(c.text[line:c.lineEnd(line)], " \t")
		width := c.lineEnd(line) - line - len(rest)
		switch {
		case len(bytes.TrimSpace(rest)) == 0:
			continue
		case rest[0] != '#' || width < column || width == column && inKey && !bytes.HasPrefix(bytes.TrimLeft(rest, "# "), []byte("- ")):
			return end
		}
		end = c.lineEnd(line)
	}
	return end
}
