// Package sorting sorts lists in one way for all types. The sorting functions of the standard library are compiled anew for
// each type of item, at 15 KB of program each; here that is the case for one type only.
package sorting

import "slices"

// By sorts a list so that items that compare as equal keep their order.
func By[T any](list []T, compare func(a, b T) int) {
	numbers := make([]int, len(list))
	for i := range numbers {
		numbers[i] = i
	}
	slices.SortStableFunc(numbers, func(i, j int) int { return compare(list[i], list[j]) })
	sorted := make([]T, len(list))
	for to, from := range numbers {
		sorted[to] = list[from]
	}
	copy(list, sorted)
}
