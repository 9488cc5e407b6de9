package yamldoc

import "cmp"

// Limits of one file. They are far above what people write and keep hostile input cheap.
const (
	MaxBytes = 256 << 10 // size of a file
	MaxDepth = 32        // lists and mappings inside each other, the outermost included
	MaxKeys  = 1_000     // keys of one mapping
	MaxNodes = 10_000    // keys, values and list items of a file
)

// maxQuoted is how many code points of a value a fault repeats.
const maxQuoted = 80

// maxKey is the length in bytes of the longest key, so that paths stay short.
const maxKey = 256

// maxFaults is after how many faults binding goes on without recording them.
const maxFaults = 10_000

// maxMessage is the length in bytes that the text of a fault never exceeds.
const maxMessage = 500

// maxCharacterFaults is after how many lines with forbidden characters reading stops.
const maxCharacterFaults = 20

// maxUnseen is how many invisible characters of a file are remembered with their position.
const maxUnseen = 256

// maxNear is how many unknown keys of a file get suggestions, and suggestions is how many each gets.
const (
	maxNear     = 50
	suggestions = 3
)

// Limits replaces limits for a file that is allowed to grow with the catalogue, such as the list of people. A zero field
// keeps the limit of this package.
type Limits struct {
	Bytes, Keys, Nodes int
}

// orDefault fills in the limits of this package.
func (l Limits) orDefault() Limits {
	return Limits{Bytes: cmp.Or(l.Bytes, MaxBytes), Keys: cmp.Or(l.Keys, MaxKeys), Nodes: cmp.Or(l.Nodes, MaxNodes)}
}
