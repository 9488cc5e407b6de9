// Package source gives the files of a catalogue as a file system: a directory on disk, or a directory with one file
// replaced by other text. It never leaves the directory and waits for no pipe; symbolic links show in listings as what they are.
package source

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"strings"
	"sync"
	"time"

	"github.com/service-catalogue/svc/internal/fault"
	"github.com/service-catalogue/svc/internal/sorting"
)

// ErrNotRegular tells that a name belongs to something else than a regular file: a directory, a symbolic link, a pipe.
var ErrNotRegular = errors.New("not a regular file")

// ErrNotDirectory tells that a name belongs to something else than a directory.
var ErrNotDirectory = errors.New("not a directory")

// ErrTooLarge tells that a file is larger than the caller accepts.
var ErrTooLarge = errors.New("file too large")

// Dir is a directory on disk. It is safe for use by several goroutines.
type Dir struct {
	mu    sync.Mutex
	roots map[string]*os.Root // open directories by name, "." being the directory itself
}

// OpenDir opens a directory.
func OpenDir(name string) (*Dir, error) {
	root, err := os.OpenRoot(name)
	if err != nil {
		return nil, err
	}
	return &Dir{roots: map[string]*os.Root{".": root}}, nil
}

// Close releases the directory.
func (d *Dir) Close() error {
	d.mu.Lock()
	defer d.mu.Unlock()
	var errs []error
	for _, root := range d.roots {
		errs = append(errs, root.Close())
	}
	clear(d.roots)
	return errors.Join(errs...)
}

// at gives an open directory and the name in it of a file that stands in a directory below the root. Directories are kept
// open, so that reading a file costs one lookup; beyond the first few the name is looked up from the root.
func (d *Dir) at(dir, base string) (*os.Root, string, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if root := d.roots[dir]; root != nil {
		return root, base, nil
	}
	top := d.roots["."]
	if top == nil {
		return nil, "", fs.ErrClosed
	}
	if len(d.roots) >= maxOpenDirs {
		return top, path.Join(dir, base), nil
	}
	// Looked at first, because opening a pipe as a directory waits for its writer.
	info, err := top.Stat(dir)
	if err != nil {
		return nil, "", err
	}
	if !info.IsDir() {
		return nil, "", ErrNotDirectory
	}
	root, err := top.OpenRoot(dir)
	if err != nil {
		return nil, "", err
	}
	d.roots[dir] = root
	return root, base, nil
}

// maxOpenDirs bounds the open directories that are kept; some systems allow a process few open files.
const maxOpenDirs = 16

// Open opens a regular file for reading.
func (d *Dir) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	root, base, err := d.at(path.Dir(name), path.Base(name))
	if err != nil {
		return nil, d.plainError(name, err)
	}
	f, err := root.OpenFile(base, os.O_RDONLY|openFlags, 0)
	if err != nil {
		return nil, d.plainError(name, err)
	}
	info, err := f.Stat()
	if err != nil {
		_ = f.Close()
		return nil, err
	}
	if !info.Mode().IsRegular() && !info.IsDir() {
		_ = f.Close()
		return nil, &fs.PathError{Op: "open", Path: name, Err: ErrNotRegular}
	}
	return f, nil
}

// plainError is what went wrong with a file, be it that a link leads to it.
func (d *Dir) plainError(name string, err error) error {
	if top, base, topErr := d.at(".", name); topErr == nil {
		err = BehindLink(top, base, err)
	}
	return plainError(name, err)
}

// plainError names the file as the catalogue knows it.
func plainError(name string, err error) error {
	if pathErr, ok := errors.AsType[*fs.PathError](err); ok {
		err = pathErr.Err
	}
	return &fs.PathError{Op: "open", Path: name, Err: err}
}

// BehindLink says of an error about a name in a directory when a symbolic link on the way to it is what went wrong.
func BehindLink(root *os.Root, name string, err error) error {
	for at := name; at != "." && at != "/"; at = path.Dir(at) {
		if info, lstatErr := root.Lstat(at); lstatErr == nil && info.Mode()&fs.ModeSymlink != 0 {
			return &fs.PathError{Op: "open", Path: name, Err: linkError{err}}
		}
	}
	return err
}

// linkError is an error that a symbolic link is behind.
type linkError struct{ error }

// Error says what is wrong with the link.
func (linkError) Error() string {
	return "it is, or stands behind, a symbolic link that leads nowhere or out of the catalogue"
}

// Unwrap is the error as the system gave it.
func (e linkError) Unwrap() error { return e.error }

// ReadDir lists a directory, ordered by name. It follows no link.
func (d *Dir) ReadDir(name string) ([]fs.DirEntry, error) {
	root, base, err := d.at(name, ".")
	if err != nil {
		return nil, d.plainError(name, err)
	}
	return fs.ReadDir(root.FS(), base)
}

// Read reads a regular file into buf, which grows as needed, and gives ErrTooLarge when it is longer than limit.
func Read(fsys fs.FS, name string, buf []byte, limit int) ([]byte, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return buf[:0], err
	}
	defer func() { _ = f.Close() }()
	info, err := f.Stat()
	if err != nil {
		return buf[:0], err
	}
	if !info.Mode().IsRegular() {
		return buf[:0], &fs.PathError{Op: "read", Path: name, Err: ErrNotRegular}
	}
	if info.Size() > int64(limit) {
		return buf[:0], &fs.PathError{Op: "read", Path: name, Err: ErrTooLarge}
	}
	return readAll(f, name, buf[:0], int(info.Size()), limit)
}

// readAll reads to the end, one byte beyond the expected size so that the end is seen at once.
func readAll(f io.Reader, name string, buf []byte, size, limit int) ([]byte, error) {
	if cap(buf) < size+1 {
		buf = make([]byte, 0, size+size/2+512)
	}
	for {
		n, err := f.Read(buf[len(buf):cap(buf)])
		buf = buf[:len(buf)+n]
		switch {
		case len(buf) > limit:
			return buf[:0], &fs.PathError{Op: "read", Path: name, Err: ErrTooLarge}
		case errors.Is(err, io.EOF):
			return buf, nil
		case err != nil:
			return buf[:0], fault.At("read "+name, err)
		case len(buf) == cap(buf):
			buf = append(buf, 0)[:len(buf)]
		}
	}
}

// Overlay is a file system in which some files have other text, such as the unsaved text of an editor.
type Overlay struct {
	fs.FS
	Texts map[string][]byte // by name
}

// Open gives the other text of a file that has one.
func (o *Overlay) Open(name string) (fs.File, error) {
	if text, ok := o.Texts[name]; ok {
		return newTextFile(name, text), nil
	}
	return o.FS.Open(name)
}

// ReadDir lists a directory, with the files of the overlay whether they exist or not.
func (o *Overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	var own []fs.DirEntry
	for file, text := range o.Texts {
		if path.Dir(file) == name {
			own = append(own, fs.FileInfoToDirEntry(newTextFile(file, text)))
		}
	}
	entries, err := fs.ReadDir(o.FS, name)
	if len(own) == 0 || err != nil && !errors.Is(err, fs.ErrNotExist) {
		return entries, err
	}
	for _, e := range entries {
		if _, other := o.Texts[path.Join(name, e.Name())]; !other {
			own = append(own, e)
		}
	}
	sorting.By(own, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return own, nil
}

func newTextFile(name string, text []byte) *textFile {
	return &textFile{text: bytes.NewReader(text), name: path.Base(name), size: int64(len(text))}
}

// textFile is text as a file.
type textFile struct {
	text *bytes.Reader
	name string
	size int64
}

func (f *textFile) Read(p []byte) (int, error) { return f.text.Read(p) }
func (f *textFile) Stat() (fs.FileInfo, error) { return f, nil }
func (f *textFile) Close() error               { return nil }
func (f *textFile) Name() string               { return f.name }
func (f *textFile) Size() int64                { return f.size }
func (f *textFile) Mode() fs.FileMode          { return 0o444 }
func (f *textFile) ModTime() time.Time         { return time.Time{} }
func (f *textFile) IsDir() bool                { return false }
func (f *textFile) Sys() any                   { return nil }
