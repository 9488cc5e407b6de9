package main // the scripts run main itself

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/rogpeppe/go-internal/txtar"
	"github.com/spf13/cobra"

	"github.com/service-catalogue/svc/internal/cli"
	"github.com/service-catalogue/svc/internal/golden"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"svc": main})
}

// TestScript runs the files of testdata/script: svc as somebody uses it from a shell. Beside what testscript has, `exits N`
// runs a program and wants that exit status. Unless a script says otherwise, the day is 2026-06-15.
func TestScript(t *testing.T) {
	t.Parallel()
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       golden.Updating(),
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("SVC_AS_OF", "2026-06-15")
			env.Setenv("GORACE", "atexit_sleep_ms=0") // else every run takes a second longer under -race
			for _, pair := range gitAuthor() {
				name, value, _ := strings.Cut(pair, "=")
				env.Setenv(name, value)
			}
			return nil
		},
		Cmds:      map[string]func(*testscript.TestScript, bool, []string){"exits": exits},
		Condition: condition,
	})
}

// gitAuthor is the environment in which git makes the same commits everywhere.
func gitAuthor() []string {
	return []string{
		"GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_GLOBAL=" + os.DevNull,
		"GIT_AUTHOR_NAME=Aisha Khan", "GIT_AUTHOR_EMAIL=aisha.khan@example.gov.uk", "GIT_AUTHOR_DATE=2026-06-01T09:00:00Z",
		"GIT_COMMITTER_NAME=Aisha Khan", "GIT_COMMITTER_EMAIL=aisha.khan@example.gov.uk", "GIT_COMMITTER_DATE=2026-06-01T09:00:00Z",
	}
}

// exits runs a program and wants an exit status: exits 2 svc lint --nope.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits status program [args...]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		exit, ok := errors.AsType[*exec.ExitError](err)
		if !ok {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("%s exits with status %d, want %d", args[1], got, want)
	}
}

// condition adds [root] for what only others are refused, and [mounts] for where unshare -rm can mount a file system, which is
// gone with the command.
func condition(name string) (bool, error) {
	switch name {
	case "root":
		return os.Geteuid() == 0, nil
	case "mounts":
		return exec.CommandContext(context.Background(), "unshare", "-rm", "mount", "-t", "tmpfs", "tmpfs", os.TempDir()).Run() == nil, nil
	}
	return false, fmt.Errorf("unknown condition %q", name)
}

// TestExamples runs every example of every command's help, in a catalogue like the one they speak of.
func TestExamples(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("sh"); err != nil {
		t.Skip("examples are written for a Unix shell")
	}
	dir := t.TempDir()
	files, err := txtar.ParseFile("testdata/examples.txtar")
	if err != nil {
		t.Fatal(err)
	}
	if err := txtar.Write(files, dir); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"init", "-q", "-b", "main"}, {"add", "-A"}, {"commit", "-q", "-m", "Begin a catalogue"}} {
		cmd := exec.CommandContext(t.Context(), "git", args...)
		cmd.Dir, cmd.Env = dir, append(os.Environ(), gitAuthor()...)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %s: %v\n%s", args[0], err, out)
		}
	}
	for _, example := range examples(tree()) {
		t.Run(example, func(t *testing.T) {
			t.Parallel()
			own := t.TempDir() // some examples write
			if err := os.CopyFS(own, os.DirFS(dir)); err != nil {
				t.Fatal(err)
			}
			cmd := exec.CommandContext(t.Context(), "sh", "-c", example)
			cmd.Dir = own
			cmd.Env = []string{"PATH=" + os.Getenv("PATH"), "SVC_AS_OF=2026-06-15", "GORACE=atexit_sleep_ms=0"}
			var stderr strings.Builder
			cmd.Stderr = &stderr
			stdout, err := cmd.Output()
			if err != nil || stderr.Len() > 0 {
				t.Errorf("%v; it prints\n%s%s", err, stdout, stderr.String())
			}
		})
	}
}

// TestHelp checks that the help of every command says what it does, how, and what the exit status means.
func TestHelp(t *testing.T) {
	t.Parallel()
	root := tree()
	for _, cmd := range append(root.Commands(), root) {
		if cmd.Short == "" || cmd.Long == "" {
			t.Errorf("%s: want a purpose and a description", cmd.CommandPath())
		}
		if !cmd.Runnable() || cmd == root {
			continue
		}
		if cmd.Example == "" {
			t.Errorf("%s: want examples", cmd.CommandPath())
		}
		if !strings.Contains(cmd.Long, "Exit status: ") {
			t.Errorf("%s: want a paragraph on the exit status", cmd.CommandPath())
		}
	}
}

func tree() *cobra.Command {
	return cli.Root(cli.Env{
		Stdin: strings.NewReader(""), Stdout: io.Discard, Stderr: io.Discard, Getenv: func(string) string { return "" }, Now: time.Now,
	})
}

// examples are the examples of a command and of those below it.
func examples(cmd *cobra.Command) []string {
	var out []string
	for line := range strings.Lines(cmd.Example) {
		out = append(out, strings.TrimSpace(line))
	}
	for _, child := range cmd.Commands() {
		out = append(out, examples(child)...)
	}
	return out
}
