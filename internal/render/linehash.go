package render

import (
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// hashedUnits is how many UTF-16 units from the start of a line on its hash covers, and hashBase what each is weighed with.
const (
	hashedUnits = 100
	hashBase    = 37
)

// lineHashes are the hashes of the lines of a file by which GitHub knows an alert again after lines have moved. They are
// those that its upload action works out when a file has none: a polynomial over the next 100 UTF-16 units, without spaces
// and tabs and with every line end as LF, with 0xFFFF after the last one and zeros from there on; and the number of lines
// up to this one that have the same hash. A lone CR ends a line here, as it does for the action.
type lineHashes struct {
	hashes []uint64
	units  []uint16 // of the file, kept for their room
}

// read hashes the lines of a file, in place of those of the last one.
func (h *lineHashes) read(content []byte) {
	h.hashes = h.hashes[:0]
	h.units = append(appendUnits(h.units[:0], content), 0xFFFF)
	power := uint64(1)
	window := uint64(0)
	for i := range hashedUnits {
		power *= hashBase
		window = window*hashBase + unitAt(h.units, i)
	}
	start := true
	for i, unit := range h.units {
		if start {
			h.hashes = append(h.hashes, window)
		}
		start = unit == '\n'
		window = window*hashBase + unitAt(h.units, i+hashedUnits) - power*uint64(unit)
	}
}

// of is the hash of a line, from 1; empty when there is no such line.
func (h *lineHashes) of(line int) string {
	if line < 1 || line > len(h.hashes) {
		return ""
	}
	hash, nth := h.hashes[line-1], 0
	for _, earlier := range h.hashes[:line] {
		if earlier == hash {
			nth++
		}
	}
	return strconv.FormatUint(hash, 16) + ":" + strconv.Itoa(nth)
}

func unitAt(units []uint16, i int) uint64 {
	if i < len(units) {
		return uint64(units[i])
	}
	return 0
}

// appendUnits appends the UTF-16 units that count, with every line end as LF.
func appendUnits(units []uint16, content []byte) []uint16 {
	cr := false
	for i := 0; i < len(content); {
		c := content[i]
		after := cr
		cr = c == '\r'
		switch {
		case c == ' ', c == '\t', c == '\n' && after:
		case cr:
			units = append(units, '\n')
		case c < utf8.RuneSelf:
			units = append(units, uint16(c))
		default:
			r, size := utf8.DecodeRune(content[i:])
			if r == utf8.RuneError && size == 1 {
				size = brokenLength(content[i:])
			}
			units = utf16.AppendRune(units, r)
			i += size
			continue
		}
		i++
	}
	return units
}

// brokenLength is how many bytes that are not UTF-8 stand for one replacement character: the start of a sequence as far as
// it is right (Unicode 16, table 3-8).
func brokenLength(b []byte) int {
	low, high, want := byte(0x80), byte(0xBF), 0
	switch c := b[0]; {
	case c >= 0xC2 && c <= 0xDF:
		want = 1
	case c >= 0xE0 && c <= 0xEF:
		want = 2
		if c == 0xE0 {
			low = 0xA0
		}
		if c == 0xED {
			high = 0x9F
		}
	case c >= 0xF0 && c <= 0xF4:
		want = 3
		if c == 0xF0 {
			low = 0x90
		}
		if c == 0xF4 {
			high = 0x8F
		}
	}
	n := 1
	for n <= want && n < len(b) && b[n] >= low && b[n] <= high {
		n++
		low, high = 0x80, 0xBF
	}
	return n
}
