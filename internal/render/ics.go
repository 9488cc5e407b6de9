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
	line := func(name, value string) bool { return out.put(folded(name+":"+value), "\r\n") }
	line("BEGIN", "VCALENDAR")
	line("VERSION", "2.0")
	line("PRODID", "-//svc//"+icsText(doc.Kind)+"//EN")
	line("CALSCALE", "GREGORIAN")
	line("X-WR-CALNAME", icsText(doc.Title))
	for _, e := range doc.Events {
		line("BEGIN", "VEVENT")
		line("UID", icsText(e.UID))
		line("DTSTAMP", strings.ReplaceAll(doc.AsOf, "-", "")+"T000000Z")
		line("DTSTART;VALUE=DATE", strings.ReplaceAll(e.Day, "-", ""))
		line("SUMMARY", icsText(e.Title))
		line("DESCRIPTION", icsText(e.About))
		line("TRANSP", "TRANSPARENT")
		if !line("END", "VEVENT") {
			break
		}
	}
	line("END", "VCALENDAR")
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
