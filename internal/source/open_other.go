//go:build !unix

package source

// openFlags has nothing to add where opening never waits.
const openFlags = 0
