package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

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
	f := cmd.Flags()
	f.Var(words{list: &o.columns, needsOne: true}, "columns", "show these `columns`, in this order, by their names in csv; all for every column that there is")
	f.Var(words{list: &o.sort, needsOne: true}, "sort", "sort by `COL`, or COL:desc for the greatest first; several separated by commas")
	f.Var(filled{&o.group}, "group", "put rows with the same value of `COL` together, with subtotals; none for no groups")
	f.Var(positive{&o.top}, "top", "show the first `N` rows only (of every group)")
	for _, name := range []string{"columns", "sort", "group"} {
		_ = cmd.RegisterFlagCompletionFunc(name, columns)
	}
	_ = cmd.RegisterFlagCompletionFunc("top", cobra.NoFileCompletions)
}

// arrange orders, groups and cuts the rows of a table as the flags want.
func (o *shapeOptions) arrange(t *table.Table) error {
	var orders []table.Order
	for _, spec := range o.sort {
		key, direction, directed := strings.Cut(spec, ":")
		at, err := findColumn(*t, "--sort", key)
		if err != nil {
			return err
		}
		if directed && direction != "asc" && direction != "desc" {
			return fmt.Errorf("--sort %s: %w", quoted(spec), oneOf("direction", direction, "asc", "desc"))
		}
		orders = append(orders, table.Order{At: at, Down: direction == "desc"})
	}
	switch {
	case o.group == "none" && t.Find("none") < 0:
		t.Group = ""
	case o.group != "":
		at, err := findColumn(*t, "--group", o.group)
		if err != nil {
			return err
		}
		t.Group = t.Columns[at].Key()
	case len(orders) > 0:
		t.Group = "" // who sorts wants to see the greatest of all
	}
	if len(orders) > 0 {
		t.Sort(orders...)
	}
	t.Gather()
	o.cut(t)
	return nil
}

// apply gives a table the shape that the flags want.
func (o *shapeOptions) apply(t *table.Table) error {
	if err := o.arrange(t); err != nil {
		return err
	}
	return o.pick(t)
}

// cut leaves the first rows, of every group if there are groups.
func (o *shapeOptions) cut(t *table.Table) {
	if o.top == 0 {
		return
	}
	var kept [][]table.Cell
	for _, section := range t.Sections() {
		kept = append(kept, section.Rows[:min(len(section.Rows), o.top)]...)
	}
	t.Rows = kept
}

// pick leaves the columns that were asked for; those that the table has anyway, and what it is sorted and grouped by,
// if none were. A table cannot be grouped by a column that it does not show.
func (o *shapeOptions) pick(t *table.Table) error {
	var places []int
	if len(o.columns) == 0 {
		for at, c := range t.Columns {
			if !c.More || o.names(*t, at) {
				places = append(places, at)
			}
		}
	}
	if o.everyColumn(*t) {
		return nil
	}
	for _, key := range o.columns {
		at, err := findColumn(*t, "--columns", key)
		if err != nil {
			return err
		}
		if !slices.Contains(places, at) {
			places = append(places, at)
		}
	}
	*t = t.Pick(places)
	if t.Find(t.Group) < 0 {
		t.Group = ""
	}
	return nil
}

// usual are the columns that a table has anyway.
func usual(t table.Table) []int {
	var places []int
	for at, c := range t.Columns {
		if !c.More {
			places = append(places, at)
		}
	}
	return places
}

// everyColumn reports whether all columns were asked for.
func (o *shapeOptions) everyColumn(t table.Table) bool {
	return len(o.columns) == 1 && o.columns[0] == "all" && t.Find("all") < 0
}

// names reports whether a column is sorted or grouped by.
func (o *shapeOptions) names(t table.Table, at int) bool {
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
func findColumn(t table.Table, flag, key string) (int, error) {
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
	return 0, fmt.Errorf("%s: unknown column %s%s", flag, quoted(key), hint)
}
