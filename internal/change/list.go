package change

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/service-catalogue/svc/internal/fields"
)

// lists compares two lists: mappings by their keys, everything else as sets in which only what is in one of them counts.
func (c *comparer) lists(at *place, t *fields.Type, before, after reflect.Value) {
	was, is := items(t, at.field, before), items(t, at.field, after)
	if at.field != nil && len(at.field.Keys) > 0 {
		c.keyed(at, t, was, is)
		return
	}
	c.sets(at, was, is)
}

// item is one item of a list.
type item struct {
	name   string // its key; its number when it has none of its own
	number string
	keyed  bool
	value  reflect.Value
	plain  any
}

// items are the items of a list that say something.
func items(t *fields.Type, field *fields.Field, list reflect.Value) []*item {
	var out []*item
	taken := map[string]bool{}
	for i := range list.Len() {
		v := list.Index(i)
		value := plain(t.Elem, v)
		if value == nil {
			continue
		}
		one := &item{number: strconv.Itoa(i), value: v, plain: value}
		one.name = one.number
		if key := keyOf(field, value); key != "" && !taken[key] {
			one.name, one.keyed = key, true
			taken[key] = true
		}
		out = append(out, one)
	}
	return out
}

// keyOf is the key of an item, or "" when a part of it is absent.
func keyOf(field *fields.Field, value any) string {
	mapping, ok := value.(map[string]any)
	if !ok || field == nil || len(field.Keys) == 0 {
		return ""
	}
	parts := make([]string, len(field.Keys))
	for i, key := range field.Keys {
		if parts[i] = text(mapping[key]); parts[i] == "" {
			return ""
		}
	}
	return strings.Join(parts, "/")
}

// keyed compares lists of mappings. Items without a key of their own are compared as a set.
func (c *comparer) keyed(at *place, t *fields.Type, before, after []*item) {
	rest := map[string]*item{}
	var loose [2][]*item
	for _, old := range before {
		if old.keyed {
			rest[old.name] = old
		} else {
			loose[0] = append(loose[0], old)
		}
	}
	var kept [2][]any
	for _, now := range after {
		old, found := rest[now.name]
		switch {
		case !now.keyed:
			loose[1] = append(loose[1], now)
		case !found:
			c.differ(at.item(now.name, now.name, now.name), nil, now.plain)
		default:
			delete(rest, now.name)
			kept[1] = append(kept[1], now.name)
			c.structs(at.item(now.name, now.name, now.name), t.Elem.Plan, reflect.Indirect(old.value), reflect.Indirect(now.value))
		}
	}
	for _, old := range before {
		if _, gone := rest[old.name]; gone && old.keyed {
			c.differ(at.item(old.name, old.name, old.name), old.plain, nil)
		} else if old.keyed {
			kept[0] = append(kept[0], old.name)
		}
	}
	c.sets(at, loose[0], loose[1])
	if at.field.Ordered && !slices.Equal(kept[0], kept[1]) {
		c.differ(at, kept[0], kept[1])
	}
}

// sets compares lists in which order means nothing. An item is told by its whole value.
func (c *comparer) sets(at *place, before, after []*item) {
	count := map[string]int{}
	for _, old := range before {
		count[canonical(old.plain)]++
	}
	for _, now := range after {
		if key := canonical(now.plain); count[key] > 0 {
			count[key]--
			continue
		}
		place := *at
		place.after = at.item("", "", now.number).after
		c.differ(&place, nil, now.plain)
	}
	for _, old := range slices.Backward(before) { // of equal ones the last are gone
		if key := canonical(old.plain); count[key] > 0 {
			count[key]--
			place := *at
			place.before = at.item("", old.number, "").before
			c.differ(&place, old.plain, nil)
		}
	}
}
