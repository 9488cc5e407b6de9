package cli

import (
	"io/fs"
	"path"
	"slices"

	"github.com/service-catalogue/svc/internal/catalogue"
)

// fewer shows of a catalogue only some of its services.
type fewer struct {
	fs.FS
	files map[string]bool
}

// ReadDir lists a directory without the services that are not shown.
func (f *fewer) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(f.FS, name)
	if name == "." || catalogue.ServiceID(path.Join(name, "x.yaml")) == "" {
		return entries, err
	}
	return slices.DeleteFunc(slices.Clone(entries), func(e fs.DirEntry) bool {
		return !e.IsDir() && !f.files[path.Join(name, e.Name())]
	}), err
}
