package edit

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/service-catalogue/svc/internal/atomic"
	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/crash"
	"github.com/service-catalogue/svc/internal/fault"
	"github.com/service-catalogue/svc/internal/sorting"
	"github.com/service-catalogue/svc/internal/source"
)

// Plan is a change of several files. All of it is worked out and checked in memory before the first file is written.
type Plan struct {
	root   string // directory on disk
	fsys   fs.FS  // the files in it
	opener Opener
	files  map[string]*File
	fresh  map[string][]byte
}

// NewPlan is a plan without changes for the files below root, an absolute directory, as fsys shows them.
func NewPlan(root string, fsys fs.FS) *Plan {
	return &Plan{root: root, fsys: fsys, files: map[string]*File{}, fresh: map[string][]byte{}}
}

// File is a file of the plan with the changes so far.
func (p *Plan) File(name string) (*File, error) {
	if f := p.files[name]; f != nil {
		return f, nil
	}
	text, planned := p.fresh[name]
	if !planned {
		var err error
		if text, err = p.read(name); err != nil {
			return nil, &RefusedError{Name: name, Reason: why(err)}
		}
	}
	f, err := p.opener.Open(name, text)
	if err != nil {
		return nil, err
	}
	p.files[name] = f
	return f, nil
}

// read reads a file as it is on disk.
func (p *Plan) read(name string) ([]byte, error) {
	return source.Read(p.fsys, name, nil, catalogue.MaxBytes(path.Base(name)))
}

// why is the reason of a file error in words.
func why(err error) string {
	var pathErr *fs.PathError
	var linkErr *os.LinkError
	switch {
	case errors.Is(err, source.ErrNotRegular):
		return "it is not a regular file"
	case errors.Is(err, source.ErrTooLarge):
		return "it is too large"
	case errors.As(err, &pathErr):
		return pathErr.Err.Error()
	case errors.As(err, &linkErr):
		return linkErr.Err.Error()
	}
	return err.Error()
}

// Edit changes a file in memory.
func (p *Plan) Edit(name string, ops ...Op) error {
	f, err := p.File(name)
	if err != nil {
		return err
	}
	return f.Apply(ops...)
}

// Adopt makes a file that was opened and changed elsewhere part of the plan.
func (p *Plan) Adopt(f *File) { p.files[f.name] = f }

// Create adds a file that does not exist yet.
func (p *Plan) Create(name string, text []byte) { p.fresh[name] = text }

// Change is a file that differs.
type Change struct {
	Name     string
	Old, New []byte // Old is nil for a file that is new
}

// Changes are the files that differ, by name.
func (p *Plan) Changes() []Change {
	var out []Change
	for name, text := range p.fresh {
		if f := p.files[name]; f != nil {
			text = f.Text()
		}
		out = append(out, Change{Name: name, New: text})
	}
	for name, f := range p.files {
		if _, isNew := p.fresh[name]; !isNew && f.Changed() {
			out = append(out, Change{name, f.old, f.Text()})
		}
	}
	sorting.List(out, func(i, j int) int { return strings.Compare(out[i].Name, out[j].Name) })
	return out
}

// FS are the files as they will be.
func (p *Plan) FS() fs.FS {
	over := &source.Overlay{FS: p.fsys, Texts: map[string][]byte{}}
	for _, c := range p.Changes() {
		over.Texts[c.Name] = c.New
	}
	return over
}

// Failure is a file that was not written.
type Failure struct {
	Name string
	Err  error
}

// Written says what has become of a plan.
type Written struct {
	Done   []string
	Failed []Failure
	Left   []string // not begun when the run was interrupted
}

// String is the count, such as "7 of 9 files written".
func (w Written) String() string {
	total := len(w.Done) + len(w.Failed) + len(w.Left)
	if total == 1 {
		return fmt.Sprintf("%d of 1 file written", len(w.Done))
	}
	return fmt.Sprintf("%d of %d files written", len(w.Done), total)
}

// Errors of single files.
var (
	ErrChanged = errors.New("it has changed on disk since it was read; run the command again")
	ErrExists  = errors.New("it exists already")
)

// Write writes the files of the plan, each whole or not at all, and goes on when one cannot be written. A file that is not
// as it was read is left alone, so that running the command again is safe. When ctx is done, the file at hand is finished
// and the rest is left; the error is then that of ctx.
func (p *Plan) Write(ctx context.Context) (Written, error) {
	var w Written
	changes := p.Changes()
	if len(changes) == 0 {
		return w, nil
	}
	if err := os.MkdirAll(p.root, 0o777); err != nil { //nolint:gosec // less the umask, as shells do
		return w, err
	}
	unlock, err := atomic.Lock(p.root)
	if err != nil {
		return w, err
	}
	defer unlock()
	p.sweep(changes)
	for i, c := range changes {
		if ctx.Err() != nil {
			for _, left := range changes[i:] {
				w.Left = append(w.Left, left.Name)
			}
			return w, ctx.Err()
		}
		if err := p.write(c); err != nil {
			w.Failed = append(w.Failed, Failure{c.Name, err})
			continue
		}
		w.Done = append(w.Done, c.Name)
	}
	return w, nil
}

// write writes one file. The directories that were made for one that cannot be written go again.
func (p *Plan) write(c Change) (err error) {
	target := filepath.Join(p.root, filepath.FromSlash(c.Name))
	if c.Old == nil {
		made := missing(filepath.Dir(target))
		defer func() {
			for _, dir := range made {
				if err != nil {
					_ = os.Remove(dir) // nothing happens to it when it holds a file
				}
			}
		}()
		if err := os.MkdirAll(filepath.Dir(target), 0o777); err != nil { //nolint:gosec // less the umask, as shells do
			return err
		}
	}
	err = atomic.Replace(target, c.New, func() error {
		now, err := p.read(c.Name)
		switch {
		case c.Old == nil && errors.Is(err, fs.ErrNotExist):
			return nil
		case c.Old == nil:
			return ErrExists
		case err != nil || !bytes.Equal(now, c.Old):
			return ErrChanged
		}
		return nil
	})
	if err != nil && !errors.Is(err, ErrChanged) && !errors.Is(err, ErrExists) {
		return fault.New(why(err))
	}
	return err
}

// missing are a directory and those around it that do not exist, the innermost first.
func missing(dir string) []string {
	var out []string
	for {
		if _, err := os.Lstat(dir); !errors.Is(err, fs.ErrNotExist) {
			return out
		}
		out = append(out, dir)
		dir = filepath.Dir(dir)
	}
}

// sweep removes what a run that was killed has left beside the files. Nobody else is writing now.
func (p *Plan) sweep(changes []Change) {
	dirs := map[string]bool{}
	for _, c := range changes {
		dirs[filepath.Join(p.root, filepath.FromSlash(path.Dir(c.Name)))] = true
	}
	for dir := range maps.Keys(dirs) {
		atomic.Sweep(dir)
	}
}

// EditAll changes several files in memory, some at a time. The first error, by name, comes back.
func (p *Plan) EditAll(edits map[string][]Op) error {
	names := sorting.Keys(edits)
	for _, name := range names {
		if _, err := p.File(name); err != nil {
			return err
		}
	}
	errs := make([]error, len(names))
	var crew crash.Group
	for worker := range runtime.GOMAXPROCS(0) {
		crew.Go(func() {
			for i := worker; i < len(names); i += runtime.GOMAXPROCS(0) {
				errs[i] = p.files[names[i]].Apply(edits[names[i]]...)
			}
		})
	}
	if err := crew.Wait(); err != nil {
		return err
	}
	return cmp.Or(errs...)
}
