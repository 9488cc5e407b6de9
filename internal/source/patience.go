package source

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"
)

// How long git may take. A repository can be made so that git takes for ever.
const (
	callLimit  = 30 * time.Second  // one answer
	totalLimit = 120 * time.Second // all answers together
)

// ErrTooSlow tells that git was stopped because it took too long.
var ErrTooSlow = errors.New("git takes too long")

// patience measures how long git has been waited for, against its limits.
type patience struct {
	call, total time.Duration
	mu          sync.Mutex
	spent       time.Duration
}

// watch calls cancel when the answer that is waited for takes too long, until the returned function is called.
func (p *patience) watch(cancel context.CancelCauseFunc) (stop func()) {
	const step = 100 * time.Millisecond
	done := make(chan struct{})
	var wg sync.WaitGroup
	wg.Go(func() {
		tick := time.NewTicker(step)
		defer tick.Stop()
		for waited := step; ; waited += step {
			select {
			case <-done:
				return
			case <-tick.C:
			}
			switch total := p.add(step); {
			case waited >= p.call:
				cancel(fmt.Errorf("%w: no answer within %s", ErrTooSlow, p.call))
			case total >= p.total:
				cancel(fmt.Errorf("%w: more than %s for all answers together", ErrTooSlow, p.total))
			}
		}
	})
	return func() {
		close(done)
		wg.Wait()
	}
}

func (p *patience) add(d time.Duration) time.Duration {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.spent += d
	return p.spent
}
