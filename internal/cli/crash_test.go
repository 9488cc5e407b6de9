package cli //nolint:testpackage // what a panic of a rule becomes can only be seen from inside: no rule of ours panics

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/service-catalogue/svc/internal/crash"
)

// TestCrash (X4) checks that a mistake of this program is one line and exit status 2, with the stack only when it is asked for.
func TestCrash(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		debug string
		in    error
		want  string
	}{
		"one line": {
			in:   &crash.Error{Cause: "no such day", Stack: []byte("goroutine 7 [running]:\n")},
			want: "svc: internal error: no such day (please report this)\n",
		},
		"what was being done": {
			in:   &crash.Error{Cause: errors.New("no such day"), While: "OWN008, services/pay-fine.yaml"},
			want: "svc: internal error: OWN008, services/pay-fine.yaml: no such day (please report this)\n",
		},
		"wrapped": {
			in:   fmt.Errorf("lint: %w", &crash.Error{Cause: "no such day"}),
			want: "svc: internal error: no such day (please report this)\n",
		},
		"stack when asked for": {
			debug: "1",
			in:    &crash.Error{Cause: "no such day", Stack: []byte("goroutine 7 [running]:\nmain.main()\n")},
			want:  "svc: internal error: no such day (please report this)\ngoroutine 7 [running]:\nmain.main()\n",
		},
		"another word in the environment": {
			debug: "0",
			in:    &crash.Error{Cause: "no such day", Stack: []byte("goroutine 7 [running]:\n")},
			want:  "svc: internal error: no such day (please report this)\n",
		},
		"several lines and control characters": {
			in:   &crash.Error{Cause: "no\nsuch\x1b[31m day"},
			want: `svc: internal error: no\nsuch\x1b[31m day (please report this)` + "\n",
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var stderr strings.Builder
			env := Env{Stderr: &stderr, Getenv: func(name string) string { return map[string]string{"SVC_DEBUG": tt.debug}[name] }}
			if code := exitCode(t.Context(), &env, tt.in); code != ExitBroken {
				t.Errorf("exit status %d, want %d", code, ExitBroken)
			}
			if stderr.String() != tt.want {
				t.Errorf("prints %q, want %q", stderr.String(), tt.want)
			}
		})
	}
}

// TestCrashIsShort checks that a panic that says a lot is still one short line.
func TestCrashIsShort(t *testing.T) {
	t.Parallel()
	var stderr strings.Builder
	env := Env{Stderr: &stderr, Getenv: func(string) string { return "" }}
	exitCode(t.Context(), &env, &crash.Error{Cause: strings.Repeat("x", 100_000)})
	if got := stderr.String(); len(got) > 600 || !strings.HasSuffix(got, "(please report this)\n") {
		t.Errorf("prints %d bytes, ending in %q", len(got), got[max(0, len(got)-40):])
	}
}

// TestCrashOnTheWay checks a panic in the goroutine of the command itself.
func TestCrashOnTheWay(t *testing.T) {
	t.Parallel()
	var stdout, stderr strings.Builder
	code := Main(context.Background(), Env{
		Stdin: strings.NewReader(""), Stdout: &stdout, Stderr: &stderr, Dir: t.TempDir(),
		Getenv: func(string) string { return "" }, Now: func() time.Time { panic("no clock") },
	}, []string{"lint"})
	want := "svc: internal error: no clock (please report this)\n"
	if code != ExitBroken || stderr.String() != want || stdout.String() != "" {
		t.Errorf("exit status %d, prints %q and %q, want %d and %q", code, stderr.String(), stdout.String(), ExitBroken, want)
	}
}
