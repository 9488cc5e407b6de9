// Package query asks questions of records, such as the services of a catalogue or the rows of a report: which of them an
// expression like `phase == "live" and tier in [1, 2] and not deputies` is true of.
//
// The grammar is that of Starlark expressions, read by the parser of its makers; of it only what compares is allowed, so
// that an expression ends soon whatever it is. Types and names are checked before anything is evaluated.
package query

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"go.starlark.net/syntax"
)

// Limits of an expression.
const (
	MaxBytes = 4 << 10
	maxDepth = 50
	// maxSteps is how many values are compared for one record, and maxRun how many in a whole run.
	maxSteps = 1_000_000
	maxRun   = 100_000_000
)

// Expression is an expression that has been checked.
type Expression struct {
	root  test
	names []string
	spent int
}

// test tells whether something is true of a record.
type test func(*context) bool

// context is one evaluation.
type context struct {
	record Record
	steps  int
}

// Names are the fields that the expression asks for, each once, in order.
func (e *Expression) Names() []string { return e.names }

// Error is a mistake in an expression.
type Error struct {
	Column int // in characters, from 1
	Text   string
	source string
}

// Error is the message with the expression and a mark below the mistake.
func (e *Error) Error() string {
	const room = 60
	line := []rune(e.source)
	at := min(max(e.Column-1, 0), len(line))
	before := ""
	if at > room {
		line, at, before = line[at-room:], room, "…"
	}
	after := ""
	if len(line) > at+room {
		line, after = line[:at+room], "…"
	}
	mark := strings.Repeat(" ", at+utf8.RuneCountInString(before)) + "^"
	return fmt.Sprintf("column %d: %s\n  %s%s%s\n  %s", e.Column, e.Text, before, string(line), after, mark)
}

// Scope says what the names of an expression stand for.
type Scope struct {
	Field   func(name string) (Field, bool)
	Suggest func(name string) string // ": did you mean …?"
	Today   string                   // the day that `today` stands for, as YYYY-MM-DD
}

// Compile reads and checks an expression.
func Compile(source string, scope Scope) (*Expression, error) {
	if len(source) > MaxBytes {
		return nil, fmt.Errorf("the expression is too long: %d bytes, at most %d", len(source), MaxBytes)
	}
	// A line end means nothing more than a blank does.
	source = strings.Map(func(r rune) rune {
		if r == '\n' || r == '\r' || r == '\t' {
			return ' '
		}
		return r
	}, source)
	if strings.TrimSpace(source) == "" {
		return nil, errors.New(`the expression is empty; write one such as phase == "live"`)
	}
	c := &compiler{source: source, scope: scope}
	if err := c.foreign(); err != nil {
		return nil, err
	}
	root, err := (&syntax.FileOptions{}).ParseExpr("", "("+source+"\n)", 0)
	if err != nil {
		return nil, c.misread(err)
	}
	e := &Expression{}
	if e.root, err = c.truth(root, 0); err != nil {
		return nil, err
	}
	e.names = c.names
	return e, nil
}

// Match reports whether the expression is true of a record.
func (e *Expression) Match(record Record) (bool, error) {
	c := &context{record: record}
	matched := e.root(c)
	if e.spent += c.steps; c.steps > maxSteps || e.spent > maxRun {
		return false, errors.New("the expression takes too long: it compares too many values")
	}
	return matched, nil
}

// values are those of a field; looking at them takes steps.
func (c *context) values(field string) []string {
	if c.steps > maxSteps {
		return nil
	}
	values := c.record(field)
	c.steps += len(values) + 1
	return values
}
