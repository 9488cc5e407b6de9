package yamldoc_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/service-catalogue/svc/internal/pos"
	"github.com/service-catalogue/svc/internal/yamldoc"
)

// seed adds every YAML file of testdata to the corpus.
func seed(f *testing.F, add func(src []byte)) {
	f.Helper()
	files, err := filepath.Glob("testdata/*/*.yaml")
	if err != nil || len(files) == 0 {
		f.Fatalf("no seeds: %v", err)
	}
	for _, file := range append(files, "testdata/service.yaml") {
		src, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		add(src)
	}
	add([]byte(sample))
}

// FuzzParse checks that any bytes are parsed without a panic, in time, with faults and nodes inside the file.
func FuzzParse(f *testing.F) {
	seed(f, func(src []byte) { f.Add(src) })
	f.Fuzz(func(t *testing.T, src []byte) {
		start := time.Now()
		d, faults := yamldoc.Parse(src)
		if took := time.Since(start); took > patience {
			t.Errorf("took %v", took)
		}
		for _, fault := range faults {
			checkFault(t, d, fault)
			if fault.Kind > yamldoc.Invisible {
				t.Errorf("Parse reports %v", fault.Kind)
			}
		}
		if !d.Readable() && len(faults) == 0 {
			t.Error("a file is neither read nor reported")
		}
		d.Walk(func(n yamldoc.Node) bool {
			checkSpan(t, d, n.Span())
			if _, _, at, ok := n.Key(); ok {
				checkSpan(t, d, at)
			}
			if len(faults) == 0 && n.Shape() == yamldoc.Scalar {
				checkStart(t, d, n)
			}
			return true
		})
	})
}

// checkStart holds a scalar to beginning where it is said to begin.
func checkStart(t *testing.T, d *yamldoc.Document, n yamldoc.Node) {
	t.Helper()
	first := n.Text()
	switch n.Style() {
	case yamldoc.Single:
		first = "'"
	case yamldoc.Double:
		first = `"`
	case yamldoc.Literal:
		first = "|"
	case yamldoc.Folded:
		first = ">"
	default:
	}
	at, line := n.Span(), []rune(d.Line(n.Span().Line))
	if at.Col > len(line) || line[at.Col-1] != []rune(first)[0] {
		t.Errorf("%q does not begin at column %d of %q", n.Text(), at.Col, string(line))
	}
	if at.EndCol <= at.Col {
		t.Errorf("%q has an empty span %v", n.Text(), at)
	}
}

func checkSpan(t *testing.T, d *yamldoc.Document, s pos.Span) {
	t.Helper()
	checkFault(t, d, yamldoc.Fault{Kind: yamldoc.Internal, Span: s})
}

// FuzzBind checks that any file can be bound without a panic, that binding does not depend on what was bound before, and
// that every fault has a place.
func FuzzBind(f *testing.F) {
	seed(f, func(src []byte) { f.Add(src) })
	var used yamldoc.Parser
	f.Fuzz(func(t *testing.T, src []byte) {
		d, _ := yamldoc.Parse(src)
		var s service
		faults := yamldoc.Bind(d, &s)
		for _, fault := range faults {
			checkFault(t, d, fault)
		}
		if !d.Readable() && (len(faults) > 0 || s.ID != "") {
			t.Errorf("a file that was not read binds %q with %v", s.ID, faults)
		}
		if s.ID != "" && s.ID != d.Text("id") {
			t.Errorf("id is bound as %q and written as %q", s.ID, d.Text("id"))
		}
		again, _ := used.Parse(src)
		var other service
		if repeated := yamldoc.Bind(again, &other); len(repeated) != len(faults) || other.ID != s.ID || len(other.SLAs) != len(s.SLAs) {
			t.Errorf("a used parser finds %d faults, a new one %d", len(repeated), len(faults))
		}
	})
}

// FuzzAt checks that any path leads to a place in the file, that absent paths lead to a present parent, and that the path
// of every value leads back to it.
func FuzzAt(f *testing.F) {
	paths := []string{"", "owner.person", "slas[sla-ea].rto_minutes", "deputies[1]", `rules["a.b"]`, "a[", "[", "]", `["`, "a..b", `a["\x"]`, "slas[-1]", "[0]"}
	seed(f, func(src []byte) {
		for _, path := range paths {
			f.Add(src, path)
		}
	})
	f.Fuzz(func(t *testing.T, src []byte, path string) {
		d, faults := yamldoc.Parse(src)
		checkSpan(t, d, d.At(path))
		checkSpan(t, d, d.AtKey(path))
		if d.Has(path) && !d.Readable() {
			t.Error("a file that was not read has something")
		}
		if d.Text(path) != "" && len(d.Keys(path)) > 0 {
			t.Error("a scalar has keys")
		}
		if len(faults) > 0 || strings.Contains(string(src), "id") {
			return // a key may be there twice, and an id may look like the number of another item
		}
		d.Walk(func(n yamldoc.Node) bool {
			if at := n.Path(); d.At(at) != n.Span() {
				t.Errorf("At(%q) = %v, want %v", at, d.At(at), n.Span())
			}
			return true
		})
	})
}
