package yamldoc_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/golden"
	"github.com/service-catalogue/svc/internal/yamldoc"
)

// TestBroken parses every file of testdata/broken and compares the faults with the golden file beside it.
func TestBroken(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/broken/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no files: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".yaml"), func(t *testing.T) {
			t.Parallel()
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			d, faults := yamldoc.Parse(src)
			var b strings.Builder
			for _, f := range faults {
				fmt.Fprintf(&b, "%s %q\n\t%s\n\t%s\n", heading(f), f.Path, f.Text, f.Hint)
				checkFault(t, d, f)
			}
			if len(faults) == 0 {
				b.WriteString("no faults\n")
			}
			golden.Equal(t, []byte(b.String()), strings.TrimSuffix(file, ".yaml")+".golden")
		})
	}
}

func heading(f yamldoc.Fault) string {
	s := fmt.Sprintf("%d:%d-%d %v", f.Span.Line, f.Span.Col, f.Span.EndCol, f.Kind)
	if f.OtherLine > 0 {
		s += fmt.Sprintf(" (first on line %d)", f.OtherLine)
	}
	return s
}

// checkFault holds what is true of every fault of a file: it lies in the file and says what is wrong and what to do.
func checkFault(t *testing.T, d *yamldoc.Document, f yamldoc.Fault) {
	t.Helper()
	width := len([]rune(strings.ToValidUTF8(d.Line(f.Span.Line), "?"))) + 1
	if f.Span.Line < 1 || f.Span.Line > max(d.Lines(), 1) || f.Span.EndLine != f.Span.Line ||
		f.Span.Col < 1 || f.Span.EndCol < f.Span.Col || f.Span.EndCol > max(width, f.Span.Col) {
		t.Errorf("%v %q: span %v is not in the file", f.Kind, f.Path, f.Span)
	}
	if f.Kind > yamldoc.Invisible {
		return
	}
	if f.Text == "" || f.Hint == "" || len(f.Text) > 500 || strings.HasSuffix(f.Text, ".") {
		t.Errorf("%v: text %q and hint %q", f.Kind, f.Text, f.Hint)
	}
}
