package cli

import (
	"math"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync/atomic"
)

// How long the garbage collector waits; chosen by measurement, see internal/bench. A run reads many small files, keeps
// little of each and ends soon, so collecting seldom is cheap. The limit keeps a catalogue of 10,000 services below
// 96 MiB; where more than that is alive it rises, so that the collector never runs without end.
const (
	gcPercent  = 400
	leastLimit = 86 << 20 // bytes
	roomFor    = 2.7      // times what is alive
)

// tuneMemory lets the garbage collector wait until the heap is worth collecting. The returned function puts the usual
// settings back.
func tuneMemory() (restore func()) {
	percent := debug.SetGCPercent(gcPercent)
	debug.SetMemoryLimit(leastLimit)
	var over atomic.Bool
	eachCollection(&over, func(alive uint64) {
		debug.SetMemoryLimit(max(leastLimit, int64(roomFor*float64(alive))))
	})
	return func() {
		over.Store(true)
		debug.SetGCPercent(percent)
		debug.SetMemoryLimit(math.MaxInt64)
	}
}

// eachCollection calls do with the bytes that are alive after each garbage collection until it is over. It hangs a
// cleanup on a piece of garbage and, when that is collected, on the next one.
func eachCollection(over *atomic.Bool, do func(alive uint64)) {
	runtime.AddCleanup(new(struct{ _ *int }), func(*atomic.Bool) {
		if over.Load() {
			return
		}
		sample := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
		metrics.Read(sample)
		do(sample[0].Value.Uint64())
		eachCollection(over, do)
	}, over)
}
