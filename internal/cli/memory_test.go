package cli //nolint:testpackage // when garbage is collected cannot be seen from outside

import (
	"math"
	"runtime"
	"runtime/debug"
	"testing"
)

// TestMemoryWhileCollected checks that garbage may be collected at any moment of a run, also after it: the race detector
// watches what follows a collection, and the limit is not put back when the run is over.
func TestMemoryWhileCollected(t *testing.T) { //nolint:paralleltest // the settings are the whole program's
	for range 20 {
		m := newMemoryForTwo()
		runtime.GC()
		m.Expect(1000)
		runtime.GC()
		m.Full()
		m.Empty()
		m.restore()
		runtime.GC()
		m.collected()
		if limit := debug.SetMemoryLimit(-1); limit != math.MaxInt64 {
			t.Fatalf("after the run the memory has a limit of %d bytes", limit)
		}
	}
}
