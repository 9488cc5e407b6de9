package render

import (
	"strings"

	"github.com/service-catalogue/svc/internal/pos"
	"github.com/service-catalogue/svc/internal/text"
	"github.com/service-catalogue/svc/internal/view"
)

// rdjsonFormat writes the Diagnostic Format of reviewdog as one document.
func rdjsonFormat() Format {
	return Format{Name: "rdjson", Needs: view.Findings, write: writeRDJSON}
}

// homepage is where this program is at home.
const homepage = "https://github.com/service-catalogue/svc"

// rdDiagnostic is one finding. Columns are bytes of UTF-8, from 1; the end is just after the last one.
type rdDiagnostic struct {
	Message     string         `json:"message"`
	Location    rdLocation     `json:"location"`
	Severity    string         `json:"severity"`
	Source      *rdSource      `json:"source,omitempty"`
	Code        rdCode         `json:"code"`
	Suggestions []rdSuggestion `json:"suggestions,omitempty"`
}

type rdSource struct {
	Name string `json:"name"`
	URL  string `json:"url"`
}

type rdLocation struct {
	Path  string  `json:"path"`
	Range rdRange `json:"range"`
}

type rdRange struct {
	Start rdPosition  `json:"start"`
	End   *rdPosition `json:"end,omitempty"`
}

type rdPosition struct {
	Line   int `json:"line"`
	Column int `json:"column,omitempty"`
}

type rdCode struct {
	Value string `json:"value"`
}

type rdSuggestion struct {
	Range rdRange `json:"range"`
	Text  string  `json:"text"`
}

func rdTool() *rdSource { return &rdSource{Name: "svc", URL: homepage} }

func writeRDJSON(out *output, doc *view.Doc, _ Style) {
	e := newEncoder("")
	out.put(`{"source":`)
	out.json(e, rdTool())
	out.put(`,"diagnostics":[`)
	separator, end := "\n", "]}\n"
	for item := rdItems(doc); item.Next(); {
		out.put(separator)
		if !out.json(e, diagnostic(doc, item)) {
			break
		}
		separator, end = ",\n", "\n]}\n"
	}
	out.put(end)
}

// rdItems are the findings with what diagnostics need: lines for columns, and edits.
func rdItems(doc *view.Doc) *view.Item {
	return doc.Items(&view.Lookup{Line: doc.Line, Edits: doc.Edits}, isWaived)
}

// diagnostic is a finding as reviewdog takes it. It puts messages into comments on pull requests, so they are Markdown.
func diagnostic(doc *view.Doc, item *view.Item) *rdDiagnostic {
	d := &rdDiagnostic{
		Message:  markdownText(text.Safe(item.Message)),
		Location: rdLocation{Path: item.File, Range: rdSpan(item.Span, item.Source, item.Source)},
		Severity: strings.ToUpper(item.Severity.String()),
		Code:     rdCode{item.Code},
	}
	if item.Help != "" {
		d.Message += "\nhelp: " + markdownText(text.Safe(item.Help))
	}
	for _, edit := range item.Edits {
		s := edit.Span
		d.Suggestions = append(d.Suggestions, rdSuggestion{Range: rdSpan(s, lineOf(doc, item, s.Line), lineOf(doc, item, s.EndLine)), Text: edit.Text})
	}
	return d
}

// lineOf is a line of the file of a finding; empty where it is unknown.
func lineOf(doc *view.Doc, item *view.Item, line int) string {
	if line == item.Span.Line || doc.Line == nil {
		return item.Source
	}
	source, _ := doc.Line(item.Name, line)
	return source
}

// rdSpan turns columns in characters into columns in bytes, for which the first and last line must be known.
func rdSpan(s pos.Span, first, last string) rdRange {
	r := rdRange{Start: rdPosition{Line: s.Line, Column: byteColumn(first, s.Col)}}
	if end := byteColumn(last, s.EndCol); end > 0 && r.Start.Column > 0 {
		r.End = &rdPosition{Line: s.EndLine, Column: end}
	}
	return r
}

// byteColumn is a column in bytes, or 0 where it is unknown. A byte order mark counts, although it is no character of the line.
func byteColumn(line string, col int) int {
	line, marked := strings.CutPrefix(line, "\ufeff")
	if line == "" && col > 1 {
		return 0
	}
	at := pos.ByteCol(line, col)
	if marked {
		at += len("\ufeff")
	}
	return at
}
