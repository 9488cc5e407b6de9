// Package fault makes errors of words, in less code than formatting takes.
package fault

import (
	"errors"
	"fmt"
	"strings"
)

// New is an error that says a text, with a word in place of each %s.
func New(text string, words ...string) error {
	var b strings.Builder
	for _, word := range words {
		before, after, _ := strings.Cut(text, "%s")
		b.WriteString(before + word)
		text = after
	}
	return errors.New(b.String() + text)
}

// At is an error with the flag, file or revision before it that it is about.
func At(where string, err error) error { return fmt.Errorf("%s: %w", where, err) }
