package edit

import (
	"bytes"
	"cmp"
	"errors"
	"path"
	"reflect"
	"slices"
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/fields"
	"github.com/service-catalogue/svc/internal/pos"
	"github.com/service-catalogue/svc/internal/sorting"
	"github.com/service-catalogue/svc/internal/yamldoc"
)

// indentWidth is how many columns a block stands to the right of the one around it.
const indentWidth = 2

// Slip is a way in which a file is not in canonical form, the first of its kind.
type Slip struct {
	Kind string // in words: "key order", "indent", "long form", "trailing space", …
	Text string // what is off, one clause without full stop
	Span pos.Span
}

// Inspector finds slips in one document after the other and reuses its memory. It belongs to one goroutine.
type Inspector struct{ layout []layout }

// Slips are what Format would change in a document that has been bound to a struct of the type of into: the first slip of
// each kind, in the order of the file. There are none if and only if Format would leave the file as it is.
func (in *Inspector) Slips(doc *yamldoc.Document, into any) []Slip {
	if !doc.Readable() {
		return nil
	}
	plan := doc.Plan(into)
	if plan == nil {
		return nil
	}
	pieces, err := doc.Pieces()
	if err != nil {
		return nil
	}
	if len(in.layout) < len(pieces) {
		in.layout = make([]layout, len(pieces)+len(pieces)/4)
	}
	layout := in.layout[:len(pieces)]
	clear(layout)
	f := newFormatter(state{text: doc.Source(), doc: doc, pieces: pieces}, &fields.Type{Kind: fields.Struct, Go: plan.Go, Plan: plan}, layout)
	f.run()
	sorting.By(f.slips, func(a, b Slip) int { return a.Span.Compare(b.Span) })
	return f.slips
}

// formatter works out how a text becomes canonical: edits of single places, and entries of mappings that move.
type formatter struct {
	state
	root  *fields.Type
	eol   string
	edits []textEdit
	moves []move
	slips []Slip
	kinds map[string]bool // of the slips

	before  int      // where what has been seen ends; -1 at the start of the file
	deepest int      // the block that what has been seen last stands in
	layout  []layout // of the blocks, and of the keys in them, by piece
	fixed   [][2]int // stretches in which blanks at the end of a line stay, or that are replaced as a whole
	short   []int    // mappings that are written as their one scalar
	open    bool     // the last line has no end, which is added

	token   string   // the key or item that was seen last
	anchors []string // the comments with what they belong to; only when wanted
	anchor  bool
}

// layout is where a block stands.
type layout struct {
	old, new int32 // columns of a block, from 0
	bound    int32 // of a key: where the lines of its entry begin
	moved    bool  // the entries of the block change places
}

// move is a mapping whose entries change places.
type move struct {
	from, to int
	chunks   []chunk
	order    []int  // chunk numbers as they are to stand
	margin   string // before an entry that does not begin its line
	inLine   bool   // the first entry stands behind a dash
	inFlow   bool
}

// chunk is an entry with what belongs to it.
type chunk struct{ from, key, to int }

// newFormatter begins with an empty layout of all pieces.
func newFormatter(s state, root *fields.Type, layout []layout) *formatter {
	f := &formatter{state: s, root: root, eol: s.eol(), before: -1, layout: layout}
	if n := len(s.text); n > 0 && s.text[n-1] != '\n' && !f.endsInBlockText() {
		f.text = append(s.text[:n:n], f.eol...)
		f.open = true
	}
	return f
}

// endsInBlockText tells whether the last scalar is literal or folded text, to which a line break at the end would add.
func (f *formatter) endsInBlockText() bool {
	for i := range slices.Backward(f.pieces) {
		p := &f.pieces[i]
		if p.End == f.pieces[0].End && (p.Style == yamldoc.Literal || p.Style == yamldoc.Folded) {
			return true
		}
	}
	return false
}

// run works everything out.
func (f *formatter) run() {
	root := &f.pieces[0]
	f.block(0, 0)
	if f.isBlock(0) {
		f.mapping(0, f.root)
	} else {
		f.value(0, f.root, nil, 0)
	}
	f.gap(len(f.text), -1, "")
	f.lineEnds(root)
}

// slip records a change of the bytes from one place to another.
func (f *formatter) slip(kind, text string, from, to int) {
	if f.kinds[kind] {
		return
	}
	if f.kinds == nil {
		f.kinds = map[string]bool{}
	}
	f.kinds[kind] = true
	n := len(f.doc.Source())
	f.slips = append(f.slips, Slip{kind, text, f.doc.SpanOf(min(from, n), min(to, n))})
}

func (f *formatter) edit(from, to int, text string) {
	f.edits = append(f.edits, textEdit{from, to, text})
}

// output is the text in canonical form.
func (f *formatter) output() []byte {
	if len(f.slips) == 0 && len(f.edits) == 0 && len(f.moves) == 0 {
		return f.text
	}
	sorting.By(f.edits, func(a, b textEdit) int { return cmp.Compare(a.from, b.from) })
	sorting.By(f.moves, func(a, b move) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(b.to, a.to)) })
	var out bytes.Buffer
	out.Grow(len(f.text) + 256)
	f.emit(&out, 0, len(f.text), -1)
	return out.Bytes()
}

// emit writes the bytes from one place to another with their edits and moves; within is the move whose entry this is.
func (f *formatter) emit(out *bytes.Buffer, from, to, within int) {
	e, _ := slices.BinarySearchFunc(f.edits, from, func(e textEdit, at int) int { return cmp.Compare(e.from, at) })
	m, _ := slices.BinarySearchFunc(f.moves, from, func(m move, at int) int { return cmp.Compare(m.from, at) })
	if m <= within {
		m = within + 1
	}
	for at := from; ; {
		for e < len(f.edits) && f.edits[e].from < at {
			e++
		}
		for m < len(f.moves) && f.moves[m].from < at {
			m++
		}
		isEdit := e < len(f.edits) && f.edits[e].from < to
		isMove := m < len(f.moves) && f.moves[m].from < to
		switch {
		case isMove && (!isEdit || f.moves[m].from <= f.edits[e].from):
			out.Write(f.text[at:f.moves[m].from])
			f.rearrange(out, m)
			at = f.moves[m].to
			m++
		case isEdit:
			out.Write(f.text[at:f.edits[e].from])
			out.WriteString(f.edits[e].text)
			at = f.edits[e].to
			e++
		default:
			out.Write(f.text[at:max(at, to)])
			return
		}
	}
}

// rearrange writes the entries of a mapping in their order.
func (f *formatter) rearrange(out *bytes.Buffer, number int) {
	m := &f.moves[number]
	blank := ""
	for place, which := range m.order {
		c := m.chunks[which]
		switch {
		case m.inFlow:
		case place == 0 && which != 0: // blank lines part entries, and none is above the first
			start := c.from
			for line := f.text[start:f.lineEnd(start)]; len(bytes.TrimSpace(line)) == 0 && start < c.key; line = f.text[start:f.lineEnd(start)] {
				start += len(line)
			}
			blank = strings.Repeat(f.eol, bytes.Count(f.text[c.from:start], []byte("\n")))
			c.from = start
			if m.inLine {
				c.from = c.key
			}
		case which == 0 && place > 0:
			out.WriteString(blank)
			if m.inLine {
				out.WriteString(m.margin)
			}
		}
		f.emit(out, c.from, c.to, number)
		if place+1 < len(m.chunks) {
			f.emit(out, m.chunks[place].to, m.chunks[place+1].from, number)
		}
	}
}

// Format brings the file into canonical form: the order of the field table, two columns for each block, one way of quoting,
// short forms, no blanks at the ends of lines. It leaves the file alone, and says why, when that would change what the file
// says or lose a comment.
func (f *File) Format() error {
	next, reason := f.format()
	switch {
	case reason != "":
		return &RefusedError{Name: f.name, Reason: "cannot format safely: " + reason}
	case next.text != nil:
		f.state = next
	}
	return nil
}

// Format opens a file and brings it into canonical form.
func (o *Opener) Format(name string, text []byte) (*File, error) {
	f, err := o.Open(name, text)
	if refused, ok := errors.AsType[*RefusedError](err); ok {
		return nil, &RefusedError{Name: name, Reason: "cannot format safely: " + refused.Reason}
	}
	return f, f.Format()
}

// errFormat is what a reader is asked to report.
var errFormat = errors.New("the result would not say the same")

// maxPasses is how often a text is formatted until that changes nothing more; two passes are the rule.
const maxPasses = 4

// format is the file in canonical form, with no text when it is so already, and why it cannot be had.
func (f *File) format() (state, string) {
	next := f.state
	for range maxPasses {
		one := newFormatter(next, f.root(), make([]layout, len(next.pieces)))
		one.run()
		text := one.output()
		if bytes.Equal(text, next.text) {
			return f.vouched(next)
		}
		want := treeOf(&next)
		for _, i := range one.short {
			*want[i] = *want[i].kids[0]
		}
		doc, reason := parse(f.name, text, f.opener)
		if reason == "" {
			next, reason = f.read(doc, text)
		}
		switch {
		case reason != "":
			return state{}, reason
		case !want[0].equal(next.nodes[0]):
			return state{}, errFormat.Error()
		}
	}
	return state{}, "formatting it twice would not give the same"
}

// vouched is a formatted state of the file, if it says the same as the file and each comment is where it belongs.
func (f *File) vouched(next state) (state, string) {
	if bytes.Equal(next.text, f.text) {
		return state{}, ""
	}
	if !f.sameModel(next) {
		return state{}, errFormat.Error()
	}
	if before, after := f.anchored(f.state), f.anchored(next); !slices.Equal(before, after) {
		return state{}, astray(before, after)
	}
	return next, ""
}

// astray says which of the comments of one list, each with what it belongs to, is not in the other.
func astray(before, after []string) string {
	for _, anchor := range before {
		if _, found := slices.BinarySearch(after, anchor); !found {
			comment := anchor[strings.LastIndexByte(anchor, 0)+1:]
			return "the comment `" + cut(comment) + "` would lose its place; put it right above what it is about, without a blank line, or behind it"
		}
	}
	return "a comment would lose its place"
}

// sameModel reports whether a text gives the same values as the file.
func (f *File) sameModel(next state) bool {
	a, b := reflect.New(f.kind).Interface(), reflect.New(f.kind).Interface()
	yamldoc.Bind(f.doc, a)
	yamldoc.Bind(next.doc, b)
	return reflect.DeepEqual(a, b)
}

// anchored are the comments of a text, each with what it belongs to.
func (f *File) anchored(s state) []string {
	one := newFormatter(s, f.root(), make([]layout, len(s.pieces)))
	one.anchor = true
	one.run()
	slices.Sort(one.anchors)
	return one.anchors
}

// Checker tells of one file after the other whether it is in canonical form, and reuses its memory. It belongs to one
// goroutine.
type Checker struct {
	opener    *Opener
	parser    yamldoc.Parser
	inspector Inspector
}

// NewChecker is a checker that knows the types of documents from an opener.
func NewChecker(o *Opener) *Checker {
	return &Checker{opener: o, parser: yamldoc.Parser{Plans: &o.plans}}
}

// Canonical reports whether a file is in canonical form, so that Format would leave it as it is. The error is that of a file which
// cannot be read as YAML or not be edited, which Format refuses.
func (c *Checker) Canonical(name string, file []byte) (bool, error) {
	c.parser.Limits = catalogue.Limits(path.Base(name))
	doc, faults := c.parser.Parse(file)
	plain := !slices.ContainsFunc(faults, func(f yamldoc.Fault) bool { return f.Kind != yamldoc.Invisible }) && doc.Readable()
	if plain {
		_, err := doc.Pieces()
		plain = err == nil
	}
	if !plain {
		_, err := c.opener.Format(name, slices.Clone(file)) // which says why
		return false, err
	}
	return len(c.inspector.Slips(doc, reflect.New(kindOf(name, doc.Text("schema"))).Interface())) == 0, nil
}
