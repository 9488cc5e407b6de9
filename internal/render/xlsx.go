package render

import (
	"archive/zip"
	"io"
	"net/url"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/service-catalogue/svc/internal/table"
	"github.com/service-catalogue/svc/internal/text"
	"github.com/service-catalogue/svc/internal/view"
)

// Limits of a spreadsheet.
const (
	maxSheetCell = 32_767 // characters
	maxSheetName = 31
	maxSheetRows = 1_048_576
)

// xlsxFormat writes a workbook (ECMA-376) with a sheet for every table: typed cells, a frozen header, filters and widths
// that fit. There is no formula in it, and every text is a text.
func xlsxFormat() Format {
	return Format{Name: "xlsx", Needs: view.Tables, write: writeXLSX}
}

const (
	xmlHead  = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	sheetNS  = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	relsNS   = `xmlns="http://schemas.openxmlformats.org/package/2006/relationships"`
	officeNS = `http://schemas.openxmlformats.org/officeDocument/2006/relationships`
)

// The styles, by their place in cellXfs.
const (
	styleHeader = 1 + iota
	styleText
	styleDate
	styleNumber
	styleLink
)

const styles = xmlHead + `<styleSheet ` + sheetNS + `><fonts count="3"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font><font><u/><sz val="11"/><color rgb="FF0B57A4"/><name val="Calibri"/></font></fonts>` +
	`<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8EBEF"/><bgColor indexed="64"/></patternFill></fill></fills>` +
	`<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>` +
	`<cellXfs count="6"><xf/><xf fontId="1" fillId="2" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>` +
	`<xf numFmtId="49" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>` +
	`<xf numFmtId="14" applyNumberFormat="1" applyAlignment="1"><alignment horizontal="left" vertical="top"/></xf>` +
	`<xf applyAlignment="1"><alignment vertical="top"/></xf>` +
	`<xf fontId="2" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>`

// workbook writes the parts of the file one after the other. They have no time, so that the same tables give the same file.
type workbook struct {
	zip *zip.Writer
	err error
}

func (b *workbook) part(name string, write func(*output)) {
	if b.err != nil {
		return
	}
	var part io.Writer
	if part, b.err = b.zip.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate}); b.err != nil {
		return
	}
	out := newOutput(part)
	write(out)
	b.err = out.close()
}

func writeXLSX(w *output, doc *view.Doc, _ Style) {
	b := &workbook{zip: zip.NewWriter(w.w)}
	names := sheetNames(doc.Tables)
	b.part("[Content_Types].xml", func(out *output) {
		out.put(xmlHead, `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`,
			`<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>`)
		for i := range names {
			out.put(`<Override PartName="/xl/worksheets/sheet`, strconv.Itoa(i+1), `.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`)
		}
		out.put(`</Types>`)
	})
	b.part("_rels/.rels", func(out *output) {
		out.put(xmlHead, `<Relationships `, relsNS, `><Relationship Id="rId1" Type="`, officeNS, `/officeDocument" Target="xl/workbook.xml"/></Relationships>`)
	})
	b.part("xl/_rels/workbook.xml.rels", func(out *output) {
		out.put(xmlHead, `<Relationships `, relsNS, `>`)
		for i := range names {
			n := strconv.Itoa(i + 1)
			out.put(`<Relationship Id="rId`, n, `" Type="`, officeNS, `/worksheet" Target="worksheets/sheet`, n, `.xml"/>`)
		}
		out.put(`<Relationship Id="rIdS" Type="`, officeNS, `/styles" Target="styles.xml"/></Relationships>`)
	})
	b.part("xl/styles.xml", func(out *output) { out.put(styles) })
	var filters []string
	for i := range doc.Tables {
		f, _ := doc.Table(i)
		t := f.Whole()
		filters = append(filters, sheetRange(t))
		name := "sheet" + strconv.Itoa(len(filters)) + ".xml"
		var links []string
		b.part("xl/worksheets/"+name, func(out *output) { links = writeSheet(out, t, len(filters) == 1) })
		if len(links) == 0 {
			continue
		}
		b.part("xl/worksheets/_rels/"+name+".rels", func(out *output) {
			out.put(xmlHead, `<Relationships `, relsNS, `>`)
			for n, address := range links {
				out.put(`<Relationship Id="rId`, strconv.Itoa(n+1), `" Type="`, officeNS, `/hyperlink" Target="`, xmlText(address), `" TargetMode="External"/>`)
			}
			out.put(`</Relationships>`)
		})
	}
	b.part("xl/workbook.xml", func(out *output) { writeWorkbook(out, names, filters) })
	if b.err == nil {
		b.err = b.zip.Close()
	}
	w.err = b.err
}

// writeWorkbook lists the sheets, and says which cells of each are filtered.
func writeWorkbook(out *output, names, filters []string) {
	out.put(xmlHead, `<workbook `, sheetNS, ` xmlns:r="`, officeNS, `"><sheets>`)
	for i, name := range names {
		n := strconv.Itoa(i + 1)
		out.put(`<sheet name="`, xmlText(name), `" sheetId="`, n, `" r:id="rId`, n, `"/>`)
	}
	out.put(`</sheets><definedNames>`)
	for i, filter := range filters {
		out.put(`<definedName name="_xlnm._FilterDatabase" localSheetId="`, strconv.Itoa(i), `" hidden="1">'`, xmlText(strings.ReplaceAll(names[i], "'", "''")), `'!`, filter, `</definedName>`)
	}
	out.put(`</definedNames></workbook>`)
}

// sheetRange are the cells of a table in its sheet.
func sheetRange(t *table.Table) string {
	return `$A$1:$` + columnName(len(t.Columns)-1) + `$` + strconv.Itoa(rowsOf(t)+1)
}

func rowsOf(t *table.Table) int { return min(len(t.Rows), maxSheetRows-1) }

// writeSheet writes a table and returns the addresses that its cells lead to.
func writeSheet(out *output, t *table.Table, selected bool) (links []string) {
	tab := ""
	if selected {
		tab = ` tabSelected="1"`
	}
	out.put(xmlHead, `<worksheet `, sheetNS, ` xmlns:r="`, officeNS, `"><sheetViews><sheetView`, tab, ` workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>`)
	for i, width := range sheetWidths(t) {
		n := strconv.Itoa(i + 1)
		out.put(`<col min="`, n, `" max="`, n, `" width="`, strconv.Itoa(width), `" customWidth="1"/>`)
	}
	out.put(`</cols><sheetData><row r="1">`)
	for i, c := range t.Columns {
		writeString(out, columnName(i)+"1", styleHeader, c.Heading())
	}
	out.put("</row>\n")
	var places []string
	for i, row := range t.Rows[:rowsOf(t)] {
		n := strconv.Itoa(i + 2)
		out.put(`<row r="`, n, `">`)
		for j, cell := range row {
			at := columnName(j) + n
			if address := webAddress(cell.Address()); address != "" && len(links) < maxSheetLinks {
				links, places = append(links, address), append(places, at)
				writeString(out, at, styleLink, cell.String())
				continue
			}
			writeCell(out, at, cell)
		}
		if !out.put("</row>\n") {
			break
		}
	}
	out.put(`</sheetData><autoFilter ref="A1:`, columnName(len(t.Columns)-1), strconv.Itoa(rowsOf(t)+1), `"/>`)
	if len(places) > 0 {
		out.put(`<hyperlinks>`)
		for i, at := range places {
			out.put(`<hyperlink ref="`, at, `" r:id="rId`, strconv.Itoa(i+1), `"/>`)
		}
		out.put(`</hyperlinks>`)
	}
	out.put(`</worksheet>`)
	return links
}

// maxSheetLinks is how many links a sheet may have.
const maxSheetLinks = 65_530

func writeCell(out *output, at string, cell table.Cell) {
	plain := cell.Plain()
	switch kind := cell.Kind(); {
	case cell.Empty():
	case kind == table.Dates:
		if serial, ok := excelDay(plain); ok {
			out.put(`<c r="`, at, `" s="`, strconv.Itoa(styleDate), `"><v>`, strconv.Itoa(serial), `</v></c>`)
			return
		}
		writeString(out, at, styleText, plain)
	case kind != table.Texts && kind != table.Links && kind != table.Lists && isNumber(plain) && len(plain) <= maxSheetDigits:
		out.put(`<c r="`, at, `" s="`, strconv.Itoa(styleNumber), `"><v>`, plain, `</v></c>`)
	default:
		writeString(out, at, styleText, cell.String())
	}
}

// maxSheetDigits is the length of the longest number that a spreadsheet keeps exactly.
const maxSheetDigits = 16

func writeString(out *output, at string, style int, value string) {
	if utf8.RuneCountInString(value) > maxSheetCell {
		value = string([]rune(value)[:maxSheetCell-1]) + text.Ellipsis
	}
	out.put(`<c r="`, at, `" s="`, strconv.Itoa(style), `" t="inlineStr"><is><t xml:space="preserve">`, xmlText(oneLine(value)), `</t></is></c>`)
}

// xmlText is a value within XML.
func xmlText(value string) string { return string(markup(nil, value)) }

// excelDay is the number of a day where 1 is the first of January 1900. That calendar has a 29 February 1900, so that days
// before 1 March 1900 are none of it.
func excelDay(day string) (int, bool) {
	t, err := time.Parse(time.DateOnly, day)
	const secondsADay = 24 * 60 * 60
	serial := int((t.Unix() - time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC).Unix()) / secondsADay)
	return serial, err == nil && serial > 60
}

// columnName is A, B … Z, AA, AB and so on.
func columnName(i int) string {
	name := ""
	for i = max(i, 0) + 1; i > 0; i = (i - 1) / 26 {
		name = string(rune('A'+(i-1)%26)) + name
	}
	return name
}

// sheetWidths are the widths of the columns in characters; long texts wrap.
func sheetWidths(t *table.Table) []int {
	const least, most, rows = 8, 50, 2000
	widths := make([]int, len(t.Columns))
	for i, c := range t.Columns {
		widths[i] = max(least, min(text.Width(text.Safe(c.Heading()))+3, most))
	}
	for _, row := range t.Rows[:min(len(t.Rows), rows)] {
		for i, cell := range row {
			if cell.Kind() == table.Dates {
				widths[i] = max(widths[i], 12)
				continue
			}
			widths[i] = max(widths[i], min(text.Width(text.Safe(cell.String()))+2, most))
		}
	}
	return widths
}

// sheetNames are the titles of the tables as spreadsheets allow names: short, unlike each other and without some marks.
func sheetNames(tables []table.Table) []string {
	names := make([]string, 0, len(tables))
	seen := map[string]bool{}
	for i, t := range tables {
		name := strings.Trim(strings.Map(func(r rune) rune {
			if strings.ContainsRune(`[]:*?/\`, r) || !text.Visible(r) {
				return ' '
			}
			return r
		}, t.Title), " '")
		if name == "" || strings.EqualFold(name, "History") { // a name that Excel keeps for itself
			name = "Sheet " + strconv.Itoa(i+1)
		}
		name = strings.TrimSpace(firstRunes(name, maxSheetName))
		for n := 2; seen[strings.ToLower(name)]; n++ {
			number := " " + strconv.Itoa(n)
			name = firstRunes(name, maxSheetName-len(number)) + number
		}
		seen[strings.ToLower(name)] = true
		names = append(names, name)
	}
	return names
}

func firstRunes(s string, n int) string {
	runes := []rune(s)
	return string(runes[:min(n, len(runes))])
}

// webAddress is an address that a page or sheet may lead to: https, or http; empty for all others.
func webAddress(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" || !tidyAddress(address) {
		return ""
	}
	return u.String()
}

func tidyAddress(address string) bool {
	return len(address) <= 2000 && strings.IndexFunc(address, func(r rune) bool { return !text.Visible(r) || r == ' ' || r == '"' }) < 0
}
