package cli

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/change"
	"github.com/service-catalogue/svc/internal/source"
	"github.com/service-catalogue/svc/internal/table"
	"github.com/service-catalogue/svc/internal/view"
)

// blameOptions are the flags of blame.
type blameOptions struct {
	*shared
	formats []string
	path    string
	rev     string
	all     bool
}

func newBlame(flags *shared) *cobra.Command {
	o := &blameOptions{shared: flags}
	cmd := &cobra.Command{
		Use:     "blame id",
		Short:   "Show which commit last set each promise and role of a service",
		GroupID: "check",
		Long: `Show for each promise (service levels, agreements with providers, targets) and each role (owner, deputies and everybody
else who is named) of a service the commit that last set it. A service is followed back through other ids and other places
of its file; moving lines, order and quoting set nothing. In a shallow clone, what is older than the clone has no commit.

Exit status: 0 when the history was read, 2 when it could not be (no repository, an unknown service or revision, a shallow
clone with nothing of the history).`,
		Example: `  svc blame renew-fishing-licence
  svc blame renew-fishing-licence --path owner`,
		Args:              oneID,
		ValidArgsFunction: completer{flags}.service,
		RunE:              func(cmd *cobra.Command, args []string) error { return runBlame(cmd.Context(), o, args[0]) },
	}
	addFormat(cmd, &o.formats, view.Tables|view.Data)
	f := cmd.Flags()
	f.StringVar(&o.path, "path", "", "only this `field` and what is inside, such as owner or slas[sla-ea].rto_minutes")
	f.StringVar(&o.rev, "at", "HEAD", "`revision` whose values are looked up")
	f.BoolVar(&o.all, "all", false, "every value, not promises and roles only")
	_ = cmd.RegisterFlagCompletionFunc("at", completer{flags}.revisions)
	_ = cmd.RegisterFlagCompletionFunc("path", cobra.NoFileCompletions)
	return cmd
}

// origin is a value and the commit that last set it.
type origin struct {
	change.Value
	commit *source.Commit
}

func runBlame(ctx context.Context, o *blameOptions, id string) error {
	if err := isField(o.path); err != nil {
		return err
	}
	out, err := newOutputs(o.shared, o.formats, view.Tables|view.Data)
	if err != nil {
		return err
	}
	p, tip, file, err := openPast(ctx, o.shared, o.rev, id)
	if err != nil {
		return err
	}
	defer func() { _ = p.repo.Close() }()
	stop := progress(o.shared, "reading the history")
	defer stop()
	c, err := p.open(ctx, tip, p.dir, file)
	if err != nil {
		return err
	}
	origins, err := o.values(c)
	if err != nil {
		return err
	}
	left := len(origins)
	gap, err := p.follow(ctx, tip, file, func(s *step) (bool, error) {
		for i := range origins {
			if origins[i].commit == nil && slices.ContainsFunc(s.set.Changes, func(c change.Change) bool { return origins[i].SetBy(&c) }) {
				origins[i].commit = s.commit
				left--
			}
		}
		return left > 0, nil
	})
	if err != nil {
		return err
	}
	stop()
	if err := gap.tell(o.shared, left == len(origins) && left > 0); err != nil {
		return err
	}
	return out.writeTable("blame", o.table(id, origins))
}

// values are the values that are asked for, of the one service in a catalogue.
func (o *blameOptions) values(c *catalogue.Catalogue) ([]origin, error) {
	var out []origin
	for _, s := range c.Services() {
		values, err := change.Values(s)
		if err != nil {
			return nil, err
		}
		for _, v := range values {
			if change.Inside(v.Path, o.path) && (o.all || o.path != "" || isPromise(&v) || isRole(&v)) {
				out = append(out, origin{Value: v})
			}
		}
	}
	return out, nil
}

// isPromise reports whether a value is one that others rely on.
func isPromise(v *change.Value) bool {
	return v.Area == "service-level" || v.Area == "underpinning" || strings.HasPrefix(v.Path, "targets.")
}

// isRole reports whether a value names somebody with a duty.
func isRole(v *change.Value) bool { return v.Area == "ownership" || v.Field.Ref == "person" }

func (o *blameOptions) table(id string, origins []origin) *table.Table {
	t := table.New("Who set what in "+id, "Path, Value, Date: date, Commit, Author, Subject")
	for i := range origins {
		from := &origins[i]
		row := []string{from.Path, valueText(from.Plain)}
		if c := from.commit; c != nil {
			row = append(row, dayOf(c), c.ID[:shortID], c.Author, c.Subject)
		}
		t.AddTexts(row...)
	}
	return t
}
