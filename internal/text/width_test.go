package text_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/text"
)

func TestWidth(t *testing.T) {
	t.Parallel()
	tests := map[string]int{"": 0, "abc": 3, "é": 1, "e\u0301": 1, "日本": 4, "😀": 2, "❤️": 2, "👍🏽": 2, "🇬🇧": 2, "1️⃣": 2, "ｱ": 1, "…": 1}
	for in, want := range tests {
		if got := text.Width(in); got != want {
			t.Errorf("Width(%q) = %d, want %d", in, got, want)
		}
		sum := 0
		for _, columns := range text.Clusters(in) {
			sum += columns
		}
		if sum != want {
			t.Errorf("Clusters(%q) take %d columns, want %d", in, sum, want)
		}
	}
}

func TestCut(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		in          string
		n           int
		right, left string
	}{
		"fits":              {"abc", 3, "abc", "abc"},
		"one too many":      {"abcd", 3, "ab…", "…cd"},
		"to nothing":        {"abc", 0, "", ""},
		"below nothing":     {"abc", -1, "", ""},
		"to the mark":       {"abc", 1, "…", "…"},
		"wide":              {"日本語", 4, "日…", "…語"},
		"wide, odd":         {"日本語", 5, "日本…", "…本語"},
		"wide fits":         {"日本語", 6, "日本語", "日本語"},
		"combined stays":    {"ae\u0301bc", 3, "ae\u0301…", "…bc"},
		"many bytes, short": {"éé", 2, "éé", "éé"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := text.Cut(tt.in, tt.n); got != tt.right {
				t.Errorf("Cut(%q, %d) = %q, want %q", tt.in, tt.n, got, tt.right)
			}
			if got := text.CutLeft(tt.in, tt.n); got != tt.left {
				t.Errorf("CutLeft(%q, %d) = %q, want %q", tt.in, tt.n, got, tt.left)
			}
		})
	}
}

func TestPad(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		in   string
		n    int
		want string
	}{
		"short": {"ab", 4, "ab  "},
		"wide":  {"日", 4, "日  "},
		"full":  {"abcd", 4, "abcd"},
		"over":  {"abcde", 4, "abcde"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := text.Pad(tt.in, tt.n); got != tt.want {
				t.Errorf("Pad(%q, %d) = %q, want %q", tt.in, tt.n, got, tt.want)
			}
		})
	}
}

func TestWrap(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		in           string
		first, width int
		want         []string
	}{
		"empty":                   {"", 5, 5, []string{""}},
		"fits":                    {"one two", 7, 7, []string{"one two"}},
		"breaks at a space":       {"one two six", 7, 7, []string{"one two", "six"}},
		"shorter first line":      {"one two six", 3, 7, []string{"one", "two six"}},
		"no room in the first":    {"three four", 3, 7, []string{"", "three", "four"}},
		"long word stays whole":   {"a https://example.org/x b", 8, 8, []string{"a", "https://example.org/x", "b"}},
		"two spaces in a row":     {"a  b", 5, 5, []string{"a  b"}},
		"wide characters":         {"日本 日本", 5, 5, []string{"日本", "日本"}},
		"no room anywhere":        {"ab cd", 0, 1, []string{"", "ab", "cd"}},
		"first word fills a line": {"abc d", 3, 3, []string{"abc", "d"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := text.Wrap(tt.in, tt.first, tt.width); !slices.Equal(got, tt.want) {
				t.Errorf("Wrap(%q, %d, %d) = %q, want %q", tt.in, tt.first, tt.width, got, tt.want)
			}
		})
	}
}

func TestFold(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		in    string
		width int
		want  []string
	}{
		"fits":             {"one two", 7, []string{"one two"}},
		"at a space":       {"one two", 5, []string{"one", "two"}},
		"after a hyphen":   {"renew-fishing-licence", 15, []string{"renew-fishing-", "licence"}},
		"anywhere":         {"abcdefgh", 3, []string{"abc", "def", "gh"}},
		"wide":             {"日本語", 5, []string{"日本", "語"}},
		"wider than width": {"日本", 1, []string{"日", "本"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := text.Fold(tt.in, tt.width)
			if !slices.Equal(got, tt.want) {
				t.Errorf("Fold(%q, %d) = %q, want %q", tt.in, tt.width, got, tt.want)
			}
			if tt.in != strings.Join(got, "") && tt.in != strings.Join(got, " ") {
				t.Errorf("Fold(%q, %d) = %q loses text", tt.in, tt.width, got)
			}
		})
	}
}
