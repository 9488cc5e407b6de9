package render

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/service-catalogue/svc/internal/pos"
	"github.com/service-catalogue/svc/internal/text"
	"github.com/service-catalogue/svc/internal/view"
)

const (
	// maxExcerpt is the width of the widest line of source that is shown whole, in columns.
	maxExcerpt = 200
	// minExcerpt is how much of it is shown on the narrowest terminal.
	minExcerpt = 20
	// nearby is how much of a line on either side of a mark is looked at, in bytes. It is more than maxExcerpt columns.
	nearby = 4096
	// tab is what stands for a tab.
	tab = "    "
)

// writeExcerpt writes the line of source that a finding points at, and a mark under the value:
//
//	12 | owner: d-lee
//	   |        ^~~~~
func writeExcerpt(out *lines, item *view.Item, style Style) {
	before, mark, after := parts(item)
	if before+mark+after == "" {
		return
	}
	number := strconv.Itoa(item.Span.Line)
	gutter := "  " + number + " | "
	before, mark, after = window(before, mark, after, max(columns(style, maxExcerpt+len(gutter))-len(gutter), minExcerpt))

	// A line that is disarmed gets longer, so the columns are those of the disarmed text.
	shown := text.Inert(gutter + before + mark + after)
	start := text.Width(text.Inert(gutter + before))
	width := text.Width(text.Inert(gutter+before+mark)) - start

	empty := strings.Repeat(" ", len(number)+2) + " | "
	out.put(style.paint(blue, shown[:len(gutter)]) + shown[len(gutter):])
	underline := "^" + strings.Repeat("~", max(width-1, 0))
	out.put(style.paint(blue, empty) + strings.Repeat(" ", start-len(gutter)) + style.paint(severityColour(item.Severity), underline))
}

// parts are the safe texts before, under and after the mark.
func parts(item *view.Item) (before, mark, after string) {
	line := strings.TrimRight(strings.TrimPrefix(item.Source, "\ufeff"), "\r\n")
	if strings.TrimSpace(line) == "" {
		return "", "", ""
	}
	start, end := wholeStart(line, pos.ByteCol(line, item.Span.Col)-1), len(line)
	if item.Span.EndLine == item.Span.Line {
		end = wholeEnd(line, max(pos.ByteCol(line, item.Span.EndCol)-1, start))
	}
	before, mark, after = line[:start], line[start:end], line[end:]
	if len(before) > nearby {
		before = before[len(before)-nearby:]
	}
	return printed(before), printed(mark[:min(len(mark), nearby)]), printed(after[:min(len(after), nearby)])
}

// wholeStart moves a place in a line left, off combining marks to the character that carries them.
func wholeStart(line string, at int) int {
	for at > 0 {
		if r, _ := utf8.DecodeRuneInString(line[at:]); !unicode.Is(unicode.M, r) {
			break
		}
		_, size := utf8.DecodeLastRuneInString(line[:at])
		at -= size
	}
	return at
}

// wholeEnd moves a place in a line right, past combining marks.
func wholeEnd(line string, at int) int {
	for {
		r, size := utf8.DecodeRuneInString(line[at:])
		if !unicode.Is(unicode.M, r) {
			return at
		}
		at += size
	}
}

func printed(s string) string { return text.Safe(strings.ReplaceAll(s, "\t", tab)) }

// window cuts a line to so many columns around the mark, of which the start is always seen.
func window(before, mark, after string, width int) (string, string, string) {
	left, marked, right := text.Width(before), text.Width(mark), text.Width(after)
	if left+marked+right <= width {
		return before, mark, after
	}
	if room := width - min(left, width/2); marked > room-min(right, 1) {
		return text.CutLeft(before, width-room), text.Cut(mark+after, room), ""
	}
	room := width - marked
	before = text.CutLeft(before, max(room/2, room-right))
	return before, mark, text.Cut(after, room-text.Width(before))
}
