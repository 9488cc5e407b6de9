package render

import (
	"fmt"
	"strings"

	"github.com/service-catalogue/svc/internal/text"
	"github.com/service-catalogue/svc/internal/view"
)

// The longest values that TeamCity takes, in characters.
const (
	maxTeamCityName = 255
	maxTeamCityText = 4000
)

// teamcityFormat writes the service messages that make inspections in TeamCity: each rule once, before its first finding.
func teamcityFormat() Format {
	return Format{Name: "teamcity", Needs: view.Findings, write: writeTeamCity}
}

func writeTeamCity(out *output, doc *view.Doc, _ Style) {
	seen := map[string]bool{}
	for item := open(doc); item.Next(); {
		b := out.buf
		if !seen[item.Code] {
			seen[item.Code] = true
			b = appendInspectionType(b, doc, item.Code, item.Rule)
		}
		b = fmt.Appendf(b, "##teamcity[inspection typeId='%s' message='%s' file='%s' line='%d' SEVERITY='%s']\n",
			teamcityValue(item.Code, maxTeamCityName), teamcityValue(advice(&item.Finding, "; help: "), maxTeamCityText),
			teamcityValue(item.File, maxTeamCityText), item.Span.Line, strings.ToUpper(item.Severity.String()))
		if !out.take(b) {
			break
		}
	}
}

// appendInspectionType declares a rule. The description of a rule is shown as HTML.
func appendInspectionType(b []byte, doc *view.Doc, code, name string) []byte {
	rule := ruleOf(doc, code, name)
	return fmt.Appendf(b, "##teamcity[inspectionType id='%s' name='%s' category='%s' description='%s']\n",
		teamcityValue(code, maxTeamCityName), teamcityValue(code+" "+name, maxTeamCityName), "Service catalogue",
		teamcityValue(string(markup(nil, text.Safe(rule.Summary))), maxTeamCityText))
}

// teamcityValue makes a value safe to show, cuts it and escapes it.
func teamcityValue(s string, most int) string {
	return replaced(text.Cut(text.Inside(s), most), func(c byte) string {
		switch c {
		case '|', '\'', '[', ']':
			return "|" + string(c)
		}
		return ""
	})
}
