//go:build !unix

package atomic

import (
	"errors"
	"io/fs"
	"os"
)

// keepOwner does nothing: a new file has the owner that it should have.
func keepOwner(*os.File, fs.FileInfo) {}

// settle does nothing: directories cannot be synchronised here.
func settle(string) error { return nil }

// ErrBusy tells that another run is writing in the directory.
var ErrBusy = errors.New("another svc is writing here")

// Lock does nothing: what was written in the meantime is still noticed before each file.
func Lock(string) (unlock func(), err error) { return func() {}, nil }
