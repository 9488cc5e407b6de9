package source

import (
	"bytes"
	"context"
	"crypto/sha1" //nolint:gosec // the hash of git's object ids, which protects nothing here
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/service-catalogue/svc/internal/fault"
	"github.com/service-catalogue/svc/internal/sorting"
)

// ErrSubmodule tells that a directory is another repository, whose files this one does not hold.
var ErrSubmodule = errors.New("a submodule, whose files are not part of this repository")

// Tree is the files of one revision below a directory, as a file system. It is safe for use by several goroutines until
// its repository is closed.
type Tree struct {
	objects *objects
	nodes   map[string]*node
	order   []*node // regular files, by path
	above   func(name string, limit int) ([]byte, error)
	shelf   *Shelf // may be nil

	mu     sync.Mutex
	last   int // the file that was read last
	window int // how many files are read ahead
}

// Revision gives the files of a commit below a directory, which is named from the top of the repository; "." is the top.
// With only, it is those files and what stands below those directories. What a commit does not hold is an empty tree.
func (r *Repo) Revision(ctx context.Context, commit, dir string, only ...string) (*Tree, error) {
	if !isID(commit) {
		return nil, fault.New("%s is not the id of a commit", quote(commit))
	}
	out, err := r.run(ctx, append([]string{"ls-tree", "-r", "-z", "--full-tree", commit, "--"}, below(dir, only)...)...)
	if err != nil {
		return nil, fmt.Errorf("list the files of %.12s: %w", commit, incomplete(err))
	}
	list, err := parseTree(out)
	if err != nil {
		return nil, fmt.Errorf("list the files of %.12s: %w", commit, err)
	}
	t, err := r.tree(list, dir)
	if err != nil {
		return nil, fmt.Errorf("list the files of %.12s: %w", commit, err)
	}
	t.above = readAbove(dir, func(name string) (*Tree, error) { return r.Revision(ctx, commit, ".", name) })
	return t, nil
}

// Empty is the tree of a repository before its first commit.
func (r *Repo) Empty() *Tree {
	t := &Tree{objects: r.objects, nodes: map[string]*node{}, window: 1}
	t.nodes["."] = &node{tree: t, path: ".", mode: fs.ModeDir | 0o555}
	t.above = func(string, int) ([]byte, error) { return nil, fs.ErrNotExist }
	return t
}

// Index gives the files that are staged for the next commit below a directory.
func (r *Repo) Index(ctx context.Context, dir string) (*Tree, error) {
	out, err := r.run(ctx, append([]string{"ls-files", "--stage", "-z", "--full-name", "--"}, below(dir, nil)...)...)
	if err != nil {
		return nil, fault.At("list the files that are staged", err)
	}
	list, err := parseIndex(out)
	if err != nil {
		return nil, fault.At("list the files that are staged", err)
	}
	t, err := r.tree(list, dir)
	if err != nil {
		return nil, fault.At("list the files that are staged", err)
	}
	t.above = readAbove(dir, func(string) (*Tree, error) { return r.Index(ctx, ".") })
	return t, nil
}

// below are literal paths from the top.
func below(dir string, only []string) []string {
	var out []string
	for _, name := range only {
		out = append(out, path.Join(dir, name))
	}
	if len(only) == 0 && dir != "." {
		out = []string{dir}
	}
	return out
}

// tree builds the directories above the files of a list.
func (r *Repo) tree(list []listed, dir string) (*Tree, error) {
	t := &Tree{objects: r.objects, nodes: make(map[string]*node, len(list)+8), window: 1}
	t.nodes["."] = &node{tree: t, path: ".", mode: fs.ModeDir | 0o555}
	for _, l := range list {
		name := l.path
		if dir != "." {
			rest, inside := strings.CutPrefix(l.path, dir+"/")
			if !inside {
				return nil, fault.New("%s is not a directory there", dir)
			}
			name = rest
		}
		if err := t.add(&node{tree: t, path: name, mode: l.mode, id: l.id}); err != nil {
			return nil, err
		}
	}
	for _, n := range t.nodes {
		sorting.By(n.entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
		if n.mode.IsRegular() {
			t.order = append(t.order, n)
		}
	}
	sorting.By(t.order, func(a, b *node) int { return strings.Compare(a.path, b.path) })
	for i, n := range t.order {
		n.place = i
	}
	return t, nil
}

// add enters a file or directory, and the directories above it.
func (t *Tree) add(n *node) error {
	if t.nodes[n.path] != nil {
		return fault.New("the repository is damaged: there are two entries %s in one directory", quote(n.path))
	}
	t.nodes[n.path] = n
	parent := path.Dir(n.path)
	above := t.nodes[parent]
	if above == nil {
		above = &node{tree: t, path: parent, mode: fs.ModeDir | 0o555}
		if err := t.add(above); err != nil {
			return err
		}
	}
	if above.mode != fs.ModeDir|0o555 {
		return fault.New("the repository is damaged: %s is a file and a directory", quote(parent))
	}
	above.entries = append(above.entries, n)
	return nil
}

// Files are the names of the regular files, in order.
func (t *Tree) Files() []string {
	out := make([]string, len(t.order))
	for i, n := range t.order {
		out[i] = n.path
	}
	return out
}

// IsEmpty tells that there are none.
func (t *Tree) IsEmpty() bool { return len(t.order) == 0 }

// Blob is the id of a regular file, and empty for everything else. Files with one id have one content.
func (t *Tree) Blob(name string) string {
	if n := t.nodes[name]; n != nil && n.mode.IsRegular() {
		return n.id
	}
	return ""
}

// BlobID is the id that git would give a text in a repository that has an id like this one.
func BlobID(like string, text []byte) string {
	hash := sha1.New() //nolint:gosec // see above
	if len(like) == 2*sha256.Size {
		hash = sha256.New()
	}
	_, _ = io.WriteString(hash, "blob "+strconv.Itoa(len(text))+"\x00")
	_, _ = hash.Write(text)
	return hex.EncodeToString(hash.Sum(nil))
}

// find looks a name up.
func (t *Tree) find(op, name string) (*node, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: op, Path: name, Err: fs.ErrInvalid}
	}
	n := t.nodes[name]
	switch {
	case n == nil:
		return nil, &fs.PathError{Op: op, Path: name, Err: fs.ErrNotExist}
	case n.mode.IsDir() && n.id != "":
		return n, &fs.PathError{Op: op, Path: name, Err: ErrSubmodule}
	}
	return n, nil
}

// Open opens a regular file or a directory.
func (t *Tree) Open(name string) (fs.File, error) {
	n, err := t.find("open", name)
	switch {
	case err != nil:
		return nil, err
	case n.mode.IsDir():
		return &openDir{node: n}, nil
	case !n.mode.IsRegular():
		return nil, &fs.PathError{Op: "open", Path: name, Err: ErrNotRegular}
	}
	b, err := t.shelved(n)
	if err != nil {
		return nil, &fs.PathError{Op: "read", Path: name, Err: err}
	}
	return &openFile{n, b.size, bytes.NewReader(b.text)}, nil
}

// ReadDir lists a directory, ordered by name.
func (t *Tree) ReadDir(name string) ([]fs.DirEntry, error) {
	n, err := t.find("readdir", name)
	switch {
	case err != nil:
		return nil, err
	case !n.mode.IsDir():
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: ErrNotDirectory}
	}
	return slices.Clone(n.entries), nil
}

// ReadFile reads a whole file.
func (t *Tree) ReadFile(name string) ([]byte, error) {
	f, err := t.Open(name)
	if err != nil {
		return nil, err
	}
	return io.ReadAll(f)
}

// Stat describes a file, a directory or what else has that name. It follows no link.
func (t *Tree) Stat(name string) (fs.FileInfo, error) {
	n, err := t.find("stat", name)
	if n == nil {
		return nil, err
	}
	return n.Info()
}

// maxWindow is how many files are read at a time where files are read in their order.
const maxWindow = 64

// blob reads a file, and with it those that come next when the last ones were read in order.
func (t *Tree) blob(n *node) (blob, error) {
	t.mu.Lock()
	n.read = true
	t.mu.Unlock()
	return t.objects.read(n.id, func() []string {
		t.mu.Lock()
		defer t.mu.Unlock()
		if n.place >= len(t.order) || t.order[n.place] != n {
			return nil
		}
		if distance := n.place - t.last; distance <= maxWindow && distance >= -maxWindow {
			t.window = min(2*t.window, maxWindow)
		} else {
			t.window = 1
		}
		t.last = min(n.place+t.window, len(t.order)) - 1
		var ids []string
		for _, next := range t.order[n.place+1 : t.last+1] {
			if !next.read { // who has it does not ask again
				ids = append(ids, next.id)
			}
		}
		return ids
	})
}
