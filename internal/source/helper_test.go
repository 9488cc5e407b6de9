package source_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/source"
)

// repository is a git repository for a test.
type repository struct {
	t   *testing.T
	dir string
}

// newRepository makes an empty one, with further arguments for git init.
func newRepository(t *testing.T, args ...string) repository {
	t.Helper()
	r := repository{t, t.TempDir()}
	r.git(append([]string{"init", "-q", "-b", "main"}, args...)...)
	return r
}

// git runs git as a user would and gives what it prints.
func (r repository) git(args ...string) string {
	r.t.Helper()
	cmd := exec.CommandContext(r.t.Context(), "git", args...)
	cmd.Dir = r.dir
	cmd.Env = []string{
		"PATH=" + os.Getenv("PATH"), "HOME=" + r.dir, "GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_GLOBAL=/dev/null", "GIT_ALLOW_PROTOCOL=file",
		"GIT_AUTHOR_NAME=Aisha Khan", "GIT_AUTHOR_EMAIL=aisha.khan@harbour.example", "GIT_AUTHOR_DATE=2026-01-05T09:00:00Z",
		"GIT_COMMITTER_NAME=Aisha Khan", "GIT_COMMITTER_EMAIL=aisha.khan@harbour.example", "GIT_COMMITTER_DATE=2026-01-05T09:00:00Z",
	}
	out, err := cmd.CombinedOutput()
	if err != nil {
		r.t.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return strings.TrimSpace(string(out))
}

// write writes files.
func (r repository) write(files map[string]string) {
	r.t.Helper()
	for name, text := range files {
		file := filepath.Join(r.dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			r.t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			r.t.Fatal(err)
		}
	}
}

// commit writes files, commits everything and gives the id.
func (r repository) commit(subject string, files map[string]string) string {
	r.t.Helper()
	r.write(files)
	r.git("add", "-A")
	r.git("commit", "-q", "--allow-empty", "-m", subject)
	return r.git("rev-parse", "HEAD")
}

// open opens it with the git of this machine.
func (r repository) open() *source.Repo { return openAt(r.t, r.dir) }

func openAt(t *testing.T, dir string) *source.Repo {
	t.Helper()
	repo, err := source.OpenRepo(t.Context(), source.Command(environment(dir)), dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = repo.Close() })
	return repo
}

// environment is that of somebody whose home is a directory.
func environment(home string) func(string) string {
	return func(name string) string {
		switch name {
		case "HOME":
			return home
		case "PATH":
			return os.Getenv("PATH")
		}
		return ""
	}
}

// revision is the tree of a commit.
func revision(t *testing.T, repo *source.Repo, commit, dir string, only ...string) *source.Tree {
	t.Helper()
	tree, err := repo.Revision(t.Context(), commit, dir, only...)
	if err != nil {
		t.Fatal(err)
	}
	return tree
}
