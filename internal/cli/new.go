package cli

import (
	"context"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/edit"
	"github.com/service-catalogue/svc/internal/fault"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/scaffold"
	"github.com/service-catalogue/svc/internal/yamldoc"
)

// newOptions are the flags of new.
type newOptions struct {
	*shared
	given   map[string][]string // by field
	set     []string
	preview bool
}

func newNew(flags *shared) *cobra.Command {
	o := &newOptions{shared: flags, given: map[string][]string{}}
	cmd := &cobra.Command{
		Use:     "new id",
		Short:   "Begin the file of a service",
		GroupID: "edit",
		Long: `Begin services/<id>.yaml. What the flags do not say is asked for in a terminal, with the people, portfolios and services of
the catalogue to choose from (Tab completes); elsewhere it is an error, and nothing waits for an answer. The phase decides
which questions there are, and which blocks are laid out as comments at the end of the file.

The file is checked before it is written, so that it is valid at once. --set gives any other field, as svc set does. An owner
or a deputy who is new is put into people.yaml.

Exit status: 0, or 2 when an answer is missing or wrong, the id is in use, or the file cannot be written.`,
		Example: `  svc new apply-for-a-rod-permit --description "Lets anglers apply for their first rod licence." --owner a-khan --deputy b-jones
  svc new register-a-net --description "Lets net fishers register their nets." --owner "Wen Fu <wen.fu@example.gov.uk>" --diff
  svc new check-a-licence --phase alpha --description "Lets bailiffs check a licence by its number." --owner b-jones --risk-register RR-7 --audience staff --transactional=false --scale small --tier 3 --set "vision=Every licence is known."`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return fault.New("name the service: svc new renew-fishing-licence")
			}
			return atMostOne("service").check(cmd, args)
		},
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	qs := questions()
	for i := range qs {
		q := &qs[i]
		addFlag(cmd, o.flag(q), q.flag, q.usage, completeAnswers(flags, q))
	}
	addFlag(cmd, repeated(&o.set), "set", "any other field, as `FIELD=VALUE`; may be repeated", completeFields)
	cmd.Flags().BoolVar(&o.preview, "diff", false, "print what would be written, and write nothing")
	cmd.RunE = func(cmd *cobra.Command, args []string) error { return runNew(cmd.Context(), o, args[0]) }
	return cmd
}

// flag is that of a newQuestion.
func (o *newOptions) flag(q *newQuestion) *value {
	return &value{kind: "text", set: func(text string) error {
		if strings.TrimSpace(text) == "" {
			return fault.New("want a value; leave the flag out for the default")
		}
		values := []string{text}
		if q.services {
			values = strings.Split(text, ",")
		}
		if !q.list {
			o.given[q.field] = nil
		}
		o.given[q.field] = append(o.given[q.field], values...)
		return nil
	}}
}

func runNew(ctx context.Context, o *newOptions, id string) error {
	if !catalogue.IsID(id) {
		return fault.New("%s cannot be the id of a service: want 3 to 63 lower-case letters, digits and hyphens, a letter first, such as renew-fishing-licence", quoted(id))
	}
	e, err := openEditing(o.shared)
	if err != nil {
		return err
	}
	defer e.close()
	if err := e.load(ctx); err != nil {
		return err
	}
	if e.opened.Known(id) {
		return fault.New("there is a service %s already", quoted(id))
	}
	n := &entry{newOptions: o, editing: e, id: id}
	if err := n.answer(ctx); err != nil {
		return e.refused(err)
	}
	if err := n.replan(); err != nil {
		return e.refused(err)
	}
	left, err := n.wrong(ctx)
	if err != nil {
		return err
	}
	if err := e.finish(ctx, o.preview); err != nil || o.preview {
		return err
	}
	for _, f := range left {
		e.remark("still to do, says %s %s: %s", f.Code, f.Rule, f.Message)
	}
	return nil
}

// entry is a service that is about to be.
type entry struct {
	*newOptions
	*editing
	id     string
	people []scaffold.Person // who are not in people.yaml yet
}

// file is where the entry goes.
func (e *entry) file() string { return path.Join(catalogue.ServicesDir, e.id+".yaml") }

// replan plans the file as far as there are answers, and people.yaml when somebody in them is new.
func (e *entry) replan() error {
	e.plan = edit.NewPlan(e.where.root, e.dir)
	for _, p := range e.people {
		if !slices.Contains(e.given["owner"], p.ID) && !slices.Contains(e.given["deputies"], p.ID) {
			continue // the answer was taken back
		}
		person := edit.Map("name", p.Name, "email", p.Email)
		if err := e.plan.Edit(catalogue.PeopleFile, edit.Set(catalogue.Key("people", p.ID), person)); err != nil {
			return err
		}
	}
	f, err := edit.Open(e.file(), []byte(e.modeline()+"schema: svc/v1\nid: "+e.id+"\n"))
	if err != nil {
		return err
	}
	ops, err := e.ops()
	if err != nil {
		return err
	}
	if err := f.Apply(ops...); err != nil {
		return err
	}
	e.plan.Create(e.file(), append(f.Text(), e.blocks(f.Document())...))
	return nil
}

// blocks lays out, as comments, what else the entry may say in its phase.
func (e *entry) blocks(doc *catalogue.Document) string {
	var s catalogue.Service
	yamldoc.Bind(doc, &s.Service) // what is wrong with it is found when the file is checked
	var roles []string
	for id, role := range e.opened.Roles.Roles {
		if id != "service_owner" && role != nil && catalogue.Due(role, &s.Service) {
			roles = append(roles, id)
		}
	}
	slices.Sort(roles)
	return scaffold.Blocks(scaffold.Entry{
		Service: &s, Has: func(field string) bool { return slices.Contains(doc.Keys(""), field) }, Roles: roles,
		Policy: e.opened.Settings.PhasePolicy, Today: e.today, Year: e.opened.FinancialYear(e.today),
	})
}

// ops are the answers as changes of the file.
func (e *entry) ops() ([]edit.Op, error) {
	ops := []edit.Op{edit.Set("reviewed", edit.Scalar(e.today.String()))}
	qs := questions()
	for i := range qs {
		if answers := e.given[qs[i].field]; len(answers) > 0 {
			ops = append(ops, qs[i].ops(answers)...)
		}
	}
	for _, text := range e.set {
		a, err := parseAssignment(text)
		if err != nil {
			return nil, fmt.Errorf("--set %w", err)
		}
		more, err := a.ops()
		if err != nil {
			return nil, fmt.Errorf("--set %w", err)
		}
		ops = append(ops, more...)
	}
	return ops, nil
}

// modeline names the schema for editors, where the catalogue keeps it.
func (e *entry) modeline() string {
	if _, err := fs.Stat(e.dir, scaffold.SchemasDir+"/service.schema.json"); err != nil {
		return ""
	}
	return "# yaml-language-server: $schema=../" + scaffold.SchemasDir + "/service.schema.json\n"
}

// wrong lints the file as it is planned. What the answers got wrong is an error; what a service in this phase lacks beyond
// them is left to do.
func (e *entry) wrong(ctx context.Context) (left []finding.Finding, err error) {
	found, err := e.broken(ctx, e.dir, e.plan.FS())
	if err != nil {
		return nil, err
	}
	var reasons []string
	for i := range found {
		f := &found[i]
		switch {
		case unfit(f):
			reasons = append(reasons, "  "+f.Code+" "+f.Rule+": "+f.Message)
		case f.Severity == finding.Error && f.File == e.file():
			left = append(left, *f)
		}
	}
	if len(reasons) > 0 {
		return nil, fault.New("nothing was written: the file would not be valid\n" + strings.Join(reasons, "\n"))
	}
	return left, nil
}
