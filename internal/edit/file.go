package edit

import (
	"bytes"
	"fmt"
	"path"
	"reflect"
	"slices"
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/fields"
	"github.com/service-catalogue/svc/internal/yamldoc"
	"github.com/service-catalogue/svc/schema"
)

// RefusedError says why a file is not changed. The file is then as it was.
type RefusedError struct {
	Name   string // of the file
	Path   string // in it; empty when it is about the whole file
	Reason string
}

// Error names the file, the place and the reason.
func (e *RefusedError) Error() string {
	if e.Path == "" {
		return e.Name + ": " + e.Reason
	}
	return e.Name + ": " + e.Path + ": " + e.Reason
}

// Opener opens files. It is safe for use by several goroutines.
type Opener struct{ plans fields.Plans }

// File is a file of the catalogue that can be changed.
type File struct {
	name   string
	kind   reflect.Type
	opener *Opener
	bom    []byte
	old    []byte
	state
}

// state is a text with everything that is known of it.
type state struct {
	text   []byte // without a byte order mark
	doc    *yamldoc.Document
	pieces []yamldoc.Piece
	nodes  []*node // of the same numbers
}

// Open opens a text by the name of its file, for one change or a few.
func Open(name string, text []byte) (*File, error) { return new(Opener).Open(name, text) }

// Open opens a text by the name of its file. A file that cannot be read as YAML, or holds nothing, is refused.
func (o *Opener) Open(name string, text []byte) (*File, error) {
	f := &File{name: name, opener: o, old: text}
	bare, marked := bytes.CutPrefix(text, []byte("\uFEFF"))
	if marked {
		f.bom = text[:len(text)-len(bare)]
	}
	if bytes.HasPrefix(bare, []byte("\uFEFF")) {
		return nil, &RefusedError{Name: name, Reason: "line 1: a second byte order mark stands at the start of the file"}
	}
	doc, reason := parse(name, bare, o)
	if reason != "" {
		return nil, &RefusedError{Name: name, Reason: reason}
	}
	f.kind = kindOf(name, doc.Text("schema"))
	s, reason := f.read(doc, bare)
	if reason != "" {
		return nil, &RefusedError{Name: name, Reason: reason}
	}
	f.state = s
	return f, nil
}

// kindOf is the type of a document: its schema says so, else the name of the file.
func kindOf(name, version string) reflect.Type {
	for _, word := range []string{version, path.Base(name)} {
		switch word {
		case "svc/v1":
			return reflect.TypeFor[schema.Service]()
		case "svc-people/v1", catalogue.PeopleFile:
			return reflect.TypeFor[schema.People]()
		case "svc-roles/v1", catalogue.RolesFile:
			return reflect.TypeFor[schema.Roles]()
		case "svc-risk/v1", catalogue.RiskScaleFile:
			return reflect.TypeFor[schema.RiskScale]()
		case "svc-settings/v1", catalogue.SettingsFile:
			return reflect.TypeFor[schema.Settings]()
		}
	}
	return reflect.TypeFor[schema.Service]()
}

// parse reads a text; the reason says why it cannot be edited.
func parse(name string, text []byte, o *Opener) (*yamldoc.Document, string) {
	parser := &yamldoc.Parser{Plans: &o.plans, Limits: catalogue.Limits(path.Base(name))}
	doc, faults := parser.Parse(text)
	for i := range faults {
		if f := &faults[i]; f.Kind != yamldoc.Invisible {
			what, help := catalogue.Explain(f)
			return doc, fmt.Sprintf("line %d: %s", f.Span.Line, strings.Join(slices.DeleteFunc([]string{what, help}, func(s string) bool { return s == "" }), "; "))
		}
	}
	if !doc.Readable() {
		return doc, "the file holds no `key: value` lines"
	}
	return doc, ""
}

// read works out the pieces of a parsed text. Binding gives list items their names.
func (f *File) read(doc *yamldoc.Document, text []byte) (state, string) {
	yamldoc.Bind(doc, reflect.New(f.kind).Interface())
	pieces, err := doc.Pieces()
	if err != nil {
		return state{}, err.Error()
	}
	s := state{text: text, doc: doc, pieces: pieces}
	s.nodes = treeOf(&s)
	return s, ""
}

// Name is the name under which the file was opened.
func (f *File) Name() string { return f.name }

// Text is the file as it is now.
func (f *File) Text() []byte { return slices.Concat(f.bom, f.text) }

// Changed reports whether the file differs from what was opened.
func (f *File) Changed() bool { return !bytes.Equal(f.old[len(f.bom):], f.text) }

// Document is the text as it is now, for questions.
func (f *File) Document() *yamldoc.Document { return f.doc }

// Value is what stands at a path.
func (f *File) Value(path string) (Value, bool) {
	i, found := f.doc.Find(path)
	if !found {
		return Value{}, false
	}
	return Value{f.nodes[i].clone()}, true
}

// Apply makes the changes one after the other, all or none of them.
func (f *File) Apply(ops ...Op) error {
	before := f.state
	for _, op := range ops {
		if err := f.apply(op); err != nil {
			f.state = before
			return err
		}
	}
	return nil
}

// apply makes one change and looks whether the file now says what was meant.
func (f *File) apply(op Op) error {
	if op.make == nil {
		return f.Format()
	}
	c := &change{state: f.state, root: f.root()}
	c.nodes = treeOf(&f.state) // to be changed as the data is meant to change
	reason := op.make(c, &op)
	if reason == "" {
		reason = f.take(c)
	}
	if reason != "" {
		return &RefusedError{Name: f.name, Path: op.path, Reason: reason}
	}
	return nil
}

// root is the type of the document.
func (f *File) root() *fields.Type {
	plan, err := f.opener.plans.Of(f.kind)
	if err != nil {
		return nil
	}
	return &fields.Type{Kind: fields.Struct, Go: f.kind, Plan: plan}
}

// take makes the text with the edits the text of the file, if it holds what was meant.
func (f *File) take(c *change) string {
	text := splice(f.text, c.edits)
	doc, reason := parse(f.name, text, f.opener)
	if reason != "" {
		return "the change would leave a file that cannot be read: " + reason
	}
	next, reason := f.read(doc, text)
	switch {
	case reason != "":
		return "the change would leave a file that cannot be edited: " + reason
	case !next.nodes[0].equal(c.nodes[0]):
		return "the text here does not allow the change without touching something else; make it by hand"
	case !slices.Equal(f.sortedComments(), next.sortedComments()):
		return "the change would lose a comment; make it by hand"
	}
	f.state = next
	return ""
}
