package yamldoc

import (
	"fmt"
	"strings"
)

// keys reports what is wrong with the keys of the mapping at i: merge keys, keys that are no words, keys written twice.
func (c *converter) keys(i int32) {
	nodes := c.doc.nodes
	first, end := nodes[i].first, nodes[i].first+nodes[i].count
	if nodes[i].count > 16 {
		c.manyKeys(first, end)
		return
	}
	for at := first; at < end; at += 2 {
		if !c.word(at) {
			continue
		}
		for earlier := first; earlier < at; earlier += 2 {
			if nodes[earlier].value == nodes[at].value && nodes[earlier].shape == Scalar {
				c.twice(earlier, at)
				break
			}
		}
	}
}

// manyKeys is keys for mappings where comparing each key with each other would be slow.
func (c *converter) manyKeys(first, end int32) {
	nodes := c.doc.nodes
	if c.seen == nil {
		c.seen = map[string]int32{}
	}
	clear(c.seen)
	for at := first; at < end; at += 2 {
		if !c.word(at) {
			continue
		}
		if earlier, found := c.seen[nodes[at].value]; found {
			c.twice(earlier, at)
			continue
		}
		c.seen[nodes[at].value] = at
	}
	clear(c.seen)
}

// word tells whether the key at i is a word, and reports it when not.
func (c *converter) word(i int32) bool {
	n := &c.doc.nodes[i]
	switch {
	case n.shape == Scalar && n.style == Plain && n.value == "<<":
		c.report(i, &Fault{
			Kind: MergeKey, Value: "<<",
			Text: "merge keys (<<) are not used here", Hint: "write the keys out in this mapping",
		})
		n.shape = Opaque
		return false
	case n.shape == Scalar && len(n.value) > maxKey:
		c.badKey(i, "longer", longKeyText(), longKeyHint)
		return false
	case n.shape == Scalar && strings.TrimSpace(n.value) != "":
		return true
	case n.shape == Opaque: // an alias or something too deep, reported already
		return false
	default:
		got := n.describe()
		if n.shape == Scalar {
			got = "blank"
		}
		c.badKey(i, got, "a key is one word, and here it is "+got, "write `key: value`; put text that begins with [, { or ? in quotes")
		return false
	}
}

// badKey reports a key that cannot be one and takes it out of the document.
func (c *converter) badKey(i int32, got, text, hint string) {
	n := &c.doc.nodes[i]
	c.add(&Fault{
		Kind: ComplexKey, Path: c.doc.path(n.parent), Span: c.doc.span(i), Got: got, Want: "a word", Text: text, Hint: hint,
	})
	n.shape, n.value, n.count = Opaque, "", 0
}

func (c *converter) twice(earlier, at int32) {
	d := c.doc
	key, line := cut(d.nodes[at].value), int(d.nodes[earlier].line)
	c.report(at, &Fault{Kind: DuplicateKey, Key: key, OtherLine: line, Text: twiceText(key, line, int(d.nodes[at].line)), Hint: hintTwice})
}

// hintTwice is what to do about a key that stands twice.
const hintTwice = "decide which of the two holds, and delete the other"

// twiceText says where something is that should be there once.
func twiceText(key string, first, second int) string {
	if first == second {
		return fmt.Sprintf("`%s` appears twice on line %d", key, first)
	}
	return fmt.Sprintf("`%s` appears on lines %d and %d", key, first, second)
}

// What is wrong with a key that is longer than any word.
const longKeyHint = "write long text as a value"

func longKeyText() string { return fmt.Sprintf("a key has more than %d bytes", maxKey) }
