package render

import (
	"strconv"
	"strings"

	"github.com/service-catalogue/svc/internal/view"
)

// maxFixLines is how many lines that go, and how many that come, a page shows of one fix.
const maxFixLines = 12

// writeFix writes what mends a finding without a doubt: the lines as they are, and as they are to be.
func writeFix(out *output, doc *view.Doc, item *view.Item) {
	for _, edit := range item.Edits {
		before, after := fixedLines(doc, item.Name, edit)
		out.put(`<div class="fix" dir="ltr">`)
		writeLines(out, "del", before)
		writeLines(out, "ins", after)
		out.put("</div>")
	}
}

// fixedLines are the lines that an edit touches, before and after it, without those that it leaves as they are.
func fixedLines(doc *view.Doc, file string, edit view.Edit) (before, after []string) {
	for n := edit.Span.Line; n <= edit.Span.EndLine; n++ {
		line, ok := doc.Line(file, n)
		if !ok {
			line = "" // behind the last line
		}
		before = append(before, line)
	}
	if len(before) == 0 {
		return nil, nil
	}
	first, last := []rune(before[0]), []rune(before[len(before)-1])
	head, tail := first[:min(edit.Span.Col-1, len(first))], last[min(edit.Span.EndCol-1, len(last)):]
	after = strings.Split(string(head)+strings.ReplaceAll(edit.Text, "\r\n", "\n")+string(tail), "\n")
	for len(before) > 0 && len(after) > 0 && before[0] == after[0] {
		before, after = before[1:], after[1:]
	}
	for len(before) > 0 && len(after) > 0 && before[len(before)-1] == after[len(after)-1] {
		before, after = before[:len(before)-1], after[:len(after)-1]
	}
	return before, after
}

// writeLines writes lines of code, each in an element of its own.
func writeLines(out *output, element string, lines []string) {
	for i, line := range lines {
		if i == maxFixLines {
			out.put(`<span class="soft">… and `, strconv.Itoa(len(lines)-i), " more lines</span>")
			return
		}
		out.page("<", element, ">", line, "</", element, ">")
	}
}
