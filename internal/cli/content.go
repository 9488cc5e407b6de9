package cli

import (
	"io/fs"
	"sync"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/source"
)

// contentOf gives the ids of what files hold: those of a revision are in git, those of others are worked out as git does it,
// each once. Like is an id of the repository; without one there is nothing of git to compare with.
func contentOf(files fs.FS, like string) catalogue.Content {
	if tree, ok := files.(*source.Tree); ok {
		return tree.Blob
	}
	return (&hashed{files: files, like: like}).id
}

// hashed works out ids.
type hashed struct {
	files fs.FS
	like  string
	known sync.Map
}

func (h *hashed) id(file string) string {
	if id, ok := h.known.Load(file); ok {
		return id.(string)
	}
	id := ""
	if text, err := source.Read(h.files, file, nil, catalogue.MaxBytes(file)); err == nil {
		id = source.BlobID(h.like, text)
	}
	h.known.Store(file, id)
	return id
}

// same tells of files whether two states have the same bytes.
func same(one, other catalogue.Content) func(file string) bool {
	return func(file string) bool {
		id := one(file)
		return id != "" && id == other(file)
	}
}
