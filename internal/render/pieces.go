package render

import "strings"

// piece is a part of a text: words, or what stands as code.
type piece struct {
	text string
	code bool
}

// pieces takes a text apart at the backticks, as messages and pages of ours have them around what is to be written. The
// text may hold backticks of strangers, so nothing may depend on which of its parts are code.
func pieces(s string) []piece {
	if strings.Count(s, "`")%2 == 1 || strings.Contains(s, "``") {
		return []piece{{text: s}}
	}
	var out []piece
	code := false
	for part := range strings.SplitSeq(s, "`") {
		if part != "" {
			out = append(out, piece{part, code})
		}
		code = !code
	}
	return out
}

// runs splits words into those that Markdown leaves as they are and those that have to be code. Words in a row stay
// together, with the blanks between them; other blanks stand alone.
func runs(p piece) []piece {
	if p.code {
		return []piece{p}
	}
	var out []piece
	for rest := p.text; ; {
		end := wordEnd(rest, 0)
		isTame := tame(rest[:end])
		for end < len(rest) && tame(rest[end+1:wordEnd(rest, end+1)]) == isTame {
			end = wordEnd(rest, end+1)
		}
		out = append(out, piece{rest[:end], !isTame})
		if end == len(rest) {
			return out
		}
		out = append(out, piece{text: " "})
		rest = rest[end+1:]
	}
}

// wordEnd is where the word ends that starts somewhere.
func wordEnd(s string, start int) int {
	if n := strings.IndexByte(s[start:], ' '); n >= 0 {
		return start + n
	}
	return len(s)
}
