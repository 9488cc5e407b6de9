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
		ValidArgsFunction: completer{flags}.service,
		RunE:              func(cmd *cobra.Command, args []string) error { return runShow(cmd.Context(), o, args[0]) },
	}
	addFormat(cmd, &o.formats, view.Tables|view.Data)
	addFlag(cmd, filled(&o.at), "at", "read the catalogue of a `REV` instead of the work tree", completer{flags}.revisions)
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
	rows := [][2]string{
		{"id", l.idOf(s)},
		{"description", s.Description},
		{"type", s.Type},
		{"phase", s.Phase},
		{"tier", decimal(s.Tier)},
		{"portfolio", s.Portfolio},
		{"owner", l.named(s.OwnerID())},
	}
	for _, deputy := range s.Deputies {
		rows = append(rows, [2]string{"deputy", l.named(deputy)})
	}
	if c := s.Contact; c != nil {
		rows = append(rows, [][2]string{{"contact", c.Email}, {"contact phone", c.Phone}, {"contact hours", c.Hours}}...)
	}
	rows = append(rows, [][2]string{{"reviewed", s.Reviewed.String()}, {"file", (&view.Doc{Prefix: l.location.prefix}).Path(s.File.Name)}}...)
	t := table.New(s.Name, "What, Value")
	for _, row := range rows {
		if row[1] != "" {
			t.AddTexts(row[:]...)
		}
	}
	return t
}

func (l *loaded) promises(s *catalogue.Service) *table.Table {
	t := table.New("Promises", "SLA, Customer, Availability: percent, RTO (minutes): duration, RPO (minutes): duration, Hours, Valid to: date")
	for i := range s.SLAs {
		a := &s.SLAs[i]
		var to string
		if a.Valid != nil {
			to = a.Valid.To.String()
		}
		t.AddTexts(a.ID, a.Customer, a.AvailabilityPercent.String(), decimal(a.RTOMinutes), decimal(a.RPOMinutes), a.ServiceHours, to)
	}
	return t
}

// decimal is a number that may be missing.
func decimal(n *int) string {
	if n == nil {
		return ""
	}
	return strconv.Itoa(*n)
}

func (l *loaded) risks(s *catalogue.Service) *table.Table {
	t := table.New("Risks", "Risk, Title, Category, Owner, Inherent: number, Residual: number, Target: number, Response")
	for i := range s.Risks {
		r := &s.Risks[i]
		t.AddTexts(r.ID, r.Title, r.Category, l.named(r.Owner), score(r.Inherent), score(r.Residual), score(r.Target), r.Response)
	}
	return t
}

// score is likelihood times impact.
func score(r *schema.Rating) string {
	if r == nil || r.Likelihood == nil || r.Impact == nil {
		return ""
	}
	return strconv.Itoa(*r.Likelihood * *r.Impact)
}

func (l *loaded) needs(s *catalogue.Service) *table.Table {
	t := table.New("Needs", "Service, Name, Kind, Criticality, Owner")
	for i := range s.Dependencies {
		d := &s.Dependencies[i]
		name, owner := "", ""
		if other := l.Catalogue.ByID(d.Service); other != nil {
			name, owner = other.Name, l.named(other.OwnerID())
		}
		t.AddTexts(d.Service, name, d.Kind, d.Criticality, owner)
	}
	return t
}

func (l *loaded) neededBy(id string) *table.Table {
	t := table.New("Needed by", "Service, Name, Criticality, Owner")
	for _, s := range l.Catalogue.Dependants(id) {
		for i := range s.Dependencies {
			if d := &s.Dependencies[i]; d.Service == id {
				t.AddTexts(l.idOf(s), s.Name, d.Criticality, l.named(s.OwnerID()))
			}
		}
	}
	return t
}

func (l *loaded) findings(s *catalogue.Service) *table.Table {
	t := table.New("Findings", "Severity, Code, Rule, Message")
	for i := range l.found {
		if f := &l.found[i]; f.File == s.File.Name && f.Waiver == nil {
			t.AddTexts(f.Severity.String(), f.Code, f.Rule, f.Message)
		}
	}
	return t
}
