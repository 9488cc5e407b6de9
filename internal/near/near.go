// Package near finds the names that somebody probably meant when they wrote another one.
package near

import (
	"slices"
	"strings"
	"unicode"
)

// Of returns up to limit candidates that resemble word, the nearest first and equally near ones by name. It compares
// without regard to case, invisible characters, and whether words are joined by a hyphen, an underscore or a blank.
// A candidate that differs in more than about a third of its letters is never returned.
func Of(word string, candidates []string, limit int) []string {
	w := fold(nil, word)
	if len(w) == 0 || len(w) > maxLetters || limit < 1 {
		return nil
	}
	type hit struct {
		name     string
		distance int
	}
	var hits []hit
	var m matcher
	var letters []rune
	for _, name := range candidates {
		if len(name) > 4*maxLetters {
			continue
		}
		letters = fold(letters[:0], name)
		allowed := tolerance(len(w), len(letters))
		if d := m.distance(w, letters, allowed); d <= allowed {
			hits = append(hits, hit{name, d})
		}
	}
	slices.SortFunc(hits, func(a, b hit) int {
		if a.distance != b.distance {
			return a.distance - b.distance
		}
		return strings.Compare(a.name, b.name)
	})
	var names []string
	for _, h := range hits {
		if len(names) == limit {
			break
		}
		if !slices.Contains(names, h.name) {
			names = append(names, h.name)
		}
	}
	return names
}

// maxLetters bounds the work for one pair; longer names are not worth guessing.
const maxLetters = 80

// tolerance is how many edits still count as a slip for words of these lengths.
func tolerance(a, b int) int {
	n := max(a, b)
	if n <= 3 {
		return 1
	}
	return min(n/3, 5)
}

// fold appends the letters of s that matter for likeness.
func fold(to []rune, s string) []rune {
	for _, r := range s {
		switch {
		case r < 0x80:
			if r == '-' || r == ' ' {
				r = '_'
			}
			if r >= 'A' && r <= 'Z' {
				r += 'a' - 'A'
			}
			to = append(to, r)
		case unicode.Is(unicode.Cf, r):
		default:
			to = append(to, unicode.ToLower(r))
		}
	}
	return to
}

// matcher computes edit distances and keeps its rows between calls.
type matcher struct {
	row, above, twoAbove []int
}

// distance is the optimal string alignment distance of a and b: insertions, deletions, replacements and swaps of
// neighbours. It stops early with a number above allowed when the distance exceeds allowed.
func (m *matcher) distance(a, b []rune, allowed int) int {
	if abs(len(a)-len(b)) > allowed {
		return allowed + 1
	}
	m.reset(len(b) + 1)
	for i := 1; i <= len(a); i++ {
		m.twoAbove, m.above, m.row = m.above, m.row, m.twoAbove
		if m.fill(a, b, i) > allowed {
			return allowed + 1
		}
	}
	return m.row[len(b)]
}

func (m *matcher) reset(n int) {
	if cap(m.row) < n {
		m.row, m.above, m.twoAbove = make([]int, n, 2*n), make([]int, n, 2*n), make([]int, n, 2*n)
	}
	m.row, m.above, m.twoAbove = m.row[:n], m.above[:n], m.twoAbove[:n]
	for j := range m.row {
		m.row[j] = j
	}
}

// fill computes the row of a[i-1] and returns its smallest number.
func (m *matcher) fill(a, b []rune, i int) int {
	m.row[0] = i
	least := i
	for j := 1; j <= len(b); j++ {
		cost := 1
		if a[i-1] == b[j-1] {
			cost = 0
		}
		d := min(m.above[j]+1, m.row[j-1]+1, m.above[j-1]+cost)
		if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
			d = min(d, m.twoAbove[j-2]+1)
		}
		m.row[j] = d
		least = min(least, d)
	}
	return least
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
