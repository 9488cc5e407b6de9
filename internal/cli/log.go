package cli

import (
	"context"
	"encoding/json"
	"time"

	"github.com/spf13/cobra"

	"github.com/service-catalogue/svc/internal/change"
	"github.com/service-catalogue/svc/internal/fault"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/rules"
	"github.com/service-catalogue/svc/internal/source"
	"github.com/service-catalogue/svc/internal/table"
	"github.com/service-catalogue/svc/internal/view"
	"github.com/service-catalogue/svc/schema"
)

// logOptions are the flags of log.
type logOptions struct {
	*shared
	formats []string
	path    string
	rev     string
	most    int
}

func newLog(flags *shared) *cobra.Command {
	o := &logOptions{shared: flags}
	cmd := &cobra.Command{
		Use:     "log id",
		Short:   "Show what became of a service, commit by commit",
		GroupID: "check",
		Long: `Show what the commits of the repository changed in the meaning of a service, newest first: when, by whom, from what to what,
and how much it matters. A service is followed back through other ids and other places of its file. Commits that changed
comments, order or quoting only are left out. A shallow clone shows what it has, and says where it ends.

Exit status: 0 when the history was read, 2 when it could not be (no repository, an unknown service or revision, a shallow
clone with nothing of the history).`,
		Example: `  svc log renew-fishing-licence
  svc log renew-fishing-licence --path owner -f json`,
		Args:              oneID,
		ValidArgsFunction: completer{flags}.service,
		RunE:              func(cmd *cobra.Command, args []string) error { return runLog(cmd.Context(), o, args[0]) },
	}
	addFormat(cmd, &o.formats, view.Tables|view.Data)
	f := cmd.Flags()
	f.StringVar(&o.path, "path", "", "only changes of this `field` and what is inside, such as owner or slas[sla-ea].rto_minutes")
	f.StringVar(&o.rev, "at", "HEAD", "`revision` from which to look back")
	f.IntVarP(&o.most, "max", "n", 0, "show `N` commits at most (default: all)")
	_ = cmd.RegisterFlagCompletionFunc("at", completer{flags}.revisions)
	_ = cmd.RegisterFlagCompletionFunc("path", cobra.NoFileCompletions)
	_ = cmd.RegisterFlagCompletionFunc("max", cobra.NoFileCompletions)
	return cmd
}

func runLog(ctx context.Context, o *logOptions, id string) error {
	if o.most < 0 {
		return fault.New("--max: want 1 or more, or 0 for all")
	}
	if err := isField(o.path); err != nil {
		return err
	}
	out, err := newOutputs(o.shared, o.formats, view.Tables|view.Data)
	if err != nil {
		return err
	}
	today, _, err := o.day()
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
	t := table.New("History of "+id, "Date: date, Commit, Author, Class, Kind, Path, From, To, What changed")
	commits := 0
	gap, err := p.follow(ctx, tip, file, func(s *step) (bool, error) {
		verdicts, err := s.judge(ctx, today)
		if err != nil {
			return false, err
		}
		before := len(t.Rows)
		for i := range verdicts {
			if v := &verdicts[i]; v.Path == "" || change.Inside(v.Path, o.path) {
				t.AddTexts(dayOf(s.commit), s.commit.ID[:shortID], s.commit.Author, v.Class.String(), v.Code+" "+v.Rule, v.Path, valueText(v.From), valueText(v.To), v.Message)
			}
		}
		if len(t.Rows) > before {
			commits++
		}
		return o.most == 0 || commits < o.most, nil
	})
	if err != nil {
		return err
	}
	stop()
	if err := gap.tell(o.shared, len(t.Rows) == 0); err != nil {
		return err
	}
	if len(t.Rows) == 0 {
		o.remark("no commit has changed that")
	}
	return out.writeTable("log", t)
}

// judge says what the changes of a commit mean, as far as they are about the service itself.
func (s *step) judge(ctx context.Context, today schema.Date) ([]change.Verdict, error) {
	verdicts, err := lint.Judge(ctx, s.set, lint.JudgeOptions{Rules: rules.All(), AsOf: today})
	if err != nil {
		return nil, err
	}
	own := verdicts[:0]
	for i := range verdicts {
		if v := &verdicts[i]; v.Service == s.pair.ID() || v.Service == s.pair.OldID() {
			own = append(own, *v)
		}
	}
	return own, nil
}

func dayOf(c *source.Commit) string { return c.Date.UTC().Format(time.DateOnly) }

// valueText is a value as it stands in the file, in one line.
func valueText(v any) string {
	if s, ok := v.(string); ok || v == nil {
		return s
	}
	text, err := json.Marshal(v)
	if err != nil {
		return ""
	}
	return string(text)
}
