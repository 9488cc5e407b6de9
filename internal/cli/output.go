package cli

import (
	"bufio"
	"cmp"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/service-catalogue/svc/internal/atomic"
	"github.com/service-catalogue/svc/internal/fault"
	"github.com/service-catalogue/svc/internal/render"
	"github.com/service-catalogue/svc/internal/view"
)

// outputs are the formats that a run writes, at most one of them to standard output.
type outputs struct {
	*shared

	list []*output
}

// output is one format and the file that it goes to; no file is standard output.
type output struct {
	format render.Format
	file   string // absolute, or empty
	typed  string // the file as it was named
}

// namesOf are the names of the formats that can write some parts.
func namesOf(parts view.Part) []string {
	var names []string
	for _, f := range render.Fitting(parts) {
		names = append(names, f.Name)
	}
	return names
}

// newOutputs reads the format flags. Without any it is the first choice of the command on standard output.
func newOutputs(flags *shared, wanted []string, parts view.Part) (*outputs, error) {
	o := &outputs{shared: flags}
	if len(wanted) == 0 {
		wanted = []string{firstChoice(parts)}
	}
	toStdout := 0
	for _, want := range wanted {
		out, err := flags.env.newOutput(want, parts)
		if err != nil {
			return nil, err
		}
		if out.file == "" {
			toStdout++
		}
		o.list = append(o.list, out)
	}
	if toStdout > 1 {
		return nil, fault.New("only one format can go to standard output; give the others a file, such as -f json=findings.json")
	}
	return o, errors.Join(o.distinct(), o.inside())
}

// newOutput reads NAME or NAME=FILE.
func (env *Env) newOutput(want string, parts view.Part) (*output, error) {
	name, file, hasFile := strings.Cut(want, "=")
	format, ok := render.For(name)
	switch {
	case !ok || format.Needs&parts == 0:
		return nil, unknown("format", name, namesOf(parts))
	case hasFile && file == "":
		return nil, fault.New("--format %s: no file after the equals sign", shown(want))
	case !hasFile, file == "-", file == "/dev/stdout":
		return &output{format: format}, nil
	}
	return &output{format, env.absolute(file), file}, nil
}

// firstChoice is the format of a command that was asked for none.
func firstChoice(parts view.Part) string {
	if parts&(view.Findings|view.Changes) != 0 {
		return "text"
	}
	if parts&view.Tables == 0 && parts&view.Graphs != 0 {
		return "mermaid"
	}
	return "table"
}

// has reports whether one of some formats is written.
func (o *outputs) has(names ...string) bool {
	return slices.ContainsFunc(o.list, func(out *output) bool { return slices.Contains(names, out.format.Name) })
}

// distinct refuses two formats in one file, under whatever names.
func (o *outputs) distinct() error {
	seen := map[string]bool{}
	for _, out := range o.list {
		file := out.real()
		if file != "" && seen[file] {
			return fault.New("two formats cannot go to one file: %s", shown(out.typed))
		}
		seen[file] = true
	}
	return nil
}

// inside refuses a file in a repository from which a link leads out of it, or to what git keeps there: who made the link may
// be somebody else than who named the file.
func (o *outputs) inside() error {
	for _, out := range o.list {
		top, found := topOf(filepath.Dir(out.file))
		if out.file == "" || !found {
			continue
		}
		named, file := relative(top, out.file), out.real()
		top, err := filepath.EvalSymlinks(top)
		if err != nil {
			continue
		}
		way := relative(top, file)
		if first, _, _ := strings.Cut(way, "/"); way != named && (!filepath.IsLocal(way) || strings.EqualFold(first, ".git")) {
			return fault.New("%s: a link leads out of the repository, or into its .git; name the file that is meant, or remove the link", shown(out.typed))
		}
	}
	return nil
}

// real is the file without links on the way to it, whether it is there yet or not; empty for what keeps nothing.
func (out *output) real() string {
	if out.file == "" || out.file == os.DevNull {
		return ""
	}
	if file, err := filepath.EvalSymlinks(out.file); err == nil {
		return file
	}
	return resolved(out.file)
}

// notInputs refuses to write over the files of the catalogue.
func (o *outputs) notInputs(root string) error {
	for _, out := range o.list {
		if file := out.real(); strings.HasSuffix(file, ".yaml") && within(root, file) {
			return fault.New("%s: output cannot go to a file of the catalogue", shown(out.typed))
		}
	}
	return nil
}

// notBaseline refuses to write over the file of a baseline.
func (o *outputs) notBaseline(file string) error {
	for _, out := range o.list {
		if file != "" && out.file != "" && out.real() == (&output{file: o.env.absolute(file)}).real() {
			return fault.New("%s: output cannot go to the baseline", shown(out.typed))
		}
	}
	return nil
}

// write writes the Doc in every format: files first, so that standard output is the last thing to appear.
func (o *outputs) write(doc *view.Doc, elapsed time.Duration) error {
	for _, out := range o.list {
		if out.file == "" {
			continue
		}
		if err := atomic.Write(out.file, func(w io.Writer) error { return out.format.Write(w, doc, render.Style{}) }); err != nil {
			return fault.At("write "+shown(out.typed), withoutPath(err))
		}
	}
	for _, out := range o.list {
		if out.file == "" {
			if err := out.format.Write(o.env.Stdout, doc, o.style(elapsed)); err != nil {
				return cannotWrite(err)
			}
		}
	}
	return nil
}

// style is what is known about standard output.
func (o *outputs) style(elapsed time.Duration) render.Style {
	s := render.Style{Colour: o.coloured()}
	if o.env.Term.Stdout {
		s.Width = cmp.Or(o.env.Term.Width, 80)
		s.Elapsed = max(elapsed.Round(elapsedRounding), elapsedRounding)
	}
	return s
}

// elapsedRounding keeps times readable.
const elapsedRounding = 10 * time.Millisecond

// cannotWrite says in plain words that standard output took no more.
func cannotWrite(err error) error {
	if errors.Is(err, syscall.ENOSPC) {
		return fault.New("cannot write output: no space left")
	}
	return fault.At("cannot write output", withoutPath(err))
}

// printed writes text to standard output.
func (env *Env) printed(text string) error {
	w := bufio.NewWriter(env.Stdout)
	_, _ = w.WriteString(text)
	if err := w.Flush(); err != nil {
		return cannotWrite(err)
	}
	return nil
}
