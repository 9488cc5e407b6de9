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
	cmd.Flags().Var(filled(&o.at), "at", "read the catalogue of a `REV` instead of the work tree")
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
	s := l.Catalogue.ByID(id)
	run := l.report("show", o.env.Version)
	names := [...]string{"service", "promises", "risks", "needs", "needed_by", "findings"}
	for i, t := range []*table.Table{l.card(s), l.promises(s), l.risks(s), l.needs(s), l.neededBy(id), l.findings(s)} {
		run.Tables = append(run.Tables, view.NamedTable{Name: names[i], Table: *t})
	}
	return out.writeReport(run)
}

// named is somebody by name and id.
func (l *loaded) named(id string) string {
	if p := l.Catalogue.Person(id); p != nil && p.Name != "" {
		return p.Name + " (" + id + ")"
	}
	return id
}

func (l *loaded) card(s *catalogue.Service) *table.Table {
	t := headed(s.Name, "What", "Value")
	add := func(what, value string) {
		if value != "" {
			t.Add(texts(what, value)...)
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
	add("file", (&view.Doc{Prefix: l.location.prefix}).Path(s.File.Name))
	return t
}

func (l *loaded) promises(s *catalogue.Service) *table.Table {
	t := headed("Promises", "SLA", "Customer", "Availability", "RTO", "RPO", "Hours", "Valid to")
	t.Columns[2].Kind = table.Percents
	t.Columns[3].Kind = table.Durations
	t.Columns[3].Unit = "minutes"
	t.Columns[4].Kind = table.Durations
	t.Columns[4].Unit = "minutes"
	t.Columns[6].Kind = table.Dates
	for i := range s.SLAs {
		a := &s.SLAs[i]
		var to string
		if a.Valid != nil {
			to = a.Valid.To.String()
		}
		row := texts(a.ID, a.Customer, "", "", "", a.ServiceHours, "")
		row[2], row[6] = table.Percent(a.AvailabilityPercent.String()), table.Date(to)
		row[3], row[4] = minutes(a.RTOMinutes), minutes(a.RPOMinutes)
		t.Add(row...)
	}
	return t
}

func minutes(n *int) table.Cell {
	if n == nil {
		return table.Cell{}
	}
	return table.Duration(*n)
}

func (l *loaded) risks(s *catalogue.Service) *table.Table {
	t := headed("Risks", "Risk", "Title", "Category", "Owner", "Inherent", "Residual", "Target", "Response")
	t.Columns[4].Kind = table.Numbers
	t.Columns[5].Kind = table.Numbers
	t.Columns[6].Kind = table.Numbers
	for i := range s.Risks {
		r := &s.Risks[i]
		row := texts(r.ID, r.Title, r.Category, l.named(r.Owner), "", "", "", r.Response)
		for i, rating := range []*schema.Rating{r.Inherent, r.Residual, r.Target} {
			row[4+i] = score(rating)
		}
		t.Add(row...)
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

func (l *loaded) needs(s *catalogue.Service) *table.Table {
	t := headed("Needs", "Service", "Name", "Kind", "Criticality", "Owner")
	for i := range s.Dependencies {
		d := &s.Dependencies[i]
		name, owner := "", ""
		if other := l.Catalogue.ByID(d.Service); other != nil {
			name, owner = other.Name, l.named(other.OwnerID())
		}
		t.Add(texts(d.Service, name, d.Kind, d.Criticality, owner)...)
	}
	return t
}

func (l *loaded) neededBy(id string) *table.Table {
	t := headed("Needed by", "Service", "Name", "Criticality", "Owner")
	for _, s := range l.Catalogue.Dependants(id) {
		for i := range s.Dependencies {
			if d := &s.Dependencies[i]; d.Service == id {
				t.Add(texts(l.idOf(s), s.Name, d.Criticality, l.named(s.OwnerID()))...)
			}
		}
	}
	return t
}

func (l *loaded) findings(s *catalogue.Service) *table.Table {
	t := headed("Findings", "Severity", "Code", "Rule", "Message")
	for i := range l.found {
		if f := &l.found[i]; f.File == s.File.Name && f.Waiver == nil {
			t.Add(texts(f.Severity.String(), f.Code, f.Rule, f.Message)...)
		}
	}
	return t
}
