package cli_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/service-catalogue/svc/internal/cli"
)

// TestInitInterrupted stops svc init at every moment at which it asks whether it is to go on. Once it has made a file it says
// how to go on, and that makes the rest.
func TestInitInterrupted(t *testing.T) {
	t.Parallel()
	halves := 0
	for moments := int64(1); moments < 200; moments++ {
		dir := t.TempDir()
		var stderr bytes.Buffer
		env := cli.Env{Stdin: strings.NewReader(""), Stdout: &bytes.Buffer{}, Stderr: &stderr, Dir: dir, Getenv: func(string) string { return "" }, Now: func() time.Time { return time.Date(2026, 6, 15, 12, 0, 0, 0, time.UTC) }}
		ctx := &fuse{Context: t.Context()}
		ctx.left.Store(moments)
		code := cli.Main(ctx, env, []string{"init"})
		if code == cli.ExitClean {
			break
		}
		if _, err := os.Stat(filepath.Join(dir, ".schemas")); code != cli.ExitInterrupted || err != nil {
			continue
		}
		halves++
		if !strings.Contains(stderr.String(), "\nsvc init --force makes the rest\nsvc: interrupted\n") {
			t.Errorf("stopped at moment %d it does not say how to go on:\n%s", moments, &stderr)
		}
		if code := cli.Main(t.Context(), env, []string{"init", "--force"}); code != cli.ExitClean {
			t.Errorf("going on ends with %d:\n%s", code, &stderr)
		}
	}
	if halves == 0 {
		t.Error("svc init was never stopped half-way")
	}
}

// fuse is done after it has been asked so many times.
type fuse struct {
	context.Context
	left atomic.Int64
}

// Err is nil until then.
func (f *fuse) Err() error {
	if f.left.Add(-1) < 0 {
		return context.Canceled
	}
	return f.Context.Err()
}
