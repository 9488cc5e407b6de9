package render

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/service-catalogue/svc/internal/table"
	"github.com/service-catalogue/svc/internal/text"
	"github.com/service-catalogue/svc/internal/view"
)

// maxMarkdownCell is the width of the widest cell, in columns.
const maxMarkdownCell = 300

// markdownFormat writes findings and tables in the Markdown that GitHub, GitLab and Confluence read.
func markdownFormat() Format {
	return Format{Name: "markdown", Needs: view.Findings | view.Tables | view.Changes, write: writeMarkdown}
}

func writeMarkdown(w *output, doc *view.Doc, style Style) {
	out := &lines{output: w}
	if doc.Groups != nil {
		writeMarkdownChanges(out, doc, style)
		return
	}
	if doc.Findings != nil {
		writeMarkdownFindings(out, doc, style)
	}
	first := doc.Findings == nil
	for i := range doc.Tables {
		f, _ := doc.Table(i)
		if !first {
			out.put("")
		}
		first = false
		writeMarkdownTable(out, f.Whole())
	}
	if doc.Findings == nil && len(doc.Summary) > 0 { // what is missing in the tables
		out.put("")
		out.put(markdownValue(doc.SummaryLine()))
	}
}

func writeMarkdownTable(out *lines, t *table.Table) {
	writeMarkdownHeadings(out, t)
	for _, line := range sumLines(t) {
		cells := markdownCells(t, line.cells)
		if line.label != "" {
			cells[line.at] = "**" + markdownValue(line.label) + "**"
		}
		if !out.put(markdownRow(cells)) {
			return
		}
	}
	if len(t.Rows) == 0 {
		out.put("")
		out.put(noRows)
	}
}

// writeMarkdownHeadings writes what stands above the rows of a table.
func writeMarkdownHeadings(out *lines, t *table.Table) {
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
}

// markdownCells are the cells of a row of a table.
func markdownCells(t *table.Table, row []table.Cell) []string {
	cells := make([]string, len(t.Columns))
	for i := range min(len(row), len(cells)) {
		cells[i] = markdownValue(shownCell(t.Columns[i], row[i]))
	}
	return cells
}

func markdownRow(cells []string) string { return "| " + strings.Join(cells, " | ") + " |" }

// markdownValue writes a value so that it is read as it stands, in a cell.
func markdownValue(value string) string {
	return strings.ReplaceAll(markdownText(text.Cut(text.Safe(value), maxMarkdownCell)), "|", `\|`)
}

// markdownText writes a safe text so that it is read as it stands. Plain words stand as words; those that Markdown or a
// forge could act on (markup, HTML, links, mentions, issue numbers) become code spans, which are the one place where they
// do not, and so does what the text itself has as code.
func markdownText(value string) string {
	if tame(value) {
		return value
	}
	var b strings.Builder
	code := "" // not written yet, since two code spans in a row would be read as one
	for _, p := range pieces(value) {
		for _, run := range runs(p) {
			if run.code {
				code += run.text
				continue
			}
			b.WriteString(codeSpan(code) + run.text)
			code = ""
		}
	}
	b.WriteString(codeSpan(code))
	return b.String()
}

// codeSpan is a code span, if there is anything in it.
func codeSpan(code string) string {
	if code == "" {
		return ""
	}
	fence := strings.Repeat("`", longestRun(code, '`')+1)
	if strings.HasPrefix(code, "`") || strings.HasSuffix(code, "`") {
		code = " " + code + " "
	}
	return fence + code + fence
}

// tame reports whether a word holds nothing but letters, digits and punctuation without a meaning in Markdown.
func tame(word string) bool {
	colons := 0
	for i, r := range word {
		switch {
		case r >= utf8.RuneSelf, unicode.IsLetter(r), unicode.IsDigit(r):
			continue
		case r == ':':
			if colons++; colons > 1 || strings.HasPrefix(word[i:], "://") {
				return false // :tada: is a picture, and addresses become links
			}
		case r == '.' && hasSuffixFold(word[:i], "www"):
			return false
		case r == '-' && hasSuffixFold(word[:i], "gh") && digitFirst(word[i+1:]):
			return false // an issue of GitHub
		case r == '%' && i+1 < len(word) && !strings.ContainsRune(" .,;)", rune(word[i+1])):
			return false // a milestone of GitLab
		case !strings.ContainsRune(" .,;()/%'\"+-=?", r):
			return false
		}
	}
	return true
}

func hasSuffixFold(s, suffix string) bool {
	return len(s) >= len(suffix) && strings.EqualFold(s[len(s)-len(suffix):], suffix)
}

func digitFirst(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

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
