package catalogue

import "sync"

// Keep makes Load keep the documents of some of the files that it reads, as long as they are few, so that Reread does not
// have to parse them a second time.
func (c *Catalogue) Keep(wanted func(file string) bool) {
	c.kept = &kept{wanted: wanted, left: maxKept, documents: map[string]*Document{}}
}

// maxKept is how much text is kept parsed, in bytes. The structure takes about ten times as much.
const maxKept = 4 << 20

// kept are documents by the names of their files. Nothing is kept in a nil one.
type kept struct {
	wanted func(file string) bool

	mu        sync.Mutex
	left      int
	documents map[string]*Document
}

// room reports whether the document of a file is to be kept and there is room for that many bytes, and takes it.
func (k *kept) room(file string, bytes int) bool {
	if k == nil || !k.wanted(file) {
		return false
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	if bytes > k.left {
		return false
	}
	k.left -= bytes
	return true
}

func (k *kept) put(file string, doc *Document) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.documents[file] = doc
}

// get is a document that was kept, or nil.
func (k *kept) get(file string) *Document {
	if k == nil {
		return nil
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.documents[file]
}
