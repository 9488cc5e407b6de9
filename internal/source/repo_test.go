package source_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/source"
)

// TestResolve (G1) checks what names a revision, and what does not.
func TestResolve(t *testing.T) {
	t.Parallel()
	r := newRepository(t)
	first := r.commit("first", map[string]string{"a": "1"})
	second := r.commit("second", map[string]string{"a": "2"})
	r.git("tag", "-a", "-m", "one", "v1", first)
	r.git("branch", "topic", first)
	repo := r.open()
	tests := map[string]string{
		"HEAD": second, "main": second, "v1": first, "topic": first, "HEAD~1": first, "HEAD^": first, first: first, second[:12]: second, "@": second,
	}
	for rev, want := range tests {
		if got, err := repo.Resolve(t.Context(), rev); err != nil || got != want {
			t.Errorf("Resolve(%q) = %q, %v, want %q", rev, got, err, want)
		}
	}
	for _, rev := range []string{
		"", "mian", "-", "--output=x", "-h", "--all", "v1 main", "main..topic", "main...topic", "^main", "*", "refs/heads/*", "a\nb", "HEAD:a", ":a",
		strings.Repeat("a", 100_000), strings.Repeat("0", 40), "\x00", "HEAD\x00", "$(touch x)", "main@{99}", "HEAD~9",
	} {
		got, err := repo.Resolve(t.Context(), rev)
		if err == nil || got != "" || len(err.Error()) > 300 {
			t.Errorf("Resolve(%.50q) = %q, %v, want an error of at most 300 bytes", rev, got, err)
		}
	}
	if entries, err := os.ReadDir(r.dir); err != nil || len(entries) != 2 {
		t.Errorf("%v, %v: files have been made", entries, err)
	}
	_, err := repo.Resolve(t.Context(), "mian")
	unknown, ok := errors.AsType[*source.UnknownRevisionError](err)
	if !ok || strings.Join(unknown.Refs, " ") != "main topic v1" {
		t.Errorf("%v, want an error that knows the branches and tags", err)
	}
}

func TestMergeBase(t *testing.T) {
	t.Parallel()
	r := newRepository(t)
	base := r.commit("base", map[string]string{"a": "1"})
	mine := r.commit("mine", map[string]string{"a": "2"})
	r.git("checkout", "-q", "-b", "topic", base)
	theirs := r.commit("theirs", map[string]string{"b": "1"})
	r.git("checkout", "-q", "--orphan", "island")
	island := r.commit("island", nil)
	repo := r.open()
	if got, err := repo.MergeBase(t.Context(), mine, theirs); err != nil || got != base {
		t.Errorf("MergeBase = %q, %v, want %q", got, err, base)
	}
	if got, err := repo.MergeBase(t.Context(), mine, island); err == nil || !strings.Contains(err.Error(), "no commit in common") {
		t.Errorf("MergeBase = %q, %v, want that there is none", got, err)
	}
	if got, err := repo.MergeBase(t.Context(), mine, strings.Repeat("0", 40)); err == nil {
		t.Errorf("MergeBase = %q, want an error", got)
	}
}

// TestNowhere checks what is said where there is no history.
func TestNowhere(t *testing.T) {
	t.Parallel()
	if _, err := source.OpenRepo(t.Context(), source.Command(environment("")), t.TempDir()); err == nil || !strings.Contains(err.Error(), "not in a git repository") {
		t.Errorf("outside a repository: %v", err)
	}
	if _, err := newRepository(t).open().Resolve(t.Context(), "HEAD"); err == nil || !strings.Contains(err.Error(), "no commits yet") {
		t.Errorf("without commits: %v", err)
	}
	broken := t.TempDir()
	if err := os.WriteFile(filepath.Join(broken, ".git"), []byte("gitdir: nowhere\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := source.OpenRepo(t.Context(), source.Command(environment("")), broken); err == nil || !strings.Contains(err.Error(), "git cannot read the repository") {
		t.Errorf("with a .git that leads nowhere: %v", err)
	}
}

// TestShallow checks that a clone without history says what to do about it.
func TestShallow(t *testing.T) {
	t.Parallel()
	r := newRepository(t)
	base := r.commit("base", map[string]string{"a": "1"})
	r.commit("main", map[string]string{"a": "2"})
	r.git("checkout", "-q", "-b", "topic", base)
	r.commit("topic", map[string]string{"b": "1"})
	clone := repository{t, t.TempDir()}
	clone.git("clone", "-q", "--depth=1", "--no-single-branch", "file://"+r.dir, ".")
	repo := clone.open()
	for _, rev := range []string{"HEAD~1", base, "origin/nothing"} {
		if _, err := repo.Resolve(t.Context(), rev); err == nil || !strings.Contains(err.Error(), "fetch-depth: 0") || !strings.Contains(err.Error(), "--unshallow") {
			t.Errorf("Resolve(%q): %v, want what to fetch", rev, err)
		}
	}
	a, err := repo.Resolve(t.Context(), "origin/main")
	if err != nil {
		t.Fatal(err)
	}
	b, err := repo.Resolve(t.Context(), "origin/topic")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := repo.MergeBase(t.Context(), a, b); err == nil || !strings.Contains(err.Error(), "fetch-depth: 0") {
		t.Errorf("MergeBase: %v, want what to fetch", err)
	}
}

// TestWhere checks the places in which a repository is opened.
func TestWhere(t *testing.T) {
	t.Parallel()
	r := newRepository(t)
	r.commit("first", map[string]string{"catalogue/services/a.yaml": "1"})
	r.git("worktree", "add", "-q", "--detach", "tree")
	super := newRepository(t)
	super.git("-c", "protocol.file.allow=always", "submodule", "add", "-q", r.dir, "sub")
	super.commit("with a submodule", nil)
	for name, dir := range map[string]string{"a repository": r.dir, "a work tree": filepath.Join(r.dir, "tree"), "a submodule": filepath.Join(super.dir, "sub")} {
		repo := openAt(t, filepath.Join(dir, "catalogue", "services"))
		head, err := repo.Resolve(t.Context(), "HEAD")
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if repo.Top() != dir || repo.Dir() != "catalogue/services" {
			t.Errorf("%s: opened at %s, %s", name, repo.Top(), repo.Dir())
		}
		if text, err := revision(t, repo, head, repo.Dir()).ReadFile("a.yaml"); err != nil || string(text) != "1" {
			t.Errorf("%s: a file holds %q, %v", name, text, err)
		}
	}
}
