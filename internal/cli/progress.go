package cli

import (
	"fmt"
	"sync"
	"time"
)

// progress says on standard error what takes more than a second, when that is a terminal. The returned function ends it
// and leaves no trace.
func progress(flags *shared, what string) (stop func()) {
	if !flags.env.Term.Stderr || flags.quiet {
		return func() {}
	}
	done := make(chan struct{})
	var wg sync.WaitGroup
	wg.Go(func() {
		timer := time.NewTimer(time.Second)
		defer timer.Stop()
		select {
		case <-done:
			return
		case <-timer.C:
			_, _ = fmt.Fprintf(flags.env.Stderr, "%s…", what)
		}
		<-done
		_, _ = fmt.Fprint(flags.env.Stderr, "\r\x1b[K")
	})
	return sync.OnceFunc(func() {
		close(done)
		wg.Wait()
	})
}
