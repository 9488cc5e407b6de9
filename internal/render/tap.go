package render

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/service-catalogue/svc/internal/text"
	"github.com/service-catalogue/svc/internal/view"
)

// tapFormat writes test results in version 13 of the Test Anything Protocol. A finding is a test that failed, or one that
// is skipped while a waiver covers it; a service without findings is a test that passed.
func tapFormat() Format {
	return Format{Name: "tap", Needs: view.Findings, write: writeTAP}
}

func writeTAP(out *output, doc *view.Doc, _ Style) {
	out.put("TAP version 13\n")
	n := 0
	for item := doc.Items(&view.Lookup{}, nil); item.Next(); {
		n++
		if !writeTest(out, item, n) {
			break
		}
	}
	for _, service := range passing(doc) {
		n++
		if !out.put("ok ", strconv.Itoa(n), " - ", tapText(service.ID), "\n") {
			break
		}
	}
	// A plan at the end is as good as one at the start. Without any test it says so.
	out.put("1..", strconv.Itoa(n))
	if n == 0 {
		out.put(" # SKIP nothing to check")
	}
	out.put("\n")
}

// writeTest writes the line of a finding, and a block with the details.
func writeTest(out *output, item *view.Item, n int) bool {
	if item.Waiver == nil {
		out.put("not ")
	}
	place := item.File + ":" + strconv.Itoa(item.Span.Line) + ":" + strconv.Itoa(item.Span.Col)
	out.put("ok ", strconv.Itoa(n), " - ", tapText(place+": "+item.Code+" "+item.Rule))
	if item.Waiver != nil {
		return out.put(" # SKIP ", tapText(waived(item)), "\n")
	}
	out.put("\n  ---\n")
	for _, pair := range [...][2]string{
		{"message", item.Message},
		{"help", item.Help},
		{"severity", item.Severity.String()},
		{"service", item.Service},
		{"path", item.Path},
	} {
		if pair[1] != "" {
			out.put("  ", pair[0], ": \"", tapQuoted(pair[1]), "\"\n")
		}
	}
	return out.put("  ...\n")
}

// tapText is a value outside a block, where a # would start a directive.
func tapText(s string) string {
	return replaced(text.Safe(s), func(c byte) string {
		switch c {
		case '\\', '#':
			return `\` + string(c)
		}
		return ""
	})
}

// tapQuoted is a value between double quotes, of which YAML and the smaller language of older readers know the same
// escapes. A # that follows another is escaped, so that no `##[` is left.
func tapQuoted(s string) string {
	s = replaced(text.Safe(s), func(c byte) string {
		switch c {
		case '\\', '"':
			return `\` + string(c)
		}
		return ""
	})
	if strings.Count(s, "#") < 2 {
		return s
	}
	var b strings.Builder
	hash := false
	for _, r := range s {
		if r == '#' && hash {
			b.WriteString(`\x23`)
		} else {
			b.WriteRune(r)
		}
		hash = r == '#' || hash && unicode.Is(unicode.M, r)
	}
	return b.String()
}
