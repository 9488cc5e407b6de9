package golden_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/golden"
)

// recorder stands in for a test and keeps what it is told instead of failing.
type recorder struct {
	testing.TB
	said string
}

func (r *recorder) Helper() {}

func (r *recorder) Errorf(format string, args ...any) { r.said += fmt.Sprintf(format, args...) }

//nolint:paralleltest // it sets the -update flag of the whole test binary
func TestEqual(t *testing.T) {
	tests := map[string]struct {
		got, file, update string
		say               string // what the failure must mention; empty means no failure
		left              string // what the file holds afterwards
	}{
		"same":                {got: "a\nb\n", file: "a\nb\n", update: "false", left: "a\nb\n"},
		"second line differs": {got: "a\nc\n", file: "a\nb\n", update: "false", say: "differs from line 2 on\n got: \"c\\n\"\nwant: \"b\\n\"", left: "a\nb\n"},
		"line missing":        {got: "a\n", file: "a\nb\n", update: "false", say: "line 2 on\n got: \"\"\nwant: \"b\\n\"", left: "a\nb\n"},
		"line end differs":    {got: "a", file: "a\n", update: "false", say: "line 1 on\n got: \"a\"\nwant: \"a\\n\"", left: "a\n"},
		"update":              {got: "a\nc\n", file: "a\nb\n", update: "true", left: "a\nc\n"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			setUpdate(t, test.update)
			file := filepath.Join(t.TempDir(), "x.golden")
			if err := os.WriteFile(file, []byte(test.file), 0o600); err != nil {
				t.Fatal(err)
			}
			var r recorder
			golden.Equal(&r, []byte(test.got), file)
			if !strings.Contains(r.said, test.say) || (test.say == "") != (r.said == "") {
				t.Errorf("Equal says %q, want %q", r.said, test.say)
			}
			if left, _ := os.ReadFile(file); string(left) != test.left {
				t.Errorf("file holds %q, want %q", left, test.left)
			}
		})
	}
}

//nolint:paralleltest // it sets the -update flag of the whole test binary
func TestEqualWithoutFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "new", "x.golden")
	var r recorder
	setUpdate(t, "false")
	golden.Equal(&r, []byte("a"), file)
	if !strings.Contains(r.said, "run the test with -update") {
		t.Errorf("Equal says %q, want the way to write the file", r.said)
	}
	setUpdate(t, "true")
	golden.Equal(t, []byte("a"), file)
	if left, err := os.ReadFile(file); string(left) != "a" {
		t.Errorf("file holds %q (%v), want %q", left, err, "a")
	}
	if !golden.Updating() {
		t.Error("Updating() = false under -update")
	}
}

func setUpdate(t *testing.T, value string) {
	t.Helper()
	old := flag.Lookup("update").Value.String()
	t.Cleanup(func() { _ = flag.Set("update", old) })
	if err := flag.Set("update", value); err != nil {
		t.Fatal(err)
	}
}
