package cli

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/service-catalogue/svc/internal/edit"
	"github.com/service-catalogue/svc/internal/fault"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/query"
)

// setOptions are the flags of set.
type setOptions struct {
	*shared
	preview bool
	force   bool
	where   string
}

func newSet(flags *shared) *cobra.Command {
	o := &setOptions{shared: flags}
	cmd := &cobra.Command{
		Use:     "set id… field=value…",
		Short:   "Change fields of services, and not a comment",
		GroupID: "edit",
		Long: `Change fields of one service or of several. Comments, blank lines, quotes and everything else that is not meant stay byte for
byte. --where chooses services by what is true of them. A field is named as findings name it, with the id of a list item in brackets: slas[sla-ea].rto_minutes.

  FIELD=VALUE     set it, be it there or not; a list or a mapping in brackets, as in YAML
  FIELD=          take it out
  FIELD+=VALUE    add to a list
  FIELD-=VALUE    take out of a list, by value or by id

The value of a text is taken as it stands: quotes are put where YAML needs them.

The catalogue is checked with the change before anything is written. Where a rule that held would have something to report,
nothing is written and the finding says why; with --force only values that no such field can have are refused.

Exit status: 0 when it is written or there is nothing to change, 1 when a rule that held would be broken, 2 when the job could
not be done (an unknown service or field, a file that cannot be read or written).`,
		Example: `  svc set renew-fishing-licence "vision=Nobody fishes unlicensed." --diff
  svc set renew-fishing-licence owner.spend_limit=75000 risk_register.reviewed=2026-06-10
  svc set --where 'owner == "a-khan" and phase == "discovery"' tier=3 --diff
  svc set renew-fishing-licence scope.in+="Lost licences" "stakeholders[anglers].influence=3"`,
		ValidArgsFunction: completer{flags}.set,
		RunE:              func(cmd *cobra.Command, args []string) error { return runSet(cmd.Context(), o, args) },
	}
	cmd.Flags().BoolVar(&o.preview, "diff", false, "print the change as a difference, and write nothing")
	addFlag(cmd, filled(&o.where), "where", "change every service that an `expression` is true of, such as 'phase == \"live\"'; see svc help where", cobra.NoFileCompletions)
	cmd.Flags().BoolVar(&o.force, "force", false, "write although rules that hold now will have something to report")
	return cmd
}

// splitSet tells the ids from the assignments.
func splitSet(args []string) (ids []string, changes []assignment, err error) {
	first := slices.IndexFunc(args, func(arg string) bool { return strings.Contains(arg, "=") })
	if first < 0 {
		return nil, nil, fault.New("say what to change: svc set ID FIELD=VALUE, such as svc set renew-fishing-licence phase=live")
	}
	for _, text := range args[first:] {
		a, err := parseAssignment(text)
		if err != nil {
			return nil, nil, err
		}
		changes = append(changes, a)
	}
	return args[:first], changes, nil
}

func runSet(ctx context.Context, o *setOptions, args []string) error {
	ids, changes, err := splitSet(args)
	if err != nil {
		return err
	}
	switch {
	case len(ids) == 0 && o.where == "":
		return fault.New("name the service to change: svc set ID FIELD=VALUE")
	case len(ids) > 0 && o.where != "":
		return fault.New("name services or choose them with --where, not both")
	}
	var ops []edit.Op
	for _, a := range changes {
		more, err := a.ops()
		if err != nil {
			return err
		}
		ops = append(ops, more...)
	}
	e, err := openEditing(o.shared)
	if err != nil {
		return err
	}
	defer e.close()
	if err := e.load(ctx); err != nil {
		return err
	}
	files, err := e.chosen(ids, o.where)
	if err != nil {
		return err
	}
	edits := map[string][]edit.Op{}
	for _, name := range files {
		edits[name] = ops
	}
	if err := e.plan.EditAll(edits); err != nil {
		return e.refused(err)
	}
	if err := e.check(ctx, o.force); err != nil {
		return err
	}
	return e.finish(ctx, o.preview)
}

// chosen are the files of services with these ids, or those that an expression is true of.
func (e *editing) chosen(ids []string, where string) ([]string, error) {
	var files []string
	if where == "" {
		for _, id := range ids {
			name, err := e.service(id)
			if err != nil {
				return nil, err
			}
			files = append(files, name)
		}
		return files, nil
	}
	known, err := newServiceFields()
	if err != nil {
		return nil, err
	}
	expression, err := query.Compile(where, query.Scope{
		Today: e.today.String(),
		Field: func(name string) (query.Field, bool) { return known.lookup(name) },
		Suggest: func(name string) string {
			return onlyNear(name, known.names()) + "\n  svc help where lists what can be asked for"
		},
	})
	if err != nil {
		return nil, fault.At("--where", err)
	}
	for _, s := range e.opened.Services() {
		ok, err := expression.Match(known.record(s))
		if err != nil {
			return nil, fault.At("--where", err)
		}
		if ok {
			files = append(files, s.File.Name)
		}
	}
	if len(files) == 0 {
		e.remark("--where is true of no service")
	}
	return files, nil
}

// check refuses a change that breaks rules which hold now; by force only one that leaves a value that its field cannot have.
func (e *editing) check(ctx context.Context, force bool) error {
	if len(e.plan.Changes()) == 0 {
		return nil
	}
	found, err := e.broken(ctx, e.dir, e.plan.FS())
	if err != nil {
		return err
	}
	hard := slices.DeleteFunc(slices.Clone(found), func(f finding.Finding) bool {
		return f.Severity < finding.Error || !slices.Contains([]string{"SCH001", "SCH002", "SCH003", "SCH004", "SCH006", "SCH007"}, f.Code)
	})
	if force {
		found = hard
	}
	if len(found) == 0 {
		return nil
	}
	err = e.refuse(found)
	if len(hard) == 0 {
		e.remark("with --force it is written all the same")
	}
	return err
}
