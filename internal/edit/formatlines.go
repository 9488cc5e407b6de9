package edit

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/service-catalogue/svc/internal/fields"
	"github.com/service-catalogue/svc/internal/sorting"
	"github.com/service-catalogue/svc/internal/yamldoc"
)

// gap goes over the lines between what has been seen and a key, a dash or a value at an index, which stands in the block
// next; -1 at the end of the file. A comment that stands as far to the right as a block that has ended belongs to that block,
// others to what follows, which has the path. It gives the place where the lines of what follows begin.
func (f *formatter) gap(at, next int, path string) int {
	start := 0
	if f.before >= 0 {
		if start = f.lineEnd(f.before); start > at {
			return at // in the same line
		}
		f.tail(start)
	}
	stop := at
	if next >= 0 {
		stop = f.lineStart(at)
	}
	bound := start
	if start < stop {
		bound = f.gapLines(start, stop, next, path)
	}
	if next < 0 || f.shift(next) == 0 {
		return bound
	}
	if at-stop == int(f.layout[next].old) && f.isBlock(next) && len(bytes.TrimLeft(f.text[stop:at], " ")) == 0 {
		f.reindentEntry(stop, at, next) // a key or a dash, not a value in a line of its own
	}
	return bound
}

// gapLines goes over the lines of a gap, and gives the place where those of what follows begin.
func (f *formatter) gapLines(start, stop, next int, path string) int {
	chain := f.ended(next)
	owner, bound := 0, start
	for line := start; line < stop; line = f.lineEnd(line) {
		text := f.text[line:f.lineEnd(line)]
		width := len(text) - len(bytes.TrimLeft(text, " \t"))
		if width == len(text) || text[width] != '#' {
			if f.before < 0 { // a blank line, or ---, ends what stands above the first key
				bound = f.lineEnd(line)
				f.ofFile(path)
			}
			continue
		}
		for owner < len(chain) && !f.holds(chain[owner], line, width, next) {
			owner++
		}
		f.comment(line, width, chain, owner, next, path)
		mode := isMode(text[width:])
		if owner < len(chain) || mode && f.before < 0 {
			bound = f.lineEnd(line)
		}
		if mode && f.before < 0 {
			f.ofFile(path)
		}
	}
	return bound
}

// ofFile notes that the comments so far belong to no key.
func (f *formatter) ofFile(path string) {
	for i, anchor := range f.anchors {
		f.anchors[i] = strings.Replace(anchor, "before\x00"+path+"\x00", "file\x00", 1)
	}
}

// reindentEntry has a key or dash, whose line starts at an index, stand in the column of its block.
func (f *formatter) reindentEntry(start, at, block int) {
	l := f.layout[block]
	around := int32(0)
	if parent := f.pieces[block].Parent; parent >= 0 {
		around = f.layout[parent].old
	}
	want := int32(indentWidth)
	if block == 0 {
		want = 0
	}
	if l.old-around != want {
		f.slip("indent", fmt.Sprintf("indented by %d instead of %d", l.old-around, want), f.pieces[f.pieces[block].First].Start, f.firstEnd(f.pieces[block].First))
	}
	f.edit(start, at, strings.Repeat(" ", int(l.new)))
}

// ended are the blocks that end before the next one goes on, the innermost first.
func (f *formatter) ended(next int) []int {
	if f.before < 0 {
		return nil
	}
	var chain []int
	for i := f.deepest; i >= 0; i = f.pieces[i].Parent {
		if i == next {
			return chain
		}
		chain = append(chain, i)
	}
	if next < 0 {
		return chain
	}
	return nil
}

// holds tells whether the comment in a line belongs to a block that has ended before the next one goes on. Where the dashes of a
// list stand in the column of its key, a comment there belongs to the key that follows, unless it is an item put aside.
func (f *formatter) holds(block, line, column, next int) bool {
	p, old := &f.pieces[block], int(f.layout[block].old)
	if column != old || p.Shape != yamldoc.Sequence || next != p.Parent && p.Parent != 0 || int(f.layout[max(0, p.Parent)].old) != old {
		return column >= old
	}
	return bytes.HasPrefix(bytes.TrimLeft(f.text[line+column:], "# "), []byte("- "))
}

// comment moves the comment of a line along with what it belongs to, never beyond a block that it does not belong to.
func (f *formatter) comment(line, width int, chain []int, owner, next int, path string) {
	block := next
	column := width
	if owner < len(chain) {
		block = chain[owner]
	}
	if block >= 0 {
		column = max(0, width+f.shift(block))
	}
	if owner < len(chain) {
		column = max(column, int(f.layout[block].new))
		if f.layout[block].moved {
			column = int(f.layout[block].new)
		}
	}
	if owner > 0 {
		column = max(0, min(column, int(f.layout[chain[owner-1]].new)-1)) // the outermost block has nothing to its left
	}
	if column != width {
		f.slip("indent", fmt.Sprintf("indented by %d instead of %d", width, column), line+width, line+width+1)
		f.edit(line, line+width, strings.Repeat(" ", column))
	}
	if f.anchor {
		text := string(bytes.TrimSpace(f.text[line:f.lineEnd(line)]))
		belongs := "before\x00" + path
		if owner < len(chain) {
			belongs = "end of\x00" + f.doc.PathOf(block)
		}
		f.anchors = append(f.anchors, belongs+"\x00"+text)
	}
}

// tail notes the comment behind what has been seen, in the same line.
func (f *formatter) tail(end int) {
	if !f.anchor {
		return
	}
	if mark := bytes.IndexByte(f.text[f.before:end], '#'); mark >= 0 {
		f.anchors = append(f.anchors, "behind\x00"+f.token+"\x00"+string(bytes.TrimSpace(f.text[f.before+mark:end])))
	}
}

// anchorOf is the path of a key or item, when that is wanted.
func (f *formatter) anchorOf(i int) string {
	if !f.anchor {
		return ""
	}
	return f.doc.PathOf(i)
}

// anchorsIn notes the comments in brackets.
func (f *formatter) anchorsIn(i int) {
	for _, c := range f.comments() {
		if c.from >= f.pieces[i].Start && c.to <= f.pieces[i].End {
			f.anchors = append(f.anchors, "in\x00"+f.doc.PathOf(i)+"\x00"+string(f.text[c.from:c.to]))
		}
	}
}

// sort has the entries of a mapping stand as its fields do. What is no field stays behind the entry above it.
func (f *formatter) sort(i int, o *order) {
	if o.astray == 0 {
		return
	}
	m, ok := f.moveOf(i, o.of)
	if !ok {
		return
	}
	text := fmt.Sprintf("`%s` belongs above `%s`", cut(f.textOf(o.astray)), cut(f.textOf(o.above)))
	f.slip("key order", text, f.pieces[o.astray].Start, f.pieces[o.astray].End)
	f.moves = append(f.moves, m)
	if m.inFlow {
		return
	}
	f.layout[i].moved = true
	if first := m.chunks[m.order[0]]; i == 0 && m.order[0] > 0 {
		f.close(first)
	}
	for _, c := range m.chunks {
		for line := c.from; line < f.lineStart(c.key); line = f.lineEnd(line) {
			f.align(line, int(f.layout[i].new))
		}
	}
}

// close takes out the blank lines below the comments of an entry that goes to the top of the file, where they would be about the
// file.
func (f *formatter) close(c chunk) {
	below := false
	for line := c.from; line < f.lineStart(c.key); line = f.lineEnd(line) {
		blank := len(bytes.TrimSpace(f.text[line:f.lineEnd(line)])) == 0
		if blank && below {
			f.edit(line, f.lineEnd(line), "")
		}
		below = below || !blank
	}
}

// align has the comment in a line stand in a column, lest it seem to belong to what will stand above.
func (f *formatter) align(line, column int) {
	width := len(f.blankStart(line))
	if f.text[line+width] != '#' {
		return
	}
	f.edits = slices.DeleteFunc(f.edits, func(e textEdit) bool { return e.from == line && e.to == line+width })
	if width != column {
		f.edit(line, line+width, strings.Repeat(" ", column))
	}
}

// blankStart are the blanks with which a line starts.
func (f *formatter) blankStart(line int) []byte {
	rest := f.text[line:f.lineEnd(line)]
	return rest[:len(rest)-len(bytes.TrimLeft(rest, " \t"))]
}

// moveOf is how the entries of a mapping change places; ok is false when a comment would lose its place.
func (f *formatter) moveOf(i int, t *fields.Type) (move, bool) {
	p := &f.pieces[i]
	m := move{inFlow: !f.isBlock(i)}
	ranks := make([]int, 0, p.Count/2)
	rankNow := -1
	for at := p.First; at < p.First+p.Count; at += 2 {
		if number, known := t.Plan.Find(f.textOf(at)); known {
			rankNow = number
		}
		ranks = append(ranks, rankNow)
		m.order = append(m.order, len(m.order))
		key := f.pieces[at].Start
		c := chunk{from: key, key: key, to: max(f.pieces[at+1].End, f.flowKeyEnd(at))}
		if !m.inFlow {
			c = f.chunkOf(i, (at-p.First)/2)
		}
		m.chunks = append(m.chunks, c)
	}
	sorting.By(m.order, func(a, b int) int { return ranks[a] - ranks[b] })
	m.from, m.to = m.chunks[0].from, m.chunks[len(m.chunks)-1].to
	if m.inFlow {
		return m, true
	}
	m.margin = strings.Repeat(" ", int(f.layout[i].new))
	m.inLine = !f.alone(m.chunks[0].key)
	first := m.chunks[m.order[0]]
	if m.inLine && m.order[0] != 0 && bytes.IndexByte(f.text[first.from:first.key], '#') >= 0 {
		return m, false
	}
	return m, m.to == 0 || f.text[m.to-1] == '\n'
}

// chunkOf is the n-th entry of a mapping in block form with the lines that belong to it.
func (f *formatter) chunkOf(i, n int) chunk {
	p := &f.pieces[i]
	key := p.First + 2*n
	c := chunk{from: int(f.layout[key].bound), key: f.pieces[key].Start}
	if key+2 < p.First+p.Count {
		c.to = int(f.layout[key+2].bound)
		return c
	}
	c.to = f.lastLine(i)
	return c
}

// lastLine is where the lines of the last entry of a mapping, which has just been seen, end: behind the comments that belong
// to the blocks in it.
func (f *formatter) lastLine(i int) int {
	chain := f.ended(i)
	end := f.lineEnd(f.before)
	for owner, line := 0, end; line < len(f.text); line = f.lineEnd(line) {
		text := f.text[line:f.lineEnd(line)]
		width := len(text) - len(bytes.TrimLeft(text, " \t"))
		if len(bytes.TrimSpace(text)) == 0 {
			continue
		}
		for owner < len(chain) && !f.holds(chain[owner], line, width, -1) {
			owner++
		}
		if text[width] != '#' || owner == len(chain) {
			break
		}
		end = f.lineEnd(line)
	}
	return end
}

// lineEnds takes blanks off the ends of lines, and sees to the end of the file.
func (f *formatter) lineEnds(root *yamldoc.Piece) {
	last := len(bytes.TrimRight(f.text, " \t\r\n"))
	if f.open {
		f.slip("end of file", "the last line has no end", last, last)
	}
	for at := 0; at < last; {
		end := f.lineEnd(at)
		to := f.lineStop(at, end)
		from := to
		for from > at && (f.text[from-1] == ' ' || f.text[from-1] == '\t') {
			from--
		}
		if from < to {
			f.blanks(from, to)
		}
		at = end
	}
	tail := f.text[last:]
	if string(tail) == f.eol || root.End > last || f.endsInBlockText() {
		return
	}
	if blank := len(tail) - len(bytes.TrimLeft(tail, " \t")); blank > 0 {
		f.slip("trailing space", "blanks at the end of the line", last, last+blank)
		f.edit(last, last+blank, "")
	}
	if end := f.lineEnd(last); end < len(f.text) {
		f.slip("end of file", "blank lines stand at the end of the file", end, len(f.text))
		f.edit(end, len(f.text), "")
	}
}

// lineStop is where the text of a line stops, its end not included.
func (f *formatter) lineStop(start, end int) int {
	if end > start && f.text[end-1] == '\n' {
		end--
		if end > start && f.text[end-1] == '\r' {
			end--
		}
	}
	return end
}

// blanks takes blanks at the end of a line away, unless they are part of a text.
func (f *formatter) blanks(from, to int) {
	for _, fixed := range f.fixed {
		if from >= fixed[0] && from < fixed[1] {
			return
		}
	}
	if from > 0 && f.text[from-1] == '\\' {
		return
	}
	f.slip("trailing space", "blanks at the end of the line", from, to)
	f.edit(from, to, "")
}
