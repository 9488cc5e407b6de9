package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path"
	"strconv"

	"github.com/service-catalogue/svc/internal/scaffold"
	"github.com/service-catalogue/svc/internal/source"
)

// created says what became of files that were to be made.
type created struct{ made, kept []string }

// createAll makes files below a directory that do not exist yet, and keeps those that do. No link leads it out of the
// directory. After an error, what was made is said with it.
func createAll(ctx context.Context, base string, files []scaffold.File) (created, error) {
	var done created
	if err := os.MkdirAll(base, 0o777); err != nil { //nolint:gosec // less the umask, as other programs do
		return done, fmt.Errorf("make the directory: %w", withoutPath(err))
	}
	root, err := os.OpenRoot(base)
	if err != nil {
		return done, withoutPath(err)
	}
	defer func() { _ = root.Close() }()
	for _, f := range files {
		if ctx.Err() != nil {
			return done, ctx.Err()
		}
		err := create(root, f.Name, f.Text)
		switch {
		case errors.Is(err, fs.ErrExist):
			done.kept = append(done.kept, f.Name)
		case err != nil:
			return done, fmt.Errorf("write %s: %w", shown(f.Name), withoutPath(source.BehindLink(root, f.Name, err)))
		default:
			done.made = append(done.made, f.Name)
		}
	}
	return done, nil
}

// create makes one file whole: under another name, which then becomes a second name of it. That fails where there is a file.
func create(root *os.Root, name, text string) error {
	if _, err := root.Lstat(name); err == nil {
		return fs.ErrExist
	}
	if dir := path.Dir(name); dir != "." {
		if err := root.MkdirAll(dir, 0o777); err != nil {
			return err
		}
	}
	temp := path.Join(path.Dir(name), ".svc-"+strconv.FormatUint(rand.Uint64(), 36)) //nolint:gosec // a name, not a secret
	f, err := root.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	defer func() { _ = root.Remove(temp) }()
	_, err = f.WriteString(text)
	if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
		return err
	}
	if err := root.Link(temp, name); err == nil || errors.Is(err, fs.ErrExist) {
		return err
	}
	return root.Rename(temp, name) // a file system without second names
}
