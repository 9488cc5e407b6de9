package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/fault"
	"github.com/service-catalogue/svc/internal/query"
	"github.com/service-catalogue/svc/internal/report"
	"github.com/service-catalogue/svc/internal/sorting"
	"github.com/service-catalogue/svc/internal/table"
)

// selectOptions are the flags that narrow what is shown to some services.
type selectOptions struct {
	portfolios, owners, phases, services []string
	where                                string
	at                                   string
}

func (o *selectOptions) register(flags *shared, cmd *cobra.Command) {
	addFlag(cmd, words(&o.portfolios, true), "portfolio", "only services of these portfolios: keys or `names`", completer{flags}.portfolios)
	addFlag(cmd, words(&o.owners, true), "owner", "only services of these owners: `person` ids", completer{flags}.people)
	phases := catalogue.Phases()
	addFlag(cmd, words(&o.phases, true), "phase", "only services in these `phases`: "+strings.Join(phases, ", "), completeWords(phases...))
	addFlag(cmd, words(&o.services, true), "service", "only these services: `ids`", completer{flags}.services)
	addFlag(cmd, filled(&o.where), "where", "only what an `expression` is true of, such as 'phase == \"live\" and tier in [1, 2]'; see svc help where", cobra.NoFileCompletions)
	addFlag(cmd, filled(&o.at), "at", "read the catalogue of a `REV` instead of the work tree", completer{flags}.revisions)
}

// selected are the services that the flags leave, and the expression if it asks for columns of the table as well.
func (o *selectOptions) selected(l *loaded) ([]*catalogue.Service, error) {
	portfolios, err := o.portfolioKeys(l)
	if err != nil {
		return nil, err
	}
	for _, phase := range o.phases {
		if err := oneOf("phase", phase, catalogue.Phases()...); err != nil {
			return nil, err
		}
	}
	for _, owner := range o.owners {
		if err := knownPerson(l, owner); err != nil {
			return nil, err
		}
	}
	for _, id := range o.services {
		if err := l.knownID(id); err != nil {
			return nil, err
		}
	}
	in := func(list []string, value string) bool { return len(list) == 0 || slices.Contains(list, value) }
	return slices.DeleteFunc(report.Selectable(l.Catalogue), func(s *catalogue.Service) bool {
		return !in(portfolios, s.Portfolio) || !in(o.owners, s.OwnerID()) || !in(o.phases, s.Phase) || !in(o.services, l.idOf(s))
	}), nil
}

// selectedThen are the services that the flags leave in a commit, where not everything of today was known.
func (o *selectOptions) selectedThen(l *loaded) ([]*catalogue.Service, error) {
	then := *o
	then.owners, then.services = nil, nil
	services, err := then.selected(l)
	in := func(list []string, value string) bool { return len(list) == 0 || slices.Contains(list, value) }
	return slices.DeleteFunc(services, func(s *catalogue.Service) bool {
		return !in(o.owners, s.OwnerID()) || !in(o.services, l.idOf(s))
	}), err
}

// knownPerson refuses somebody whom the catalogue does not know.
func knownPerson(l *loaded, id string) error {
	if l.Catalogue.Person(id) != nil || len(l.Catalogue.OwnedBy(id)) > 0 {
		return nil
	}
	ids := sorting.Keys(l.Catalogue.People())
	return unknown("person", id, ids)
}

// portfolioKeys are the keys of the portfolios that the flag names, be it by key or by name.
func (o *selectOptions) portfolioKeys(l *loaded) ([]string, error) {
	var keys, names []string
	known := map[string]string{}
	for key, p := range l.Catalogue.Settings.Portfolios {
		known[strings.ToLower(key)] = key
		names = append(names, key)
		if p != nil && p.Name != "" {
			known[strings.ToLower(p.Name)] = key
			names = append(names, p.Name)
		}
	}
	for _, s := range l.Catalogue.Services() { // one that the settings do not know is a finding, not a reason to hide it
		if s.Portfolio != "" && known[strings.ToLower(s.Portfolio)] == "" {
			known[strings.ToLower(s.Portfolio)] = s.Portfolio
			names = append(names, s.Portfolio)
		}
	}
	slices.Sort(names)
	for _, wanted := range o.portfolios {
		key, ok := known[strings.ToLower(wanted)]
		if !ok {
			return nil, unknown("portfolio", wanted, names)
		}
		keys = append(keys, key)
	}
	return keys, nil
}

// question is --where, asked of services or of the rows of a table.
type question struct {
	expression *query.Expression
	fields     *serviceFields
	columns    map[string]int // of the table, for those that the expression names
}

// ask reads --where. A name is a field of the service or, where there is none, a column of the table.
func (o *selectOptions) ask(l *loaded, t *table.Table) (*question, error) {
	if o.where == "" {
		return nil, nil //nolint:nilnil // no question was asked
	}
	found, err := newServiceFields()
	if err != nil {
		return nil, err
	}
	q := &question{fields: found, columns: map[string]int{}}
	scope := query.Scope{
		Today: l.today.String(),
		Field: func(name string) (query.Field, bool) {
			key, of := strings.CutPrefix(name, "row.")
			if field, ok := found.lookup(name); ok && !of {
				return field, true
			}
			at := t.Find(key)
			if at < 0 {
				return query.Field{}, false
			}
			q.columns[name] = at
			return columnField(t.Columns[at].Kind), true
		},
		Suggest: func(name string) string {
			known := append(t.Names(), found.names()...)
			if _, column := strings.CutPrefix(name, "row."); column {
				known = t.Names()
				for i := range known {
					known[i] = "row." + known[i]
				}
			}
			return onlyNear(name, known) + "\n  svc help where lists what can be asked for"
		},
	}
	if q.expression, err = query.Compile(o.where, scope); err != nil {
		return nil, fault.At("--where", err)
	}
	return q, nil
}

func columnField(kind table.Kind) query.Field {
	switch kind {
	case table.Numbers, table.Amounts, table.Percents, table.Durations:
		return query.Field{Type: query.Number}
	case table.Dates:
		return query.Field{Type: query.Date}
	case table.Lists:
		return query.Field{Many: true}
	case table.Texts, table.Links:
	}
	return query.Field{}
}

// services are those that the expression is true of. One that asks for columns leaves them all: rows are asked later.
func (q *question) services(all []*catalogue.Service) ([]*catalogue.Service, error) {
	if q == nil || len(q.columns) > 0 {
		return all, nil
	}
	var out []*catalogue.Service
	for _, s := range all {
		ok, err := q.expression.Match(q.fields.record(s))
		if err != nil {
			return nil, fault.At("--where", err)
		}
		if ok {
			out = append(out, s)
		}
	}
	return out, nil
}

// rows keeps the rows that the expression is true of, when it asks for columns. It may fail on a row, so that what it keeps is
// there before anything is written: no output ends in the middle.
func (q *question) rows(l *loaded, f *table.Flow) error {
	if q == nil || len(q.columns) == 0 {
		return nil
	}
	byID := f.Head.Find("service_id")
	kept := f.Head
	for row := range f.Rows {
		of := func(string) []string { return nil }
		if byID >= 0 {
			if s := l.Catalogue.ByID(row[byID].Plain()); s != nil {
				of = q.fields.record(s)
			}
		}
		ok, err := q.expression.Match(func(name string) []string {
			at, column := q.columns[name]
			switch {
			case !column:
				return of(name)
			case row[at].Empty():
				return nil
			case row[at].Kind() == table.Lists:
				return row[at].Items()
			}
			return []string{row[at].Plain()}
		})
		if err != nil {
			return fault.At("--where", err)
		}
		if ok {
			kept.Add(slices.Clone(row)...)
		}
	}
	*f = *kept.Flow()
	return nil
}

// needsService refuses an expression that asks for fields of a service where the rows are about something else.
func (q *question) needsService(t *table.Table) error {
	if q == nil || len(q.columns) == 0 || t.Find("service_id") >= 0 {
		return nil
	}
	for _, name := range q.expression.Names() {
		if _, column := q.columns[name]; !column {
			return fmt.Errorf("--where: %s is a field of services, and the rows of %q are about something else; ask for fields or for columns (%s), not for both",
				quoted(name), t.Title, strings.Join(t.Keys(), ", "))
		}
	}
	return nil
}
