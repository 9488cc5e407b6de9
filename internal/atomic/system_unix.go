//go:build unix

package atomic

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"
)

// keepOwner gives a file the owner and group of another, as far as the system lets us.
func keepOwner(f *os.File, old fs.FileInfo) {
	if stat, ok := old.Sys().(*syscall.Stat_t); ok {
		_ = f.Chown(int(stat.Uid), int(stat.Gid))
	}
}

// settle has the disk remember what a directory now holds. Some file systems cannot be asked to.
func settle(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return nil //nolint:nilerr // a directory that may be written to but not read
	}
	err = d.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, syscall.ENOTSUP) {
		err = nil
	}
	return errors.Join(err, d.Close())
}

// ErrBusy tells that another run is writing in the directory.
var ErrBusy = errors.New("another svc is writing here")

// Lock keeps other runs from writing in a directory until it is unlocked, or the process ends. Nothing is left behind.
func Lock(dir string) (unlock func(), err error) {
	d, err := os.Open(dir)
	if err != nil {
		return nil, fmt.Errorf("lock %s: %w", dir, err)
	}
	if err := syscall.Flock(int(d.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); errors.Is(err, syscall.EWOULDBLOCK) {
		_ = d.Close()
		return nil, ErrBusy
	}
	return func() { // a file system without locks does without
		_ = syscall.Flock(int(d.Fd()), syscall.LOCK_UN) // at once, also where a program that is being started has the file still
		_ = d.Close()
	}, nil
}
