package yamldoc

import (
	"bytes"
	"cmp"
	"fmt"

	"github.com/service-catalogue/svc/internal/pos"
)

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

// crowded reports a file that is allowed to be large and holds more marks between keys, values and items than the limit of
// nodes lets pass. The YAML library would build the whole tree first, of more than a hundred times the memory of the file. A
// quarter is left for marks that stand in texts.
func (d *Document) crowded(limit int) *Fault {
	if len(d.src) <= MaxBytes {
		return nil
	}
	marks := 0
	for i, c := range d.src {
		switch c {
		case ',', '[', '{':
		case ':', '-', '?':
			if i+1 < len(d.src) && d.src[i+1] > ' ' {
				continue
			}
		default:
			continue
		}
		if marks++; marks > limit+limit/4 {
			at := 1 + bytes.Count(d.src[:i], []byte{'\n'})
			return &Fault{Kind: TooManyNodes, Span: pos.Span{Line: at, Col: 1, EndLine: at, EndCol: 1}, Limit: limit, Text: nodesText(limit), Hint: "split it up"}
		}
	}
	return nil
}

func nodesText(limit int) string {
	return fmt.Sprintf("the file has more than %d keys, values and list items", limit)
}
