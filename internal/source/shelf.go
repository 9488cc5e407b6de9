package source

import (
	"slices"
	"strings"
	"sync"
)

// Shelf keeps what stands in the top directory of trees that are read one after the other, so that a content which several
// of them have there is read once. The zero value is empty.
type Shelf struct {
	mu    sync.Mutex
	blobs map[string]blob
}

// Shelve makes a tree share what stands in its top directory with the other trees of a shelf. Unneeded says for which other
// files nobody will ask; they are not read ahead, and can be read nevertheless.
func (t *Tree) Shelve(s *Shelf, unneeded func(name, id string) bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.shelf = s
	t.order = slices.DeleteFunc(t.order, func(n *node) bool { return unneeded(n.path, n.id) || s.has(n.id) })
	for i, n := range t.order {
		n.place = i
	}
}

func (s *Shelf) has(id string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	_, ok := s.blobs[id]
	return ok
}

// shelved reads a file, or takes it from the shelf.
func (t *Tree) shelved(n *node) (blob, error) {
	if t.shelf == nil || strings.Contains(n.path, "/") {
		return t.blob(n)
	}
	t.shelf.mu.Lock()
	defer t.shelf.mu.Unlock()
	if b, ok := t.shelf.blobs[n.id]; ok {
		return b, nil
	}
	b, err := t.blob(n)
	if err == nil {
		if t.shelf.blobs == nil {
			t.shelf.blobs = map[string]blob{}
		}
		t.shelf.blobs[n.id] = b
	}
	return b, err
}
