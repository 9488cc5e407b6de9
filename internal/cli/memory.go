package cli

import (
	"math"
	"runtime/debug"
)

// tuneMemory lets the garbage collector wait until the heap is worth collecting: a run reads many small files, keeps
// little of each and ends soon. The returned function puts the usual settings back.
func tuneMemory() (restore func()) {
	percent := debug.SetGCPercent(gcPercent)
	limit := debug.SetMemoryLimit(math.MaxInt64)
	return func() {
		debug.SetGCPercent(percent)
		debug.SetMemoryLimit(limit)
	}
}

// gcPercent is chosen by measurement; see the benchmarks of the command.
const gcPercent = 150
