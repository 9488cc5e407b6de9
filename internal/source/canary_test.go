package source_test

import (
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/service-catalogue/svc/internal/source"
)

// canary is a program that leaves a file behind when somebody runs it.
type canary struct {
	t             *testing.T
	program, mark string
}

func newCanary(t *testing.T) canary {
	t.Helper()
	dir := t.TempDir()
	c := canary{t, filepath.Join(dir, "program"), filepath.Join(dir, "mark")}
	if err := os.WriteFile(c.program, []byte("#!/bin/sh\necho \"$0 $*\" >>"+c.mark+"\nexit 1\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	return c
}

// sang gives what was run, and forgets it.
func (c canary) sang() string {
	c.t.Helper()
	text, err := os.ReadFile(c.mark)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		c.t.Fatal(err)
	}
	_ = os.Remove(c.mark)
	return string(text)
}

// everything uses a repository in every way there is.
func everything(t *testing.T, git source.Git, dir string) {
	t.Helper()
	repo, err := source.OpenRepo(t.Context(), git, dir)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = repo.Close() }()
	head, err := repo.Resolve(t.Context(), "HEAD")
	if err != nil {
		t.Fatal(err)
	}
	_, _ = repo.Resolve(t.Context(), "nothing")
	if _, err := repo.MergeBase(t.Context(), head, head); err != nil {
		t.Error(err)
	}
	if list, err := repo.Commits(t.Context(), head, source.Query{Paths: []string{"a.yaml"}}); err != nil || len(list) == 0 {
		t.Errorf("%v, %v", list, err)
	}
	list, err := repo.Commits(t.Context(), head, source.Query{Paths: []string{"a.yaml"}, Added: true})
	if err != nil || len(list) == 0 {
		t.Errorf("%v, %v", list, err)
	}
	for _, one := range list {
		if _, err := repo.LacksParents(t.Context(), one); err != nil {
			t.Error(err)
		}
	}
	index, err := repo.Index(t.Context(), ".")
	if err != nil {
		t.Fatal(err)
	}
	for _, tree := range []*source.Tree{index, revision(t, repo, head, ".")} {
		if text, err := tree.ReadFile("a.yaml"); err != nil || string(text) != "a: 1\n" {
			t.Errorf("%q, %v", text, err)
		}
	}
}

// TestHostileConfiguration (G2, G3, G7) checks that nothing runs which a repository names in its settings, attributes and hooks.
func TestHostileConfiguration(t *testing.T) {
	t.Parallel()
	r, c := newRepository(t), newCanary(t)
	r.commit("first", map[string]string{"a.yaml": "a: 1\n", ".gitattributes": "* diff=x filter=x merge=x\n"})
	// A commit that claims to be signed, so that log.showSignature has something to check.
	body := r.git("cat-file", "commit", "HEAD")
	body = strings.Replace(body, "\n\n", "\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----\n\n", 1) + "\n"
	r.write(map[string]string{"body": body})
	r.git("reset", "-q", "--soft", r.git("hash-object", "-t", "commit", "-w", "body"))
	for _, hook := range []string{"post-index-change", "reference-transaction", "post-checkout", "fsmonitor-watchman"} {
		if err := os.Symlink(c.program, filepath.Join(r.dir, ".git", "hooks", hook)); err != nil {
			t.Fatal(err)
		}
	}
	for _, setting := range []string{
		"core.fsmonitor", "core.pager", "core.editor", "core.sshCommand", "core.askPass", "core.gitProxy", "core.alternateRefsCommand", "pager.log", "pager.rev-list",
		"diff.external", "diff.x.textconv", "diff.x.command", "filter.x.clean", "filter.x.smudge", "filter.x.process", "merge.x.driver", "gpg.program",
		"credential.helper", "uploadpack.packObjectsHook", "interactive.diffFilter", "remote.origin.uploadpack", "remote.origin.vcs",
	} {
		r.git("config", setting, c.program)
	}
	for _, alias := range []string{"ls-tree", "rev-parse", "cat-file", "log", "merge-base", "ls-files"} {
		r.git("config", "alias."+alias, "!"+c.program)
	}
	for setting, value := range map[string]string{
		"log.showSignature": "true", "core.untrackedCache": "true", "diff.x.cachetextconv": "true", "protocol.ext.allow": "always",
		"remote.origin.url": "ext::" + c.program, "remote.origin.promisor": "true", "extensions.partialClone": "origin", "core.repositoryFormatVersion": "1",
	} {
		r.git("config", setting, value)
	}
	c.sang()
	everything(t, source.Command(environment(r.dir)), r.dir)
	if ran := c.sang(); ran != "" {
		t.Errorf("git ran\n%s", ran)
	}
	// The same settings do run programs of somebody who is less careful.
	cmd := exec.CommandContext(t.Context(), "git", "status")
	cmd.Dir = r.dir
	_ = cmd.Run()
	if c.sang() == "" {
		t.Error("git status ran nothing, so this test shows nothing")
	}
}

// TestMissingObject (G3, G5) checks that what a partial clone lacks is not fetched, by whatever program, and that the error says so.
func TestMissingObject(t *testing.T) {
	t.Parallel()
	r, c := newRepository(t), newCanary(t)
	commit := r.commit("first", map[string]string{"a.yaml": "a: 1\n"})
	id := r.git("rev-parse", "HEAD:a.yaml")
	if err := os.Remove(filepath.Join(r.dir, ".git", "objects", id[:2], id[2:])); err != nil {
		t.Fatal(err)
	}
	for setting, value := range map[string]string{
		"protocol.ext.allow": "always", "remote.origin.url": "ext::" + c.program, "remote.origin.uploadpack": c.program,
		"remote.origin.promisor": "true", "extensions.partialClone": "origin", "core.repositoryFormatVersion": "1",
	} {
		r.git("config", setting, value)
	}
	repo := r.open()
	tree := revision(t, repo, commit, ".")
	if _, err := tree.ReadFile("a.yaml"); err == nil || !strings.Contains(err.Error(), "fetch the blobs first") {
		t.Errorf("%v, want what to do", err)
	}
	if repo.Err() == nil {
		t.Error("the repository knows of no failure")
	}
	if ran := c.sang(); ran != "" {
		t.Errorf("git ran\n%s", ran)
	}
}

// TestDamagedObject checks that a file of the repository that is no object is an error, and not an empty file.
func TestDamagedObject(t *testing.T) {
	t.Parallel()
	r := newRepository(t)
	commit := r.commit("first", map[string]string{"a.yaml": "a: 1\n"})
	id := r.git("rev-parse", "HEAD:a.yaml")
	object := filepath.Join(r.dir, ".git", "objects", id[:2], id[2:])
	if err := errors.Join(os.Chmod(object, 0o644), os.WriteFile(object, []byte("nonsense"), 0o644)); err != nil {
		t.Fatal(err)
	}
	if text, err := revision(t, r.open(), commit, ".").ReadFile("a.yaml"); err == nil {
		t.Errorf("a damaged file holds %q", text)
	}
}

// TestEmbeddedRepository (G6) checks that the parts of a bare repository among the files are files.
func TestEmbeddedRepository(t *testing.T) {
	t.Parallel()
	r, c := newRepository(t), newCanary(t)
	r.write(map[string]string{
		"a.yaml": "a: 1\n", "c/HEAD": "ref: refs/heads/main\n", "c/objects/x": "", "c/refs/x": "",
		"c/config": "[core]\nrepositoryformatversion = 0\nbare = true\nfsmonitor = " + c.program + "\npager = " + c.program + "\n",
	})
	r.commit("first", nil)
	everything(t, source.Command(environment(r.dir)), filepath.Join(r.dir, "c"))
	if ran := c.sang(); ran != "" {
		t.Errorf("git ran\n%s", ran)
	}
}

// TestHostileEnvironment (G4) checks that variables of git lead it nowhere.
func TestHostileEnvironment(t *testing.T) {
	r, other, c := newRepository(t), newRepository(t), newCanary(t)
	r.commit("first", map[string]string{"a.yaml": "a: 1\n"})
	other.commit("other", map[string]string{"b.yaml": "b: 1\n"})
	t.Setenv("GIT_DIR", filepath.Join(other.dir, ".git"))
	for name, value := range map[string]string{
		"GIT_WORK_TREE": other.dir, "GIT_INDEX_FILE": filepath.Join(other.dir, ".git", "index"),
		"GIT_OBJECT_DIRECTORY": filepath.Join(other.dir, ".git", "objects"), "GIT_NAMESPACE": "x", "GIT_CEILING_DIRECTORIES": filepath.Dir(r.dir),
		"GIT_TRACE": c.mark, "GIT_TRACE2_EVENT": c.mark, "GIT_EXTERNAL_DIFF": c.program, "GIT_PAGER": c.program, "GIT_SSH_COMMAND": c.program, "GIT_ASKPASS": c.program,
		"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "core.fsmonitor", "GIT_CONFIG_VALUE_0": c.program, "GIT_CONFIG_GLOBAL": "/nowhere", "GIT_EXEC_PATH": filepath.Dir(c.program),
		"GIT_GLOB_PATHSPECS": "1", "GIT_DEFAULT_HASH": "sha256", "PAGER": c.program, "LC_ALL": "tr_TR.UTF-8",
	} {
		t.Setenv(name, value)
	}
	everything(t, source.Command(os.Getenv), r.dir)
	if ran := c.sang(); ran != "" {
		t.Errorf("git ran or wrote\n%s", ran)
	}
}

// TestGitInCurrentDirectory (G8) checks that a program called git that lies where svc is started is not run.
func TestGitInCurrentDirectory(t *testing.T) {
	r, c := newRepository(t), newCanary(t)
	if err := os.Symlink(c.program, filepath.Join(r.dir, "git")); err != nil {
		t.Fatal(err)
	}
	t.Chdir(r.dir)
	t.Setenv("PATH", "."+string(filepath.ListSeparator)+os.Getenv("PATH"))
	if _, err := source.OpenRepo(t.Context(), source.Command(os.Getenv), r.dir); err == nil || !strings.Contains(err.Error(), "not safe to run") {
		t.Errorf("%v, want that this git is refused", err)
	}
	if ran := c.sang(); ran != "" {
		t.Errorf("svc ran\n%s", ran)
	}
	t.Setenv("PATH", "")
	if _, err := source.OpenRepo(t.Context(), source.Command(os.Getenv), r.dir); err == nil || !strings.Contains(err.Error(), "no git command") {
		t.Errorf("%v, want that there is no git", err)
	}
}

// TestForeignOwner (G5) checks that git's refusal comes with the command that lifts it. Git can be told to take the repository
// for somebody else's.
func TestForeignOwner(t *testing.T) {
	t.Parallel()
	r := newRepository(t)
	foreign := func(ctx context.Context, dir string, in io.Reader, out io.Writer, args ...string) error {
		cmd := exec.CommandContext(ctx, "git", args...)
		cmd.Dir, cmd.Stdin, cmd.Stdout = dir, in, out
		cmd.Env = []string{"PATH=" + os.Getenv("PATH"), "GIT_TEST_ASSUME_DIFFERENT_OWNER=1", "GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_GLOBAL=/dev/null", "LC_ALL=C"}
		var stderr strings.Builder
		cmd.Stderr = &stderr
		if cmd.Run() != nil {
			return &source.GitError{Command: args[0], Code: 128, Stderr: stderr.String()}
		}
		return nil
	}
	_, err := source.OpenRepo(t.Context(), foreign, r.dir)
	if err == nil || !strings.Contains(err.Error(), "another user") || !strings.HasSuffix(err.Error(), "git config --global --add safe.directory "+r.dir) {
		t.Errorf("%v, want the command to run", err)
	}
}

// TestSlowGit (G9) checks that git is ended when it takes too long, whether for one answer or for all.
func TestSlowGit(t *testing.T) {
	t.Parallel()
	r := newRepository(t)
	commit := r.commit("first", map[string]string{"a.yaml": "a: 1\n"})
	git := source.Command(environment(r.dir))
	tests := map[string]struct {
		slow        string
		takes       time.Duration
		call, total time.Duration
	}{
		"one command":           {"for-each-ref", time.Minute, 300 * time.Millisecond, time.Hour},
		"the reader of objects": {"cat-file", time.Minute, 300 * time.Millisecond, time.Hour},
		"all commands":          {"for-each-ref", 250 * time.Millisecond, time.Hour, 300 * time.Millisecond},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			repo, err := source.OpenRepo(t.Context(), func(ctx context.Context, dir string, in io.Reader, out io.Writer, args ...string) error {
				if args[0] == tt.slow {
					select {
					case <-ctx.Done():
						return context.Cause(ctx)
					case <-time.After(tt.takes):
					}
				}
				return git(ctx, dir, in, out, args...)
			}, r.dir)
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = repo.Close() }()
			repo.Limit(tt.call, tt.total)
			for range 5 {
				if _, err = repo.Refs(t.Context()); err != nil {
					break
				}
			}
			if err == nil {
				_, err = revision(t, repo, commit, ".").ReadFile("a.yaml")
			}
			if !errors.Is(err, source.ErrTooSlow) {
				t.Errorf("%v, want %v", err, source.ErrTooSlow)
			}
		})
	}
}

// TestEndsWithItsGroup checks that what git has started ends with it.
func TestEndsWithItsGroup(t *testing.T) {
	r := newRepository(t)
	dir := t.TempDir()
	mark := filepath.Join(dir, "late")
	if err := os.WriteFile(filepath.Join(dir, "git"), []byte("#!/bin/sh\n(sleep 1; echo late >"+mark+") &\nsleep 60\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir+string(filepath.ListSeparator)+os.Getenv("PATH"))
	ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	if _, err := source.OpenRepo(ctx, source.Command(os.Getenv), r.dir); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("%v, want %v", err, context.DeadlineExceeded)
	}
	time.Sleep(1200 * time.Millisecond)
	if _, err := os.Stat(mark); err == nil {
		t.Error("a program that git had started went on")
	}
}

// TestReplacedObjects (G7) checks that a replacement of an object, which git shows in its place, is not seen.
func TestReplacedObjects(t *testing.T) {
	t.Parallel()
	r := newRepository(t)
	commit := r.commit("first", map[string]string{"a.yaml": "a: 1\n", "b.yaml": "b: 1\n"})
	r.git("replace", r.git("rev-parse", "HEAD:a.yaml"), r.git("rev-parse", "HEAD:b.yaml"))
	if text, err := revision(t, r.open(), commit, ".").ReadFile("a.yaml"); err != nil || string(text) != "a: 1\n" {
		t.Errorf("%q, %v, want what was committed", text, err)
	}
}
