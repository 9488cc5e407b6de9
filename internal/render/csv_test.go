package render_test

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/service-catalogue/svc/internal/render"
	"github.com/service-catalogue/svc/internal/table"
	"github.com/service-catalogue/svc/internal/view"
)

// formulas are texts that spreadsheets run, or would after what they strip.
func formulas() []string {
	return []string{
		"=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\u3000=1", "\uff1d1+1", "\uff0b1", "\uff0d1", "\uff20A1", "\x00=1",
		`"=1`, "'=1", "x\n=1", "=HYPERLINK(\"https://example.org\")", "-", "--", "\u00a0@x", "\ufeff=1", "%0A=1", "=\u202e1",
	}
}

func oneCell(value string) *view.Doc {
	t := table.Table{Title: "Values", Columns: []table.Column{{Title: "Before"}, {Title: "Value"}, {Title: "After", Kind: table.Numbers}}}
	t.Add(table.Text("b"), table.Text(value), table.Number("-1.5"))
	return view.FromTable("values", &t)
}

// TestNoFormula (R1) reads CSV back with a reader that is not ours: every cell is where it was, no text starts a formula, and
// numbers are as they were.
func TestNoFormula(t *testing.T) {
	t.Parallel()
	for _, value := range append(formulas(), attacks()...) {
		for format, comma := range map[string]rune{"csv": ',', "tsv": '\t'} {
			noFormula(t, written(t, format, oneCell(value), render.Style{}), comma, value)
		}
	}
}

func noFormula(t *testing.T, out string, comma rune, value string) {
	t.Helper()
	r := csv.NewReader(strings.NewReader(out))
	r.Comma, r.LazyQuotes = comma, comma == '\t' // quotes mean nothing in TSV
	rows, err := r.ReadAll()
	if err != nil || len(rows) != 2 || len(rows[1]) != 3 {
		t.Fatalf("%q: %d rows, %v, in %q", value, len(rows), err, out)
	}
	row := rows[1]
	if row[0] != "b" || row[2] != "-1.5" {
		t.Errorf("%q moves its neighbours: %q", value, row)
	}
	bare := strings.TrimLeftFunc(row[1], func(r rune) bool { return unicode.IsSpace(r) || r == '"' || !unicode.IsPrint(r) })
	number := regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?$`).MatchString(row[1])
	if !number && strings.ContainsAny(first(bare), "=+-@\uff1d\uff0b\uff0d\uff20") {
		t.Errorf("%q starts a formula as %q", value, row[1])
	}
	if strings.ContainsAny(row[1], "\r\n\t\x00") {
		t.Errorf("%q breaks its cell: %q", value, row[1])
	}
}

func first(s string) string {
	for _, r := range s {
		return string(r)
	}
	return ""
}

// TestNumbersStayPlain checks that what is a number is not taken for a formula.
func TestNumbersStayPlain(t *testing.T) {
	t.Parallel()
	for _, number := range []string{"-1", "-0.5", "1200.50", "-12000"} {
		out := written(t, "csv", oneCell(number), render.Style{})
		if !strings.Contains(out, "b,"+number+",-1.5\n") {
			t.Errorf("%s is written as %q", number, out)
		}
	}
}

// TestWorkbookHasTexts (R2) looks into a workbook: no formula, no link, and XML that a strict parser takes.
func TestWorkbookHasTexts(t *testing.T) {
	t.Parallel()
	for _, value := range append(formulas(), attacks()...) {
		var out bytes.Buffer
		format, _ := render.For("xlsx")
		if err := format.Write(&out, oneCell(value), render.Style{}); err != nil {
			t.Fatal(err)
		}
		archive, err := zip.NewReader(bytes.NewReader(out.Bytes()), int64(out.Len()))
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range archive.File {
			f, err := part.Open()
			if err != nil {
				t.Fatal(err)
			}
			text, err := io.ReadAll(f)
			if err != nil {
				t.Fatal(err)
			}
			onlyTexts(t, part.Name, text)
		}
	}
}

func onlyTexts(t *testing.T, name string, text []byte) {
	t.Helper()
	decoder := xml.NewDecoder(bytes.NewReader(text))
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatalf("%s: %v in %q", name, err, text)
		}
		if start, ok := token.(xml.StartElement); ok && (start.Name.Local == "f" || start.Name.Local == "hyperlink") {
			t.Errorf("%s has an element <%s>: %q", name, start.Name.Local, text)
		}
	}
}

func FuzzCSV(f *testing.F) {
	for _, seed := range formulas() {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, value string) {
		noFormula(t, written(t, "csv", oneCell(value), render.Style{}), ',', value)
	})
}
