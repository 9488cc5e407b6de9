package render

import (
	"strings"
	"unicode/utf8"

	"github.com/service-catalogue/svc/internal/text"
	"github.com/service-catalogue/svc/internal/view"
)

// icsFormat writes a calendar (RFC 5545) of whole days.
func icsFormat() Format {
	return Format{Name: "ics", Needs: view.Calendar, write: writeICS}
}

func writeICS(out *output, doc *view.Doc, _ Style) {
	out.lines("BEGIN", "VCALENDAR", "VERSION", "2.0", "PRODID", "-//svc//"+icsText(doc.Kind)+"//EN", "CALSCALE", "GREGORIAN", "X-WR-CALNAME", icsText(doc.Title))
	stamp := strings.ReplaceAll(doc.AsOf, "-", "") + "T000000Z"
	for _, e := range doc.Events {
		if !out.lines("BEGIN", "VEVENT", "UID", icsText(e.UID), "DTSTAMP", stamp, "DTSTART;VALUE=DATE", strings.ReplaceAll(e.Day, "-", ""),
			"SUMMARY", icsText(e.Title), "DESCRIPTION", icsText(e.About), "TRANSP", "TRANSPARENT", "END", "VEVENT") {
			break
		}
	}
	out.lines("END", "VCALENDAR")
}

// lines writes names with their values, and reports whether it makes sense to go on.
func (o *output) lines(pairs ...string) bool {
	for i := 0; i+1 < len(pairs); i += 2 {
		o.put(folded(pairs[i]+":"+pairs[i+1]), "\r\n")
	}
	return o.err == nil
}

// icsText is a value in which nothing ends it or parts it.
func icsText(value string) string {
	return strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`).Replace(text.Inside(value))
}

// folded breaks a line after at most 75 bytes, between characters; the next one starts with a blank.
func folded(line string) string {
	const most = 73
	var b strings.Builder
	for len(line) > most {
		at := most
		for at > 0 && !utf8.RuneStart(line[at]) {
			at--
		}
		b.WriteString(line[:at] + "\r\n ")
		line = line[at:]
	}
	b.WriteString(line)
	return b.String()
}
