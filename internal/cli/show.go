package cli

import (
	"context"
	"strconv"

	"github.com/spf13/cobra"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/table"
	"github.com/service-catalogue/svc/internal/view"
	"github.com/service-catalogue/svc/schema"
)

// showOptions are the flags of show.
type showOptions struct {
	*shared

	formats []string
	at      string
}

func newShow(flags *shared) *cobra.Command {
	o := &showOptions{shared: flags}
	cmd := &cobra.Command{
		Use:     "show ID",
		Short:   "Show one service as a card",
		GroupID: "read",
		Long: `Show one service as a card: who is accountable and who stands in, what is promised, what threatens it, what it needs and
what needs it, and what lint finds in it.

Exit status: 0, or 2 when there is no such service or the catalogue cannot be read.`,
		Example:           "  svc show renew-fishing-licence",
		Args:              oneID,
		ValidArgsFunction: completeServices(flags),
		RunE:              func(cmd *cobra.Command, args []string) error { return runShow(cmd.Context(), o, args[0]) },
	}
	addFormat(cmd, &o.formats, view.Tables|view.Data)
	cmd.Flags().Var(filled{&o.at}, "at", "read the catalogue of a `REV` instead of the work tree")
	_ = cmd.RegisterFlagCompletionFunc("at", completeRevisions(flags))
	return cmd
}

func runShow(ctx context.Context, o *showOptions, id string) error {
	out, err := newOutputs(o.shared, o.formats, view.Tables|view.Data)
	if err != nil {
		return err
	}
	l, err := load(ctx, o.shared, o.at, finding.Info)
	if err != nil {
		return err
	}
	defer l.close()
	if err := out.notInputs(l.location.root); err != nil {
		return err
	}
	if err := l.knownID(id); err != nil {
		return err
	}
	s := l.ByID(id)
	run := view.Report{Name: "show", ToolVersion: o.env.Version, AsOf: l.today.String(), Revision: l.revision}
	run.Tables = []view.NamedTable{
		{Name: "service", Table: l.card(s)},
		{Name: "promises", Table: l.promises(s)},
		{Name: "risks", Table: l.risks(s)},
		{Name: "needs", Table: l.needs(s)},
		{Name: "needed_by", Table: l.neededBy(id)},
		{Name: "findings", Table: l.findings(s)},
	}
	return out.write(view.FromReport(run), 0)
}

// named is somebody by name and id.
func (l *loaded) named(id string) string {
	if p := l.Person(id); p != nil && p.Name != "" {
		return p.Name + " (" + id + ")"
	}
	return id
}

func (l *loaded) card(s *catalogue.Service) table.Table {
	t := table.Table{Title: s.Name, Columns: []table.Column{{Title: "What"}, {Title: "Value"}}}
	add := func(what, value string) {
		if value != "" {
			t.Add(table.Text(what), table.Text(value))
		}
	}
	add("id", l.idOf(s))
	add("description", s.Description)
	add("type", s.Type)
	add("phase", s.Phase)
	if s.Tier != nil {
		add("tier", strconv.Itoa(*s.Tier))
	}
	add("portfolio", s.Portfolio)
	add("owner", l.named(s.OwnerID()))
	for _, deputy := range s.Deputies {
		add("deputy", l.named(deputy))
	}
	if s.Contact != nil {
		add("contact", s.Contact.Email)
		add("contact phone", s.Contact.Phone)
		add("contact hours", s.Contact.Hours)
	}
	add("reviewed", s.Reviewed.String())
	add("file", view.Doc{Prefix: l.location.prefix}.Path(s.File.Name))
	return t
}

func (l *loaded) promises(s *catalogue.Service) table.Table {
	t := table.Table{Title: "Promises", Columns: []table.Column{
		{Title: "SLA"},
		{Title: "Customer"},
		{Title: "Availability", Kind: table.Percents},
		{Title: "RTO", Kind: table.Durations, Unit: "minutes"},
		{Title: "RPO", Kind: table.Durations, Unit: "minutes"},
		{Title: "Hours"},
		{Title: "Valid to", Kind: table.Dates},
	}}
	for i := range s.SLAs {
		a := &s.SLAs[i]
		var to string
		if a.Valid != nil {
			to = a.Valid.To.String()
		}
		t.Add(table.Text(a.ID), table.Text(a.Customer), table.Percent(a.AvailabilityPercent.String()), minutes(a.RTOMinutes), minutes(a.RPOMinutes),
			table.Text(a.ServiceHours), table.Date(to))
	}
	return t
}

func minutes(n *int) table.Cell {
	if n == nil {
		return table.Cell{}
	}
	return table.Duration(*n)
}

func (l *loaded) risks(s *catalogue.Service) table.Table {
	t := table.Table{Title: "Risks", Columns: []table.Column{
		{Title: "Risk"},
		{Title: "Title"},
		{Title: "Category"},
		{Title: "Owner"},
		{Title: "Inherent", Kind: table.Numbers},
		{Title: "Residual", Kind: table.Numbers},
		{Title: "Target", Kind: table.Numbers},
		{Title: "Response"},
	}}
	for i := range s.Risks {
		r := &s.Risks[i]
		t.Add(table.Text(r.ID), table.Text(r.Title), table.Text(r.Category), table.Text(l.named(r.Owner)), score(r.Inherent), score(r.Residual), score(r.Target), table.Text(r.Response))
	}
	return t
}

// score is likelihood times impact.
func score(r *schema.Rating) table.Cell {
	if r == nil || r.Likelihood == nil || r.Impact == nil {
		return table.Cell{}
	}
	return table.Int(*r.Likelihood * *r.Impact)
}

func (l *loaded) needs(s *catalogue.Service) table.Table {
	t := table.Table{Title: "Needs", Columns: []table.Column{{Title: "Service"}, {Title: "Name"}, {Title: "Kind"}, {Title: "Criticality"}, {Title: "Owner"}}}
	for i := range s.Dependencies {
		d := &s.Dependencies[i]
		name, owner := "", ""
		if other := l.ByID(d.Service); other != nil {
			name, owner = other.Name, l.named(other.OwnerID())
		}
		t.Add(table.Text(d.Service), table.Text(name), table.Text(d.Kind), table.Text(d.Criticality), table.Text(owner))
	}
	return t
}

func (l *loaded) neededBy(id string) table.Table {
	t := table.Table{Title: "Needed by", Columns: []table.Column{{Title: "Service"}, {Title: "Name"}, {Title: "Criticality"}, {Title: "Owner"}}}
	for _, s := range l.Dependants(id) {
		for i := range s.Dependencies {
			if d := &s.Dependencies[i]; d.Service == id {
				t.Add(table.Text(l.idOf(s)), table.Text(s.Name), table.Text(d.Criticality), table.Text(l.named(s.OwnerID())))
			}
		}
	}
	return t
}

func (l *loaded) findings(s *catalogue.Service) table.Table {
	t := table.Table{Title: "Findings", Columns: []table.Column{{Title: "Severity"}, {Title: "Code"}, {Title: "Rule"}, {Title: "Message"}}}
	for i := range l.found {
		if f := &l.found[i]; f.File == s.File.Name && f.Waiver == nil {
			t.Add(table.Text(f.Severity.String()), table.Text(f.Code), table.Text(f.Rule), table.Text(f.Message))
		}
	}
	return t
}
