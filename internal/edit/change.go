package edit

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"unicode"

	"github.com/service-catalogue/svc/internal/fields"
	"github.com/service-catalogue/svc/internal/sorting"
	"github.com/service-catalogue/svc/internal/yamldoc"
)

// textEdit replaces the bytes from one index to another.
type textEdit struct {
	from, to int
	text     string
}

// change is an operation at work: the edits of the text, and the data as it is meant to become.
type change struct {
	state
	root  *fields.Type
	edits []textEdit
}

func (c *change) edit(from, to int, text string) {
	c.edits = append(c.edits, textEdit{from, to, text})
}

// splice applies edits, which do not overlap; those at the same place in their order.
func splice(text []byte, edits []textEdit) []byte {
	sorting.By(edits, func(a, b textEdit) int { return cmp.Compare(a.from, b.from) })
	out := make([]byte, 0, len(text)+64)
	at := 0
	for _, e := range edits {
		if e.from < at {
			continue // an overlap; the data will not be what was meant
		}
		out = append(append(out, text[at:e.from]...), e.text...)
		at = e.to
	}
	return append(out, text[at:]...)
}

// textOf is the text of the piece at i.
func (s *state) textOf(i int) string { return s.doc.TextOf(i) }

// eol is the line break of the file.
func (s *state) eol() string {
	if lf := bytes.IndexByte(s.text, '\n'); lf > 0 && s.text[lf-1] == '\r' {
		return "\r\n"
	}
	return "\n"
}

// lineStart is where the line of an index starts.
func (s *state) lineStart(at int) int { return bytes.LastIndexByte(s.text[:at], '\n') + 1 }

// lineEnd is just behind the line break of the line of an index.
func (s *state) lineEnd(at int) int {
	if at < len(s.text) && s.text[at] == '\n' {
		return at + 1
	}
	if lf := bytes.IndexByte(s.text[at:], '\n'); lf >= 0 {
		return at + lf + 1
	}
	return len(s.text)
}

// alone tells whether only blanks stand before an index in its line.
func (s *state) alone(at int) bool {
	return len(bytes.TrimLeft(s.text[s.lineStart(at):at], " ")) == 0
}

// margin is as many blanks as stand, or would stand, before an index in its line.
func (s *state) margin(at int) string {
	return strings.Repeat(" ", len([]rune(string(s.text[s.lineStart(at):at]))))
}

// colon is just behind the colon of the key at i.
func (s *state) colon(i int) int {
	at := s.pieces[i].End
	if at < len(s.text) && s.text[at] == ':' {
		return at + 1
	}
	if colon := bytes.IndexByte(s.text[at:], ':'); colon >= 0 {
		return at + colon + 1
	}
	return at
}

// isFlow tells whether the list or mapping stands in brackets.
func (s *state) isFlow(i int) bool {
	p := &s.pieces[i]
	return p.Style == yamldoc.Flow && p.Start < len(s.text) && (s.text[p.Start] == '[' || s.text[p.Start] == '{')
}

// isBlock tells whether the value is a list or mapping in lines of its own.
func (s *state) isBlock(i int) bool {
	p := &s.pieces[i]
	return (p.Shape == yamldoc.Sequence || p.Shape == yamldoc.Mapping) && p.Style == yamldoc.Plain
}

// isQuoted tells whether the value is a scalar in quotes.
func (s *state) isQuoted(i int) bool {
	p := &s.pieces[i]
	return p.Shape == yamldoc.Scalar && (p.Style == yamldoc.Single || p.Style == yamldoc.Double)
}

// replace writes another value at i.
func (c *change) replace(i int, v *node) string {
	p := &c.pieces[i]
	if p.Parent < 0 {
		return "the whole file cannot be replaced"
	}
	if block := p.Style == yamldoc.Literal || p.Style == yamldoc.Folded; block && bytes.IndexByte(c.text[p.Start:c.lineEnd(p.Start)], '#') > 0 {
		return "a comment stands behind the mark of the text"
	}
	*c.nodes[i] = *v
	text := v.flow()
	if p.Style == yamldoc.Single && v.quoted && !strings.ContainsFunc(v.text, unicode.IsControl) {
		text = "'" + strings.ReplaceAll(v.text, "'", "''") + "'"
	}
	switch {
	case c.isBlock(i):
		c.replaceBlock(i, text)
	case p.Start == p.End: // left empty
		at := p.Start
		if c.inMapping(i) {
			at = c.colon(i - 1)
		} else if at > 0 && c.text[at-1] != '-' {
			at = bytes.LastIndexByte(c.text[:at], '-') + 1
		}
		c.edit(at, at, " "+text)
	default:
		if kept := c.keep(p.Start, p.End, i); kept != "" {
			c.edit(c.lineStart(p.Start), c.lineStart(p.Start), kept)
		}
		c.edit(p.Start, p.End, text)
	}
	return ""
}

// replaceBlock writes a scalar, or a value in brackets, in place of lines.
func (c *change) replaceBlock(i int, text string) {
	p := &c.pieces[i]
	start := c.lineStart(p.Start)
	if !c.alone(p.Start) || !c.inMapping(i) { // behind a dash
		kept := c.keep(p.Start, p.End, i)
		c.edit(start, start, kept)
		c.edit(p.Start, p.End, text)
		return
	}
	at := c.colon(i - 1)
	c.edit(at, at, " "+text)
	kept := c.keep(start, c.lineEnd(p.End), i)
	end := c.lineEnd(p.End)
	if kept == "" && end == len(c.text) && !bytes.HasSuffix(c.text, []byte("\n")) {
		start = c.trimBreak(start)
	}
	c.edit(start, end, kept)
}

// trimBreak is before the line break that ends at an index.
func (s *state) trimBreak(at int) int {
	return len(bytes.TrimSuffix(bytes.TrimSuffix(s.text[:at], []byte("\n")), []byte("\r")))
}

// keep are the comments between two places, as lines as far to the right as the piece at i.
func (c *change) keep(from, to, i int) string {
	var b strings.Builder
	for _, comment := range c.comments() {
		if comment.from >= from && comment.to <= to {
			b.WriteString(c.margin(c.pieces[i].Start) + string(c.text[comment.from:comment.to]) + c.eol())
		}
	}
	return b.String()
}

// insert puts a key with its value into the mapping at i, where the field table has it.
func (c *change) insert(i int, t *fields.Type, key string, v *node) string {
	p := &c.pieces[i]
	v.settle(inside(t, yamldoc.Step{Name: key}))
	before := c.place(i, t, key)
	c.nodes[i].put(key, v)
	entry := keyText(key) + ": " + v.flow()
	switch {
	case p.Count == 0:
		if c.keep(p.Start, p.End, i) != "" {
			return "the empty mapping holds a comment"
		}
		if t != nil && t.Kind == fields.Map && p.Parent == 0 { // such as people: {}, which is going to be long
			c.edit(c.colon(i-1), p.End, c.eol()+"  "+entry)
			return ""
		}
		c.edit(p.Start, p.End, "{"+entry+"}")
	case c.isFlow(i) && before >= 0:
		c.edit(c.entryEnd(before), c.entryEnd(before), ", "+entry)
	case c.isFlow(i):
		c.edit(c.pieces[p.First].Start, c.pieces[p.First].Start, entry+", ")
	case !c.isBlock(i):
		return "a pair in a list cannot grow; write it as a mapping"
	default:
		margin := c.margin(c.pieces[p.First].Start)
		lines := keyText(key) + ":" + v.block(margin, c.eol())
		if first := c.pieces[p.First].Start; before < 0 && c.alone(first) {
			at := c.aboveComments(c.lineStart(first), i)
			c.edit(at, at, margin+lines+c.eol())
			return ""
		} else if before < 0 {
			c.edit(first, first, lines+c.eol()+margin)
			return ""
		}
		c.lineBehind(c.entryEnd(before), before+1, margin+lines)
	}
	return ""
}

// place finds the key behind which another one goes in the mapping at i; -1 when it goes first.
func (c *change) place(i int, t *fields.Type, key string) int {
	p := &c.pieces[i]
	if t == nil || t.Kind != fields.Struct {
		return p.First + p.Count - 2
	}
	before, own := -1, rank(t.Plan, key)
	for at := p.First; at < p.First+p.Count; at += 2 {
		other := rank(t.Plan, c.textOf(at))
		if other < own && (before < 0 || other >= rank(t.Plan, c.textOf(before))) || other == own && own == fields.MaxFields {
			before = at
		}
	}
	return before
}

// entryEnd is where the entry of a key ends.
func (c *change) entryEnd(key int) int { return max(c.pieces[key+1].End, c.colonOrKey(key)) }

// colonOrKey is behind the colon of a key that has one.
func (c *change) colonOrKey(key int) int {
	if c.pieces[key+1].End > c.pieces[key+1].Start {
		return c.pieces[key+1].End
	}
	rest := bytes.TrimLeft(c.text[c.pieces[key].End:], " \t")
	if bytes.HasPrefix(rest, []byte(":")) {
		return len(c.text) - len(rest) + 1
	}
	return c.pieces[key].End
}

// lineBehind adds lines behind the line of an index, where the value at i ends, and behind the comments that end its block.
func (c *change) lineBehind(at, i int, lines string) {
	end := c.lineEnd(at)
	if c.isBlock(i) {
		end = c.behindComments(end, i)
	}
	if end > 0 && c.text[end-1] == '\n' {
		c.edit(end, end, lines+c.eol())
		return
	}
	c.edit(end, end, c.eol()+lines)
}

// block writes the node behind a key: in one line, or for a list of mappings in several.
func (n *node) block(margin, eol string) string {
	many := n.shape == yamldoc.Sequence && slices.ContainsFunc(n.kids, func(kid *node) bool { return kid.shape == yamldoc.Mapping })
	if !many {
		return " " + n.flow()
	}
	var b strings.Builder
	for _, kid := range n.kids {
		b.WriteString(eol + margin + "  - " + kid.item(margin+"    ", eol))
	}
	return b.String()
}

// item writes the node behind a dash, a mapping with a line for each key.
func (n *node) item(margin, eol string) string {
	if n.shape != yamldoc.Mapping || len(n.keys) == 0 {
		return n.flow()
	}
	lines := make([]string, len(n.keys))
	for i, key := range n.keys {
		lines[i] = keyText(key) + ": " + n.kids[i].flow()
	}
	return strings.Join(lines, eol+margin)
}

// append adds an item to the list at i, which has some.
func (c *change) append(i int, v *node) string {
	p := &c.pieces[i]
	last := p.First + p.Count - 1
	c.nodes[i].kids = append(c.nodes[i].kids, v)
	if c.isFlow(i) {
		c.edit(c.pieces[last].End, c.pieces[last].End, ", "+v.flow())
		return ""
	}
	text := v.flow()
	margin := c.margin(p.Start)
	if c.isBlock(last) && c.pieces[last].Shape == yamldoc.Mapping {
		text = v.item(margin+"  ", c.eol())
	}
	c.lineBehind(max(c.pieces[last].End, p.End), last, margin+"- "+text)
	return ""
}
