package render_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	tables "github.com/yuin/goldmark/extension/ast"
	markdown "github.com/yuin/goldmark/text"

	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/render"
	"github.com/service-catalogue/svc/internal/text"
	"github.com/service-catalogue/svc/internal/view"
)

// markdownRows are the cells of all tables of an output.
func markdownRows(tb testing.TB, out string) [][]string {
	tb.Helper()
	rows, err := readMarkdown(out)
	if err != nil {
		tb.Fatalf("%.3000v", err)
	}
	return rows
}

// readMarkdown reads an output as GitHub does. Anything else than words, code, headings and tables is an error, and so is
// a table whose rows differ in length.
func readMarkdown(out string) ([][]string, error) {
	source := []byte(out)
	root := goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser().Parse(markdown.NewReader(source))
	var rows [][]string
	columns := 0
	err := ast.Walk(root, func(node ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch node.Kind() {
		case ast.KindDocument, ast.KindHeading, ast.KindParagraph, ast.KindText, ast.KindCodeSpan, tables.KindTable:
		case tables.KindTableHeader:
			columns = node.ChildCount()
		case tables.KindTableRow:
			if node.ChildCount() != columns {
				return ast.WalkStop, fmt.Errorf("a row of %d cells in a table of %d columns", node.ChildCount(), columns)
			}
			var cells []string
			for cell := node.FirstChild(); cell != nil; cell = cell.NextSibling() {
				cells = append(cells, words(cell, source))
			}
			rows = append(rows, cells)
		case tables.KindTableCell:
		default:
			return ast.WalkStop, fmt.Errorf("%s in %s", node.Kind(), out)
		}
		return ast.WalkContinue, nil
	})
	return rows, err
}

// words are the texts below a node.
func words(node ast.Node, source []byte) string {
	var b strings.Builder
	_ = ast.Walk(node, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if t, ok := n.(*ast.Text); ok && entering {
			value := string(t.Segment.Value(source))
			if n.Parent().Kind() == ast.KindCodeSpan {
				value = strings.ReplaceAll(value, `\|`, "|") // the table takes these away before the code is read
			}
			b.WriteString(value)
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}

// asRead is a value as it is read from a cell: safe, cut, with single blanks and without the backticks that mark code.
func asRead(value string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(text.Cut(text.Safe(value), 300), "`", "")), " ")
}

// TestMarkdownIsRead (R3) checks that whatever a cell holds is words and code to a reader of GitHub's Markdown.
func TestMarkdownIsRead(t *testing.T) {
	t.Parallel()
	for name, doc := range documents() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			rows := markdownRows(t, written(t, "markdown", doc, render.Style{}))
			if len(rows) < len(doc.Findings) {
				t.Fatalf("%d rows, want %d", len(rows), len(doc.Findings))
			}
			for i, f := range doc.Findings {
				if got, want := asRead(rows[i][4]), asRead(f.Message); !strings.HasPrefix(strings.ReplaceAll(got, `\[`, "["), strings.ReplaceAll(want, `\[`, "[")) {
					t.Errorf("row %d says %+q, want %+q", i, got, want)
				}
				if got, want := asRead(rows[i][5]), asRead(f.Help); strings.ReplaceAll(got, `\[`, "[") != strings.ReplaceAll(want, `\[`, "[") {
					t.Errorf("row %d helps with %+q, want %+q", i, got, want)
				}
			}
		})
	}
}

// TestMarkdownIsRefused keeps the reader honest: what a careless format would let through is an error to it.
func TestMarkdownIsRefused(t *testing.T) {
	t.Parallel()
	for _, value := range []string{"<b>x</b>", "[x](y)", "www.example.org", "*x*", "![x](y)", "~~x~~", "https://example.org"} {
		if _, err := readMarkdown("| Value |\n| --- |\n| " + value + " |\n"); err == nil {
			t.Errorf("%s is not refused", value)
		}
	}
}

// TestMarkdownLimit (R4) checks that under a limit the worst findings come first and the last line counts the others.
func TestMarkdownLimit(t *testing.T) {
	t.Parallel()
	doc := manyFindings(300)
	whole := written(t, "markdown", doc, render.Style{})
	for _, limit := range []int{1000, 5000, len(whole) - 500, len(whole) + 1000} {
		t.Run(strconv.Itoa(limit), func(t *testing.T) {
			t.Parallel()
			out := written(t, "markdown", doc, render.Style{Limit: limit})
			if len(out) > limit {
				t.Errorf("%d bytes, want at most %d", len(out), limit)
			}
			rows := markdownRows(t, out)
			order := func(row []string) int { return slices.Index([]string{"error", "warning", "info"}, row[0]) }
			if !slices.IsSortedFunc(rows, func(a, b []string) int { return order(a) - order(b) }) {
				t.Error("the worst do not come first")
			}
			rest := fmt.Sprintf("\n%d more findings do not fit here; the log has all.\n", 300-len(rows))
			if cut := len(rows) < 300; strings.HasSuffix(out, rest) != cut || cut != (limit < len(whole)) {
				t.Errorf("%d rows, and at the end %q", len(rows), out[max(len(out)-100, 0):])
			}
		})
	}
}

func FuzzMarkdown(f *testing.F) {
	for _, seed := range attacks() {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, in string) {
		doc := &view.Doc{Title: "x " + in, Findings: []finding.Finding{{Severity: finding.Error, Code: "x", Message: in, Help: in, File: in, Waiver: &finding.Waiver{Reason: in}}}}
		doc.Summary = []view.Count{{N: 1, One: in}}
		out := written(t, "markdown", doc, render.Style{})
		if why := harm(out, false); why != "" {
			t.Error(why)
		}
		rows := markdownRows(t, out)
		if len(rows) != 1 {
			t.Fatalf("%d rows, want 1: %s", len(rows), out)
		}
		if got, want := asRead(rows[0][5]), asRead(text.Inside(in)); len(in) < 200 && strings.ReplaceAll(got, `\[`, "[") != strings.ReplaceAll(want, `\[`, "[") {
			t.Errorf("help %+q, want %+q", got, want)
		}
	})
}
