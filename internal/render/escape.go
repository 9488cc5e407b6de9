package render

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/service-catalogue/svc/internal/text"
)

// replaced is a text in which bytes of ASCII are replaced by what the function gives for them, if it gives anything.
func replaced(s string, by func(c byte) string) string {
	var b strings.Builder
	done := 0
	for i := range len(s) {
		if replacement := by(s[i]); replacement != "" {
			b.WriteString(s[done:i])
			b.WriteString(replacement)
			done = i + 1
		}
	}
	if done == 0 {
		return s
	}
	b.WriteString(s[done:])
	return b.String()
}

// markup appends a value to XML or HTML, as text or between double or single quotes. Whoever parses it gets the value as
// it was, save the characters that XML cannot hold: they are shown as in `\x1b`. What is not seen where it stands is
// written as a number, and so is every # that follows another, so that no `##[` is left.
func markup(out []byte, value string) []byte {
	done, hash := 0, false
	for i := 0; i < len(value); {
		if plainInMarkup(value[i]) {
			hash = false
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(value[i:])
		if replacement := entity(r, size, value[i], hash); replacement != "" {
			out = append(append(out, value[done:i]...), replacement...)
			done = i + size
		}
		hash = r == '#' || hash && unicode.Is(unicode.M, r)
		i += size
	}
	return append(out, value[done:]...)
}

func plainInMarkup(c byte) bool {
	switch c {
	case '&', '<', '>', '"', '\'', '#', 0x7F:
		return false
	}
	return c >= ' ' && c < utf8.RuneSelf
}

// entity is what stands for a character in markup; "" when it stands for itself.
func entity(r rune, size int, first byte, afterHash bool) string {
	switch {
	case r == '&':
		return "&amp;"
	case r == '<':
		return "&lt;"
	case r == '>':
		return "&gt;"
	case r == '"':
		return "&#34;"
	case r == '\'':
		return "&#39;"
	case r == '#':
		if afterHash {
			return "&#35;"
		}
	case r == utf8.RuneError && size == 1:
		return fmt.Sprintf(`\x%02x`, first)
	case r == '\t', r == '\n', r == '\r':
		return fmt.Sprintf("&#%d;", r)
	case r < ' ', r == 0xFFFE, r == 0xFFFF:
		return fmt.Sprintf(`\x%02x`, r)
	case !text.Visible(r):
		return fmt.Sprintf("&#%d;", r)
	}
	return ""
}
