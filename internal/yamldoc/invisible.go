package yamldoc

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// mark is an invisible character in the source.
type mark struct {
	line, col int32
	r         rune
}

// invisible tells whether a reader cannot see r or cannot see what it does: bidi controls, zero-width characters, tag
// characters, blank letters and selectors. The two selectors that choose between text and picture are left alone.
func invisible(r rune) bool {
	switch {
	case r < 0xAD:
		return false
	case r == 0x034F, r == 0x115F, r == 0x1160, r == 0x17B4, r == 0x17B5, r == 0x3164, r == 0xFFA0, r == 0x2800:
		return true
	case r >= 0x180B && r <= 0x180F, r == 0x2028, r == 0x2029, r == 0x2065:
		return true
	case r >= 0xFE00 && r <= 0xFE0D, r >= 0xFFF0 && r <= 0xFFFB, r >= 0xE0000 && r <= 0xE0FFF:
		return true
	case r >= 0x0600 && r <= 0x0605, r == 0x06DD, r == 0x070F, r == 0x0890, r == 0x0891, r == 0x08E2, r == 0x110BD, r == 0x110CD:
		return false // format characters that are seen: signs that enclose or precede digits
	default:
		return unicode.Is(unicode.Cf, r)
	}
}

// unseen returns the first invisible character of a decoded text. A joiner between letters or pictures that it joins is
// writing, not disguise, and passes.
func unseen(s string) (rune, bool) {
	before := rune(0)
	for i, r := range s {
		if r < utf8.RuneSelf || !invisible(r) {
			before = r
			continue
		}
		after, _ := utf8.DecodeRuneInString(s[i+utf8.RuneLen(r):])
		if (r == 0x200C || r == 0x200D) && joins(before) && joins(after) {
			before = r
			continue
		}
		return r, true
	}
	return 0, false
}

// joins tells whether r can be joined to a neighbour: any character beyond Latin that is seen.
func joins(r rune) bool {
	return r >= 0x0300 && r != utf8.RuneError && (!invisible(r) || r == 0xFE0F)
}

// control returns the first control character of a decoded text, other than TAB and LF.
func control(s string) (rune, bool) {
	at := strings.IndexFunc(s, func(r rune) bool {
		return r < 0x20 && r != '\t' && r != '\n' || r >= 0x7F && r < 0xA0
	})
	if at < 0 {
		return 0, false
	}
	r, _ := utf8.DecodeRuneInString(s[at:])
	return r, true
}
