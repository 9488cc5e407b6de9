package cli

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"github.com/service-catalogue/svc/internal/near"
	"github.com/service-catalogue/svc/internal/render"
	"github.com/service-catalogue/svc/internal/view"
)

// outputs are the formats that a run writes, at most one of them to standard output.
type outputs struct {
	env    Env
	colour bool
	list   []output
}

// output is one format and the file that it goes to; no file is standard output.
type output struct {
	format render.Format
	file   string // absolute, or empty
}

// namesOf are the names of the formats that can write some parts.
func namesOf(parts view.Part) []string {
	var names []string
	for _, f := range render.Fitting(parts) {
		names = append(names, f.Name)
	}
	return names
}

func formatNames(parts view.Part) string { return strings.Join(namesOf(parts), ", ") }

// newOutputs reads the format flags. Without any it is the first choice of the command on standard output.
func newOutputs(env Env, flags *shared, wanted []string, parts view.Part) (*outputs, error) {
	o := &outputs{env: env}
	var err error
	if o.colour, err = colour(env, flags.colour); err != nil {
		return nil, err
	}
	if len(wanted) == 0 {
		wanted = []string{firstChoice(parts)}
	}
	toStdout := 0
	for _, want := range wanted {
		name, file, hasFile := strings.Cut(want, "=")
		format, ok := render.For(name)
		if !ok || format.Needs&parts == 0 {
			return nil, fmt.Errorf("unknown format %q%s", name, orNear(name, namesOf(parts)))
		}
		if hasFile && file == "" {
			return nil, fmt.Errorf("-f %s: no file after the equals sign", want)
		}
		if !hasFile {
			toStdout++
		} else {
			file = absolute(env, file)
		}
		o.list = append(o.list, output{format, file})
	}
	if toStdout > 1 {
		return nil, errors.New("only one format can go to standard output; give the others a file, such as -f json=findings.json")
	}
	return o, o.distinct()
}

// firstChoice is the format of a command that was asked for none.
func firstChoice(parts view.Part) string {
	if parts&view.Findings != 0 {
		return "text"
	}
	return "table"
}

// distinct refuses two formats in one file.
func (o *outputs) distinct() error {
	seen := map[string]bool{}
	for _, out := range o.list {
		if out.file != "" && seen[out.file] {
			return fmt.Errorf("two formats cannot go to one file: %s", filepath.Base(out.file))
		}
		seen[out.file] = true
	}
	return nil
}

// notInputs refuses to write over the files of the catalogue.
func (o *outputs) notInputs(root string) error {
	for _, out := range o.list {
		if out.file != "" && strings.HasSuffix(out.file, ".yaml") && within(root, out.file) {
			return fmt.Errorf("%s: output cannot go to a file of the catalogue", filepath.Base(out.file))
		}
	}
	return nil
}

// write writes the Doc in every format: files first, so that standard output is the last thing to appear.
func (o *outputs) write(doc view.Doc, elapsed time.Duration) error {
	for _, out := range o.list {
		if out.file == "" {
			continue
		}
		if err := writeFile(out.file, func(w io.Writer) error { return out.format.Write(w, doc, render.Style{}) }); err != nil {
			return fmt.Errorf("write %s: %w", filepath.Base(out.file), withoutPath(err))
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
	s := render.Style{Colour: o.colour}
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
		return errors.New("cannot write output: no space left")
	}
	return fmt.Errorf("cannot write output: %w", withoutPath(err))
}

// writeFile writes a file whole or not at all: to a temporary file beside it, which then takes its place. What is there
// and no regular file, such as a device, is written to directly.
func writeFile(name string, write func(io.Writer) error) (err error) {
	mode := os.FileMode(0o644)
	if info, statErr := os.Stat(name); statErr == nil {
		if info.IsDir() {
			return errors.New("it is a directory")
		}
		if !info.Mode().IsRegular() {
			return writeThrough(name, write)
		}
		mode = info.Mode().Perm()
		if target, linkErr := filepath.EvalSymlinks(name); linkErr == nil {
			name = target // a link stays a link
		}
	}
	temp, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+".*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = temp.Close()
			_ = os.Remove(temp.Name())
		}
	}()
	if err = write(temp); err != nil {
		return err
	}
	if err = temp.Chmod(mode); err != nil {
		return err
	}
	if err = temp.Sync(); err != nil {
		return err
	}
	if err = temp.Close(); err != nil {
		return err
	}
	return os.Rename(temp.Name(), name)
}

// writeThrough writes to something that is no regular file.
func writeThrough(name string, write func(io.Writer) error) error {
	f, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	return errors.Join(write(f), f.Close())
}

// onlyNear is ": did you mean …?" with the nearest candidates, and nothing when none is near.
func onlyNear(word string, candidates []string) string {
	if close := near.Of(word, candidates, 3); len(close) > 0 {
		return ": did you mean " + strings.Join(close, ", ") + "?"
	}
	return ""
}

// printed writes text to standard output.
func printed(env Env, text string) error {
	w := bufio.NewWriter(env.Stdout)
	_, _ = w.WriteString(text)
	if err := w.Flush(); err != nil {
		return cannotWrite(err)
	}
	return nil
}
