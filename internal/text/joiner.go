package text

import (
	"unicode"
	"unicode/utf8"
)

// The zero-width characters that keep apart what stands on both sides of them, or join it.
const (
	nonJoiner = 0x200C
	joinerOf  = 0x200D
)

func joiner(r rune) bool { return r == nonJoiner || r == joinerOf }

// joins reports whether a joiner does what it is for between what was kept and what follows: it makes one picture of two,
// or shapes letters. Anywhere else it is a character that nobody sees, by which names that look alike could differ.
func (d *display) joins(r rune, rest string) bool {
	last, size := utf8.DecodeLastRune(d.out)
	next, _ := utf8.DecodeRuneInString(rest)
	if shaped(last) && shaped(next) && (d.marks < maxMarks || unicode.IsLetter(next)) {
		return true
	}
	if r != joinerOf || !pictured(next) {
		return false
	}
	if selector(last) || unicode.Is(unicode.Sk, last) { // a skin tone
		last, _ = utf8.DecodeLastRune(d.out[:len(d.out)-size])
	}
	return pictured(last)
}

// pictured tells the characters of which pictures are joined.
func pictured(r rune) bool {
	return r >= 0x2190 && r != utf8.RuneError && (unicode.Is(unicode.So, r) || r == 0x2194 || r == 0x2195) && Visible(r)
}

// shaped tells the letters and marks of scripts that are spelled with joiners: from Arabic to Myanmar, Khmer and Mongolian.
func shaped(r rune) bool {
	return (r >= 0x0600 && r <= 0x109F || r >= 0x1780 && r <= 0x18AF) && (unicode.IsLetter(r) || unicode.IsMark(r)) && Visible(r)
}
