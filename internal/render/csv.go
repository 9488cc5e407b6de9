package render

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/service-catalogue/svc/internal/text"
	"github.com/service-catalogue/svc/internal/view"
)

// maxCSVCell is the length of the longest cell, in characters; spreadsheets cut what is longer without a word.
const maxCSVCell = 32_000

// csvFormat writes a table for Power BI, spreadsheets and scripts (RFC 4180): one row of column names with their units,
// then one fact a row, with plain numbers and ISO dates. What a spreadsheet would take for a formula has ' before it.
func csvFormat() Format {
	return Format{Name: "csv", Needs: view.Tables, write: func(out *output, doc *view.Doc, _ Style) {
		writeSeparated(out, doc, ",", csvCell)
	}}
}

// tsvFormat is csv with tabs, to be pasted into Miro or a spreadsheet.
func tsvFormat() Format {
	return Format{Name: "tsv", Needs: view.Tables, write: func(out *output, doc *view.Doc, _ Style) {
		writeSeparated(out, doc, "\t", tsvCell)
	}}
}

func writeSeparated(w *output, doc *view.Doc, separator string, quote func(string) string) {
	out := &lines{output: w}
	first := true
	for i := range doc.Tables {
		f, _ := doc.Table(i)
		if !first {
			out.put("")
		}
		first = false
		row := make([]string, len(f.Head.Columns))
		for i, key := range f.Head.Keys() {
			row[i] = quote(plainCell(key))
		}
		out.put(strings.Join(row, separator))
		for cells := range f.Rows {
			for i := range row {
				row[i] = ""
				if i < len(cells) {
					row[i] = quote(plainCell(cells[i].Plain()))
				}
			}
			if !out.put(strings.Join(row, separator)) {
				break
			}
		}
	}
}

// plainCell is a value that no spreadsheet takes for a formula, in one line. A number may start with a minus.
func plainCell(value string) string {
	if tidy(value) {
		return value
	}
	value = oneLine(value)
	if n := utf8.RuneCountInString(value); n > maxCSVCell {
		value = string([]rune(value)[:maxCSVCell-1]) + text.Ellipsis
	}
	if isNumber(value) || !formula(value) {
		return value
	}
	return "'" + value
}

// tidy reports whether a value is nothing but letters, digits and marks that mean nothing anywhere.
func tidy(value string) bool {
	if len(value) > maxCSVCell {
		return false
	}
	for i := range len(value) {
		c := value[i]
		plain := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || i > 0 && (c == ' ' || c == '-' || c == '.')
		if !plain {
			return false
		}
	}
	return true
}

// oneLine replaces line ends and tabs by blanks, and shows what cannot be seen.
func oneLine(value string) string {
	return text.Safe(strings.Map(func(r rune) rune {
		if r == '\n' || r == '\r' || r == '\t' || r == '\v' || r == '\f' || r == 0x85 || r == 0x2028 || r == 0x2029 {
			return ' '
		}
		return r
	}, value))
}

// formula reports whether a spreadsheet could take a text for a formula, blanks and quotes before it left out.
func formula(value string) bool {
	value = strings.TrimLeftFunc(value, func(r rune) bool { return unicode.IsSpace(r) || r == '"' || r == '\'' || !text.Visible(r) })
	r, _ := utf8.DecodeRuneInString(value)
	return value != "" && strings.ContainsRune("=+-@|%＝＋－＠−", r)
}

func isNumber(value string) bool {
	digits := strings.TrimPrefix(value, "-")
	whole, part, point := strings.Cut(digits, ".")
	isDigits := func(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
	return isDigits(whole) && (!point || isDigits(part))
}

// csvCell quotes a value where that is needed.
func csvCell(value string) string {
	if !strings.ContainsAny(value, "\",;\r\n") && strings.TrimSpace(value) == value {
		return value
	}
	return `"` + strings.ReplaceAll(value, `"`, `""`) + `"`
}

// tsvCell quotes a value that starts with a quote, which readers would take for the start of a quoted one that goes on over
// the next lines. Anything else stands as it is.
func tsvCell(value string) string {
	if !strings.HasPrefix(value, `"`) {
		return value
	}
	return `"` + strings.ReplaceAll(value, `"`, `""`) + `"`
}
