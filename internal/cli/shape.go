package cli

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/service-catalogue/svc/internal/fault"
	"github.com/service-catalogue/svc/internal/table"
)

// shapeOptions are the flags that say which columns and rows of a table are shown, and in which order.
type shapeOptions struct {
	columns []string
	sort    []string
	group   string
	top     int
}

func (o *shapeOptions) register(cmd *cobra.Command, columns cobra.CompletionFunc) {
	addFlag(cmd, words(&o.columns, true), "columns", "show these `columns`, in this order, by their names in csv; all for every column that there is", columns)
	addFlag(cmd, words(&o.sort, true), "sort", "sort by `COL`, or COL:desc for the greatest first; several separated by commas", columns)
	addFlag(cmd, filled(&o.group), "group", "put rows with the same value of `COL` together, with subtotals; none for no groups", columns)
	addFlag(cmd, positive(&o.top), "top", "show the first `N` rows only (of every group)", cobra.NoFileCompletions)
}

// arrange orders, groups and cuts the rows of a table as the flags want. They have to be there all at once only where they get
// another order.
func (o *shapeOptions) arrange(f *table.Flow) error {
	orders, err := o.orders(&f.Head)
	if err != nil {
		return err
	}
	group := f.Head.Group
	switch {
	case o.group == "none" && f.Head.Find("none") < 0:
		group = ""
	case o.group != "":
		at, err := findColumn(&f.Head, "--group", o.group)
		if err != nil {
			return err
		}
		group = f.Head.Columns[at].Key()
	case len(orders) > 0:
		group = "" // who sorts wants to see the greatest of all
	}
	regroup := group != "" && group != f.Head.Group
	f.Head.Group = group
	if len(orders) > 0 || regroup {
		t := f.Whole()
		t.Sort(orders...)
		t.Gather()
		*f = *t.Flow()
	}
	if o.top > 0 {
		f.Top(o.top)
	}
	return nil
}

// orders are the columns to sort by.
func (o *shapeOptions) orders(t *table.Table) ([]table.Order, error) {
	var orders []table.Order
	for _, spec := range o.sort {
		key, direction, directed := strings.Cut(spec, ":")
		at, err := findColumn(t, "--sort", key)
		if err != nil {
			return nil, err
		}
		if directed && direction != "asc" && direction != "desc" {
			return nil, fault.At("--sort "+quoted(spec), oneOf("direction", direction, "asc", "desc"))
		}
		orders = append(orders, table.Order{At: at, Down: direction == "desc"})
	}
	return orders, nil
}

// apply gives a table the shape that the flags want.
func (o *shapeOptions) apply(f *table.Flow) error {
	if err := o.arrange(f); err != nil {
		return err
	}
	return o.pick(f)
}

// pick leaves the columns that were asked for; those that the table has anyway, and what it is sorted and grouped by,
// if none were. A table cannot be grouped by a column that it does not show.
func (o *shapeOptions) pick(f *table.Flow) error {
	if o.everyColumn(&f.Head) {
		return nil
	}
	var places []int
	if len(o.columns) == 0 {
		for at, c := range f.Head.Columns {
			if !c.More || o.names(&f.Head, at) {
				places = append(places, at)
			}
		}
	}
	for _, key := range o.columns {
		at, err := findColumn(&f.Head, "--columns", key)
		if err != nil {
			return err
		}
		if !slices.Contains(places, at) {
			places = append(places, at)
		}
	}
	f.Pick(places)
	if f.Head.Find(f.Head.Group) < 0 {
		f.Head.Group = ""
	}
	return nil
}

// everyColumn reports whether all columns were asked for.
func (o *shapeOptions) everyColumn(t *table.Table) bool {
	return len(o.columns) == 1 && o.columns[0] == "all" && t.Find("all") < 0
}

// names reports whether a column is sorted or grouped by.
func (o *shapeOptions) names(t *table.Table, at int) bool {
	by := []string{o.group}
	for _, spec := range o.sort {
		key, _, _ := strings.Cut(spec, ":")
		by = append(by, key)
	}
	return slices.ContainsFunc(by, func(key string) bool {
		found, err := findColumn(t, "", key)
		return err == nil && found == at
	})
}

// findColumn finds a column by its key, with or without its unit, or by its heading.
func findColumn(t *table.Table, flag, key string) (int, error) {
	if at := t.Find(strings.ToLower(key)); at >= 0 {
		return at, nil
	}
	if at := slices.IndexFunc(t.Columns, func(c table.Column) bool {
		return strings.EqualFold(c.Title, key) || strings.EqualFold(c.Heading(), key)
	}); at >= 0 {
		return at, nil
	}
	hint := nearOrLonger(key, t.Names())
	if hint == "" {
		hint = "; columns are " + strings.Join(t.Keys(), ", ")
	}
	return 0, fault.New("%s: unknown column %s%s", flag, quoted(key), hint)
}
