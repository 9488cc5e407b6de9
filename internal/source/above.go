package source

import (
	"errors"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// ErrOutside tells that a file is not in the repository.
var ErrOutside = errors.New("outside the repository")

// Above reads a file of the repository that the directory of a file system stands in. The name is relative to that
// directory and leads out of it: ../shared/svc.yaml. Nothing outside the repository is read.
func Above(fsys fs.FS, name string, limit int) ([]byte, error) {
	var text []byte
	err := ErrOutside
	if slices.ContainsFunc(strings.Split(name, "/"), func(part string) bool { return strings.EqualFold(part, ".git") }) {
		return nil, &fs.PathError{Op: "read", Path: name, Err: err}
	}
	switch in := fsys.(type) {
	case *Dir:
		text, err = in.above(name, limit)
	case *Overlay:
		return Above(in.FS, name, limit)
	case *Tree:
		text, err = in.above(name, limit)
	}
	if err != nil {
		return nil, plainError(name, err)
	}
	return text, nil
}

// above reads a file of the work tree around the directory.
func (d *Dir) above(name string, limit int) ([]byte, error) {
	d.mu.Lock()
	root := d.roots["."]
	d.mu.Unlock()
	if root == nil {
		return nil, fs.ErrClosed
	}
	top, err := topOf(root.Name())
	if err != nil {
		return nil, ErrOutside
	}
	rel, err := filepath.Rel(top, filepath.Join(root.Name(), filepath.FromSlash(name)))
	if err != nil || !filepath.IsLocal(rel) {
		return nil, ErrOutside
	}
	around, err := OpenDir(top)
	if err != nil {
		return nil, err
	}
	defer func() { _ = around.Close() }()
	return Read(around, filepath.ToSlash(rel), nil, limit)
}

// readAbove reads files of a revision around one of its directories.
func readAbove(dir string, open func(name string) (*Tree, error)) func(name string, limit int) ([]byte, error) {
	return func(name string, limit int) ([]byte, error) {
		full := path.Join(dir, name)
		if !filepath.IsLocal(full) {
			return nil, ErrOutside
		}
		t, err := open(full)
		if err != nil {
			return nil, err
		}
		return Read(t, full, nil, limit)
	}
}
