package render_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/pos"
	"github.com/service-catalogue/svc/internal/view"
)

// TestLineHashes checks hashes of which the values are known: they are the examples in the tests of GitHub's upload action.
func TestLineHashes(t *testing.T) {
	t.Parallel()
	const ended = "e9496ae3ebfced30:1 fb7c023a8b9ccb3f:1 ce8ba1a563dcdaca:1 e20e36e16fcb0cc8:1 b3edc88f2938467e:1 c8e28b0b4002a3a0:1 c129715d7a2bc9a3:1"
	tests := map[string]struct{ in, want string }{
		"empty":      {"", "c129715d7a2bc9a3:1"},
		"blanks":     {" a\nb\n  \t\tc\n d", "271789c17abda88f:1 54703d4cd895b18:1 180aee12dab6264:1 a23a3dc5e078b07b:1"},
		"LF":         {" hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End\n", ended},
		"CR":         {" hello; \t\nworld!!!\r\r\r  \t\tGreetings\r End\r", ended},
		"CRLF":       {" hello; \t\r\nworld!!!\r\n\r\n\r\n  \t\tGreetings\r\n End\r\n", ended},
		"all in one": {" hello; \t\nworld!!!\r\n\n\r  \t\tGreetings\r End\r\n", ended},
		"equals numbered": {
			strings.Repeat("Lorem ipsum dolor sit amet.\n", 10), "a7f2ff13bc495cf2:1 a7f2ff13bc495cf2:2 a7f2ff13bc495cf2:3 a7f2ff13bc495cf2:4 " +
				"a7f2ff13bc495cf2:5 a7f2ff13bc495cf2:6 a7f2ff1481e87703:1 a9cf91f7bbf1862b:1 55ec222b86bcae53:1 cc97dc7b1d7d8f7b:1 c129715d7a2bc9a3:1",
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			want := strings.Fields(tt.want)
			if got := hashes(t, tt.in, len(want)); !slices.Equal(got, want) {
				t.Errorf("hashes of %q = %q, want %q", tt.in, got, want)
			}
		})
	}
}

// hashes are the hashes that sarif gives to the first lines of a file.
func hashes(tb testing.TB, content string, lines int) []string {
	tb.Helper()
	doc := &view.Doc{Lookup: view.Lookup{Text: func(string) ([]byte, bool) { return []byte(content), true }}}
	for line := range lines {
		doc.Findings = append(doc.Findings, finding.Finding{Severity: finding.Error, Span: pos.Span{Line: line + 1, Col: 2, EndLine: line + 1, EndCol: 3}})
	}
	var got []string
	for _, result := range sarifOf(tb, doc).Results {
		got = append(got, result.Fingerprints["primaryLocationLineHash"])
	}
	return got
}

// TestLineHashesByDefinition compares the hashes of random texts with the definition, worked out for each line on its own.
func TestLineHashesByDefinition(t *testing.T) {
	t.Parallel()
	pieces := []string{"a", "b:", " ", "\t", "\n", "\n", "\r\n", "\r", "é", "猫", "😀", "\xff", "\xe2\x82", "\xed\xa0\x80", "\ufeff", strings.Repeat("long ", 40)}
	random := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		var b strings.Builder
		for range random.IntN(200) {
			b.WriteString(pieces[random.IntN(len(pieces))])
		}
		want := defined(b.String())
		if got := hashes(t, b.String(), len(want)); !slices.Equal(got, want) {
			t.Fatalf("hashes of %q = %q, want %q", b.String(), got, want)
		}
	}
}

// defined are the hashes of all lines by their definition.
func defined(content string) []string {
	// strings.ToValidUTF8 replaces runs; a replacement of the start of a character needs the rest of it left alone.
	content = strings.NewReplacer("\xe2\x82", "\ufffd", "\xed\xa0\x80", "\ufffd\ufffd\ufffd", "\xff", "\ufffd").Replace(content)
	content = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(content)
	content = strings.NewReplacer(" ", "", "\t", "").Replace(content)
	units := append(utf16.Encode([]rune(content)), 0xFFFF)
	var out []string
	seen := map[uint64]int{}
	for i := range units {
		if i > 0 && units[i-1] != '\n' {
			continue
		}
		hash := uint64(0)
		for j := i; j < i+100; j++ {
			unit := uint64(0)
			if j < len(units) {
				unit = uint64(units[j])
			}
			hash = hash*37 + unit
		}
		seen[hash]++
		out = append(out, fmt.Sprintf("%x:%d", hash, seen[hash]))
	}
	return out
}
