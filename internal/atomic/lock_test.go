//go:build unix

package atomic_test

import (
	"os/exec"
	"sync"
	"testing"

	"github.com/service-catalogue/svc/internal/atomic"
)

// TestLockAgain takes a lock again and again while other programs are being started, which have the files of this one until
// they are.
func TestLockAgain(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	var others sync.WaitGroup
	done := make(chan struct{})
	for range 4 {
		others.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
					_ = exec.CommandContext(t.Context(), "true").Run()
				}
			}
		})
	}
	for i := range 3000 {
		unlock, err := atomic.Lock(dir)
		if err != nil {
			t.Errorf("take %d: %v", i, err)
			break
		}
		unlock()
	}
	close(done)
	others.Wait()
}
