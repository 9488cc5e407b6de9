package catalogue

import "sync"

// Room is the memory that a load may use. It hears how many files there are before the first is read, and while they are
// read it is asked now and then whether it is full. If so it is emptied while no file is being read.
type Room interface {
	Expect(files int)
	Full() bool
	Empty()
}

// shift lets the workers of a load stop together when the room is full.
type shift struct {
	room  Room // may be nil
	files sync.RWMutex
}

// work reads some files, after emptying the room if it is full.
func (s *shift) work(read func()) {
	if s.room != nil && s.room.Full() {
		s.empty()
	}
	s.files.RLock()
	defer s.files.RUnlock() // also when a rule panics, since others may wait
	read()
}

// empty waits until the others have finished their files.
func (s *shift) empty() {
	s.files.Lock()
	defer s.files.Unlock()
	if s.room.Full() { // nobody else was faster
		s.room.Empty()
	}
}
