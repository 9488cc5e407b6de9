// Package view turns what a command has found out into one Doc, which every output format writes in its own way.
package view

import (
	"iter"
	"path"
	"strconv"
	"strings"

	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/pos"
	"github.com/service-catalogue/svc/internal/table"
)

// Part is a set of things that a Doc may hold.
type Part uint8

// The parts. A format needs at least one of those that it names.
const (
	Findings Part = 1 << iota
	Tables
	Data
	Changes
	Graphs
	Calendar
)

// Doc is everything that a command has to say, ready to be written in any format.
type Doc struct {
	Kind, Title string // Kind is "lint", "rules" or the like
	Summary     []Count
	Empty       string            // stands for a summary that would count nothing
	Tables      []table.Table     // without their rows where Later makes them
	Findings    []finding.Finding // in the order in which they are shown; nil when the Doc is about something else
	Groups      []Group           // changes by service; nil when the Doc is about something else
	Graph       *Graph            // services and what joins them, for formats that draw it
	Events      []Event           // days of a calendar
	Pictures    []Picture         // drawings beside the tables, unless Later has them
	Later       Later             // makes the rows when they are written; nil when all are there
	Data        any               // what json prints; a Stream is written item by item

	Tool Tool   // the program that made the Doc
	AsOf string // the day that date rules compared with, as YYYY-MM-DD

	// Prefix is the path from the git root to the catalogue root, with / and empty when they are the same. It stands
	// before the file of every finding.
	Prefix string
	Lookup
}

// Item is a finding with what surrounds it. It walks through the findings of a Doc.
type Item struct {
	finding.Finding        // its File starts at the git root, and its Span is known: the start of the file if nothing better is
	Source          string // the line that it points at; empty where that is unknown
	Why             string // whose rule it breaks; empty unless that was asked for
	Owner           string // who is accountable for its service; empty where that is unknown or was not asked for
	Edits           []Edit // what mends it, if that is safe; none unless that was asked for
	Name            string // its file as the catalogue names it

	doc  *Doc
	look *Lookup
	rest []finding.Finding // those after it
	skip func(*finding.Finding) bool
}

// Items stands before the first of the findings of the Doc, in order, without those to be skipped; nil skips none. What is
// looked up for each is up to the format, since that may read files.
func (d *Doc) Items(look *Lookup, skip func(*finding.Finding) bool) *Item {
	return &Item{doc: d, look: look, rest: d.Findings, skip: skip}
}

// Next goes on to the next finding and completes it, if there is one.
func (i *Item) Next() bool {
	look, name, path := i.look, i.Name, i.File
	for len(i.rest) > 0 {
		f := &i.rest[0]
		i.rest = i.rest[1:]
		if i.skip != nil && i.skip(f) {
			continue
		}
		if path == "" || f.File != name {
			path = i.doc.Path(f.File)
		}
		*i = Item{Finding: *f, Name: f.File, doc: i.doc, look: look, rest: i.rest, skip: i.skip}
		if look.Line != nil && !f.Span.IsZero() && f.Span != pos.Start() { // the start stands for the whole file, whose first line says nothing
			i.Source, _ = look.Line(f.File, f.Span.Line)
		}
		if look.Why != nil {
			i.Why = look.Why(f.Code)
		}
		if look.Owner != nil && f.Service != "" {
			i.Owner = look.Owner(f.Service)
		}
		if look.Edits != nil && f.Fixable {
			i.Edits = look.Edits(*f)
		}
		i.File = path
		i.place()
		return true
	}
	return false
}

// place makes a span that is not known the start of the file, and one that ends before it starts an empty one.
func (i *Item) place() {
	s := &i.Span
	s.Line, s.Col = max(s.Line, 1), max(s.Col, 1)
	s.EndLine = max(s.EndLine, s.Line)
	if s.EndLine == s.Line {
		s.EndCol = max(s.EndCol, s.Col)
	}
}

// Path is the path of a file of the catalogue from the git root.
func (d *Doc) Path(file string) string {
	prefix := strings.TrimSuffix(d.Prefix, "/")
	if prefix == "" || prefix == "." {
		return file
	}
	return path.Join(prefix, file) // settings of the repository may stand above the catalogue
}

// Count is a number of things, for the summary.
type Count struct {
	_         [0]func() // nobody compares counts, and the program gets smaller when nobody can
	N         int
	One, Many string // the thing in the singular and in the plural
	Looked    bool   // at, rather than found
}

// String is "1 file" or "2 files".
func (c Count) String() string {
	if c.N == 1 {
		return "1 " + c.One
	}
	return strconv.Itoa(c.N) + " " + c.Many
}

// SummaryLine is what was looked at and what was found there, in one line; empty without a summary.
func (d *Doc) SummaryLine() string {
	var looked, found []string
	for _, count := range d.Summary {
		if count.Looked {
			looked = append(looked, count.String())
		} else {
			found = append(found, count.String())
		}
	}
	if len(d.Summary) == 0 {
		return d.Empty
	}
	if len(looked) == 0 || len(found) == 0 {
		return strings.Join(append(looked, found...), ", ")
	}
	return strings.Join(looked, ", ") + ": " + strings.Join(found, ", ")
}

// Stream is data for json that is written piece by piece: the members of Head, then each list under its name.
type Stream struct {
	Head  any // a struct with at least one member
	Lists []List
}

// List is a named list of a Stream. An item is valid until the next one is asked for.
type List struct {
	Name  string
	Items iter.Seq[any]
}
