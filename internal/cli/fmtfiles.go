package cli

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/crash"
	"github.com/service-catalogue/svc/internal/edit"
	"github.com/service-catalogue/svc/internal/fault"
	"github.com/service-catalogue/svc/internal/source"
)

// formattable are the files of a catalogue within a scope, and files that are named although they belong to none.
func formattable(fsys fs.FS, scope scope) ([]string, error) {
	var names []string
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil, fault.At("read the catalogue", withoutPath(err))
	}
	shared := []string{catalogue.SettingsFile, catalogue.PeopleFile, catalogue.RolesFile, catalogue.RiskScaleFile}
	for _, e := range entries {
		if slices.Contains(shared, e.Name()) && scope.has(e.Name()) {
			names = append(names, e.Name())
		}
	}
	if len(scope.names) == 0 {
		return yamlBelow(fsys, names, catalogue.ServicesDir)
	}
	for _, name := range scope.names {
		info, err := fs.Stat(fsys, name)
		switch {
		case err == nil && info.IsDir():
			names, err = yamlBelow(fsys, names, name)
		case !strings.HasSuffix(path.Base(name), ".yaml"):
			err = fault.New("%s: not a file of a catalogue; its name would end in .yaml", shown(name))
		default:
			names, err = append(names, name), nil
		}
		if err != nil {
			return nil, err
		}
	}
	slices.Sort(names)
	return slices.Compact(names), nil
}

// yamlBelow adds the files of a directory that a catalogue would read.
func yamlBelow(fsys fs.FS, names []string, dir string) ([]string, error) {
	err := fs.WalkDir(fsys, dir, func(name string, e fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil
		case err != nil:
			return fault.At(shown(name), withoutPath(err))
		case e.IsDir() && strings.HasPrefix(e.Name(), ".") && name != ".":
			return fs.SkipDir
		case e.Type()&fs.ModeSymlink != 0 && isRegular(fsys, name):
			return nil // what it leads to is formatted under its own name
		case !e.IsDir() && strings.HasSuffix(name, ".yaml") && !strings.HasPrefix(e.Name(), "."):
			names = append(names, name)
		}
		return nil
	})
	return names, err
}

// isRegular tells whether a regular file has the name, or a link of the name leads to one in the catalogue.
func isRegular(fsys fs.FS, name string) bool {
	info, err := fs.Stat(fsys, name)
	return err == nil && info.Mode().IsRegular()
}

// formatted is what has become of files: the names of those that are not in canonical form, and the refusals, by name.
type formatted struct {
	astray  []string
	refused []error
}

// formatAll formats files in memory, in parallel, and puts those that change into the plan. Without a plan it only looks which
// files would change.
func formatAll(ctx context.Context, fsys fs.FS, names []string, jobs int, plan *edit.Plan) (formatted, error) {
	var opener edit.Opener
	var mu sync.Mutex
	var next atomic.Int64
	var crew crash.Group
	refused := make([]error, len(names))
	astray := make([]string, len(names))
	for range max(1, min(cmp.Or(jobs, runtime.GOMAXPROCS(0)), len(names))) {
		crew.Go(func() {
			one := formatFile{fsys: fsys, opener: &opener, checker: edit.NewChecker(&opener), checkOnly: plan == nil}
			for i := next.Add(1) - 1; i < int64(len(names)) && ctx.Err() == nil && !crew.Failed(); i = next.Add(1) - 1 {
				f, canonical, err := one.format(names[i])
				if refused[i] = err; err == nil && !canonical {
					astray[i] = names[i]
				}
				if f != nil {
					mu.Lock()
					plan.Adopt(f)
					mu.Unlock()
				}
			}
		})
	}
	if err := errors.Join(crew.Wait(), ctx.Err()); err != nil {
		return formatted{}, err
	}
	return formatted{
		slices.DeleteFunc(astray, func(name string) bool { return name == "" }),
		slices.DeleteFunc(refused, func(err error) bool { return err == nil }),
	}, nil
}

// formatFile formats one file after the other.
type formatFile struct {
	fsys      fs.FS
	opener    *edit.Opener
	checker   *edit.Checker
	checkOnly bool
	buf       []byte
}

// format formats a file; there is none when it is in canonical form, refused, or only looked at.
func (o *formatFile) format(name string) (f *edit.File, canonical bool, err error) {
	defer crash.While(name)
	if o.buf, err = source.Read(o.fsys, name, o.buf, catalogue.MaxBytes(path.Base(name))); err != nil {
		return nil, false, fault.At(name+": cannot format safely", withoutPath(err))
	}
	if canonical, err = o.checker.Canonical(name, o.buf); canonical || err != nil || o.checkOnly {
		return nil, canonical, err
	}
	if f, err = o.opener.Format(name, slices.Clone(o.buf)); err != nil || !f.Changed() {
		return nil, true, err
	}
	return f, false, nil
}
