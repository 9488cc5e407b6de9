package edit

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/service-catalogue/svc/internal/fields"
	"github.com/service-catalogue/svc/internal/yamldoc"
)

// block notes where a list or mapping in block form is to stand.
func (f *formatter) block(i, column int) {
	start := f.pieces[i].Start
	f.layout[i].old, f.layout[i].new = int32(start-f.lineStart(start)), int32(column) //nolint:gosec // a file is smaller
}

// shift is how far what stands in a block moves to the right.
func (f *formatter) shift(i int) int { return int(f.layout[i].new - f.layout[i].old) }

// mapping goes through the entries of a mapping in block form.
func (f *formatter) mapping(i int, t *fields.Type) {
	p := &f.pieces[i]
	o := order{of: t}
	for at := p.First; at < p.First+p.Count; at += 2 {
		key := &f.pieces[at]
		path := f.anchorOf(at + 1)
		f.layout[at].bound = int32(f.gap(key.Start, i, path)) //nolint:gosec // a file is smaller
		f.token = path
		f.quotes(at)
		f.before, f.deepest = f.colon(at), i
		field, of := o.entry(at, f.textOf(at))
		f.value(at+1, of, field, i)
	}
	f.sort(i, &o)
}

// order is in what order the keys of a mapping of some type stand.
type order struct {
	of     *fields.Type
	next   int // the number of the field that is likely to be next
	above  int // the last key that was in order
	astray int // the first key that belongs above it, if that is not 0
}

// entry is the field of a struct with the next key, if there is one, and the type of its value. Fields mostly come in their
// order.
func (o *order) entry(at int, key string) (*fields.Field, *fields.Type) {
	if o.of == nil || o.of.Kind != fields.Struct {
		return nil, inside(o.of, yamldoc.Step{Name: key})
	}
	number, known := number(o.of.Plan, key, o.next)
	if !known {
		return nil, inside(o.of, yamldoc.Step{Name: key})
	}
	if o.astray == 0 {
		if number+1 < o.next {
			o.astray = at
		} else {
			o.next, o.above = number+1, at
		}
	}
	return &o.of.Plan.Fields[number], o.of.Plan.Fields[number].Type
}

// number is the place of a key among the fields, most likely the next.
func number(plan *fields.Plan, key string, next int) (int, bool) {
	if next < len(plan.Fields) && plan.Fields[next].Name == key && key != "" {
		return next, true
	}
	return plan.Find(key)
}

// list goes through the items of a list in block form.
func (f *formatter) list(i int, t *fields.Type) {
	p := &f.pieces[i]
	for at := p.First; at < p.First+p.Count; at++ {
		dash := f.skip(max(f.before, p.Start))
		path := f.anchorOf(at)
		f.gap(dash, i, path)
		f.token = path
		f.before, f.deepest = dash+1, i
		item := &f.pieces[at]
		if item.End > item.Start && item.Start != dash+2 && f.inOneLine(dash, item.Start) {
			f.slip("indent", fmt.Sprintf("indented by %d instead of %d", item.Start-dash, indentWidth), item.Start, f.firstEnd(at))
			f.edit(dash+1, item.Start, " ")
		}
		f.value(at, inside(t, yamldoc.Step{Bracket: true}), nil, i)
	}
}

// skip is the first place from an index on where neither blanks nor comments stand.
func (f *formatter) skip(at int) int {
	for at < len(f.text) {
		switch f.text[at] {
		case ' ', '\t', '\r', '\n':
			at++
		case '#':
			at = f.lineEnd(at)
		default:
			return at
		}
	}
	return at
}

// value goes through the value of a key, or an item, in the block around.
func (f *formatter) value(i int, t *fields.Type, field *fields.Field, around int) {
	p := &f.pieces[i]
	switch {
	case f.isShort(i, field):
		f.shorten(i, around)
	case f.isBlock(i):
		column := int(f.layout[around].new) + indentWidth
		f.block(i, column)
		if p.Shape == yamldoc.Mapping {
			f.mapping(i, t)
		} else {
			f.list(i, t)
		}
	case p.End > p.Start:
		f.inLine(i, t, around)
		f.before, f.deepest = p.End, around
	}
}

// inLine goes through a scalar or what stands in brackets.
func (f *formatter) inLine(i int, t *fields.Type, around int) {
	p := &f.pieces[i]
	if f.before >= 0 && !f.inOneLine(f.before, p.Start) {
		f.gap(p.Start, around, f.token)
		f.reindent(f.lineStart(p.Start), p.Start-f.lineStart(p.Start)+f.shift(around), p.Start, p.End)
	} else if f.inMappingOf(i) {
		f.afterColon(i)
	}
	if p.Style == yamldoc.Literal || p.Style == yamldoc.Folded {
		f.blockText(i, f.shift(around))
		return
	}
	inOneLine := f.inOneLine(p.Start, p.End)
	if !inOneLine {
		f.continued(p, f.shift(around))
	}
	f.flow(i, t, inOneLine)
}

// inOneLine tells whether no line ends between two places.
func (f *formatter) inOneLine(from, to int) bool {
	if to == from+1 {
		return f.text[from] != '\n'
	}
	return bytes.IndexByte(f.text[from:to], '\n') < 0
}

// inMappingOf tells whether the piece is the value of a key.
func (f *formatter) inMappingOf(i int) bool {
	parent := f.pieces[i].Parent
	return parent >= 0 && f.pieces[parent].Shape == yamldoc.Mapping
}

// afterColon has one blank between the colon of a key and its value.
func (f *formatter) afterColon(i int) {
	from, to := f.pieces[i-1].End, f.pieces[i].Start
	if gap := f.text[from:to]; string(gap) != ": " && len(bytes.Trim(gap, " \t")) == 1 {
		f.slip("spacing", "one blank belongs behind the colon", from, to)
		f.edit(from, to, ": ")
	}
}

// reindent has a line begin with as many blanks as its column.
func (f *formatter) reindent(start, column, at, end int) {
	if at-start == column {
		return
	}
	f.slip("indent", fmt.Sprintf("indented by %d instead of %d", at-start, column), at, end)
	f.edit(start, at, strings.Repeat(" ", max(0, column)))
}

// continued moves the further lines of a scalar or of brackets along with the first.
func (f *formatter) continued(p *yamldoc.Piece, shift int) {
	for at := f.lineEnd(p.Start); at < p.End; at = f.lineEnd(at) {
		line := f.text[at:f.lineEnd(at)]
		width := len(line) - len(bytes.TrimLeft(line, " "))
		if len(bytes.TrimSpace(line)) > 0 && shift != 0 {
			f.edit(at, at+width, strings.Repeat(" ", max(0, width+shift)))
		}
	}
}

// blockText moves literal or folded text along with its block. What is text in it stays.
func (f *formatter) blockText(i, shift int) {
	p := &f.pieces[i]
	first := f.lineEnd(p.Start)
	f.fixed = append(f.fixed, [2]int{first, p.End})
	if shift == 0 {
		return
	}
	least := -1
	for at := first; at < p.End; at = f.lineEnd(at) {
		line := f.text[at:f.lineEnd(at)]
		width := len(line) - len(bytes.TrimLeft(line, " "))
		blank := len(bytes.Trim(line, " \r\n")) == 0
		if !blank && least < 0 {
			least = width
		}
		switch {
		case blank && (least < 0 || width < least):
			f.edit(at, at+width, "")
		case width+shift >= 0:
			f.edit(at, at+width, strings.Repeat(" ", width+shift))
		}
	}
}

// quotes has a scalar in single quotes stand in double ones, where that needs no escape.
func (f *formatter) quotes(i int) {
	p := &f.pieces[i]
	if p.Style != yamldoc.Single || p.Shape != yamldoc.Scalar {
		return
	}
	raw := f.text[p.Start:p.End]
	if bytes.ContainsAny(raw, "\"\\\n\r\t") {
		return
	}
	f.slip("quotes", "double quotes belong around text", p.Start, p.End)
	f.edit(p.Start, p.End, `"`+strings.ReplaceAll(string(raw[1:len(raw)-1]), "''", "'")+`"`)
}

// flow goes through a scalar, or brackets and what is in them, which may be known to stand in one line.
func (f *formatter) flow(i int, t *fields.Type, inOneLine bool) {
	p := &f.pieces[i]
	if p.Shape != yamldoc.Sequence && p.Shape != yamldoc.Mapping {
		f.quotes(i)
		return
	}
	inOneLine = inOneLine || f.inOneLine(p.Start, p.End)
	calm := inOneLine || !f.hasComment(p.Start, p.End)
	if f.anchor && !calm && (p.Parent < 0 || f.pieces[p.Parent].Style != yamldoc.Flow) {
		f.anchorsIn(i)
	}
	if inOneLine && f.isFlow(i) {
		f.commas(i)
	}
	o := order{of: t}
	for at := p.First; at < p.First+p.Count; at++ {
		if f.pieces[at].Key {
			f.quotes(at)
			continue
		}
		f.within(at, p.Shape, &o, inOneLine)
	}
	if calm && p.Shape == yamldoc.Mapping {
		f.sort(i, &o)
	}
}

// within goes through an item, or the value of a key, in brackets.
func (f *formatter) within(i int, around yamldoc.Shape, o *order, inOneLine bool) {
	if around != yamldoc.Mapping {
		f.flow(i, inside(o.of, yamldoc.Step{Bracket: true}), inOneLine)
		return
	}
	field, of := o.entry(i-1, f.textOf(i-1))
	switch {
	case f.isShort(i, field):
		f.shorten(i, -1)
		return
	case f.pieces[i].End > f.pieces[i].Start:
		f.afterColon(i)
	}
	f.flow(i, of, inOneLine)
}

// commas has one blank behind each comma but the last, and none within the brackets.
func (f *formatter) commas(i int) {
	p := &f.pieces[i]
	at := p.Start + 1
	last := p.First + p.Count - 1
	for child := p.First; child <= last; child++ {
		c := &f.pieces[child]
		if p.Shape == yamldoc.Mapping && !c.Key {
			at = max(c.End, f.flowKeyEnd(child-1))
			continue
		}
		want := ", "
		if child == p.First {
			want = ""
		}
		f.between(at, c.Start, want)
		at = c.End
	}
	end := "" // or the comma behind the last
	if bytes.IndexByte(f.text[at:p.End-1], ',') >= 0 {
		end = ","
	}
	f.between(at, p.End-1, end)
}

// flowKeyEnd is behind the colon of a key that has no value, or behind the key.
func (f *formatter) flowKeyEnd(key int) int {
	at := f.pieces[key].End
	if rest := f.text[at:]; f.pieces[key+1].Start == f.pieces[key+1].End {
		if blanks := len(rest) - len(bytes.TrimLeft(rest, " ")); blanks < len(rest) && rest[blanks] == ':' {
			return at + blanks + 1
		}
	}
	return at
}

// between has a text stand between two places where only blanks and a comma stand.
func (f *formatter) between(from, to int, want string) {
	if from > to || string(f.text[from:to]) == want || len(bytes.Trim(f.text[from:to], " \t,")) > 0 || bytes.Count(f.text[from:to], []byte(",")) > 1 {
		return
	}
	f.slip("spacing", "one blank belongs behind each comma, and none within the brackets", from, to)
	f.edit(from, to, want)
}

// hasComment tells whether a comment stands in brackets.
func (f *formatter) hasComment(from, to int) bool {
	if bytes.IndexByte(f.text[from:to], '#') < 0 {
		return false
	}
	return slices.ContainsFunc(f.comments(), func(c comment) bool { return c.from >= from && c.to <= to })
}

// isShort tells whether the mapping of a field says no more than its one scalar would.
func (f *formatter) isShort(i int, field *fields.Field) bool {
	p := &f.pieces[i]
	if field == nil || field.Short == "" || p.Shape != yamldoc.Mapping || p.Count != 2 || f.textOf(p.First) != field.Short {
		return false
	}
	only := &f.pieces[p.First+1]
	raw := f.text[only.Start:only.End]
	if only.Shape != yamldoc.Scalar || strings.TrimSpace(f.textOf(p.First+1)) == "" || bytes.IndexByte(raw, '\n') >= 0 ||
		only.Style == yamldoc.Literal || only.Style == yamldoc.Folded {
		return false
	}
	end := p.End
	if f.isBlock(i) {
		end = f.lineEnd(p.End)
		if f.endsWithComment(end, p.Start-f.lineStart(p.Start)) {
			return false
		}
	}
	return bytes.IndexByte(f.text[f.colon(i-1):only.Start], '#') < 0 && bytes.IndexByte(f.text[only.End:end], '#') < 0
}

// endsWithComment tells whether the next line with something in it is a comment that belongs to a block of that column.
func (f *formatter) endsWithComment(line, column int) bool {
	rest := bytes.TrimLeft(f.text[line:], " \t\r\n")
	at := len(f.text) - len(rest)
	return len(rest) > 0 && rest[0] == '#' && at-f.lineStart(at) >= column
}

// shorten writes the one scalar in place of its mapping.
func (f *formatter) shorten(i, around int) {
	p := &f.pieces[i]
	only := p.First + 1
	raw := string(f.text[f.pieces[only].Start:f.pieces[only].End])
	if q := f.pieces[only]; q.Style == yamldoc.Single && !strings.ContainsAny(raw, "\"\\\t") {
		raw = `"` + strings.ReplaceAll(raw[1:len(raw)-1], "''", "'") + `"`
	}
	from, end := f.pieces[i-1].End, p.End
	key := f.textOf(i - 1)
	shown := i
	if f.isBlock(i) {
		shown = i - 1
	}
	f.slip("long form", fmt.Sprintf("`%s: %s` says the same in short", cut(key), cut(f.textOf(only))), f.pieces[shown].Start, f.pieces[shown].End)
	f.edit(from, end, ": "+raw)
	f.fixed = append(f.fixed, [2]int{from, end})
	f.short = append(f.short, i)
	if around >= 0 {
		f.before, f.deepest = end, around
	}
}

// cut shortens a value that is quoted in a message.
func cut(s string) string {
	if r := []rune(s); len(r) > 80 {
		return string(r[:79]) + "…"
	}
	return s
}

// firstEnd is the end of what is shown of a piece: of its first key, or of the first line.
func (f *formatter) firstEnd(i int) int {
	for f.isBlock(i) && f.pieces[i].Count > 0 {
		i = f.pieces[i].First
	}
	return f.pieces[i].End
}
