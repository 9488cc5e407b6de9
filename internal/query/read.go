package query

import (
	"errors"
	"strings"
	"unicode/utf8"

	"go.starlark.net/syntax"

	"github.com/service-catalogue/svc/internal/fault"
)

// compiler turns the tree of an expression into tests.
type compiler struct {
	source string
	scope  Scope
	names  []string
}

// fail is a mistake, with a word for each %s, at a place of the tree, which starts one character before the source: the parenthesis around it.
func (c *compiler) fail(at syntax.Position, text string, words ...string) error {
	return &Error{Column: max(int(at.Col)-1, 1), Text: fault.New(text, words...).Error(), source: c.source}
}

// foreign refuses what people know from other languages, naming what to write instead.
func (c *compiler) foreign() error {
	quote := rune(0)
	escaped := false
	for i, r := range c.source {
		switch {
		case escaped:
			escaped = false
		case quote != 0 && r == '\\':
			escaped = true
		case quote != 0:
			if r == quote {
				quote = 0
			}
		case r == '"' || r == '\'':
			quote = r
		default:
			if text := c.instead(i); text != "" {
				return &Error{Column: utf8.RuneCountInString(c.source[:i]) + 1, Text: text, source: c.source}
			}
		}
	}
	return nil
}

// instead is what to write instead of the operator or date that stands at a place; empty when that is fine.
func (c *compiler) instead(i int) string {
	rest := c.source[i:]
	before := byte(' ')
	if i > 0 {
		before = c.source[i-1]
	}
	switch {
	case strings.HasPrefix(rest, "&&"):
		return "write and instead of &&"
	case strings.HasPrefix(rest, "||"):
		return "write or instead of ||"
	case strings.HasPrefix(rest, "<>"):
		return "write != instead of <>"
	case strings.HasPrefix(rest, "=~") || strings.HasPrefix(rest, "~"):
		return "there are no patterns; write contains(field, \"text\")"
	case rest[0] == '!' && !strings.HasPrefix(rest, "!="):
		return "write not instead of !"
	case rest[0] == '=' && !strings.HasPrefix(rest, "==") && !strings.ContainsRune("=!<>", rune(before)):
		return "write == to compare"
	case rest[0] == '#':
		return "there are no comments; put a text in quotes"
	case len(rest) >= len("2026-06-15") && isDate(rest[:len("2026-06-15")]):
		return `write a date in quotes: "` + rest[:len("2026-06-15")] + `"`
	}
	return ""
}

// misread says in plain words what the parser did not understand.
func (c *compiler) misread(err error) error {
	var wrong syntax.Error
	if !errors.As(err, &wrong) {
		return err
	}
	at := wrong.Pos
	if at.Line > 1 {
		at.Col = int32(utf8.RuneCountInString(c.source)) + 2 //nolint:gosec // at most 4 KiB
		return c.fail(at, "the expression is not finished")
	}
	switch {
	case strings.Contains(wrong.Msg, "does not associate"):
		return c.fail(at, "a comparison has two sides; join two with and: tier >= 1 and tier <= 2")
	case strings.Contains(wrong.Msg, "newline in string"):
		return c.fail(at, "the quote that ends this text is missing")
	}
	text := strings.NewReplacer(", want primary expression", " where a field, a value or ( is wanted", "got ", "there is ", ", want", " in place of").Replace(wrong.Msg)
	return c.fail(at, text)
}

// unwrapped is an expression without the parentheses around it.
func unwrapped(e syntax.Expr) syntax.Expr {
	for {
		p, ok := e.(*syntax.ParenExpr)
		if !ok {
			return e
		}
		e = p.X
	}
}

// path is the dotted name of a field; empty for anything else.
func path(e syntax.Expr) string {
	switch e := unwrapped(e).(type) {
	case *syntax.Ident:
		return e.Name
	case *syntax.DotExpr:
		if left := path(e.X); left != "" {
			return left + "." + e.Name.Name
		}
	}
	return ""
}

func start(e syntax.Expr) syntax.Position {
	at, _ := e.Span()
	return at
}
