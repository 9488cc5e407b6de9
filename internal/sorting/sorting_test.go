package sorting_test

import (
	"cmp"
	"slices"
	"testing"

	"github.com/service-catalogue/svc/internal/sorting"
)

func TestBy(t *testing.T) {
	t.Parallel()
	type item struct{ key, was int }
	var list []item
	for i := range 1000 {
		list = append(list, item{i * 7919 % 13, i})
	}
	want := slices.Clone(list)
	byKey := func(a, b item) int { return cmp.Compare(a.key, b.key) }
	slices.SortStableFunc(want, byKey)
	sorting.By(list, byKey)
	if !slices.Equal(list, want) {
		t.Errorf("By gives %v, want %v", list, want)
	}
	sorting.By([]item(nil), byKey)
}

func TestKeys(t *testing.T) {
	t.Parallel()
	if got, want := sorting.Keys(map[string]bool{"c": true, "ab": false, "a": true}), []string{"a", "ab", "c"}; !slices.Equal(got, want) {
		t.Errorf("Keys gives %v, want %v", got, want)
	}
	if got := sorting.Keys(map[string]int(nil)); len(got) != 0 {
		t.Errorf("Keys of no map gives %v", got)
	}
}
