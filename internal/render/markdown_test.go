package render_test

import (
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/render"
	"github.com/service-catalogue/svc/internal/table"
	"github.com/service-catalogue/svc/internal/view"
)

func TestMarkdownValue(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ in, want string }{
		"empty":               {"", ""},
		"words":               {"Renew a licence (online, 24/7): 99.9%", "Renew a licence (online, 24/7): 99.9%"},
		"other letters":       {"Größe 日本語 😀", "Größe 日本語 😀"},
		"pipe":                {"a|b", "`a\\|b`"},
		"pipe and backslash":  {`a\|b`, "`a\\\\|b`"},
		"mention":             {"ask @h-ito", "ask `@h-ito`"},
		"issue":               {"fixes #1", "fixes `#1`"},
		"markup":              {"*b* _c_", "`*b* _c_`"},
		"HTML":                {"<b>", "`<b>`"},
		"entity":              {"&lt;", "`&lt;`"},
		"link":                {"see https://example.org", "see `https://example.org`"},
		"bare link":           {"see WWW.example.org", "see `WWW.example.org`"},
		"address in brackets": {"(www.example.org)", "`(www.example.org)`"},
		"issue by letters":    {"see GH-12 and high-quality", "see `GH-12` and high-quality"},
		"milestone":           {"in %5, 99.9% done", "in `%5,` 99.9% done"},
		"words between":       {"set a_b and c_d e_f here", "set `a_b` and `c_d e_f` here"},
		"code":                {"write `owner: h-ito`, or `a|b`.", "write `owner: h-ito`, or `a\\|b`."},
		"code beside a word":  {"x_`a`_y `b`.", "`x_a_y` `b`."},
		"one backtick":        {"a`b_ c", "``a`b_`` c"},
		"empty code":          {"a `` b", "a ``` `` ``` b"},
		"two spaces":          {"a  b_c", "a  `b_c`"},
		"picture by name":     {"well :tada:", "well `:tada:`"},
		"backtick":            {"a`b", "``a`b``"},
		"backticks outside":   {"```", "```` ``` ````"},
		"line end":            {"a\nb", "`a\\nb`"},
		"escape":              {"a\x1bb", "`a\\x1bb`"},
		"long":                {strings.Repeat("word ", 100), strings.Repeat("word ", 59) + "word…"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			one := table.Table{Columns: []table.Column{{Title: "Value"}}}
			one.Add(table.Text(tt.in))
			want := "| Value |\n| --- |\n| " + tt.want + " |\n"
			if got := written(t, "markdown", view.FromTable("one", &one), render.Style{}); got != want {
				t.Errorf("markdown of %q = %q, want %q", tt.in, got, want)
			}
		})
	}
}

// TestMarkdownTables checks that tables stand apart and a short row has all its cells.
func TestMarkdownTables(t *testing.T) {
	t.Parallel()
	pair := table.Table{Title: "Pair", Columns: []table.Column{{Title: "A"}, {Title: "B", Kind: table.Numbers}}}
	pair.Add(table.Text("x"))
	const want = "### Pair\n\n| A | B |\n| --- | --: |\n| x |  |\n"
	if got := written(t, "markdown", &view.Doc{Tables: []table.Table{pair, pair}}, render.Style{}); got != want+"\n"+want {
		t.Errorf("markdown = %q, want %q twice", got, want)
	}
}
