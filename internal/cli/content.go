package cli

import (
	"io/fs"
	"sync"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/source"
)

// contentOf gives the ids of what files hold: those of a revision are in git, those of others are worked out as git does it,
// each once. Like is an id of the repository; without one there is nothing of git to compare with.
//
//go:noinline
func contentOf(files fs.FS, like string) catalogue.Content {
	if tree, ok := files.(*source.Tree); ok {
		blobs := tree.Blobs()
		return func(file string) string { return blobs[file] }
	}
	var known sync.Map
	return func(file string) string {
		if id, ok := known.Load(file); ok {
			return id.(string)
		}
		id := ""
		if text, err := source.Read(files, file, nil, catalogue.MaxBytes(file)); err == nil {
			id = source.BlobID(like, text)
		}
		known.Store(file, id)
		return id
	}
}

// same tells of files whether two states have the same bytes.
func same(one, other catalogue.Content) func(file string) bool {
	return func(file string) bool {
		id := one(file)
		return id != "" && id == other(file)
	}
}
