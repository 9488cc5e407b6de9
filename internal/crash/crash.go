// Package crash carries a panic from the goroutine in which it happened to the caller, who can report it. A panic that no
// goroutine recovers ends the whole program with a stack trace.
package crash

import (
	"fmt"
	"runtime/debug"
	"sync"
)

// Error is a panic that was recovered: a mistake in this program, not in what it was given.
type Error struct {
	Cause any    // the value of the panic
	While string // what was being done, such as "OWN008, services/pay-fine.yaml"; empty where that is not known
	Stack []byte // of the goroutine that panicked
}

// Error is what was being done and the value of the panic.
func (e *Error) Error() string {
	if e.While == "" {
		return fmt.Sprint(e.Cause)
	}
	return fmt.Sprintf("%s: %v", e.While, e.Cause)
}

// Recovered makes an error of what recover returned. It must be called by the deferred function, while the stack still
// shows the panic. What carries an Error already is that error.
func Recovered(cause any, while string) *Error {
	if e, ok := cause.(*Error); ok {
		return e
	}
	return &Error{Cause: cause, While: while, Stack: debug.Stack()}
}

// While says of a panic what was being done, and lets it go on. It is deferred.
func While(what string) {
	if cause := recover(); cause != nil {
		panic(Recovered(cause, what))
	}
}

// Catch makes a panic the error of the function that defers it.
func Catch(err *error) {
	if cause := recover(); cause != nil {
		*err = Recovered(cause, "")
	}
}

// Group runs functions in goroutines of their own. The zero value is ready to use.
type Group struct {
	wg  sync.WaitGroup
	mu  sync.Mutex
	err error
}

// Go runs a function in a goroutine of its own.
func (g *Group) Go(f func()) {
	g.wg.Go(func() {
		var err error
		defer func() { g.fail(err) }()
		defer Catch(&err)
		f()
	})
}

// Failed reports whether one of the functions has panicked, so that the others can stop early.
func (g *Group) Failed() bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.err != nil
}

// Wait waits for all functions and gives the first panic, as an *Error.
func (g *Group) Wait() error {
	g.wg.Wait()
	return g.err
}

// fail keeps the first error.
func (g *Group) fail(err error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.err == nil {
		g.err = err
	}
}
