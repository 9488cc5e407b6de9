package report

import (
	"cmp"
	"math/big"
	"slices"
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/internal/sorting"
	"github.com/service-catalogue/svc/internal/table"
	"github.com/service-catalogue/svc/schema"
)

// Input is what a report is made from.
type Input struct {
	Catalogue *catalogue.Catalogue
	Services  []*catalogue.Service // the selected ones; Selectable gives those of the whole catalogue
	Today     schema.Date          // the as-of date
	Findings  []finding.Finding    // of lint, for reports that ask for them
	Argument  string               // the id that follows the name; empty for none

	// Worked out when first needed.
	names   map[string]int // how many people have a name
	filled  map[measure.Coverage]*big.Rat
	seats   map[string][]string // boards by person
	talent  *[]string           // people who might become owners
	held    map[string][]string // people by role, for the whole catalogue
	roots   map[string]*big.Rat // of promises, by promise and degree
	bearers map[string][]string // people by role, for the selected services
}

// Whole is the input of a report over the whole catalogue.
func Whole(c *catalogue.Catalogue, today schema.Date) *Input {
	return &Input{Catalogue: c, Services: Selectable(c), Today: today}
}

// Selectable are the services of a catalogue that can be told apart, ordered by id: of two files with one id the first counts.
func Selectable(c *catalogue.Catalogue) []*catalogue.Service {
	var out []*catalogue.Service
	for _, s := range c.Services() {
		if c.ByID(idOf(s)) == s {
			out = append(out, s)
		}
	}
	sorting.List(out, func(i, j int) int { return strings.Compare(idOf(out[i]), idOf(out[j])) })
	return out
}

// nothing reports whether a selection left no service of a catalogue that has some. Then no report has rows, not even those
// about what holds for all services.
func (in *Input) nothing() bool { return len(in.Services) == 0 && len(in.Catalogue.Services()) > 0 }

// idOf is the id of a service, or the one that its file name gives.
//
//go:noinline
func idOf(s *catalogue.Service) string { return cmp.Or(s.ID, s.File.ServiceID) }

// inCurrency are the columns of a table, amounts in the currency of the catalogue.
func (in *Input) inCurrency(columns []*Column) []table.Column {
	out := make([]table.Column, 0, len(columns))
	for _, c := range columns {
		own := c.Column
		if own.Kind == table.Amounts {
			own.Unit = in.Catalogue.Settings.Currency
		}
		out = append(out, own)
	}
	return out
}

// money is an amount in the currency of the catalogue, nothing for nil.
func (in *Input) money(r *big.Rat) table.Cell {
	if r == nil {
		return table.Cell{}
	}
	return table.Money(measure.Format(r, 2), in.Catalogue.Settings.Currency)
}

// person is how a report names somebody: by name, with the id where two share a name, and by id where the name is unknown.
//
//go:noinline
func (in *Input) person(id string) string {
	p := in.Catalogue.Person(id)
	if p == nil || p.Name == "" {
		return id
	}
	if in.names == nil {
		in.names = map[string]int{}
		for _, other := range in.Catalogue.People() {
			if other != nil {
				in.names[other.Name]++
			}
		}
	}
	if in.names[p.Name] > 1 {
		return p.Name + " (" + id + ")"
	}
	return p.Name
}

// portfolioName is what a portfolio is called, or its id.
func (in *Input) portfolioName(id string) string {
	if p := in.Catalogue.Settings.Portfolios[id]; p != nil && p.Name != "" {
		return p.Name
	}
	return id
}

// gone reports whether somebody's last working day has passed.
func (in *Input) gone(id string) bool {
	p := in.Catalogue.Person(id)
	if p == nil {
		return false
	}
	last := catalogue.LastDay(p)
	return !last.IsZero() && in.Today.After(last)
}

// archived reports whether a service is past the end of its retirement.
func (in *Input) archived(s *catalogue.Service) bool {
	return s.Phase == "retirement" && s.Retirement != nil && !s.Retirement.Ends.IsZero() && in.Today.After(s.Retirement.Ends)
}

// today is the as-of date to reckon with.
func (in *Input) today() measure.Date { return measure.Date(in.Today) }

// sorted are the selected services in another order; where that leaves two equal, by id.
func (in *Input) sorted(order func(a, b *catalogue.Service) int) []*catalogue.Service {
	out := slices.Clone(in.Services)
	sorting.List(out, func(i, j int) int {
		a, b := out[i], out[j]
		return cmp.Or(order(a, b), strings.Compare(idOf(a), idOf(b)))
	})
	return out
}

// first orders what is so before what is not.
func first(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}

// phaseOrder is the place of a service's phase; unknown ones come last.
func phaseOrder(s *catalogue.Service) int {
	if n := catalogue.PhaseNumber(s.Phase); n >= 0 {
		return n
	}
	return len(catalogue.Phases())
}
