package crash_test

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/service-catalogue/svc/internal/crash"
)

// broken panics with an error of the runtime, a few calls down.
func broken(list []int) { list[len(list)]++ }

func reads(file string) {
	defer crash.While(file)
	broken(nil)
}

func TestGroup(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		in   func()
		want string
	}{
		"no panic":               {func() {}, ""},
		"text":                   {func() { panic("no such day") }, "no such day"},
		"error of the runtime":   {func() { broken(nil) }, "runtime error: index out of range [0] with length 0"},
		"error of ours":          {func() { panic(errors.New("no such month")) }, "no such month"},
		"known what it was at":   {func() { reads("services/a.yaml") }, "services/a.yaml: runtime error: index out of range [0] with length 0"},
		"the innermost is named": {func() { defer crash.While("all files"); reads("services/a.yaml") }, "services/a.yaml: runtime error: index out of range [0] with length 0"},
		"while nothing happens":  {func() { defer crash.While("all files") }, ""},
		"panic without a value":  {func() { panic(nil) }, "panic called with nil argument"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var g crash.Group
			var others atomic.Int32
			for range 3 {
				g.Go(func() { others.Add(1) })
			}
			g.Go(tt.in)
			err := g.Wait()
			if others.Load() != 3 {
				t.Errorf("%d of 3 other functions ran", others.Load())
			}
			if g.Failed() != (tt.want != "") {
				t.Errorf("Failed() = %v", g.Failed())
			}
			if tt.want == "" {
				if err != nil {
					t.Errorf("Wait() = %v, want nil", err)
				}
				return
			}
			crashed, ok := errors.AsType[*crash.Error](err)
			if !ok || crashed.Error() != tt.want {
				t.Fatalf("Wait() = %v, want the crash %q", err, tt.want)
			}
			if !strings.Contains(string(crashed.Stack), "goroutine ") {
				t.Errorf("stack is %q", crashed.Stack)
			}
		})
	}
}

func TestStack(t *testing.T) {
	t.Parallel()
	var g crash.Group
	g.Go(func() { reads("services/a.yaml") })
	crashed, ok := errors.AsType[*crash.Error](g.Wait())
	if !ok || !strings.Contains(string(crashed.Stack), "crash_test.broken") {
		t.Errorf("the stack does not show where it happened:\n%s", crashed.Stack)
	}
}

func TestGroupKeepsTheFirst(t *testing.T) {
	t.Parallel()
	var g crash.Group
	first := make(chan struct{})
	g.Go(func() { defer close(first); panic("first") })
	<-first
	for !g.Failed() {
		runtime.Gosched()
	}
	g.Go(func() { panic("second") })
	if err := g.Wait(); err == nil || err.Error() != "first" {
		t.Errorf("Wait() = %v, want first", err)
	}
}

func TestCatch(t *testing.T) {
	t.Parallel()
	run := func(f func() error) (err error) {
		defer crash.Catch(&err)
		return f()
	}
	if err := run(func() error { return nil }); err != nil {
		t.Errorf("without a panic: %v", err)
	}
	plain := errors.New("plain")
	if err := run(func() error { return plain }); !errors.Is(err, plain) {
		t.Errorf("an error that is none of ours becomes %v", err)
	}
	err := run(func() error { panic("oh") })
	if wrapped := fmt.Errorf("lint: %w", err); wrapped.Error() != "lint: oh" {
		t.Errorf("a panic becomes %v", wrapped)
	}
}
