// Package cli is the command line of svc: one file a command, which reads flags, loads, computes and renders.
package cli

import (
	"io"
	"time"

	"github.com/service-catalogue/svc/internal/source"
)

// Env is everything that a command knows of the process it runs in.
type Env struct {
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	Dir            string              // the working directory
	Getenv         func(string) string // the environment
	Now            func() time.Time    // the clock, asked once a run
	Version        string              // of this program
	Git            source.Git          // the git command; nil for that of the machine
	Term           Term

	// Ask asks somebody at a terminal, who completes the answer from candidates with Tab. It is nil where nobody sits.
	Ask func(question string, candidates []string) (string, error)
}

// Term says what the output streams are.
type Term struct {
	Stdout, Stderr bool // whether it is a terminal
	Width          int  // columns of the terminal; 0 when unknown
}
