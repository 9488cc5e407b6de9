package cli

import (
	"context"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/service-catalogue/svc/internal/fault"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/report"
	"github.com/service-catalogue/svc/internal/table"
	"github.com/service-catalogue/svc/internal/view"
)

// reportOptions are the flags of report.
type reportOptions struct {
	*shared
	selectOptions
	shapeOptions

	formats  []string
	all      bool
	trend    string
	samples  int
	variants map[string]*bool // flags that choose another table of a report
}

func newReport(flags *shared) *cobra.Command {
	o := &reportOptions{shared: flags, variants: map[string]*bool{}}
	cmd := &cobra.Command{
		Use:     "report [name] [id]",
		Short:   "Show a table about the portfolio",
		GroupID: "read",
		Long: `Show a table about the portfolio: who owns what, what is promised, what is due, what it costs. svc report list says what
each report answers and for whom; svc report NAME --help explains every column.

Flags narrow it to some services, to some rows and to some columns. Nothing that the flags leave out is forgotten: figures
that depend on other services still count them. What a public report shows is public; every other may hold names and costs.

Exit status: 0, or 2 when a name, column or revision is unknown or the catalogue cannot be read.`,
		Example: `  svc report list
  svc report portfolio --phase live
  svc report risks --where 'row.residual >= 12' --sort residual:desc -f csv=risks.csv
  svc report --all -f xlsx=portfolio.xlsx`,
		Args:              reportArgs,
		ValidArgsFunction: completer{flags}.report,
		RunE:              func(cmd *cobra.Command, args []string) error { return runReport(cmd.Context(), o, args) },
	}
	addFormat(cmd, &o.formats, reportParts)
	o.selectOptions.register(flags, cmd)
	o.shapeOptions.register(cmd, completeColumns)
	f := cmd.Flags()
	f.BoolVar(&o.all, "all", false, "every report, each a table or a sheet of its own")
	f.StringVar(&o.trend, "trend", "", "the report over time, from the history of git: a sample `EVERY` month or commit; for quality, sla, risks and owner-load")
	f.Lookup("trend").NoOptDefVal = "month"
	f.IntVar(&o.samples, "samples", 24, "with --trend: the last `N` samples")
	o.variants["sprints"] = f.Bool("sprints", false, "with finance: what every sprint cost and brought")
	o.variants["users"] = f.Bool("users", false, "with stakeholders: the users, their needs and the goals that these serve")
	o.variants["volumes"] = f.Bool("volumes", false, "with channels: how much goes through each, and at what cost")
	o.variants["months"] = f.Bool("months", false, "with kpi: every month instead of the latest")
	_ = cmd.RegisterFlagCompletionFunc("trend", completeWords("month", "commit"))
	_ = cmd.RegisterFlagCompletionFunc("samples", cobra.NoFileCompletions)
	help := cmd.HelpFunc()
	cmd.SetHelpFunc(func(cmd *cobra.Command, args []string) {
		if r := firstReport(args); r != nil {
			_ = flags.env.printed(reportPage(r))
			return
		}
		help(cmd, args)
	})
	return cmd
}

// reportParts are what a report may hold.
const reportParts = view.Tables | view.Data | view.Graphs | view.Calendar

// reportArgs wants the name of one report, and an id where the report is about one thing.
func reportArgs(_ *cobra.Command, args []string) error {
	if len(args) > 2 {
		return fault.New("svc report takes one report and one id, not %s arguments", strconv.Itoa(len(args)))
	}
	return nil
}

// firstReport is the first report that is named among arguments, and nil when there is none.
func firstReport(args []string) *report.Report {
	for _, arg := range args {
		if r := report.Find(arg); r != nil {
			return r
		}
	}
	return nil
}

func reportNames() []string {
	names := make([]string, 0, 32) //nolint:mnd // about as many as there are
	for _, r := range everyReport() {
		names = append(names, r.Name)
	}
	return names
}

func runReport(ctx context.Context, o *reportOptions, args []string) error {
	if len(args) == 0 && !o.all {
		return fault.New("svc report wants the name of a report\nsvc report list names them all")
	}
	if len(args) > 0 && args[0] == "list" {
		return listReports(o, args)
	}
	chosen, argument, err := o.chosen(args)
	if err != nil {
		return err
	}
	out, err := newOutputs(o.shared, o.formats, partsOf(chosen))
	if err != nil {
		return err
	}
	if len(chosen) > 1 && out.has("csv", "tsv") {
		return fault.New("csv and tsv hold one table; with --all choose xlsx, html, markdown, json or table")
	}
	if o.trend != "" {
		return runTrend(ctx, o, args[0], chosen[0], out)
	}
	l, err := load(ctx, o.shared, o.at, leastOf(chosen))
	if err != nil {
		return err
	}
	defer l.close()
	if err := out.notInputs(l.location.root); err != nil {
		return err
	}
	doc, err := o.doc(l, out, chosen, argument)
	if err != nil {
		return err
	}
	return out.writeReport(doc)
}

// everyReport are all reports there are.
func everyReport() []*report.Report {
	all := report.All()
	out := make([]*report.Report, len(all))
	for i := range all {
		out[i] = &all[i]
	}
	return out
}

// leastOf is the least severity of findings that some reports count.
func leastOf(chosen []*report.Report) finding.Severity {
	least := finding.None
	for _, r := range chosen {
		if r.Findings != finding.None && (least == finding.None || r.Findings < least) {
			least = r.Findings
		}
	}
	return least
}

// chosen are the reports that are asked for, and the id that follows the name.
func (o *reportOptions) chosen(args []string) ([]*report.Report, string, error) {
	if o.all {
		if len(args) > 0 {
			return nil, "", fault.New("--all is every report; leave out %s, or --all", quoted(args[0]))
		}
		every := o.columns == nil || o.everyColumn(&table.Table{})
		if !every || len(o.sort) > 0 || o.group != "" || o.trend != "" {
			return nil, "", fault.New("--all goes with none of --columns (but for --columns all), --sort, --group and --trend: every report has columns of its own")
		}
		return everyReport(), "", nil
	}
	r := report.Find(args[0])
	if r == nil {
		hint := onlyNear(args[0], append(reportNames(), "list"))
		if hint == "" {
			hint = "\nsvc report list names them all"
		}
		return nil, "", fault.New("unknown report %s%s", quoted(args[0]), hint)
	}
	argument := ""
	if len(args) > 1 {
		argument = args[1]
		if r.Argument == nil {
			return nil, "", fault.New("report %s takes no id, and %s is one; --service and --owner narrow it", r.Name, quoted(argument))
		}
	}
	r, err := o.variant(r)
	return []*report.Report{r}, argument, err
}

// variant is another table of the report, if a flag chooses one.
func (o *reportOptions) variant(r *report.Report) (*report.Report, error) {
	for flag, on := range o.variants {
		if !*on {
			continue
		}
		v := r.Variant(flag)
		if v == nil {
			return nil, fault.New("report %s has no --%s", r.Name, flag)
		}
		return v, nil
	}
	if o.trend == "" {
		return r, nil
	}
	if err := oneOf("value for --trend", o.trend, "month", "commit"); err != nil {
		return nil, err
	}
	if r.Trend == nil {
		return nil, fault.New("report %s has no --trend; quality, sla, risks and owner-load have", r.Name)
	}
	if o.samples < 1 {
		return nil, fault.New("--samples %s: want 1 or more", strconv.Itoa(o.samples))
	}
	return r.Trend, nil
}

// partsOf are what the Doc of some reports holds.
func partsOf(chosen []*report.Report) view.Part {
	parts := view.Tables | view.Data
	if len(chosen) == 1 && chosen[0].Graph {
		parts |= view.Graphs
	}
	if len(chosen) == 1 && chosen[0].Name == "review-calendar" {
		parts |= view.Calendar
	}
	return parts
}

// doc says how the tables are made, and what else the formats show. Every table is made when it is written, row by row, unless
// something needs all its rows before.
func (o *reportOptions) doc(l *loaded, to *outputs, chosen []*report.Report, argument string) (*view.Report, error) {
	services, err := o.selected(l)
	if err != nil {
		return nil, err
	}
	if err := checkArgument(l, chosen[0], argument); err != nil {
		return nil, err
	}
	out := l.report("all", o.env.Version)
	out.Missing = l.missing()
	in := l.input(services)
	in.Argument = argument
	asksRows, err := o.narrow(l, chosen[0], in)
	if err != nil {
		return nil, err
	}
	flows := make([]*table.Flow, 0, len(chosen))
	for _, r := range chosen {
		f, err := o.flow(l, r, in)
		if err != nil {
			return nil, err
		}
		shown := *f
		if err := o.pick(&shown); err != nil {
			return nil, err
		}
		out.Tables = append(out.Tables, view.NamedTable{Name: r.Name, Table: shown.Head})
		flows = append(flows, f)
	}
	out.Later = func(place int) (*table.Flow, []view.Picture) {
		f := *flows[place]
		pictures, _ := o.pickDrawn(l, chosen[place], in, &f, to.has("table", "html")) // what can fail did so above
		return &f, pictures
	}
	if len(chosen) == 1 {
		out.Name = chosen[0].Name
		beside(l, to, chosen[0], in, flows[0], out)
	}
	if len(to.list) > 1 && (asksRows || len(chosen) == 1) {
		out.Later = kept(out.Later, len(chosen))
	}
	return out, nil
}

// beside makes what is shown instead of the rows of the only report.
func beside(l *loaded, to *outputs, r *report.Report, in *report.Input, f *table.Flow, out *view.Report) {
	if !to.has("ics", "dot", "mermaid") {
		return
	}
	t := f.Whole()
	if to.has("ics") {
		out.Events = events(t)
	}
	if r.Graph {
		out.Graph = graphOf(l, r.Name, narrowedTo(l, in.Services, t), in.Argument)
	}
	*f = *t.Flow()
}

// kept makes tables once for several formats.
func kept(later view.Later, n int) view.Later {
	tables, beside := make([]*table.Table, n), make([][]view.Picture, n)
	for place := range n {
		f, pictures := later(place)
		tables[place], beside[place] = f.Whole(), pictures
	}
	return func(place int) (*table.Flow, []view.Picture) { return tables[place].Flow(), beside[place] }
}

// narrow leaves the services that the expression is true of, the same for every report, and says whether it asks for columns.
func (o *reportOptions) narrow(l *loaded, r *report.Report, in *report.Input) (asksRows bool, err error) {
	f := r.Flow(in)
	q, err := o.ask(l, &f.Head)
	if err != nil || q == nil {
		return false, err
	}
	in.Services, err = q.services(in.Services)
	return len(q.columns) > 0, err
}

// flow are the rows of a report that the flags leave, in their order. All its columns are there still.
func (o *reportOptions) flow(l *loaded, r *report.Report, in *report.Input) (*table.Flow, error) {
	f := r.Flow(in)
	q, err := o.ask(l, &f.Head)
	if err != nil {
		return nil, err
	}
	if err := q.needsService(&f.Head); err != nil {
		return nil, err
	}
	if err := q.rows(l, f); err != nil {
		return nil, err
	}
	return f, o.arrange(f)
}

// checkArgument refuses an id that there is none of.
func checkArgument(l *loaded, r *report.Report, argument string) error {
	switch {
	case argument == "":
		return nil
	case r.Argument.Kind == "person":
		return knownPerson(l, argument)
	}
	return l.knownID(argument)
}

// report completes the name of a report, and the id that may follow it.
func (c completer) report(_ *cobra.Command, args []string, word string) ([]string, cobra.ShellCompDirective) {
	if len(args) == 0 {
		names := []string{"list\tevery report"}
		for _, r := range everyReport() {
			names = append(names, r.Name+"\t"+r.Question)
		}
		return names, cobra.ShellCompDirectiveNoFileComp
	}
	r := report.Find(args[0])
	switch {
	case len(args) > 1 || r == nil || r.Argument == nil:
		return nil, cobra.ShellCompDirectiveNoFileComp
	case r.Argument.Kind == "person":
		return fromCatalogue(c.flags, word, peopleOf), cobra.ShellCompDirectiveNoFileComp
	}
	return fromCatalogue(c.flags, word, servicesOf), cobra.ShellCompDirectiveNoFileComp
}

// completeColumns completes the columns of the report that is named.
func completeColumns(_ *cobra.Command, args []string, word string) ([]string, cobra.ShellCompDirective) {
	r := firstReport(args)
	if r == nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	before := word[:strings.LastIndexByte(word, ',')+1]
	var out []string
	for _, c := range r.Columns {
		out = append(out, before+c.Key()+"\t"+c.Explain)
	}
	return out, cobra.ShellCompDirectiveNoFileComp
}
