package cli

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strconv"

	"github.com/spf13/cobra"

	"github.com/service-catalogue/svc/internal/edit"
	"github.com/service-catalogue/svc/internal/fault"
	"github.com/service-catalogue/svc/internal/text"
)

// fmtOptions are the flags of fmt.
type fmtOptions struct {
	*shared
	check     bool
	diff      bool
	stdinName string
	paths     []string
}

func newFmt(flags *shared) *cobra.Command {
	o := &fmtOptions{shared: flags}
	cmd := &cobra.Command{
		Use:     "fmt [path…]",
		Short:   "Bring files into canonical form",
		GroupID: "edit",
		Long: `Bring files into canonical form: keys in the order of the field table, two blanks for each level, double quotes, short forms
such as owner: a-khan, no blanks at the ends of lines. What a file says does not change, and no comment is lost: each stays with
what it belongs to. A file with which that cannot be done for sure is left as it is, and the reason is told. Lists and mappings
stay in one line or in several, and wrapped text stays wrapped.

Without a path the whole catalogue is formatted. With - standard input is formatted to standard output, as a file of the name
that --stdin-filename gives.

Exit status: 0 when all is in canonical form, or has been brought into it; 1 when a file cannot be formatted, or with --check is
not in canonical form; 2 when the job could not be done (a path that does not exist, a file that cannot be written).`,
		Example: `  svc fmt
  svc fmt services/renew-fishing-licence.yaml
  svc fmt --check
  svc fmt --diff`,
		ValidArgsFunction: completeFiles,
		RunE: func(cmd *cobra.Command, args []string) error {
			o.paths = args
			return runFmt(cmd.Context(), o)
		},
	}
	f := cmd.Flags()
	f.BoolVar(&o.check, "check", false, "write nothing; list the files that are not in canonical form")
	f.BoolVar(&o.diff, "diff", false, "write nothing; print what would change, as patch and git apply read it")
	f.StringVar(&o.stdinName, "stdin-filename", "", "with -: the `file` whose text comes from standard input")
	return cmd
}

func runFmt(ctx context.Context, o *fmtOptions) error {
	if slices.Contains(o.paths, "-") {
		return o.filter()
	}
	if o.stdinName != "" {
		return fault.New("--stdin-filename goes with -: svc fmt - --stdin-filename services/x.yaml")
	}
	where, err := o.where()
	if err != nil {
		return err
	}
	dir, err := where.open()
	if err != nil {
		return err
	}
	defer func() { _ = dir.Close() }()
	paths := o.inside(where.root)
	if len(paths) < len(o.paths) && len(paths) == 0 {
		return nil
	}
	scope, err := o.env.newScope(where.root, paths)
	if err != nil {
		return err
	}
	names, err := formattable(dir, scope)
	if err != nil {
		return err
	}
	defer newMemory().restore()
	stop := progress(o.shared, "formatting")
	defer stop()
	plan := edit.NewPlan(where.root, dir)
	target := plan
	if o.check && !o.diff {
		target = nil // nobody needs the new texts
	}
	result, err := formatAll(ctx, dir, names, o.jobs, target)
	if err != nil {
		return err
	}
	stop()
	return o.finish(ctx, plan, where, len(names), result)
}

// where is the catalogue; without one it is the directory of the first file that is named.
func (o *fmtOptions) where() (*location, error) {
	start := o.env.Dir
	if _, err := search(o.env.Dir); err != nil && len(o.paths) > 0 {
		start = filepath.Dir(o.env.absolute(o.paths[0]))
	}
	where, err := o.locate(start)
	if err != nil && len(o.paths) > 0 && o.catalogue == "" && exists(o.env.absolute(o.paths[0])) {
		return &location{root: start, prefix: prefix(start)}, nil
	}
	return where, err
}

// inside leaves out the files that lie outside the catalogue, and says so: a hook passes all that have names like its files.
func (o *fmtOptions) inside(root string) []string {
	var paths []string
	for _, path := range o.paths {
		full := o.env.absolute(path)
		if path != "" && exists(full) && !within(full, root) && !within(root, full) {
			o.remark(shown(path) + ": outside the catalogue " + shown(filepath.ToSlash(root)) + ", so it stays as it is")
			continue
		}
		paths = append(paths, path)
	}
	return paths
}

// filter formats standard input to standard output.
func (o *fmtOptions) filter() error {
	if len(o.paths) > 1 {
		return fault.New("- stands alone: the text of one file is read from standard input")
	}
	name := o.stdinName
	if name == "" {
		name = "standard input"
	}
	in, err := io.ReadAll(io.LimitReader(o.env.Stdin, maxStdin))
	if err != nil {
		return fault.At("read standard input", withoutPath(err))
	}
	f, err := new(edit.Opener).Format(filepath.ToSlash(name), in)
	if err != nil {
		say(o.env.Stderr, "svc: "+err.Error())
		return errGate // as of a file
	}
	switch {
	case o.diff && f.Changed():
		err = o.env.printDiff(&location{}, []edit.Change{{Name: filepath.ToSlash(name), Old: in, New: f.Text()}})
	case o.check && f.Changed():
		err = o.env.printed(shown(name) + "\n")
	case !o.diff && !o.check:
		err = o.env.printed(string(f.Text()))
	}
	if err == nil && o.check && f.Changed() {
		return errGate
	}
	return err
}

// maxStdin is more than any file of a catalogue may have.
const maxStdin = 17 << 20

// finish prints or writes what formatting has changed.
func (o *fmtOptions) finish(ctx context.Context, plan *edit.Plan, where *location, files int, result formatted) error {
	changes := plan.Changes()
	w := bufio.NewWriter(o.env.Stdout)
	for _, err := range result.refused {
		_, _ = fmt.Fprintln(w, text.Inert(text.Safe(where.named("")+err.Error())))
	}
	var failed error
	switch {
	case o.diff:
		_ = w.Flush()
		failed = o.env.printDiff(where, changes)
	case !o.check:
		var written edit.Written
		written, failed = o.env.writePlan(ctx, plan, where)
		for _, name := range written.Done {
			_, _ = fmt.Fprintln(w, text.Inert(text.Safe("formatted "+where.named(name))))
		}
	default:
		for _, name := range result.astray {
			_, _ = fmt.Fprintln(w, text.Inert(text.Safe(where.named(name))))
		}
	}
	if err := w.Flush(); err != nil {
		return cannotWrite(err)
	}
	if failed != nil {
		return failed
	}
	verb := "formatted"
	if o.check || o.diff {
		verb = "to be formatted"
	}
	o.detail("%s of %s %s", strconv.Itoa(len(result.astray)), counted(files, "file"), verb)
	if len(result.refused) > 0 || o.check && len(result.astray) > 0 {
		return errGate
	}
	return nil
}

// named is the name of a file from the root of the repository.
func (l *location) named(name string) string {
	if l.prefix == "" {
		return name
	}
	return l.prefix + "/" + name
}
