package yamldoc

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// twins reports keys of a free mapping that a reader takes for other ones: those that differ from an earlier key in
// capitals only, and those that mix Latin letters with letters that look like them.
func (b *binder) twins(mapping *node) {
	var lower map[string]int32
	for at := mapping.first; at < mapping.first+mapping.count; at += 2 {
		key := &b.nodes[at]
		if key.shape != Scalar || isLower(key.value) {
			continue
		}
		if r, found := stranger(key.value); found {
			b.fault(at, &Fault{
				Kind: NotAllowed, Key: cut(key.value), Value: cut(key.value),
				Text: fmt.Sprintf("the key `%s` mixes letters of two alphabets: `%c` is the character %s", cut(key.value), r, codePoint(r)),
				Hint: "type the key again",
			})
		}
		if lower == nil {
			lower = b.lowered(mapping)
		}
		if other := lower[strings.ToLower(key.value)]; b.nodes[other].value != key.value {
			b.fault(at, &Fault{
				Kind: DuplicateKey, Key: cut(key.value), OtherLine: int(b.nodes[other].line),
				Text: fmt.Sprintf("`%s` differs only in capitals from `%s` on line %d", cut(key.value), cut(b.nodes[other].value), b.nodes[other].line),
				Hint: hintTwice + "; if both are needed, give one of them another name",
			})
		}
	}
}

// lowered are the keys of a mapping in small letters, each with the first key that gives it.
func (b *binder) lowered(mapping *node) map[string]int32 {
	out := make(map[string]int32, mapping.count/2)
	for at := mapping.first; at < mapping.first+mapping.count; at += 2 {
		key := strings.ToLower(b.nodes[at].value)
		if first, found := out[key]; !found || isLower(b.nodes[at].value) && !isLower(b.nodes[first].value) {
			out[key] = at
		}
	}
	return out
}

// isLower tells whether a key has neither capitals nor anything beyond ASCII.
func isLower(s string) bool {
	for i := range len(s) {
		if c := s[i]; c >= 'A' && c <= 'Z' || c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// alike are Cyrillic and Greek letters that look like Latin ones.
const alike = "аеорсухіјѕһԁԛԝАВЕКМНОРСТХЅІЈЗΑΒΕΖΗΙΚΜΝΟΡΤΥΧοντ"

// stranger is the first letter of a text that looks like a Latin one beside letters that are.
func stranger(s string) (rune, bool) {
	latin := strings.ContainsFunc(s, func(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' })
	at := strings.IndexAny(s, alike)
	if !latin || at < 0 {
		return 0, false
	}
	r, _ := utf8.DecodeRuneInString(s[at:])
	return r, true
}
