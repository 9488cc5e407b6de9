// Package atomic writes files whole or not at all.
package atomic

import (
	"errors"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// How the names of temporary files begin: those of Write, and those of Replace, of which only one run at a time makes any.
const (
	prefix        = ".svc-"
	replacePrefix = ".svc-edit-"
)

// Write writes a file whole or not at all: to a temporary file beside it, which then takes its place. What is there and no
// regular file, such as a device, is written to directly.
func Write(name string, write func(io.Writer) error) error {
	return writeWith(name, prefix, write, func() error { return nil })
}

// Replace writes a file whole or not at all. Just before the new text takes its place, ready is asked, and an error of it
// leaves everything as it was. What is no regular file is refused.
func Replace(name string, text []byte, ready func() error) error {
	info, err := os.Stat(name)
	if err == nil && !info.Mode().IsRegular() {
		return errors.New("it is not a regular file")
	}
	return writeWith(name, replacePrefix, func(w io.Writer) error {
		_, err := w.Write(text)
		return err
	}, ready)
}

// writeWith is Write and Replace.
func writeWith(name, prefix string, write func(io.Writer) error, ready func() error) error {
	target, info, err := targetOf(name)
	switch {
	case err != nil:
		return err
	case info != nil && info.IsDir():
		return errors.New("it is a directory")
	case info != nil && !info.Mode().IsRegular():
		return writeThrough(target, write)
	}
	temp, err := createBeside(target, prefix)
	if err != nil {
		return err
	}
	if err := fill(temp, info, write); err != nil {
		_ = temp.Close()
		_ = os.Remove(temp.Name())
		return err
	}
	if err = ready(); err == nil {
		err = os.Rename(temp.Name(), target)
	}
	if err != nil {
		_ = os.Remove(temp.Name())
		return err
	}
	return settle(filepath.Dir(target))
}

// targetOf follows links, so that a link stays one, and says what is there; nothing yet is no error.
func targetOf(name string) (string, fs.FileInfo, error) {
	info, err := os.Lstat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return name, nil, nil
	}
	if err != nil {
		return "", nil, err
	}
	if info.Mode()&fs.ModeSymlink == 0 {
		return name, info, nil
	}
	if info, err = os.Stat(name); err != nil {
		return "", nil, errors.New("it is a symbolic link that leads nowhere")
	}
	if !info.Mode().IsRegular() {
		return name, info, nil // the names behind /dev/fd are not those of files
	}
	target, err := filepath.EvalSymlinks(name)
	return target, info, err
}

// createBeside makes a temporary file in the directory of another, with the permissions that new files have here.
func createBeside(name, prefix string) (*os.File, error) {
	for try := 0; ; try++ {
		temp := filepath.Join(filepath.Dir(name), prefix+strconv.FormatUint(rand.Uint64(), 36)) //nolint:gosec // a name, not a secret
		f, err := os.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)                   //nolint:gosec // less the umask, as shells do
		if err == nil || !errors.Is(err, fs.ErrExist) || try == 100 {
			return f, err
		}
	}
}

// fill writes a temporary file to the end; it gets the permissions of the file that it replaces.
func fill(temp *os.File, old fs.FileInfo, write func(io.Writer) error) error {
	if err := write(temp); err != nil {
		return err
	}
	if old != nil {
		keepOwner(temp, old)
		if err := temp.Chmod(old.Mode().Perm()); err != nil {
			return err
		}
	}
	if err := temp.Sync(); err != nil {
		return err
	}
	return temp.Close()
}

// writeThrough writes to something that is no regular file.
func writeThrough(name string, write func(io.Writer) error) error {
	f, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	return errors.Join(write(f), f.Close())
}

// Sweep removes the temporary files of Replace that a run which was killed has left in a directory. The caller holds its lock.
func Sweep(dir string) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	for _, e := range entries {
		if tail, ours := strings.CutPrefix(e.Name(), replacePrefix); ours && e.Type().IsRegular() && isNumber(tail) {
			_ = os.Remove(filepath.Join(dir, e.Name()))
		}
	}
}

// isNumber tells whether a text is what the names of temporary files end in.
func isNumber(s string) bool {
	n, err := strconv.ParseUint(s, 36, 64)
	return err == nil && n > 1<<32 && strconv.FormatUint(n, 36) == s
}
