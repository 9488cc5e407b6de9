package source

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/service-catalogue/svc/internal/fault"
)

// Repo is a git repository that is read, and never written. It is safe for use by several goroutines.
type Repo struct {
	git      Git
	top      string
	dir      string
	shallow  bool
	patience *patience
	objects  *objects
}

// OpenRepo opens the repository whose work tree holds a directory. Git is always run in the top directory of that work
// tree, never in a directory that somebody may have filled with the parts of another repository. The context ends the
// reading of objects too.
func OpenRepo(ctx context.Context, git Git, dir string) (*Repo, error) {
	top, err := topOf(dir)
	if err != nil {
		return nil, err
	}
	rel, err := filepath.Rel(top, dir)
	if err != nil {
		return nil, err
	}
	r := &Repo{git: git, top: top, dir: filepath.ToSlash(rel), patience: &patience{call: callLimit, total: totalLimit}}
	shallow, err := r.run(ctx, "rev-parse", "--is-shallow-repository")
	if err != nil {
		return nil, r.unusable(err)
	}
	r.shallow = strings.TrimSpace(shallow) == "true"
	r.objects = &objects{patience: r.patience, launch: func() *reader {
		return launch(ctx, func(ctx context.Context, in io.Reader, out io.Writer) error {
			return git(ctx, top, in, out, "cat-file", "--batch")
		})
	}}
	return r, nil
}

// topOf is the nearest directory upwards that holds a .git.
func topOf(dir string) (string, error) {
	for at := dir; ; at = filepath.Dir(at) {
		_, err := os.Lstat(filepath.Join(at, ".git"))
		if err == nil {
			return at, nil
		}
		if !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, fs.ErrPermission) {
			return "", fault.At("look for a git repository", err)
		}
		if filepath.Dir(at) == at {
			return "", fault.New("%s is not in a git repository, so there are no revisions of it; run svc in a clone, or git init first", filepath.ToSlash(dir))
		}
	}
}

// unusable says why git does not work in the repository, and what to do.
func (r *Repo) unusable(err error) error {
	said, ok := errors.AsType[*GitError](err)
	if !ok {
		return err
	}
	if !strings.Contains(said.Stderr, "dubious ownership") && !strings.Contains(said.Stderr, "unsafe repository") {
		return fault.At("git cannot read the repository "+filepath.ToSlash(r.top), said)
	}
	owned := filepath.ToSlash(r.top)
	if _, path, found := strings.Cut(said.Stderr, "--add safe.directory "); found {
		owned, _, _ = strings.Cut(path, "\n")
	}
	return fault.New("git refuses the repository %s because it belongs to another user; if you trust it, run as this user:\n"+
		"  git config --global --add safe.directory %s", filepath.ToSlash(r.top), strings.TrimSpace(owned))
}

// Close ends what reads objects.
func (r *Repo) Close() error { return r.objects.close() }

// Err is the first failure of reading objects: a loader of files takes it for a fault of the file. It is asked after
// everything has been loaded.
func (r *Repo) Err() error { return r.objects.failure() }

// Top is the top directory of the work tree.
func (r *Repo) Top() string { return r.top }

// Dir is the way from the top to the directory that the repository was opened for, with /, and "." for the top itself.
func (r *Repo) Dir() string { return r.dir }

// run runs git and gives what it prints.
func (r *Repo) run(ctx context.Context, args ...string) (string, error) {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	defer r.patience.watch(cancel)()
	out := &bounded{}
	err := r.git(ctx, r.top, nil, out, args...)
	if out.full {
		return "", fault.New("git %s prints more than %s MiB", args[0], strconv.Itoa(maxPrinted>>20))
	}
	return out.text.String(), err
}

// maxPrinted bounds the lists that git prints; a tree can be made that names the same files again and again.
const maxPrinted = 128 << 20

// bounded is a buffer that refuses to grow beyond maxPrinted, which ends the program that writes to it.
type bounded struct {
	text bytes.Buffer
	full bool
}

// Write writes.
func (b *bounded) Write(p []byte) (int, error) {
	if b.text.Len()+len(p) > maxPrinted {
		b.full = true
		return 0, io.ErrShortWrite
	}
	return b.text.Write(p)
}
