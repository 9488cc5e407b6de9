package yamldoc

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"gopkg.in/yaml.v3"

	"github.com/service-catalogue/svc/internal/fields"
	"github.com/service-catalogue/svc/internal/pos"
	"github.com/service-catalogue/svc/internal/sorting"
)

// Parser parses one file after the other and reuses its memory. The zero value is ready to use, by one goroutine.
type Parser struct {
	// Plans, when set, shares the plans of struct types with other parsers.
	Plans *fields.Plans
	// Limits, where set, replace those of this package.
	Limits Limits

	doc    Document
	reader bytes.Reader
	seen   map[string]int32
	words  interner
	pieces []Piece
	load   func(io.Reader) (*yaml.Node, error) // a test puts a broken library here
}

// Parse parses one file with a Parser of its own.
func Parse(src []byte) (*Document, []Fault) {
	var p Parser
	return p.Parse(src)
}

// Parse reads src, which must not change while the document is in use. The document is never nil, so that its lines can
// be shown; nothing can be found in it or bound from it when the faults say that it could not be read.
func (p *Parser) Parse(src []byte) (*Document, []Fault) {
	d := &p.doc
	d.reset(p, src)
	limits := p.Limits.orDefault()
	if limit := limits.Bytes; len(src) > limit {
		return d, []Fault{{
			Kind: TooLarge, Span: pos.Start(), Limit: limit,
			Text: fmt.Sprintf("the file has more than %d KiB and was not read", limit>>10),
			Hint: "keep documents elsewhere and link to them",
		}}
	}
	if faults := d.scan(); len(faults) > 0 {
		return d, faults
	}
	if fault := d.crowded(limits.Nodes); fault != nil {
		return d, []Fault{*fault}
	}
	root, fault := p.parse()
	if fault != nil {
		return d, []Fault{*fault}
	}
	c := converter{doc: d, seen: p.seen, limits: limits}
	faults := c.document(root)
	p.seen = c.seen
	sorting.List(faults, func(i, j int) int { return faults[i].Span.Compare(faults[j].Span) })
	return d, faults
}

// Detach gives the document that was parsed last away: it stays as it is when the next file is parsed.
func (p *Parser) Detach() *Document {
	d := p.doc
	p.doc = Document{}
	return &d
}

// parse runs the YAML library over the source.
func (p *Parser) parse() (*yaml.Node, *Fault) {
	load := p.load
	if load == nil {
		load = loadYAML
	}
	p.reader.Reset(p.doc.src)
	root, err := guard(load, &p.reader)
	p.reader.Reset(nil)
	if err != nil {
		return nil, p.doc.diagnose(err)
	}
	return root, nil
}

// errPanic is behind every fault that a panic of the YAML library became.
var errPanic = errors.New("the YAML library stopped")

// errMore tells that something follows the end of the document.
var errMore = errors.New("did not find expected <document start>")

// guard runs load and turns a panic into an error.
func guard(load func(io.Reader) (*yaml.Node, error), r io.Reader) (root *yaml.Node, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			root, err = nil, fmt.Errorf("%w: %v", errPanic, cause)
		}
	}()
	return load(r)
}

// loadYAML reads the only document; the node is nil when there is none.
func loadYAML(r io.Reader) (*yaml.Node, error) {
	decoder := yaml.NewDecoder(r)
	var root, second yaml.Node
	switch err := decoder.Decode(&root); {
	case errors.Is(err, io.EOF):
		return nil, nil //nolint:nilnil // no document is no error
	case err != nil:
		return nil, err
	}
	switch err := decoder.Decode(&second); {
	case err == nil:
		return nil, errMore
	case !errors.Is(err, io.EOF):
		return nil, err
	}
	return &root, nil
}
