package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Log is Safe for text that lands in the log of a build, wherever on a line it stands. Build systems take commands from
// any line of output, so `::error::`, `##[error]`, `##vso[…]`, `##teamcity[…]`, `section_start:` and the like get a
// backslash that everybody can see.
func Log(s string) string { return Inert(Safe(s)) }

// Inside is Log for text that never starts a line, such as a value within a command that svc builds itself.
func Inside(s string) string { return breakHashes(Safe(s)) }

// Inert disarms one finished line of output: made of safe texts, of words of ours and of colours. The parts may be
// harmless each and a command together, which is why lines are looked at whole.
//
// The readers it guards against: GitHub takes `::command` after blanks and `##[command]` anywhere, Azure `##vso[` and
// TeamCity `##teamcity[` anywhere, GitLab folds at `section_start:`, Buildkite at `---`, `+++`, `~~~` and `^^^`. The first
// two compare text by the rules of a language, for which combining marks do not count; so marks are passed over here.
func Inert(line string) string {
	if start := commandStart(line); start >= 0 {
		line = line[:start] + `\` + line[start:]
	}
	return breakHashes(line)
}

// commandStart is where the command begins that a line starts with, or -1.
func commandStart(line string) int {
	at := 0
	for at < len(line) {
		if n := colourLength(line[at:]); n > 0 {
			at += n
			continue
		}
		r, size := utf8.DecodeRuneInString(line[at:])
		if !unicode.IsSpace(r) && !unicode.Is(unicode.M, r) {
			break
		}
		at += size
	}
	for _, command := range [...]string{"::", "---", "+++", "~~~", "^^^", "section_start:", "section_end:"} {
		if startsWith(line[at:], command) {
			return at
		}
	}
	return -1
}

// colourLength is the length of the colour sequence that s starts with, or 0.
func colourLength(s string) int {
	if !strings.HasPrefix(s, "\x1b[") {
		return 0
	}
	return strings.IndexByte(s, 'm') + 1
}

// startsWith is strings.HasPrefix for a prefix in ASCII, with marks in s passed over.
func startsWith(s, prefix string) bool {
	for i := range len(prefix) {
		for s != "" && s[0] >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(s)
			if !unicode.Is(unicode.M, r) {
				return false
			}
			s = s[size:]
		}
		if s == "" || s[0] != prefix[i] {
			return false
		}
		s = s[1:]
	}
	return true
}

// breakHashes puts a backslash before the bracket of every `##[` and `##word[`.
func breakHashes(line string) string {
	if strings.IndexByte(line, '#') < 0 || strings.IndexByte(line, '[') < 0 {
		return line
	}
	var b strings.Builder
	hashes, word, done := 0, false, 0
	for i, r := range line {
		switch {
		case r == '#' && word:
			hashes, word = 1, false
		case r == '#':
			hashes++
		case r == '[' && hashes > 1:
			b.WriteString(line[done:i])
			b.WriteByte('\\')
			done, hashes, word = i, 0, false
		case hashes > 1 && r < utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_'):
			word = true
		case !unicode.Is(unicode.M, r):
			hashes, word = 0, false
		}
	}
	b.WriteString(line[done:])
	return b.String()
}
