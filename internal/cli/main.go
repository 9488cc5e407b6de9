package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"syscall"
	"time"

	"github.com/service-catalogue/svc/internal/crash"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/text"
)

// Exit codes, the same for every command.
const (
	ExitClean       = 0   // nothing at or above the gate
	ExitFound       = 1   // the gate tripped
	ExitBroken      = 2   // the job could not be done
	ExitInterrupted = 130 // stopped by a signal
)

// errGate says that the gate tripped; what tripped it has been printed.
var errGate = errors.New("the gate tripped")

// grace is how long a run that was interrupted has to end in good order. It may wait for something that never comes, such
// as the reader of a pipe.
const grace = time.Second

// Main runs svc with arguments and returns its exit code.
func Main(ctx context.Context, env Env, args []string) int {
	done := make(chan int, 1)
	go func() { done <- run(ctx, &env, args) }()
	select {
	case code := <-done:
		return code
	case <-ctx.Done():
	}
	select {
	case code := <-done:
		return code
	case <-time.After(grace):
		say(env.Stderr, "svc: interrupted")
		return ExitInterrupted
	}
}

func run(ctx context.Context, process *Env, args []string) (code int) {
	env := *process
	defer func() {
		if cause := recover(); cause != nil {
			code = crashed(&env, crash.Recovered(cause, ""))
		}
	}()
	stdout := &watched{Writer: env.Stdout}
	env.Stdout = stdout
	root := Root(env)
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	if stdout.err != nil && (err == nil || errors.Is(err, errGate)) {
		err = cannotWrite(stdout.err) // help and completions drop it
	}
	return exitCode(ctx, &env, err)
}

// watched keeps the first error of a writer.
type watched struct {
	io.Writer
	err error
}

// Write writes.
func (w *watched) Write(p []byte) (int, error) {
	n, err := w.Writer.Write(p)
	if w.err == nil {
		w.err = err
	}
	return n, err
}

// exitCode prints an error and gives its code.
func exitCode(ctx context.Context, env *Env, err error) int {
	switch {
	case err == nil:
		return ExitClean
	case errors.Is(err, errGate):
		return ExitFound
	case ctx.Err() != nil:
		say(env.Stderr, "svc: interrupted")
		return ExitInterrupted
	case errors.Is(err, ErrInterrupted):
		say(env.Stderr, "svc: "+err.Error())
		return ExitInterrupted
	case errors.Is(err, syscall.EPIPE):
		return ExitBroken // whoever read the output has gone and does not want to hear of it
	}
	if panicked, ok := errors.AsType[*crash.Error](err); ok {
		return crashed(env, panicked)
	}
	for i, line := range strings.Split(err.Error(), "\n") {
		if i == 0 {
			line = "svc: " + line
		}
		say(env.Stderr, line)
	}
	return ExitBroken
}

// crashed reports a mistake in this program: one line, and the stack only when it was asked for.
func crashed(env *Env, cause *crash.Error) int {
	say(env.Stderr, fmt.Sprintf("svc: internal error: %s (please report this)", lint.Cut(cause.Error(), maxCause)))
	if env.Getenv("SVC_DEBUG") == "1" {
		_, _ = env.Stderr.Write(cause.Stack)
	}
	return ExitBroken
}

// maxCause is how many characters of an internal error are printed; what a panic says may hold a whole value.
const maxCause = 400

// say prints one line that may hold text from strangers. There is nowhere left to report that it could not be printed.
func say(w io.Writer, line string) {
	_, _ = fmt.Fprintln(w, text.Inert(text.Cut(text.Safe(line), maxLine)))
}

// maxLine is the length of the longest line on standard error, in columns.
const maxLine = 500
