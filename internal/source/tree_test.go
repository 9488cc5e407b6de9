package source_test

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/service-catalogue/svc/internal/source"
)

// TestTree checks a revision against what the standard library expects of a file system.
func TestTree(t *testing.T) {
	t.Parallel()
	for _, format := range []string{"sha1", "sha256"} {
		r := newRepository(t, "--object-format="+format)
		commit := r.commit("first", map[string]string{"c/svc.yaml": "a", "c/services/a.yaml": "b\n", "c/services/deep/b.yaml": "", "other": "x", "c.yaml": "y", "c/*": "z"})
		repo := r.open()
		tree := revision(t, repo, commit, "c")
		if err := fstest.TestFS(tree, "svc.yaml", "services/a.yaml", "services/deep/b.yaml", "*"); err != nil {
			t.Error(err)
		}
		for _, name := range tree.Files() {
			id := tree.Blob(name)
			text, err := tree.ReadFile(name)
			if err != nil || source.BlobID(commit, text) != id || r.git("rev-parse", commit+":c/"+name) != id {
				t.Errorf("%s: %s: %q, %v", format, name, text, err)
			}
		}
		if got := names(revision(t, repo, commit, ".")); got != "c.yaml c/* c/services/a.yaml c/services/deep/b.yaml c/svc.yaml other" {
			t.Errorf("at the top: %s", got)
		}
		if got := names(revision(t, repo, commit, "c", "svc.yaml", "services", "nothing")); got != "services/a.yaml services/deep/b.yaml svc.yaml" {
			t.Errorf("some: %s", got)
		}
		if got := names(revision(t, repo, commit, "c", "*")); got != "*" {
			t.Errorf("a file named like a pattern: %s", got)
		}
		if got := names(revision(t, repo, commit, "nothing")); got != "" {
			t.Errorf("a directory that did not exist: %s", got)
		}
		if _, err := repo.Revision(t.Context(), commit, "other"); err == nil {
			t.Error("a file as directory: want an error")
		}
		if _, err := repo.Revision(t.Context(), "main", "c"); err == nil {
			t.Error("a name in place of an id: want an error")
		}
	}
}

func names(tree *source.Tree) string {
	return strings.Join(tree.Files(), " ")
}

// TestTreeKinds checks that links and submodules are seen as what they are, and not followed.
func TestTreeKinds(t *testing.T) {
	t.Parallel()
	r := newRepository(t)
	first := r.commit("first", map[string]string{"secret": "s"})
	r.git("update-index", "--add", "--cacheinfo", "160000,"+first+",services/sub")
	link := filepath.Join(r.dir, "services", "link.yaml")
	if err := errors.Join(os.Mkdir(filepath.Join(r.dir, "services"), 0o755), os.Symlink("../secret", link)); err != nil {
		t.Fatal(err)
	}
	r.git("add", "services/link.yaml")
	r.git("commit", "-q", "-m", "odd")
	tree := revision(t, r.open(), r.git("rev-parse", "HEAD"), ".")
	entries, err := tree.ReadDir("services")
	if err != nil || len(entries) != 2 || entries[0].Type() != fs.ModeSymlink || !entries[1].IsDir() {
		t.Errorf("%v, %v, want a link and a directory", entries, err)
	}
	if text, err := tree.ReadFile("services/link.yaml"); !errors.Is(err, source.ErrNotRegular) {
		t.Errorf("a link holds %q, %v", text, err)
	}
	if _, err := tree.ReadDir("services/sub"); !errors.Is(err, source.ErrSubmodule) {
		t.Errorf("a submodule: %v, want %v", err, source.ErrSubmodule)
	}
}

// TestTreeParallel reads many files, small and large, from several goroutines in order and out of it.
func TestTreeParallel(t *testing.T) {
	t.Parallel()
	r := newRepository(t)
	files := map[string]string{"huge": strings.Repeat("x", 64<<20+1), "people.yaml": strings.Repeat("y", 1<<20)}
	for i := range 500 {
		files[fmt.Sprintf("services/%03d.yaml", i)] = strings.Repeat(strconv.Itoa(i), i)
	}
	repo := r.open()
	tree := revision(t, repo, r.commit("many", files), ".")
	var wg sync.WaitGroup
	for worker := range 4 {
		wg.Go(func() {
			list := slices.Sorted(maps.Keys(files))
			if worker%2 == 1 {
				slices.Reverse(list)
			}
			for _, name := range list {
				text, err := source.Read(tree, name, nil, 2<<20)
				if name == "huge" && errors.Is(err, source.ErrTooLarge) {
					continue
				}
				if err != nil || string(text) != files[name] {
					t.Errorf("%s: %d bytes, %v, want %d", name, len(text), err, len(files[name]))
				}
			}
		})
	}
	wg.Wait()
	if _, err := tree.ReadFile("huge"); !errors.Is(err, source.ErrTooLarge) {
		t.Errorf("reading what is too large: %v", err)
	}
	if info, err := tree.Stat("huge"); err != nil || info.Size() != 64<<20+1 {
		t.Errorf("%v, %v, want the size", info, err)
	}
	if err := errors.Join(repo.Err(), repo.Close()); err != nil {
		t.Error(err)
	}
	if _, err := tree.ReadFile("services/001.yaml"); !errors.Is(err, os.ErrClosed) {
		t.Errorf("after Close: %v, want %v", err, os.ErrClosed)
	}
}

// TestIndex checks what is staged, beside what is committed and what is on disk.
func TestIndex(t *testing.T) {
	t.Parallel()
	r := newRepository(t)
	r.commit("first", map[string]string{"c/a": "committed", "c/gone": "x", "c/same": "x"})
	r.write(map[string]string{"c/a": "staged", "c/new": "new"})
	r.git("add", "-A")
	r.git("rm", "-q", "--cached", "c/gone")
	r.write(map[string]string{"c/a": "on disk"})
	tree, err := r.open().Index(t.Context(), "c")
	if err != nil {
		t.Fatal(err)
	}
	if text, err := tree.ReadFile("a"); err != nil || string(text) != "staged" || names(tree) != "a new same" {
		t.Errorf("%q, %v, %s", text, err, names(tree))
	}
}

// TestIndexConflict checks that an unfinished merge is an error that says so.
func TestIndexConflict(t *testing.T) {
	t.Parallel()
	r := newRepository(t)
	first := r.commit("first", map[string]string{"a": "1"})
	r.commit("second", map[string]string{"a": "2"})
	r.git("checkout", "-q", "-b", "topic", first)
	r.commit("third", map[string]string{"a": "3"})
	r.git("read-tree", "-m", first, "topic", "main")
	if _, err := r.open().Index(t.Context(), "."); err == nil || !strings.Contains(err.Error(), "conflict") {
		t.Errorf("%v, want the conflict", err)
	}
}

// TestSparse checks that what is not checked out is still there.
func TestSparse(t *testing.T) {
	t.Parallel()
	r := newRepository(t)
	commit := r.commit("first", map[string]string{"in/a": "1", "out/b/c": "2"})
	r.git("sparse-checkout", "set", "--cone", "--sparse-index", "in")
	repo := r.open()
	index, err := repo.Index(t.Context(), ".")
	if err != nil {
		t.Fatal(err)
	}
	for _, tree := range []*source.Tree{index, revision(t, repo, commit, ".")} {
		if text, err := tree.ReadFile("out/b/c"); err != nil || string(text) != "2" {
			t.Errorf("%q, %v", text, err)
		}
	}
}
