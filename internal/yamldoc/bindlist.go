package yamldoc

import (
	"reflect"
	"strings"

	"github.com/service-catalogue/svc/internal/fields"
)

// list binds a list, or one scalar where the field allows that in its place.
func (b *binder) list(i int32, t *fields.Type, field *fields.Field, v reflect.Value) {
	n := &b.nodes[i]
	switch {
	case n.shape == Sequence:
	case n.shape == Scalar && field != nil && field.Scalar:
		slice := reflect.MakeSlice(t.Go, 1, 1)
		b.value(i, t.Elem, nil, slice.Index(0))
		v.Set(slice)
		return
	default:
		b.wrong(i, t)
		return
	}
	count := int(n.count)
	slice := reflect.MakeSlice(t.Go, count, count)
	if field != nil && len(field.Keys) > 0 {
		b.nameItems(n, field)
	}
	for number := range count {
		at := n.first + int32(number)
		b.item(at, t.Elem, field, slice.Index(number))
	}
	v.Set(slice)
}

// item binds a list item or a map's value, where nothing is a mistake.
func (b *binder) item(at int32, t *fields.Type, field *fields.Field, v reflect.Value) {
	if n := &b.nodes[at]; n.shape == Null || n.shape == Scalar && n.blank() {
		b.fault(at, &Fault{Kind: WrongType, Value: cut(n.value), Want: wanted(t), Got: "nothing"})
		if t.Pointer && t.Kind == fields.Struct {
			v.Set(reflect.New(t.Go))
		}
		return
	}
	b.value(at, t, field, v)
}

// nameItems gives every mapping of the list its key, by which paths name it from now on, and reports a key that two of
// them have. The second keeps no key, so that its path is not that of the first.
func (b *binder) nameItems(list *node, field *fields.Field) {
	var first map[string]int32
	if list.count > 16 {
		first = make(map[string]int32, list.count)
	}
	for at := list.first; at < list.first+list.count; at++ {
		n := &b.nodes[at]
		if n.shape != Mapping {
			continue
		}
		key := b.itemKey(at, field.Keys)
		if key == "" {
			continue
		}
		earlier, repeated := first[key]
		if first == nil {
			earlier, repeated = b.named(list.first, at, key)
		}
		if repeated {
			b.repeated(earlier, at, field.Keys, key)
			continue
		}
		if first != nil {
			first[key] = at
		}
		n.value = key
	}
}

// named finds the item before end that has the key.
func (b *binder) named(from, end int32, key string) (int32, bool) {
	for at := from; at < end; at++ {
		if b.nodes[at].isKeyed() && b.nodes[at].value == key {
			return at, true
		}
	}
	return 0, false
}

// itemKey is the text of the item's key, or the texts of its keys joined by "/"; "" when one of them is not there.
func (b *binder) itemKey(item int32, keys []string) string {
	if len(keys) == 1 {
		return b.keyText(item, keys[0])
	}
	texts := make([]string, 0, 4)
	for _, key := range keys {
		text := b.keyText(item, key)
		if text == "" {
			return ""
		}
		texts = append(texts, text)
	}
	return strings.Join(texts, "/")
}

// keyText is the text of a scalar of the item.
func (b *binder) keyText(item int32, key string) string {
	at := b.doc.valueOf(item, key)
	if at < 0 || b.nodes[at].shape != Scalar || b.nodes[at].blank() || len(b.nodes[at].value) > maxKey {
		return ""
	}
	return b.nodes[at].value
}

// repeated reports the item at, whose key the earlier one has too.
func (b *binder) repeated(earlier, at int32, keys []string, key string) {
	where := at
	if value := b.doc.valueOf(at, keys[0]); value >= 0 {
		where = value
	}
	first, second := int(b.nodes[earlier].line), int(b.nodes[at].line)
	b.fault(where, &Fault{
		Kind: DuplicateKey, Key: strings.Join(keys, ","), Value: cut(key), OtherLine: first, Text: twiceText(cut(key), first, second),
		Hint: hintTwice + "; if both do, change `" + strings.Join(keys, "` or `") + "` of one of them",
	})
}

// dictionary binds a map with free keys.
func (b *binder) dictionary(i int32, t *fields.Type, field *fields.Field, v reflect.Value) {
	n := &b.nodes[i]
	if n.shape != Mapping {
		b.wrong(i, t)
		return
	}
	b.twins(n)
	v.Set(reflect.MakeMapWithSize(t.Go, int(n.count/2)))
	for at := n.first; at < n.first+n.count; at += 2 {
		switch key := &b.nodes[at]; {
		case key.shape != Scalar:
		case strings.HasPrefix(key.value, "x-"):
			b.doc.own = true
		default:
			b.entry(at, field, t, v)
		}
	}
}

// entry binds the key at at and its value into the map v of type t.
func (b *binder) entry(at int32, field *fields.Field, t *fields.Type, v reflect.Value) {
	if v.IsNil() {
		v.Set(reflect.MakeMap(t.Go))
	}
	key := reflect.New(t.Key.Go).Elem()
	if !b.key(at, t.Key, key) || v.MapIndex(key).IsValid() {
		return // not a key of this map, or written twice: reported either way
	}
	value := reflect.New(t.Elem.Go)
	if t.Elem.Pointer {
		value = reflect.New(reflect.PointerTo(t.Elem.Go))
	}
	b.item(at+1, t.Elem, field, value.Elem())
	v.SetMapIndex(key, value.Elem())
}

// key binds a key by its text, whether it is quoted or not.
func (b *binder) key(at int32, t *fields.Type, v reflect.Value) bool {
	n := &b.nodes[at]
	switch t.Kind {
	case fields.String:
		if meant := n.ambiguous(); meant != "" && !mayBeNumber(n.value) {
			b.fault(at, &Fault{Kind: Ambiguous, Key: cut(n.value), Value: cut(n.value), Want: "text", Got: meant})
		}
		v.SetString(b.words.of(n.value))
		return true
	case fields.Int:
		bare := node{shape: Scalar, value: n.value}
		number, ok := bare.parseInt()
		if !ok || v.OverflowInt(number) {
			b.fault(at, &Fault{Kind: WrongType, Key: cut(n.value), Value: cut(n.value), Want: "a whole number as key", Got: "text"})
			return false
		}
		v.SetInt(number)
		return true
	default:
		before := len(b.faults)
		b.read(at, t, v)
		return len(b.faults) == before
	}
}
