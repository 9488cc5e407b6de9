package render

import (
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/service-catalogue/svc/internal/table"
	"github.com/service-catalogue/svc/internal/text"
	"github.com/service-catalogue/svc/internal/view"
)

// maxMarkdownCell is the width of the widest cell, in columns.
const maxMarkdownCell = 300

// markdownFormat writes tables in the Markdown that GitHub, GitLab and Confluence read.
func markdownFormat() Format {
	return Format{Name: "markdown", Needs: view.Tables, Write: writeMarkdown}
}

func writeMarkdown(w io.Writer, doc view.Doc, _ Style) error {
	out := newLines(w)
	for i, t := range doc.Tables {
		if i > 0 {
			out.put("")
		}
		writeMarkdownTable(out, t)
	}
	return out.close()
}

func writeMarkdownTable(out *lines, t table.Table) {
	if t.Title != "" {
		out.put("### " + markdownValue(t.Title))
		out.put("")
	}
	headings, rule := make([]string, len(t.Columns)), make([]string, len(t.Columns))
	for i, column := range t.Columns {
		headings[i], rule[i] = markdownValue(column.Heading()), "---"
		if column.Right() {
			rule[i] = "--:"
		}
	}
	out.put(markdownRow(headings))
	out.put(markdownRow(rule))
	for _, row := range t.Rows {
		cells := make([]string, len(t.Columns))
		for i := range min(len(row), len(cells)) {
			cells[i] = markdownValue(row[i].String())
		}
		if !out.put(markdownRow(cells)) {
			return
		}
	}
}

func markdownRow(cells []string) string { return "| " + strings.Join(cells, " | ") + " |" }

// markdownValue writes a value so that it is read as it stands. Words stand as words; whatever Markdown or a forge could
// act on (markup, HTML, links, mentions, issue numbers) becomes a code span, which is the one place where they do not.
func markdownValue(value string) string {
	value = text.Cut(text.Safe(value), maxMarkdownCell)
	if tame(value) {
		return value
	}
	fence := strings.Repeat("`", longestRun(value, '`')+1)
	if strings.HasPrefix(value, "`") || strings.HasSuffix(value, "`") {
		value = " " + value + " "
	}
	return fence + strings.ReplaceAll(value, "|", `\|`) + fence
}

// tame reports whether a value holds nothing but words, numbers and punctuation without a meaning in Markdown.
func tame(value string) bool {
	if strings.Count(value, ":") > 1 || strings.Contains(value, "://") || strings.Contains(strings.ToLower(value), "www.") {
		return false // :tada: is a picture, and addresses become links
	}
	return !strings.ContainsFunc(value, func(r rune) bool {
		return r < utf8.RuneSelf && !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune(" .,:;()/%'\"+-=?", r)
	})
}

// longestRun is the length of the longest run of c in s.
func longestRun(s string, c byte) int {
	longest, run := 0, 0
	for i := range len(s) {
		run++
		if s[i] != c {
			run = 0
		}
		longest = max(longest, run)
	}
	return longest
}
