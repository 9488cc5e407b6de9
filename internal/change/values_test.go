package change_test

import (
	"fmt"
	"maps"
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/change"
)

// TestValues checks that every single value of every shipped service is there once, as an independent reader sees them.
func TestValues(t *testing.T) {
	t.Parallel()
	files := shipped(t)
	for _, s := range load(t, files).Services() {
		values, err := change.Values(s)
		if err != nil {
			t.Fatal(err)
		}
		want, got := map[string]int{}, map[string]int{}
		leaves(want, "", decoded(t, files[s.File.Name]), 1)
		delete(want, "/schema=svc/v1")
		delete(want, "/id="+s.ID)
		for _, v := range values {
			leaves(got, "/"+strings.ReplaceAll(brackets.ReplaceAllString(v.Path, ""), ".", "/"), v.Plain, 1)
		}
		if !maps.Equal(want, got) {
			t.Errorf("%s: values differ: %s", s.ID, difference(want, got))
		}
	}
}

func difference(want, got map[string]int) string {
	var b strings.Builder
	for key, n := range want {
		if got[key] != n {
			fmt.Fprintf(&b, "%s want %d got %d\n", key, n, got[key])
		}
	}
	for key, n := range got {
		if want[key] == 0 {
			fmt.Fprintf(&b, "%s want 0 got %d\n", key, n)
		}
	}
	return b.String()
}
