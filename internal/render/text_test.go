package render_test

import (
	"strings"
	"testing"
	"time"

	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/pos"
	"github.com/service-catalogue/svc/internal/render"
	"github.com/service-catalogue/svc/internal/text"
	"github.com/service-catalogue/svc/internal/view"
)

func TestExcerpt(t *testing.T) {
	t.Parallel()
	type span struct{ line, col, endLine, endCol int }
	long := strings.Repeat("abcdefghi ", 30)
	tests := map[string]struct {
		line  string
		at    span
		width int
		want  string // the two lines of the excerpt; empty means none
	}{
		"value":                {"owner: d-lee", span{3, 8, 3, 13}, 0, "  3 | owner: d-lee\n    |        ^~~~~\n"},
		"one character":        {"a: b", span{3, 4, 3, 5}, 0, "  3 | a: b\n    |    ^\n"},
		"empty span":           {"a: b", span{3, 1, 3, 1}, 0, "  3 | a: b\n    | ^\n"},
		"beyond the end":       {"a:", span{3, 9, 3, 12}, 0, "  3 | a:\n    |   ^\n"},
		"several lines":        {"a: [b,", span{3, 4, 5, 2}, 0, "  3 | a: [b,\n    |    ^~~\n"},
		"high line number":     {"a: b", span{1234, 4, 1234, 5}, 0, "  1234 | a: b\n       |    ^\n"},
		"wide characters":      {"名前: 日本", span{3, 5, 3, 7}, 0, "  3 | 名前: 日本\n    |       ^~~~\n"},
		"tab before":           {"\ta: b", span{3, 5, 3, 6}, 0, "  3 |     a: b\n    |        ^\n"},
		"tab in the value":     {"a: b\tc", span{3, 4, 3, 7}, 0, "  3 | a: b    c\n    |    ^~~~~~\n"},
		"escaped value":        {"a: \x1bx", span{3, 4, 3, 6}, 0, `  3 | a: \x1bx` + "\n    |    ^~~~~\n"},
		"bytes before":         {"\xff: b", span{3, 4, 3, 5}, 0, `  3 | \xff: b` + "\n    |       ^\n"},
		"CRLF":                 {"a: b\r", span{3, 4, 3, 5}, 0, "  3 | a: b\n    |    ^\n"},
		"byte order mark":      {"\ufeffa: b", span{1, 4, 1, 5}, 0, "  1 | a: b\n    |    ^\n"},
		"command before":       {"##[x] a: b", span{3, 10, 3, 11}, 0, `  3 | ##\[x] a: b` + "\n    |           ^\n"},
		"start of a document":  {"--- # a", span{3, 1, 3, 4}, 0, "  3 | --- # a\n    | ^~~\n"},
		"on a combining mark":  {"e\u0301x", span{3, 2, 3, 3}, 0, "  3 | e\u0301x\n    | ^\n"},
		"blank line":           {" \t", span{3, 1, 3, 1}, 0, ""},
		"no line":              {"", span{3, 1, 3, 1}, 0, ""},
		"narrow, value left":   {"a: b " + long, span{3, 4, 3, 5}, 30, "  3 | a: b abcdefghi abcdefgh…\n    |    ^\n"},
		"narrow, value right":  {long + "x", span{3, 301, 3, 302}, 30, "  3 | …i abcdefghi abcdefghi x\n    |                        ^\n"},
		"narrow, value inside": {long, span{3, 111, 3, 115}, 30, "  3 | …bcdefghi abcdefghi abc…\n    |           ^~~~\n"},
		"narrow, long value":   {"a: " + long, span{3, 4, 3, 303}, 30, "  3 | a: abcdefghi abcdefghi …\n    |    ^~~~~~~~~~~~~~~~~~~~~\n"},
		"narrow, all long":     {long + "x" + long, span{3, 301, 3, 602}, 30, "  3 | … abcdefghi xabcdefghi …\n    |             ^~~~~~~~~~~~\n"},
		"very narrow":          {long, span{3, 1, 3, 5}, 2, "  3 | abcdefghi abcdefghi…\n    | ^~~~\n"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			doc := &view.Doc{
				Findings: []finding.Finding{{Span: pos.Span{Line: tt.at.line, Col: tt.at.col, EndLine: tt.at.endLine, EndCol: tt.at.endCol}}},
				Lookup:   view.Lookup{Line: source(map[int]string{tt.at.line: tt.line})},
			}
			_, got, _ := strings.Cut(written(t, "text", doc, render.Style{Width: tt.width}), "| ")
			got, _, _ = strings.Cut(got, "\n\n")
			_, want, _ := strings.Cut(tt.want, "| ")
			if got != strings.TrimSuffix(want, "\n") {
				t.Errorf("excerpt of %q:\n%s\nwant\n%s", tt.line, got, want)
			}
		})
	}
}

// TestExcerptIsCut checks that long lines are cut to 200 columns where there is no terminal.
func TestExcerptIsCut(t *testing.T) {
	t.Parallel()
	for name, line := range map[string]string{"letters": strings.Repeat("a", 60_000), "wide": strings.Repeat("日", 60_000), "escapes": strings.Repeat("\x1b", 60_000)} {
		for _, col := range []int{1, 30_000, 60_000} {
			doc := &view.Doc{
				Findings: []finding.Finding{{Span: pos.Span{Line: 3, Col: col, EndLine: 3, EndCol: col + 100}}},
				Lookup:   view.Lookup{Line: source(map[int]string{3: line})},
			}
			for _, shown := range strings.Split(written(t, "text", doc, render.Style{}), "\n")[1:3] {
				if _, after, _ := strings.Cut(shown, "| "); text.Width(after) > 200 || !strings.ContainsAny(after, "…^") {
					t.Errorf("%s at %d: %d columns, want at most 200: %s", name, col, text.Width(after), shown)
				}
			}
		}
	}
}

func TestTextWraps(t *testing.T) {
	t.Parallel()
	const want = `catalogue/services/renew-licence.yaml:3:8: error OWN005 owner-left: Dan Lee
    left on 2025-08-31, so nobody is accountable; name one person who still
    works here
  3 | owner: d-lee   # since May
    |        ^~~~~
  help: write the id of one person in ` + "`owner`" + `, or move all duties of Dan Lee
    with ` + "`svc handover d-lee h-ito`" + `
`
	if got := written(t, "text", findingsDoc(), render.Style{Width: 76}); !strings.Contains(got, "\n\n"+want+"\n") {
		t.Errorf("text in 76 columns:\n%s\nwant\n%s", got, want)
	}
	const narrow = "renew-licence.yaml:3:8: error OWN005 owner-left:\n    Dan Lee left on\n"
	if got := written(t, "text", findingsDoc(), render.Style{Width: 20}); !strings.Contains(got, narrow) {
		t.Errorf("text in 20 columns:\n%s\nwant the message below the place:\n%s", got, narrow)
	}
}

func TestTextColours(t *testing.T) {
	t.Parallel()
	const want = "\x1b[1mcatalogue/services/renew-licence.yaml:3:8:\x1b[0m \x1b[31merror\x1b[0m \x1b[1mOWN005\x1b[0m owner-left: Dan Lee"
	got := written(t, "text", findingsDoc(), render.Style{Colour: true})
	if !strings.Contains(got, want) {
		t.Errorf("text with colours = %q, want %q in it", got, want)
	}
	plain := strings.NewReplacer("\x1b[0m", "", "\x1b[1m", "", "\x1b[31m", "", "\x1b[32m", "", "\x1b[33m", "", "\x1b[34m", "", "\x1b[36m", "").Replace(got)
	if want := written(t, "text", findingsDoc(), render.Style{}); plain != want {
		t.Errorf("text with colours taken off = %q, want %q", plain, want)
	}
}

func TestElapsed(t *testing.T) {
	t.Parallel()
	got := written(t, "text", emptyDoc(), render.Style{Elapsed: 1234 * time.Millisecond})
	if want := "1 file, 1 service: 0 errors, 0 warnings, 0 infos, 0 waived (1.23 s)\n"; got != want {
		t.Errorf("text = %q, want %q", got, want)
	}
}
