// Package text makes text from strangers fit to be shown: nothing in it drives a terminal or a build log, and its width
// is known.
package text

import (
	"fmt"
	"unicode"
	"unicode/utf8"
)

// maxMarks is the number of combining marks that one character may carry. The deepest real writing, such as pointed
// Hebrew and Vedic Sanskrit, needs five.
const maxMarks = 8

// Ellipsis stands where something was cut.
const Ellipsis = "…"

// Safe is the one-line form in which text from a file, a path or an error is shown to people. Whatever moves the cursor,
// changes the order of reading or cannot be seen is written as an escape, such as \n, \x1b or \u202e; so are bytes that are
// not UTF-8. Combining marks beyond the eighth in a row are cut. A joiner stays where writing needs it: between two pictures,
// as in a family emoji, and between letters of scripts that are spelled with it. Text that is visible as it stands comes back
// unchanged, and so does text that was made safe before.
func Safe(s string) string {
	start := plainPrefix(s)
	if start == len(s) {
		return s
	}
	d := display{out: make([]byte, 0, len(s)+16)}
	d.out = append(d.out, s[:start]...)
	if start > 0 {
		d.last = rune(s[start-1])
	}
	for rest := s[start:]; rest != ""; {
		r, size := utf8.DecodeRuneInString(rest)
		if r == utf8.RuneError && size == 1 {
			d.escape(`\x%02x`, rune(rest[0]))
		} else {
			d.add(r, rest[size:])
		}
		rest = rest[size:]
	}
	return string(d.out)
}

// plainPrefix is the length of the printable ASCII that s starts with.
func plainPrefix(s string) int {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return i
		}
	}
	return len(s)
}

// display collects the safe form of a text.
type display struct {
	out   []byte
	last  rune // what was kept before; 0 at the start and after an escape
	marks int  // combining marks in a row
}

func (d *display) add(r rune, rest string) {
	switch {
	case r == '\n':
		d.escape(`\n`)
	case r == '\r':
		d.escape(`\r`)
	case r == '\t':
		d.escape(`\t`)
	case joiner(r) && d.joins(r, rest):
		d.out = utf8.AppendRune(d.out, r)
		d.last = 0 // a second one would join nothing
	case selector(r) && !selects(d.last, rest), !Visible(r):
		d.escape(escapeForm(r), r)
	case unicode.Is(unicode.M, r):
		d.mark(r)
	default:
		d.out = utf8.AppendRune(d.out, r)
		d.last, d.marks = r, 0
	}
}

func (d *display) escape(format string, args ...any) {
	d.out = fmt.Appendf(d.out, format, args...)
	d.last, d.marks = 0, 0
}

func (d *display) mark(r rune) {
	d.marks++
	d.last = r
	switch {
	case d.marks <= maxMarks:
		d.out = utf8.AppendRune(d.out, r)
	case d.marks == maxMarks+1:
		d.out = append(d.out, Ellipsis...)
	}
}

func escapeForm(r rune) string {
	switch {
	case r < utf8.RuneSelf:
		return `\x%02x`
	case r <= 0xFFFF:
		return `\u%04x`
	default:
		return `\U%08x`
	}
}

// Visible reports whether a character is seen where it stands and does nothing else: letters, marks, digits, punctuation,
// symbols and spaces, without the few of them that are blank by design.
func Visible(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= ' ' && r <= '~'
	}
	return unicode.IsGraphic(r) && !blank(r)
}

// blank tells the letters, symbols and marks that nobody sees: fillers, the empty Braille pattern, the grapheme joiner,
// inherent vowels, and variation selectors other than the two that choose between text and picture.
func blank(r rune) bool {
	switch r {
	case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0, 0x180B, 0x180C, 0x180D, 0x180F:
		return true
	}
	return r >= 0xFE00 && r <= 0xFE0D || r >= 0xE0100 && r <= 0xE01EF
}

// selector tells the two characters that choose between text and picture for the one before them.
func selector(r rune) bool { return r == 0xFE0E || r == 0xFE0F }

// selects reports whether a selector has something to choose after last: a picture, or a key cap as in 1️⃣. Elsewhere it is
// a character that nobody sees.
func selects(last rune, rest string) bool {
	if last >= utf8.RuneSelf {
		return !unicode.Is(unicode.M, last) && !unicode.IsSpace(last)
	}
	next, _ := utf8.DecodeRuneInString(rest)
	return next == 0x20E3 && (last >= '0' && last <= '9' || last == '#' || last == '*')
}
