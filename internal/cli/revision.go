package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/service-catalogue/svc/internal/fault"
	"github.com/service-catalogue/svc/internal/near"
	"github.com/service-catalogue/svc/internal/source"
)

// openRepo opens the repository that a catalogue stands in.
func (env *Env) openRepo(ctx context.Context, where *location) (*source.Repo, error) {
	return source.OpenRepo(ctx, env.git(), where.root)
}

// git is the git that was passed in, or that of the machine.
func (env *Env) git() source.Git {
	if env.Git == nil {
		return source.Command(env.Getenv)
	}
	return env.Git
}

// resolve finds the commit of a revision, and names the nearest branches and tags when there is none.
func resolve(ctx context.Context, repo *source.Repo, rev string) (string, error) {
	commit, err := repo.Resolve(ctx, rev)
	if unknown, ok := errors.AsType[*source.UnknownRevisionError](err); ok && slices.Contains(unknown.Refs, rev) {
		return "", fault.New("%s is the name of something else than a commit", quoted(rev))
	} else if ok {
		return "", fmt.Errorf("%w%s", err, didYouMean(nearRefs(rev, unknown.Refs)))
	}
	return commit, err
}

// nearRefs are the branches and tags that a revision may have meant: first those of that name at a remote.
func nearRefs(rev string, refs []string) []string {
	var out []string
	for _, ref := range refs {
		if strings.HasSuffix(ref, "/"+rev) {
			out = append(out, ref)
		}
	}
	if len(out) > 0 {
		return out[:min(len(out), 3)]
	}
	return near.Of(rev, refs, 3)
}

// revisions completes branches and tags.
func (c completer) revisions(cmd *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
	where, err := c.flags.locate(c.flags.env.Dir)
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	repo, err := c.flags.env.openRepo(cmd.Context(), where)
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	defer func() { _ = repo.Close() }()
	refs, err := repo.Refs(cmd.Context())
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return append([]string{"HEAD", "HEAD~1"}, refs...), cobra.ShellCompDirectiveNoFileComp
}
