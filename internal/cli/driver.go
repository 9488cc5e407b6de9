package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"

	"github.com/spf13/cobra"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/change"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/render"
	"github.com/service-catalogue/svc/internal/rules"
	"github.com/service-catalogue/svc/internal/source"
	"github.com/service-catalogue/svc/internal/text"
	"github.com/service-catalogue/svc/internal/view"
)

// newDriver is called by git, with the arguments that it has for external diff programs.
func newDriver(env Env, flags *shared) *cobra.Command {
	return &cobra.Command{
		Use:     "git-diff-driver path old-file old-hex old-mode new-file new-hex new-mode",
		Short:   "Let git diff and git log -p show what changed in meaning",
		GroupID: "check",
		Long: `Say what changed in one file of the catalogue, for git to call. Set it up once in a clone:

  git config diff.svc.command 'svc git-diff-driver'

and for everybody in .gitattributes: services/**/*.yaml diff=svc. Then git diff shows meaning instead of lines, and so does
git log -p --ext-diff. git diff --no-ext-diff shows the lines again. A file that cannot be read on one side is named, and
nothing is said about its content.

Exit status: 0 when both sides were read or one of them cannot be, 2 when git is not the one who calls.`,
		Example:           "  svc git-diff-driver services/renew-fishing-licence.yaml /dev/null . . services/renew-fishing-licence.yaml . 100644",
		Args:              driverArgs,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE:              func(cmd *cobra.Command, args []string) error { return runDriver(cmd.Context(), env, flags, args) },
	}
}

// The numbers of arguments that git has: one for a path that is not merged, seven, and nine for a path that was renamed.
func driverArgs(_ *cobra.Command, args []string) error {
	switch len(args) {
	case 1, 7, 8, 9:
		return nil
	}
	return fmt.Errorf("git calls this with 7 arguments, not %d; svc diff --no-index compares directories", len(args))
}

func runDriver(ctx context.Context, env Env, flags *shared, args []string) error {
	name := args[0]
	if len(args) == 1 {
		return printed(env, text.Log("svc diff: "+name+" is not merged")+"\n")
	}
	newName := name
	if len(args) > 7 {
		newName = args[7]
	}
	before, err := one(ctx, env, name, args[1])
	if err != nil {
		return err
	}
	after, err := one(ctx, env, newName, args[4])
	if err != nil {
		return err
	}
	set, err := change.Compare(before, after)
	if err != nil {
		return err
	}
	today, _, err := day(env, flags.asOf)
	if err != nil {
		return err
	}
	verdicts, err := lint.Judge(ctx, set, lint.JudgeOptions{Rules: rules.All(), AsOf: today})
	if err != nil {
		return err
	}
	doc := view.FromChanges(view.Diff{
		Verdicts: verdicts, Counts: countChanges(set, verdicts), Unread: set.Unread, ServiceName: serviceNames(set), PersonName: personNames(set),
	})
	doc.Summary = nil
	if err := printed(env, text.Log("svc diff: "+newName)+"\n"); err != nil {
		return err
	}
	for _, u := range set.Unread {
		side := "new"
		if u.Old {
			side = "old"
		}
		if err := printed(env, "  the "+side+" side cannot be read as a file of a catalogue; git diff --no-ext-diff shows its lines\n"); err != nil {
			return err
		}
		doc.Empty = ""
	}
	format, _ := render.For("text")
	return format.Write(env.Stdout, doc, render.Style{Colour: colour(env, flags.colour)})
}

// one is a catalogue of the one file that git shows, by what the file is called. The people of the catalogue around give
// names, where there are any.
func one(ctx context.Context, env Env, name, file string) (*catalogue.Catalogue, error) {
	files := fs.FS(emptyFS{})
	if file != "/dev/null" && file != os.DevNull {
		content, err := os.ReadFile(absolute(env, file))
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", shown(file), withoutPath(err))
		}
		files = source.Overlay{FS: files, Texts: map[string][]byte{inCatalogue(name): content}}
	}
	c, err := catalogue.Open(files)
	if settings, broken := errors.AsType[*catalogue.SettingsError](err); broken {
		return nil, fmt.Errorf("%s: %w", shown(name), settings)
	}
	if err != nil {
		return nil, err
	}
	return c, c.Load(ctx, 1, nil)
}

// inCatalogue is where a file stands in a catalogue, by its name.
func inCatalogue(name string) string {
	switch base := path.Base(strings.ReplaceAll(name, `\`, "/")); base {
	case catalogue.SettingsFile, catalogue.PeopleFile, catalogue.RolesFile, catalogue.RiskScaleFile:
		return base
	default:
		return path.Join(catalogue.ServicesDir, base)
	}
}
