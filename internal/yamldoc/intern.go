package yamldoc

import "hash/maphash"

// interner gives equal short texts one copy, so that a word which stands in ten thousand files is kept once. It is a
// cache of fixed size: a text that is no longer in it is only kept twice.
type interner struct {
	slots []string
	seed  maphash.Seed
}

const (
	internSlots = 4096 // a power of two
	internBytes = 32
)

// of returns s or an equal text seen before.
func (in *interner) of(s string) string {
	if len(s) > internBytes {
		return s
	}
	if in.slots == nil {
		in.slots, in.seed = make([]string, internSlots), maphash.MakeSeed()
	}
	slot := &in.slots[maphash.String(in.seed, s)&(internSlots-1)]
	if *slot != s {
		*slot = s
	}
	return *slot
}
