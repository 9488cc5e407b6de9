package render

import (
	"iter"
	"strings"
)

// piece is a part of a text: words, or what stands as code.
type piece struct {
	text string
	code bool
}

// pieces takes a text apart at the backticks, as messages and pages of ours have them around what is to be written. The
// text may hold backticks of strangers, so nothing may depend on which of its parts are code.
func pieces(s string) iter.Seq[piece] {
	return func(yield func(piece) bool) {
		if strings.Count(s, "`")%2 == 1 || strings.Contains(s, "``") {
			yield(piece{text: s})
			return
		}
		code := false
		for part := range strings.SplitSeq(s, "`") {
			if part != "" && !yield(piece{part, code}) {
				return
			}
			code = !code
		}
	}
}

// runs splits words into those that Markdown leaves as they are and those that have to be code. Words in a row stay
// together, with the blanks between them; other blanks stand alone.
func runs(p piece) iter.Seq[piece] {
	return func(yield func(piece) bool) {
		if p.code {
			yield(p)
			return
		}
		for rest := p.text; ; rest = rest[1:] {
			end := wordEnd(rest, 0)
			isTame := tame(rest[:end])
			for end < len(rest) && tame(rest[end+1:wordEnd(rest, end+1)]) == isTame {
				end = wordEnd(rest, end+1)
			}
			if !yield(piece{rest[:end], !isTame}) || end == len(rest) {
				return
			}
			rest = rest[end:]
			if !yield(piece{text: " "}) {
				return
			}
		}
	}
}

// wordEnd is where the word ends that starts somewhere.
func wordEnd(s string, start int) int {
	if n := strings.IndexByte(s[start:], ' '); n >= 0 {
		return start + n
	}
	return len(s)
}
