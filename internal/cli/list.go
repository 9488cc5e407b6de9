package cli

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/query"
	"github.com/service-catalogue/svc/internal/table"
	"github.com/service-catalogue/svc/internal/view"
)

// listOptions are the flags of list.
type listOptions struct {
	*shared
	selectOptions
	shapeOptions

	formats []string
}

func newList(flags *shared) *cobra.Command {
	o := &listOptions{shared: flags}
	cmd := &cobra.Command{
		Use:     "list",
		Short:   "List services",
		GroupID: "read",
		Long: `List services as a table. --where asks for some of them in the language that svc help where explains; --columns shows
other fields of their files, with dots between the levels.

Exit status: 0, or 2 when a field, a service or a revision is unknown or the catalogue cannot be read.`,
		Example:           "  svc list\n  svc list --where 'phase == \"live\" and not deputies'\n  svc list --columns id,owner,slas.availability_percent -f csv",
		Args:              none,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE:              func(cmd *cobra.Command, _ []string) error { return runList(cmd.Context(), o) },
	}
	addFormat(cmd, &o.formats, view.Tables|view.Data)
	o.selectOptions.register(flags, cmd)
	o.shapeOptions.register(cmd, completeListed)
	return cmd
}

// completeListed completes fields of services, the last of several.
func completeListed(_ *cobra.Command, _ []string, word string) ([]string, cobra.ShellCompDirective) {
	found, err := newServiceFields()
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	before := word[:strings.LastIndexByte(word, ',')+1]
	var out []string
	for _, name := range found.names() {
		out = append(out, before+name)
	}
	return out, cobra.ShellCompDirectiveNoFileComp
}

func runList(ctx context.Context, o *listOptions) error {
	out, err := newOutputs(o.shared, o.formats, view.Tables|view.Data)
	if err != nil {
		return err
	}
	l, err := load(ctx, o.shared, o.at, finding.None)
	if err != nil {
		return err
	}
	defer l.close()
	if err := out.notInputs(l.location.root); err != nil {
		return err
	}
	services, err := o.narrowed(l)
	if err != nil {
		return err
	}
	f, err := o.fieldTable(services)
	if err != nil {
		return err
	}
	if err := o.apply(f); err != nil {
		return err
	}
	run := l.report("list", o.env.Version)
	run.Missing, run.Tables = l.missing(), []view.NamedTable{{Name: "list", Table: f.Head}}
	run.Later = func(int) (*table.Flow, []view.Picture) { return f, nil }
	if len(out.list) > 1 {
		run.Later = kept(run.Later, 1)
	}
	return out.writeReport(run)
}

// fieldTable has a column for each field that is shown, sorted by or grouped by.
func (o *listOptions) fieldTable(services []*catalogue.Service) (*table.Flow, error) {
	found, err := newServiceFields()
	if err != nil {
		return nil, err
	}
	names := []string{"id", "name", "type", "phase", "tier", "portfolio", "owner", "deputies", "reviewed"}
	if len(o.columns) > 0 {
		names = slices.Clone(o.columns)
	}
	for _, sort := range o.sort {
		name, _, _ := strings.Cut(sort, ":")
		names = append(names, name)
	}
	if o.group != "" && o.group != "none" {
		names = append(names, o.group)
	}
	shown := o.columns
	if len(shown) == 0 {
		shown = names[:9]
	}
	o.columns = shown
	t := table.Table{Title: "Services"}
	var kept []string
	for _, name := range names {
		if slices.Contains(kept, name) {
			continue
		}
		field, ok := found.lookup(name)
		if !ok {
			return nil, unknown("field", name, found.names())
		}
		kept = append(kept, name)
		t.Columns = append(t.Columns, table.Column{Title: name, Kind: columnKind(field)})
	}
	return &table.Flow{Head: t, Rows: func(yield func([]table.Cell) bool) {
		cells := make([]table.Cell, 0, len(kept))
		for _, s := range services {
			record := found.record(s)
			cells = cells[:0]
			for i, name := range kept {
				cells = append(cells, fieldCell(t.Columns[i].Kind, record(name)))
			}
			if !yield(cells) {
				return
			}
		}
	}}, nil
}

func columnKind(f query.Field) table.Kind {
	switch {
	case f.Many:
		return table.Lists
	case f.Type == query.Number:
		return table.Numbers
	case f.Type == query.Date:
		return table.Dates
	}
	return table.Texts
}

func fieldCell(kind table.Kind, values []string) table.Cell {
	switch {
	case len(values) == 0:
		return table.Cell{}
	case kind == table.Lists:
		return table.List(values...)
	case kind == table.Numbers:
		return table.Number(values[0])
	case kind == table.Dates:
		return table.Date(values[0])
	}
	return table.Text(values[0])
}
