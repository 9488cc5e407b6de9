package cli

import (
	"math"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync/atomic"
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

// memory is how much the heap may hold before garbage is collected.
type memory struct {
	percent int // as it was before
	hurry   float64
	least   atomic.Int64
	room    atomic.Int64
	over    atomic.Bool
}

// newMemory lets the garbage collector wait until the heap is worth collecting or the run finds a moment
// for it. Commands that have no say in that write `defer newMemory().restore()`.
func newMemory() *memory {
	m := &memory{percent: debug.SetGCPercent(-1), hurry: hurry}
	m.Expect(0)
	m.eachCollection()
	return m
}

// Expect makes room for a catalogue of that many files.
func (m *memory) Expect(files int) {
	m.least.Store(max(leastRoom, int64(files)*roomFor, m.least.Load()))
	m.give(0)
}

// forTwo is the memory of a run that holds two states of a catalogue, or one and much that is worked out from it.
type forTwo struct{ *memory }

// forTwo makes room for two.
func (m *memory) forTwo() forTwo {
	m.hurry = patience
	return forTwo{m}
}

// Expect makes room for two catalogues of that many files, which have much in common.
func (m forTwo) Expect(files int) { m.memory.Expect(2 * files) }

// give makes room beside what is alive, so that the collector never runs without end.
func (m *memory) give(alive int64) {
	room := max(m.least.Load(), int64(beyond*float64(alive)))
	m.room.Store(room)
	debug.SetMemoryLimit(int64(m.hurry * float64(room)))
}

// eachCollection makes room after each garbage collection until the run is over. It hangs a cleanup on a piece of garbage
// and, when that is collected, on the next one.
func (m *memory) eachCollection() {
	runtime.AddCleanup(new(struct{ _ *int }), func(m *memory) {
		if !m.over.Load() {
			m.give(bytesOf("/gc/heap/live:bytes"))
			m.eachCollection()
		}
	}, m)
}

// Full tells that it is time to collect: what objects take, dead ones included, is more than the room.
func (m *memory) Full() bool { return bytesOf("/memory/classes/heap/objects:bytes") > m.room.Load() }

// Empty collects garbage.
func (m *memory) Empty() {
	runtime.GC()
	m.give(bytesOf("/gc/heap/live:bytes"))
}

func bytesOf(name string) int64 {
	sample := [1]metrics.Sample{{Name: name}}
	metrics.Read(sample[:])
	return int64(min(sample[0].Value.Uint64(), math.MaxInt64))
}

// restore puts the usual settings back.
func (m *memory) restore() {
	m.over.Store(true)
	debug.SetGCPercent(m.percent)
	debug.SetMemoryLimit(math.MaxInt64)
}
