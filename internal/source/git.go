package source

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/service-catalogue/svc/internal/fault"
)

// Git runs git with arguments in a directory, from one stream to another, until it ends. An exit status other than 0 is a
// *GitError. It must stop soon after the context ends.
type Git func(ctx context.Context, dir string, in io.Reader, out io.Writer, args ...string) error

// GitError is what git said when it could not do something.
type GitError struct {
	Command string // its name: ls-tree
	Code    int
	Stderr  string
}

// Error is the first thing that git said, warnings aside.
func (e *GitError) Error() string {
	for line := range strings.Lines(e.Stderr) {
		label, text, labelled := strings.Cut(line, ": ")
		switch {
		case labelled && (label == "fatal" || label == "error"):
			line = text
		case labelled && label == "warning":
			continue
		}
		if line = strings.TrimSpace(line); line != "" {
			return fmt.Sprintf("git %s: %s", e.Command, line)
		}
	}
	return fmt.Sprintf("git %s ended with status %d", e.Command, e.Code)
}

// incomplete adds what to do about objects that a partial clone lacks, or that are damaged.
func incomplete(err error) error {
	said, ok := errors.AsType[*GitError](err)
	if ok && (strings.Contains(said.Stderr, "could not fetch") || strings.Contains(said.Stderr, "promisor") || strings.Contains(said.Stderr, "lazy fetching")) {
		return fmt.Errorf("%w\nthis is a partial clone: %s", err, refetch)
	}
	if ok && slices.ContainsFunc([]string{"ould not read", "unable to read", "not a tree object", "bad object", "corrupt"}, func(sign string) bool { return strings.Contains(said.Stderr, sign) }) {
		return fmt.Errorf("%w\nthe repository is damaged or incomplete: git fsck says how, and a fresh clone mends it", err)
	}
	return err
}

// refetch says how to get what a partial clone lacks.
const refetch = "fetch the blobs first, with git fetch --refetch --no-filter"

// Command is the git of this machine, with nothing of the environment but what it needs to find itself and its user, and
// with everything off by which a repository could have it run, fetch or ask something.
func Command(getenv func(string) string) Git {
	env := environment(getenv)
	return func(ctx context.Context, dir string, in io.Reader, out io.Writer, args ...string) error {
		git := env
		if args[0] == "ls-files" {
			if index := hookIndex(ctx, env, dir, getenv("GIT_INDEX_FILE")); index != "" {
				git = append(slices.Clone(env), "GIT_INDEX_FILE="+index)
			}
		}
		return git.run(ctx, dir, in, out, args...)
	}
}

// hookIndex is the index of a commit that is being made, when svc runs in a hook of git commit -a or of a commit of some
// files: git keeps it beside the index of the repository. One that is elsewhere belongs to another repository.
func hookIndex(ctx context.Context, git command, dir, index string) string {
	if index == "" {
		return ""
	}
	if !filepath.IsAbs(index) {
		index = filepath.Join(dir, index)
	}
	var own bytes.Buffer
	if err := git.run(ctx, dir, nil, &own, "rev-parse", "--absolute-git-dir"); err != nil {
		return ""
	}
	beside, err := os.Stat(filepath.Dir(index))
	if err != nil {
		return ""
	}
	gitDir, err := os.Stat(strings.TrimSuffix(own.String(), "\n"))
	if err != nil || !os.SameFile(beside, gitDir) {
		return ""
	}
	return index
}

// command is git in an environment.
type command []string

func (env command) run(ctx context.Context, dir string, in io.Reader, out io.Writer, args ...string) error {
	cmd := exec.CommandContext(ctx, "git", append(safeguards(), args...)...) //nolint:gosec // callers pass names of commands, ids and literal paths
	var stderr firstBytes
	cmd.Dir, cmd.Env, cmd.Stdin, cmd.Stdout, cmd.Stderr = dir, env, in, out, &stderr
	cmd.WaitDelay = waitDelay
	ownGroup(cmd)
	err := cmd.Run()
	exit, exited := errors.AsType[*exec.ExitError](err)
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil:
		return context.Cause(ctx)
	case errors.Is(err, exec.ErrDot):
		return fault.New("the git that PATH leads to lies in the current directory, which is not safe to run; take the directory out of PATH")
	case errors.Is(err, exec.ErrNotFound):
		return fault.New("there is no git command in PATH; install git, or add the directory that holds it to PATH")
	case exited:
		return &GitError{Command: args[0], Code: exit.ExitCode(), Stderr: stderr.kept.String()}
	}
	return fault.At("run git "+args[0], err)
}

// waitDelay is how long git may take to end when it has been told to.
const waitDelay = 2 * time.Second

// safeguards come before every command. A repository, of whatever author, can name programs in its configuration: for
// hooks, for watching files, for pagers.
func safeguards() []string {
	return []string{
		"-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "safe.bareRepository=explicit", "-c", "log.showSignature=false",
		"--no-pager", "--no-replace-objects", "--no-optional-locks", "--literal-pathspecs",
	}
}

// environment is all that git sees. Variables that begin with GIT_ would let the caller's shell, or a hook, point git at
// another repository or at programs.
func environment(getenv func(string) string) command {
	env := command{
		"LC_ALL=C", "GIT_NO_LAZY_FETCH=1", "GIT_ALLOW_PROTOCOL=none", "GIT_TERMINAL_PROMPT=0", "GIT_OPTIONAL_LOCKS=0", "GIT_NO_REPLACE_OBJECTS=1",
	}
	for _, name := range []string{
		"PATH", "HOME", "XDG_CONFIG_HOME", "TMPDIR", // the user's own settings say which directories are safe
		"USERPROFILE", "HOMEDRIVE", "HOMEPATH", "APPDATA", "LOCALAPPDATA", "PROGRAMDATA", "SYSTEMROOT", "TEMP", "TMP", // Windows
	} {
		if value := getenv(name); value != "" {
			env = append(env, name+"="+value)
		}
	}
	return env
}

// firstBytes keeps the start of what is written to it.
type firstBytes struct{ kept bytes.Buffer }

// Write takes everything and keeps what fits.
func (b *firstBytes) Write(p []byte) (int, error) {
	const most = 4 << 10
	if left := most - b.kept.Len(); left > 0 {
		b.kept.Write(p[:min(len(p), left)])
	}
	return len(p), nil
}
