// Package change compares two catalogues and says what differs in meaning: which field of which document had which value
// and has which now. Comments, order, quoting and defaults that are written out make no difference. Whether a change
// matters is not its business.
package change

import (
	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/fields"
)

// Kind says what happened to a value.
type Kind uint8

// The kinds.
const (
	Added   Kind = iota + 1 // there was none before
	Removed                 // there is none any more
	Changed                 // it is another one
	Renamed                 // of a service: its id, or its file, is another one
)

// String is the kind in words.
func (k Kind) String() string {
	return [...]string{"", "added", "removed", "changed", "renamed"}[k]
}

// Document is a kind of file of the catalogue.
type Document string

// The documents.
const (
	Service   Document = "service"
	People    Document = "people"
	Roles     Document = "roles"
	RiskScale Document = "risk-scale"
	Settings  Document = "settings"
)

// Change is one difference. A whole item of a list or a block that comes or goes is one change; values inside a block that
// stays are one change each.
type Change struct {
	Kind     Kind
	Document Document
	// Path is the field by keys, such as slas[sla-ea].rto_minutes, the same on both sides; empty for a whole service. An
	// item of a list of plain values stands in the list's own path.
	Path string
	Area string // what the field is about, from the tag of the field or of the block around it
	// Field is the innermost field; nil for a whole service, and for what is outside the model.
	Field *fields.Field
	// Outside tells that the model does not have the value: it stands under a key that starts with x- or that nobody
	// knows, or it could be read on neither side. It is as written.
	Outside bool
	// From and To are the values as JSON would have them: nil for none, string, bool, int64, json.Number, []any and
	// map[string]any. A service that comes or goes is its name.
	From, To any
	// Pair are the two sides of the service; nil for other documents.
	*Pair

	oldAt, newAt string // where the value stands on each side, by number where items have no key
}

// OldAt is the path to ask the old document for the position, and NewAt that for the new one.
func (c *Change) OldAt() string { return c.oldAt }

// NewAt is the path to ask the new document for the position.
func (c *Change) NewAt() string { return c.newAt }

// ID is the id of the service: the new one, or the old one when it is gone. It is empty for other documents.
func (c *Change) ID() string {
	if c.Pair == nil {
		return ""
	}
	return c.Pair.ID()
}

// Pair is one service in both catalogues. A side is nil where there is no such service.
type Pair struct {
	Old, New *catalogue.Service
}

// ID is the id of the service: the new one, or the old one when it is gone.
func (p *Pair) ID() string {
	if p.New != nil {
		return id(p.New)
	}
	return id(p.Old)
}

// OldID is the id of the service in the old catalogue, or "".
func (p *Pair) OldID() string {
	if p.Old == nil {
		return ""
	}
	return id(p.Old)
}

// id is the id of a service; one that claims none has that of its file.
func id(s *catalogue.Service) string {
	if s.ID != "" {
		return s.ID
	}
	return s.File.ServiceID
}

// Unread is a file that could not be read on one side, so that nothing in it could be compared.
type Unread struct {
	File string
	Old  bool // in the old catalogue, not in the new one
}

// Set is all that differs between two catalogues.
type Set struct {
	Old, New *catalogue.Catalogue
	// Changes are ordered: shared documents first, then services by id, within each in the order of the field table.
	Changes []Change
	// Pairs are the services that differ, in the order of Changes.
	Pairs []*Pair
	// Unread are the files that could not be compared.
	Unread []Unread

	plans *fields.Plans
}

// Of are the changes of one service.
func (s *Set) Of(p *Pair) []Change {
	from := 0
	for from < len(s.Changes) && s.Changes[from].Pair != p {
		from++
	}
	to := from
	for to < len(s.Changes) && s.Changes[to].Pair == p {
		to++
	}
	return s.Changes[from:to]
}
