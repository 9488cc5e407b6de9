package cli

import (
	"math"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync"
)

// When garbage is collected; chosen by measurement, see internal/bench. A run reads many small files and keeps little of
// each, so collecting seldom is cheap, and cheapest while nobody reads: then nothing new has to be followed. A catalogue of
// 10,000 services stays below 96 MiB so, and one of 100,000 below 800 MiB.
const (
	leastRoom = 58 << 20 // bytes
	roomFor   = 5300     // bytes for each file
	beyond    = 1.6      // times what is alive, where that is more than expected
	hurry     = 1.5      // times the room: here the collector steps in by itself
	patience  = 2.2      // the same for a run that holds two states of a catalogue
)

// memory is how much the heap may hold before garbage is collected. What follows a collection happens in a goroutine of the
// runtime, at any moment of the run.
type memory struct {
	percent int     // as it was before
	states  int     // of a catalogue that the run holds
	hurry   float64 // times the room: here the collector steps in by itself

	mu    sync.Mutex
	least int64
	room  int64
	over  bool
}

// newMemory lets the garbage collector wait until the heap is worth collecting or the run finds a moment
// for it. Commands that have no say in that write `defer newMemory().restore()`.
func newMemory() *memory { return (&memory{states: 1, hurry: hurry}).wait() }

// newMemoryForTwo is the memory of a run that holds two states of a catalogue which have much in common, or one and much that
// is worked out from it.
func newMemoryForTwo() *memory { return (&memory{states: 2, hurry: patience}).wait() }

// wait starts with room for small catalogues.
func (m *memory) wait() *memory {
	m.percent = debug.SetGCPercent(-1)
	m.Expect(0)
	m.eachCollection()
	return m
}

// Expect makes room for a catalogue of that many files.
func (m *memory) Expect(files int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.least = max(leastRoom, int64(m.states*files)*roomFor, m.least)
	m.give(0)
}

// give makes room beside what is alive, so that the collector never runs without end.
func (m *memory) give(alive int64) {
	m.room = max(m.least, int64(beyond*float64(alive)))
	debug.SetMemoryLimit(int64(m.hurry * float64(m.room)))
}

// eachCollection makes room after each garbage collection until the run is over. It hangs a cleanup on a piece of garbage
// and, when that is collected, on the next one.
func (m *memory) eachCollection() {
	runtime.AddCleanup(new(struct{ _ *int }), func(m *memory) {
		if m.collected() {
			m.eachCollection()
		}
	}, m)
}

// collected makes room beside what a collection has left, and reports whether the run goes on.
func (m *memory) collected() bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	if !m.over {
		m.give(bytesOf("/gc/heap/live:bytes"))
	}
	return !m.over
}

// Full tells that it is time to collect: what objects take, dead ones included, is more than the room.
func (m *memory) Full() bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	return bytesOf("/memory/classes/heap/objects:bytes") > m.room
}

// Empty collects garbage.
func (m *memory) Empty() {
	runtime.GC()
	m.collected()
}

// restore puts the usual settings back.
func (m *memory) restore() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.over = true
	debug.SetGCPercent(m.percent)
	debug.SetMemoryLimit(math.MaxInt64)
}

func bytesOf(name string) int64 {
	sample := [1]metrics.Sample{{Name: name}}
	metrics.Read(sample[:])
	return int64(min(sample[0].Value.Uint64(), math.MaxInt64))
}
