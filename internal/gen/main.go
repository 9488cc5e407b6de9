// Command gen writes what follows from other files of this project: lists of rules and formats, JSON Schemas and
// reference pages. Run it with `go generate ./...`; `go run ./internal/gen -release DIR` writes completions and man pages.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

// The first run makes the lists without knowing what they list, so that a removed rule does not keep this command from
// being built.
//
//go:generate go run -tags bootstrap .
//go:generate go run .

func main() {
	release := flag.String("release", "", "write completions/ and man/ to this `directory` instead")
	flag.Parse()
	if err := command(*release, os.Getenv("SOURCE_DATE_EPOCH")); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

// command does what the flags ask for.
func command(release, epoch string) error {
	if release != "" {
		return writeRelease(release, epoch)
	}
	dir, err := os.Getwd()
	if err != nil {
		return err
	}
	root, err := findRoot(dir)
	if err != nil {
		return err
	}
	return run(root, true)
}

// findRoot is the nearest directory upwards that holds go.mod.
func findRoot(dir string) (string, error) {
	for at := dir; ; at = filepath.Dir(at) {
		if _, err := os.Stat(filepath.Join(at, "go.mod")); err == nil {
			return at, nil
		}
		if at == filepath.Dir(at) {
			return "", fmt.Errorf("no go.mod in %s or above", dir)
		}
	}
}
