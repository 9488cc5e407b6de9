// Package near finds the names that somebody probably meant when they wrote another one.
package near

import (
	"cmp"
	"math/bits"
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
	best := make([]hit, 0, limit)
	var m matcher
	var letters []rune
	wordSet := setOf(w)
	for _, name := range candidates {
		if len(name) > 4*maxLetters {
			continue
		}
		letters = fold(letters[:0], name)
		allowed := tolerance(len(w), len(letters))
		if len(best) == limit {
			allowed = min(allowed, best[limit-1].distance)
		}
		// One edit changes the set of letters by two at most.
		if bits.OnesCount64(wordSet^setOf(letters)) > 2*allowed {
			continue
		}
		if d := m.distance(w, letters, allowed); d <= allowed {
			best = insert(best, hit{name, d}, limit)
		}
	}
	var names []string
	for _, h := range best {
		names = append(names, h.name)
	}
	if stem, one := strings.CutSuffix(word, "y"); one && names == nil { // deputy for deputies
		return Of(stem+"ies", candidates, limit)
	}
	return names
}

// hit is a candidate that resembles the word.
type hit struct {
	name     string
	distance int
}

// insert puts a hit in its place among the best, unless it is there or there are better ones.
func insert(best []hit, h hit, limit int) []hit {
	at, found := slices.BinarySearchFunc(best, h, func(a, b hit) int {
		return cmp.Or(cmp.Compare(a.distance, b.distance), strings.Compare(a.name, b.name))
	})
	if found || at == limit {
		return best
	}
	if len(best) == limit {
		best = best[:limit-1]
	}
	return slices.Insert(best, at, h)
}

// setOf marks which letters a folded word has; letters beyond the sixty-fourth share a mark with others.
func setOf(letters []rune) uint64 {
	var set uint64
	for _, r := range letters {
		set |= 1 << (uint32(r) & 63) //nolint:gosec // only the low bits matter
	}
	return set
}

// maxLetters bounds the work for one pair; longer names are not worth guessing.
const maxLetters = 80

// tolerance is how many edits still count as a slip for words of these lengths.
func tolerance(a, b int) int {
	n := max(a, b)
	switch {
	case n == 1:
		return 0 // 5 is no slip for 2
	case n <= 3:
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
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
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
