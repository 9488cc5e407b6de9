//go:build unix

package source

import "syscall"

// openFlags keep the open call from waiting for the writer of a pipe.
const openFlags = syscall.O_NONBLOCK
