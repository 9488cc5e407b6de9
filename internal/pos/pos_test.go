package pos_test

import (
	"testing"

	"github.com/service-catalogue/svc/internal/pos"
)

func TestColumns(t *testing.T) {
	t.Parallel()
	type cols struct{ bytes, utf16 int }
	tests := map[string]struct {
		line string
		col  int
		want cols
	}{
		"first column":             {"owner", 1, cols{1, 1}},
		"ascii":                    {"owner: a", 8, cols{8, 8}},
		"after two bytes":          {"é: a", 2, cols{3, 2}},
		"after a surrogate pair":   {"😀: a", 2, cols{5, 3}},
		"just after the last":      {"é😀", 3, cols{7, 4}},
		"beyond the end":           {"é", 99, cols{3, 2}},
		"empty line":               {"", 5, cols{1, 1}},
		"column below one":         {"abc", 0, cols{1, 1}},
		"bytes that are not UTF-8": {"\xff\xfe:", 3, cols{3, 3}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := cols{pos.ByteCol(tt.line, tt.col), pos.UTF16Col(tt.line, tt.col)}
			if got != tt.want {
				t.Errorf("columns of %q at %d = %v, want %v", tt.line, tt.col, got, tt.want)
			}
		})
	}
}

func TestSpanCompare(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		a, b pos.Span
		want int
	}{
		"equal":       {pos.Start(), pos.Start(), 0},
		"line first":  {pos.Span{Line: 1, Col: 9}, pos.Span{Line: 2, Col: 1}, -1},
		"then column": {pos.Span{Line: 2, Col: 9}, pos.Span{Line: 2, Col: 1}, 1},
		"then end":    {pos.Span{Line: 2, Col: 1, EndLine: 2, EndCol: 3}, pos.Span{Line: 2, Col: 1, EndLine: 2, EndCol: 4}, -1},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := tt.a.Compare(tt.b); got != tt.want {
				t.Errorf("%v.Compare(%v) = %d, want %d", tt.a, tt.b, got, tt.want)
			}
		})
	}
	if pos.Start().IsZero() || !(pos.Span{}).IsZero() {
		t.Error("only the zero span is zero")
	}
}
