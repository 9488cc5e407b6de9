package cli

import (
	"context"
	"path"
	"slices"

	"github.com/spf13/cobra"

	"github.com/service-catalogue/svc/internal/change"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/rules"
	"github.com/service-catalogue/svc/internal/view"
)

// diffOptions are the flags of diff.
type diffOptions struct {
	*shared
	formats  []string
	failOn   string
	level    string
	exitCode bool
	staged   bool
	noIndex  bool
	lint     bool
	notify   bool
	stat     bool
	args     []string
}

func newDiff(flags *shared) *cobra.Command {
	o := &diffOptions{shared: flags}
	cmd := &cobra.Command{
		Use:     "diff [base [head]]",
		Short:   "Say what changed in meaning, how much it matters and who must be told",
		GroupID: "check",
		Long: `Compare two states of the catalogue by meaning: order, comments and quoting make no difference. Each change is breaking
(a promise, an owner or a consumer is harmed), significant (somebody has to decide or be told) or minor (for the record).

Without arguments the work tree is compared with HEAD, with one revision it is compared with that. Two revisions, or A..B, are
compared with each other; A...B compares B with the point where it left A. --staged takes what is staged instead of the
work tree, and --no-index compares two directories without git. Revisions are read from the repository, never checked out.

A file that cannot be read any more may hide any change, so it reaches every gate but never.

Exit status: 0 when no change reaches the gate (--fail-on, default never), 1 when one does, or with --exit-code when there is
any change, 2 when the job could not be done (a wrong flag, an unknown revision, settings that cannot be read, output that
cannot be written).`,
		Example: `  svc diff
  svc diff main...HEAD --notify
  svc diff --staged --fail-on breaking
  svc diff HEAD -f text -f markdown=comment.md
  svc diff --no-index . .`,
		ValidArgsFunction: completer{flags}.revisions,
		RunE: func(cmd *cobra.Command, args []string) error {
			o.args = args
			return runDiff(cmd.Context(), o)
		},
	}
	addFormat(cmd, &o.formats, view.Changes|view.Data)
	f := cmd.Flags()
	f.StringVar(&o.failOn, "fail-on", "never", "lowest class that makes the exit status 1: breaking, significant, minor or never")
	f.StringVar(&o.level, "level", "minor", "lowest class that is shown: breaking, significant or minor; the gate counts all")
	f.BoolVar(&o.exitCode, "exit-code", false, "exit with 1 when there is any change")
	f.BoolVar(&o.staged, "staged", false, "compare what is staged with a revision (default: HEAD)")
	f.BoolVar(&o.noIndex, "no-index", false, "compare two directories, without git")
	f.BoolVar(&o.lint, "lint", false, "add the findings that the change brings and those that it mends")
	f.BoolVar(&o.notify, "notify", false, "list the people who have to be told, and why")
	f.BoolVar(&o.stat, "stat", false, "count changes by service instead of listing them")
	_ = cmd.RegisterFlagCompletionFunc("fail-on", completeWords("breaking", "significant", "minor", "never"))
	_ = cmd.RegisterFlagCompletionFunc("level", completeWords("breaking", "significant", "minor"))
	return cmd
}

// classes reads --fail-on and --level; a gate that never trips is above all classes.
func (o *diffOptions) classes() (gate, level change.Class, err error) {
	if err := oneOf("value for --fail-on", o.failOn, "breaking", "significant", "minor", "never"); err != nil {
		return 0, 0, err
	}
	if err := oneOf("value for --level", o.level, "breaking", "significant", "minor"); err != nil {
		return 0, 0, err
	}
	if level, err = change.ParseClass(o.level); err != nil || o.failOn == "never" {
		return change.Breaking + 1, level, err
	}
	gate, err = change.ParseClass(o.failOn)
	return gate, level, err
}

func runDiff(ctx context.Context, o *diffOptions) error {
	start := o.env.Now()
	gate, _, err := o.classes()
	if err != nil {
		return err
	}
	out, err := newOutputs(o.shared, o.formats, view.Changes|view.Data)
	if err != nil {
		return err
	}
	if _, _, err := o.day(); err != nil {
		return err
	}
	room := newMemoryForTwo()
	defer room.restore()
	sides, err := openSides(ctx, o)
	if err != nil {
		return err
	}
	defer sides.close()
	sides.room = room
	if err := out.notInputs(sides.root); err != nil {
		return err
	}
	result, verdicts, err := o.compare(ctx, sides)
	if err != nil {
		return err
	}
	sides.tellMoved(o.shared)
	o.unread(result)
	doc := view.FromChanges(result)
	if o.quiet {
		doc.Summary, doc.Empty = nil, ""
	}
	if err := out.write(doc, o.env.Now().Sub(start)); err != nil {
		return err
	}
	if o.tripped(gate, verdicts, result.Unread) {
		return errGate
	}
	return nil
}

// tripped reports whether the exit status is 1. A file that cannot be read any more, or can be now, is a change, though
// nobody can say which; what the new side hides may be of any class.
func (o *diffOptions) tripped(gate change.Class, verdicts []change.Verdict, unread []change.Unread) bool {
	if o.exitCode {
		return len(verdicts)+len(unread) > 0
	}
	for i := range verdicts {
		if verdicts[i].Class >= gate {
			return true
		}
	}
	return gate <= change.Breaking && slices.ContainsFunc(unread, func(u change.Unread) bool { return !u.Old })
}

// compare loads both sides, compares them and judges what differs. The result holds what is to be shown, and the list of
// verdicts all that there is.
func (o *diffOptions) compare(ctx context.Context, sides *sides) (*view.Diff, []change.Verdict, error) {
	today, _, err := o.day()
	if err != nil {
		return nil, nil, err
	}
	stop := progress(o.shared, "comparing")
	defer stop()
	if o.lint {
		sides.lintAsOf = &today
	}
	set, err := sides.compare(ctx, o.jobs)
	if err != nil {
		return nil, nil, err
	}
	verdicts, err := lint.Judge(ctx, set, lint.JudgeOptions{Rules: rules.All(), AsOf: today})
	if err != nil {
		return nil, nil, err
	}
	sides.put(verdicts, set.Unread)
	result := &view.Diff{
		ToolVersion: o.env.Version, AsOf: today.String(), Base: sides.before.name, Head: sides.after.name, Prefix: sides.prefix,
		Counts: countChanges(set, verdicts), Unread: set.Unread, Notify: o.notify, Stat: o.stat, WithLint: o.lint,
		ServiceName: serviceNames(set), PersonName: personNames(set), Lookup: sides.lookup(set),
	}
	if o.lint {
		if result.Introduced, result.Mended, err = sides.findings(set); err != nil {
			return nil, nil, err
		}
	}
	_, level, err := o.classes()
	result.Level = level
	for i := range verdicts {
		if v := &verdicts[i]; v.Class >= level {
			result.Verdicts = append(result.Verdicts, *v)
		}
	}
	return result, verdicts, err
}

// unread says on standard error what could not be compared.
func (o *diffOptions) unread(result *view.Diff) {
	for _, u := range result.Unread {
		side := result.Head
		if u.Old {
			side = result.Base
		}
		o.remark("%s could not be read in %s, so nothing in it was compared; svc lint says why", shown(path.Join(result.Prefix, u.File)), shown(side))
	}
}

// countChanges counts verdicts by class and services by what became of them.
func countChanges(set *change.Set, verdicts []change.Verdict) view.DiffSummary {
	var out view.DiffSummary
	for i := range verdicts {
		switch verdicts[i].Class {
		case change.Breaking:
			out.Breaking++
		case change.Significant:
			out.Significant++
		default:
			out.Minor++
		}
	}
	for _, pair := range set.Pairs {
		switch {
		case pair.Old == nil:
			out.ServicesAdded++
		case pair.New == nil:
			out.ServicesRemoved++
		default:
			out.ServicesChanged++
		}
	}
	return out
}

// serviceNames names services, those that are gone included.
func serviceNames(set *change.Set) func(string) string {
	return func(id string) string {
		if s := set.New.ByID(id); s != nil {
			return s.Name
		}
		if s := set.Old.ByID(id); s != nil {
			return s.Name
		}
		return ""
	}
}

// personNames names people, those who are gone included; what is no person of the catalogue has its own name.
func personNames(set *change.Set) func(string) string {
	return func(id string) string {
		if p := set.New.Person(id); p != nil {
			return p.Name
		}
		if p := set.Old.Person(id); p != nil {
			return p.Name
		}
		return ""
	}
}
