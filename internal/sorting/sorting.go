// Package sorting sorts lists in one way for all types. The sorting functions of the standard library are compiled anew for
// each type of item, at 20 KB of program each; here that is the case for one type only.
package sorting

import (
	"cmp"
	"reflect"
	"slices"
)

// List sorts a slice, whose items are compared by their places, so that items that compare as equal keep their order. The
// items stay where they are until all are compared.
func List(list any, compare func(i, j int) int) {
	items := reflect.ValueOf(list)
	n := items.Len()
	sorted := true
	for i := 1; i < n && sorted; i++ {
		sorted = compare(i-1, i) <= 0
	}
	if sorted {
		return
	}
	places := make([]int, n)
	for i := range places {
		places[i] = i
	}
	slices.SortFunc(places, func(i, j int) int { return cmp.Or(compare(i, j), i-j) })
	was := reflect.MakeSlice(items.Type(), n, n)
	reflect.Copy(was, items)
	for to, from := range places {
		items.Index(to).Set(was.Index(from))
	}
}

// By is List for items that are compared by themselves. It is compiled for each type, so List is better for a struct.
func By[T any](list []T, compare func(a, b T) int) {
	List(list, func(i, j int) int { return compare(list[i], list[j]) })
}

// Keys are the keys of a map, which are texts, in order.
func Keys(m any) []string {
	found := reflect.ValueOf(m).MapKeys()
	keys := make([]string, len(found))
	for i, key := range found {
		keys[i] = key.String()
	}
	slices.Sort(keys)
	return keys
}
