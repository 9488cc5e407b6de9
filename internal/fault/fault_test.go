package fault_test

import (
	"errors"
	"io/fs"
	"testing"

	"github.com/service-catalogue/svc/internal/fault"
)

func TestNew(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		got  error
		want string
	}{
		"text alone":           {fault.New("100%s"), "100%s"},
		"a word each":          {fault.New("%s is not the owner of %s", "b-jones", "pay-fine"), "b-jones is not the owner of pay-fine"},
		"a word that holds %s": {fault.New("unknown %s: %s?", "%s %d", "a%sb"), "unknown %s %d: a%sb?"},
		"a word too many":      {fault.New("unknown ", "role"), "unknown role"},
		"a place":              {fault.At("--at", fs.ErrNotExist), "--at: file does not exist"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if tt.got.Error() != tt.want {
				t.Errorf("the error says %q, want %q", tt.got, tt.want)
			}
		})
	}
	if !errors.Is(fault.At("--at", fs.ErrNotExist), fs.ErrNotExist) {
		t.Error("At hides the error")
	}
}
