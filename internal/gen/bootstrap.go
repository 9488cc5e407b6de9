//go:build bootstrap

package main

import "errors"

func outputs() []output { return lists() }

func writeRelease(string, string) error {
	return errors.New("-release needs a build without -tags bootstrap")
}
