package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

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

// Main runs svc with arguments and returns its exit code.
func Main(ctx context.Context, env Env, args []string) (code int) {
	defer func() {
		if cause := recover(); cause != nil {
			code = crashed(env, cause)
		}
	}()
	root := Root(env)
	root.SetArgs(args)
	return exitCode(ctx, env, root.ExecuteContext(ctx))
}

// exitCode prints an error and gives its code.
func exitCode(ctx context.Context, env Env, err error) int {
	switch {
	case err == nil:
		return ExitClean
	case errors.Is(err, errGate):
		return ExitFound
	case ctx.Err() != nil:
		say(env.Stderr, "svc: interrupted")
		return ExitInterrupted
	}
	var panicked *panicError
	if errors.As(err, &panicked) {
		return crashed(env, panicked.cause)
	}
	for i, line := range strings.Split(err.Error(), "\n") {
		if i == 0 {
			line = "svc: " + line
		}
		say(env.Stderr, line)
	}
	return ExitBroken
}

// panicError is a panic of a goroutine, carried to where it can be reported.
type panicError struct{ cause any }

func (e *panicError) Error() string { return fmt.Sprint(e.cause) }

// crashed reports a mistake in this program: one line, and the stack only when it was asked for.
func crashed(env Env, cause any) int {
	say(env.Stderr, fmt.Sprintf("svc: internal error: %v (please report this)", cause))
	if env.Getenv("SVC_DEBUG") == "1" && env.Stack != nil {
		_, _ = env.Stderr.Write(env.Stack())
	}
	return ExitBroken
}

// say prints one line that may hold text from strangers. There is nowhere left to report that it could not be printed.
func say(w io.Writer, line string) { _, _ = fmt.Fprintln(w, text.Log(line)) }
