package cli_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/service-catalogue/svc/internal/cli"
)

// env is a process in a directory with a small catalogue, half an hour before midnight in New York.
func env(t *testing.T) (cli.Env, *bytes.Buffer, *bytes.Buffer) {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"svc.yaml":           "schema: svc-settings/v1\n",
		"people.yaml":        "schema: svc-people/v1\npeople:\n  a-khan: {name: Aisha Khan, email: aisha.khan@example.gov.uk}\n",
		"services/bare.yaml": "schema: svc/v1\nid: bare\nname: Bare\ndeputes: [a-khan]\n",
	} {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var stdout, stderr bytes.Buffer
	now := time.Date(2026, 6, 15, 23, 30, 0, 0, time.FixedZone("EDT", -4*60*60))
	return cli.Env{
		Stdin: strings.NewReader(""), Stdout: &stdout, Stderr: &stderr, Dir: dir,
		Getenv: func(string) string { return "" }, Now: func() time.Time { return now }, Version: "v1.2.3",
	}, &stdout, &stderr
}

// TestToday checks that today is the day in UTC, not the one of the machine.
func TestToday(t *testing.T) {
	t.Parallel()
	env, stdout, stderr := env(t)
	if code := cli.Main(t.Context(), env, []string{"lint", "-v", "--only", "SCH002", "-f", "json"}); code != cli.ExitClean {
		t.Errorf("exit status %d, want %d", code, cli.ExitClean)
	}
	if !strings.Contains(stdout.String(), `"as_of": "2026-06-16"`) {
		t.Errorf("prints %s, want the day 2026-06-16", stdout)
	}
	if !strings.Contains(stderr.String(), "svc: as of: 2026-06-16 (today, UTC)\n") {
		t.Errorf("says %s, want the day and where it is from", stderr)
	}
}

// TestInterrupted checks that a run that is stopped says so, and ends even if it waits for something.
func TestInterrupted(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		args  []string
		stdin io.Reader
	}{
		"while it works": {args: []string{"lint"}},
		"while it waits": {args: []string{"lint", "-", "--stdin-filename", "services/bare.yaml"}, stdin: silent{}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			env, stdout, stderr := env(t)
			env.Stdin = tt.stdin
			ctx, stop := context.WithCancel(t.Context())
			stop()
			if code := cli.Main(ctx, env, tt.args); code != cli.ExitInterrupted {
				t.Errorf("exit status %d, want %d", code, cli.ExitInterrupted)
			}
			if stdout.Len() > 0 || stderr.String() != "svc: interrupted\n" {
				t.Errorf("prints %q and %q, want a remark on standard error", stdout, stderr)
			}
		})
	}
}

// silent never says anything.
type silent struct{}

func (silent) Read([]byte) (int, error) { select {} }

// TestTerminal checks what changes when somebody looks on: colour, time, and lines that fit.
func TestTerminal(t *testing.T) {
	t.Parallel()
	const colour, elapsed = "\x1b[", " s)\n"
	tests := map[string]struct {
		terminal     bool
		args         []string
		vars         map[string]string
		want, absent []string
		width        int
	}{
		"a pipe":                         {absent: []string{colour, elapsed}},
		"a terminal":                     {terminal: true, want: []string{colour, elapsed}},
		"a terminal without colours":     {terminal: true, vars: map[string]string{"TERM": "dumb"}, want: []string{elapsed}, absent: []string{colour}},
		"no colour by the environment":   {terminal: true, vars: map[string]string{"NO_COLOR": "1"}, absent: []string{colour}},
		"NO_COLOR before CLICOLOR_FORCE": {vars: map[string]string{"NO_COLOR": "1", "CLICOLOR_FORCE": "1"}, absent: []string{colour}},
		"the flag before NO_COLOR":       {args: []string{"--color", "always"}, vars: map[string]string{"NO_COLOR": "1"}, want: []string{colour}},
		"the flag before the terminal":   {terminal: true, args: []string{"--color", "never"}, absent: []string{colour}},
		"narrow":                         {terminal: true, width: 70, args: []string{"--color", "never"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			env, stdout, _ := env(t)
			env.Term = cli.Term{Stdout: tt.terminal, Width: tt.width}
			env.Getenv = func(name string) string { return tt.vars[name] }
			if code := cli.Main(t.Context(), env, append([]string{"lint", "--only", "SCH003"}, tt.args...)); code != cli.ExitFound {
				t.Errorf("exit status %d, want %d", code, cli.ExitFound)
			}
			for _, want := range tt.want {
				if !strings.Contains(stdout.String(), want) {
					t.Errorf("prints %q, want %q in it", stdout, want)
				}
			}
			for _, absent := range tt.absent {
				if strings.Contains(stdout.String(), absent) {
					t.Errorf("prints %q, want no %q in it", stdout, absent)
				}
			}
			for line := range strings.Lines(stdout.String()) {
				if tt.width > 0 && len(line) > tt.width+len("\n") {
					t.Errorf("prints a line of %d bytes, want at most %d: %q", len(line), tt.width, line)
				}
			}
		})
	}
}

// TestOutputThatFails checks that no command succeeds when nobody got what it printed.
func TestOutputThatFails(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{
		{"lint", "--only", "SCH002"},
		{"lint", "--only", "SCH003", "-f", "json"},
		{"rules"},
		{"explain", "SCH001"},
		{"schema", "service"},
		{"version"},
		{"--version"},
		{"help"},
		{"help", "exit-codes"},
		{"lint", "--help"},
		{"completion", "fish"},
	} {
		t.Run(strings.Join(args, " "), func(t *testing.T) {
			t.Parallel()
			env, _, stderr := env(t)
			env.Stdout = broken{}
			if code := cli.Main(t.Context(), env, args); code != cli.ExitBroken {
				t.Errorf("exit status %d, want %d", code, cli.ExitBroken)
			}
			if want := "svc: cannot write output: the printer is on fire\n"; stderr.String() != want {
				t.Errorf("says %q, want %q", stderr, want)
			}
		})
	}
}

// broken takes nothing.
type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errors.New("the printer is on fire") }
