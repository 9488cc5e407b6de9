package text

import (
	"iter"
	"strings"

	"github.com/clipperhouse/displaywidth"
)

// Width is the number of terminal columns that a safe text takes: two for most emoji and East Asian characters, none for
// combining marks. Characters of ambiguous width count one, whatever the locale.
func Width(s string) int { return displaywidth.String(s) }

// Cut shortens a safe text to at most n columns, the last of which is then an ellipsis.
func Cut(s string, n int) string {
	if len(s) <= n {
		return s // no character takes more columns than bytes
	}
	if n < 1 {
		return ""
	}
	return displaywidth.TruncateString(s, n, Ellipsis)
}

// CutLeft shortens a safe text to at most its last n columns, the first of which is then an ellipsis.
func CutLeft(s string, n int) string {
	width := Width(s)
	if width <= n {
		return s
	}
	if n < 1 {
		return ""
	}
	clusters := displaywidth.StringGraphemes(s)
	for width > n-1 && clusters.Next() {
		width -= clusters.Width()
		s = s[len(clusters.Value()):]
	}
	return Ellipsis + s
}

// Pad fills a safe text with spaces on the right to at least n columns.
func Pad(s string, n int) string {
	if missing := n - Width(s); missing > 0 {
		return s + strings.Repeat(" ", missing)
	}
	return s
}

// Wrap breaks a safe text at spaces into lines of at most width columns, the first of them of at most first. A word that
// is wider stands whole on a line of its own; when it is the very first word and there is more room on the next line, the
// first line is empty.
func Wrap(s string, first, width int) []string {
	var lines []string
	words := strings.Split(s, " ")
	line, room := words[0], first
	used := Width(line)
	if used > first && first < width {
		lines, room = append(lines, ""), width
	}
	for _, word := range words[1:] {
		w := Width(word)
		if used+1+w <= room {
			line += " " + word
			used += 1 + w
			continue
		}
		lines, room = append(lines, line), width
		line, used = word, w
	}
	return append(lines, line)
}

// Fold is Wrap for cells: a word that is wider than a line is broken too, after a hyphen, slash or the like where there
// is one. Only a single character wider than width makes a line too wide.
func Fold(s string, width int) []string {
	var lines []string
	for _, line := range Wrap(s, width, width) {
		for rest := Width(line); rest > width; {
			at := breakAt(line, width)
			if at == len(line) {
				break
			}
			rest -= Width(line[:at])
			lines, line = append(lines, line[:at]), line[at:]
		}
		lines = append(lines, line)
	}
	return lines
}

// breakAt is where to break a text so that the part before takes at most width columns and at least one character.
func breakAt(s string, width int) int {
	clusters := displaywidth.StringGraphemes(s)
	at, used := 0, 0
	for clusters.Next() {
		used += clusters.Width()
		if at > 0 && used > width {
			break
		}
		at += len(clusters.Value())
	}
	if joint := strings.LastIndexAny(s[:at], "-_/.,;:"); joint > at/3 {
		return joint + 1
	}
	return at
}

// Clusters are the characters of a safe text as a reader sees them, flags and accented letters whole, and their columns.
func Clusters(s string) iter.Seq2[string, int] {
	return func(yield func(string, int) bool) {
		clusters := displaywidth.StringGraphemes(s)
		for clusters.Next() {
			if !yield(clusters.Value(), clusters.Width()) {
				return
			}
		}
	}
}
