package source

import (
	"bytes"
	"io"
	"io/fs"
	"path"
	"slices"
	"time"
)

// node is a file or directory of a tree.
type node struct {
	tree    *Tree
	path    string
	mode    fs.FileMode
	id      string
	place   int  // among the regular files
	read    bool // it was asked for
	entries []fs.DirEntry
}

// Name is the last element of the path.
func (n *node) Name() string { return path.Base(n.path) }

// IsDir reports whether it is a directory.
func (n *node) IsDir() bool { return n.mode.IsDir() }

// Type is the kind of file.
func (n *node) Type() fs.FileMode { return n.mode.Type() }

// Info describes it; the size of a file makes git read it.
func (n *node) Info() (fs.FileInfo, error) {
	if !n.mode.IsRegular() {
		return &info{node: n}, nil
	}
	b, err := n.tree.blob(n)
	if err != nil {
		return nil, &fs.PathError{Op: "stat", Path: n.path, Err: err}
	}
	return &info{n, b.size}, nil
}

// info describes a file or directory.
type info struct {
	*node
	size int64
}

func (i *info) Size() int64        { return i.size }
func (i *info) Mode() fs.FileMode  { return i.mode }
func (i *info) ModTime() time.Time { return time.Time{} }
func (i *info) Sys() any           { return nil }

// openFile is a file of a revision.
type openFile struct {
	node *node
	size int64
	text *bytes.Reader
}

func (f *openFile) Stat() (fs.FileInfo, error) { return &info{f.node, f.size}, nil }
func (f *openFile) Close() error               { return nil }

// Read reads; what is too large to be read cannot be.
func (f *openFile) Read(p []byte) (int, error) {
	if int64(f.text.Len()) < f.size && f.text.Size() == 0 {
		return 0, &fs.PathError{Op: "read", Path: f.node.path, Err: ErrTooLarge}
	}
	return f.text.Read(p)
}

// openDir is a directory of a revision.
type openDir struct {
	node *node
	at   int
}

func (d *openDir) Stat() (fs.FileInfo, error) { return &info{node: d.node}, nil }
func (d *openDir) Close() error               { return nil }

// Read refuses: a directory has no text.
func (d *openDir) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: d.node.path, Err: ErrNotRegular}
}

// ReadDir lists the next n entries, or all that are left.
func (d *openDir) ReadDir(n int) ([]fs.DirEntry, error) {
	left := d.node.entries[d.at:]
	if n > 0 && len(left) == 0 {
		return nil, io.EOF
	}
	if n > 0 {
		left = left[:min(n, len(left))]
	}
	d.at += len(left)
	return slices.Clone(left), nil
}
