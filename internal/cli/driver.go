package cli

import (
	"context"
	"errors"
	"maps"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/change"
	"github.com/service-catalogue/svc/internal/fault"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/render"
	"github.com/service-catalogue/svc/internal/rules"
	"github.com/service-catalogue/svc/internal/source"
	"github.com/service-catalogue/svc/internal/text"
	"github.com/service-catalogue/svc/internal/view"
)

// newDriver is called by git, with the arguments that it has for external diff programs.
func newDriver(flags *shared) *cobra.Command {
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
		RunE:              func(cmd *cobra.Command, args []string) error { return runDriver(cmd.Context(), flags, args) },
	}
}

// The numbers of arguments that git has: one for a path that is not merged, seven, and nine for a path that was renamed.
func driverArgs(_ *cobra.Command, args []string) error {
	switch len(args) {
	case 1, 7, 8, 9:
		return nil
	}
	return fault.New("git calls this with 7 arguments, not %s; svc diff --no-index compares directories", strconv.Itoa(len(args)))
}

func runDriver(ctx context.Context, flags *shared, args []string) error {
	name := args[0]
	if len(args) == 1 {
		return flags.env.printed(text.Log("svc diff: "+name+" is not merged") + "\n")
	}
	newName := name
	if len(args) > 7 {
		newName = args[7]
	}
	shared := flags.env.sharedAround(newName)
	before, unread, err := flags.env.one(ctx, name, args[1], shared)
	if err != nil {
		return err
	}
	after, unreadNow, err := flags.env.one(ctx, newName, args[4], shared)
	if err != nil {
		return err
	}
	if err := flags.env.printed(text.Log("svc diff: "+newName) + "\n"); err != nil {
		return err
	}
	if unread || unreadNow {
		return flags.env.tellUnread(unread, unreadNow)
	}
	return driverChanges(ctx, flags, newName, before, after)
}

// tellUnread names the sides that cannot be read.
func (env *Env) tellUnread(before, after bool) error {
	side := "new side"
	switch {
	case before && after:
		side = "old side and the new one"
	case before:
		side = "old side"
	}
	return env.printed("  the " + side + " cannot be read as a file of a catalogue; git diff --no-ext-diff shows its lines\n")
}

// driverChanges writes what changed from one catalogue of one file to another.
func driverChanges(ctx context.Context, flags *shared, name string, before, after *catalogue.Catalogue) error {
	set, err := change.Compare(before, after)
	if err != nil {
		return err
	}
	today, _, err := flags.day()
	if err != nil {
		return err
	}
	verdicts, err := lint.Judge(ctx, set, lint.JudgeOptions{Rules: rules.All(), AsOf: today})
	if err != nil {
		return err
	}
	doc := view.FromChanges(&view.Diff{
		Prefix: rootOf(name), Verdicts: verdicts, Counts: countChanges(set, verdicts), ServiceName: serviceNames(set), PersonName: personNames(set),
	})
	doc.Summary = nil
	format, _ := render.For("text")
	return format.Write(flags.env.Stdout, doc, render.Style{Colour: flags.coloured()})
}

// one is a catalogue of the one file that git shows, by what the file is called, and of the shared files around it. It is
// unread when the file is there and cannot be read.
func (env *Env) one(ctx context.Context, name, file string, shared map[string][]byte) (c *catalogue.Catalogue, unread bool, err error) {
	texts, at := maps.Clone(shared), inCatalogue(name)
	delete(texts, at)
	if file != "/dev/null" && file != os.DevNull {
		content, err := os.ReadFile(env.absolute(file))
		if err != nil {
			return nil, false, fault.At("read "+shown(file), withoutPath(err))
		}
		texts[at] = content
	}
	c, err = catalogue.Open(&source.Overlay{FS: emptyFS{}, Texts: texts})
	if _, broken := errors.AsType[*catalogue.SettingsError](err); broken {
		if at == catalogue.SettingsFile {
			return nil, true, nil
		}
		delete(texts, catalogue.SettingsFile) // those of today are no reason not to show a change
		c, err = catalogue.Open(&source.Overlay{FS: emptyFS{}, Texts: texts})
	}
	if err == nil {
		err = c.Load(ctx, 1, nil)
	}
	if err != nil {
		return nil, false, err
	}
	return c, texts[at] != nil && !readsIn(c, at), nil
}

// readsIn reports whether a catalogue could read one of its files.
func readsIn(c *catalogue.Catalogue, file string) bool {
	switch file {
	case catalogue.PeopleFile:
		return c.HasPeople
	case catalogue.RolesFile:
		return c.HasRoles
	case catalogue.RiskScaleFile:
		return c.HasRiskScale
	case catalogue.SettingsFile:
		return true
	}
	return len(c.Services()) > 0
}

// sharedAround are the shared files of the catalogue in the work tree that holds a file. They give people their names, and say
// what hours a schedule has and which risks are high.
func (env *Env) sharedAround(name string) map[string][]byte {
	out := map[string][]byte{}
	dir, err := source.OpenDir(env.absolute(filepath.FromSlash(rootOf(name))))
	if err != nil {
		return out
	}
	defer func() { _ = dir.Close() }()
	for _, file := range []string{catalogue.SettingsFile, catalogue.PeopleFile, catalogue.RolesFile, catalogue.RiskScaleFile} {
		if text, err := source.Read(dir, file, nil, catalogue.MaxBytes(file)); err == nil {
			out[file] = text
		}
	}
	return out
}

// rootOf is the directory of the catalogue that holds a file, by what the file is called.
func rootOf(name string) string {
	name = strings.ReplaceAll(name, `\`, "/")
	if inCatalogue(name) == path.Base(name) {
		return path.Dir(name)
	}
	if at := strings.LastIndex("/"+name, "/"+catalogue.ServicesDir+"/"); at > 0 {
		return name[:at-1]
	}
	return "."
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
