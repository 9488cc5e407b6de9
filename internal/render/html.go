package render

import (
	"crypto/sha256"
	_ "embed" // the style and the script of the page
	"encoding/base64"
	"strconv"
	"strings"

	"github.com/service-catalogue/svc/internal/text"
	"github.com/service-catalogue/svc/internal/view"
)

//go:embed page/page.css
var pageStyle string

//go:embed page/page.js
var pageScript string

//go:embed page/table.js
var tableScript string

// htmlFormat writes one page that holds everything it needs: it loads nothing, runs nothing but its own script, can be
// read without it, and follows the reader's choice of light or dark.
func htmlFormat() Format {
	return Format{Name: "html", Needs: view.Findings | view.Tables | view.Changes, write: writeHTML}
}

func writeHTML(out *output, doc *view.Doc, _ Style) {
	writeHead(out, doc)
	if doc.Groups != nil {
		writeHTMLChanges(out, doc)
	} else if doc.Findings != nil {
		writeFindings(out, doc)
	}
	for i := range doc.Tables {
		f, pictures := doc.Table(i)
		for i := range pictures {
			writeSVG(out, &pictures[i])
		}
		writeHTMLTable(out, f.Whole())
	}
	if len(doc.Tables) > 0 {
		out.put("<script>\n", tableScript, "</script>\n")
	}
	if doc.Groups == nil && len(doc.Findings) > 0 {
		writeRules(out, doc)
		out.put("<script>\n", pageScript, "</script>\n")
	}
	out.put("</main>\n</body>\n</html>\n")
}

// shown is a value as a page shows it, in text or between double quotes.
func shown(value string) string { return string(markup(nil, text.Safe(value))) }

// writeHead writes everything up to the summary. The policy lets the browser load nothing and run nothing else.
func writeHead(out *output, doc *view.Doc) {
	policy := "default-src 'none'; style-src " + hashOf("\n"+pageStyle) + "; script-src " + hashOf("\n"+pageScript) + " " + hashOf("\n"+tableScript) + "; base-uri 'none'; form-action 'none'"
	out.put("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n",
		`<meta http-equiv="Content-Security-Policy" content="`, policy, "\">\n",
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n",
		"<title>", shown(doc.Title), " – svc ", shown(doc.Kind), "</title>\n",
		"<style>\n", pageStyle, "</style>\n</head>\n<body>\n<header>\n<h1>", shown(doc.Title), "</h1>\n")
	if doc.AsOf != "" {
		out.put("<p>As of ", shown(doc.AsOf), ", by ", shown(doc.Tool.Name+" "+doc.Tool.Version), "</p>\n")
	}
	out.put("</header>\n<main>\n")
	if len(doc.Summary) == 0 {
		return
	}
	out.put("<ul class=\"counts\">\n")
	for _, count := range doc.Summary {
		out.put("<li>", shown(count.String()), "</li>\n")
	}
	out.put("</ul>\n")
}

// hashOf names the content of an element for the policy.
func hashOf(content string) string {
	sum := sha256.Sum256([]byte(content))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

const pageFilter = `<form id="filter">
<fieldset>
<legend>Show</legend>
<label><input type="checkbox" id="show-error" checked> errors</label>
<label><input type="checkbox" id="show-warning" checked> warnings</label>
<label><input type="checkbox" id="show-info" checked> infos</label>
<label hidden>Owner <select id="owner"><option value="" selected>everybody</option></select></label>
<label hidden>Rule <select id="rule"><option value="" selected>all</option></select></label>
<button type="reset" id="reset" hidden>Show all</button>
</fieldset>
</form>
<table class="list" id="findings">
<caption id="count" aria-live="polite">`

func writeFindings(out *output, doc *view.Doc) {
	if len(doc.Findings) == 0 {
		out.put("<p id=\"none\">Nothing was found.</p>\n")
		return
	}
	look := view.Lookup{Owner: doc.Owner}
	if doc.Line != nil {
		look.Edits = doc.Edits
	}
	out.put(pageFilter, view.Count{N: len(doc.Findings), One: "finding", Many: "findings"}.String(), "</caption>\n<thead>\n<tr>",
		`<th scope="col">Severity</th><th scope="col">Rule</th><th scope="col">Service</th><th scope="col">Owner</th><th scope="col">Finding</th>`,
		"</tr>\n</thead>\n<tbody>\n")
	for item := doc.Items(&look, nil); item.Next(); {
		if !writeRow(out, doc, item) {
			break
		}
	}
	out.put("</tbody>\n</table>\n")
}

func writeRow(out *output, doc *view.Doc, item *view.Item) bool {
	severity, class := item.Severity.String(), ""
	if item.Waiver != nil {
		class = " waived"
	}
	out.page(`<tr class="`, severity+class, `"><td>`, severity, `</td><td class="rule">`, item.Code, ` <span class="name">`, item.Rule,
		`</span></td><td><bdi>`, item.Service, `</bdi> <code dir="ltr">`)
	out.path(item.File)
	out.page(":", strconv.Itoa(item.Span.Line), ":", strconv.Itoa(item.Span.Col), `</code></td><td class="owner">`, item.Owner, `</td><td><p dir="auto">`)
	out.prose(item.Message)
	out.put("</p>")
	if item.Help != "" {
		out.put(`<p class="help" dir="auto">`)
		out.prose(item.Help)
		out.put("</p>")
	}
	writeFix(out, doc, item)
	if item.Waiver != nil {
		out.page(`<p class="soft" dir="auto">`, waived(item), "</p>")
	}
	return out.put("</td></tr>\n")
}

// path writes a path, which may go on in the next line after a slash.
func (o *output) path(path string) {
	for part := range strings.SplitAfterSeq(text.Safe(path), "/") {
		o.markup(part)
		if strings.HasSuffix(part, "/") {
			o.put("<wbr>")
		}
	}
}

// prose writes a text in which backticks mark what is code.
func (o *output) prose(value string) {
	for _, p := range pieces(text.Safe(value)) {
		if p.code {
			o.put("<code>")
		}
		o.markup(p.text)
		if p.code {
			o.put("</code>")
		}
	}
}

// writeRules explains the rules of the findings.
func writeRules(out *output, doc *view.Doc) {
	if doc.Rule == nil {
		return
	}
	out.put("<h2>Rules</h2>\n<p class=\"soft\">svc explain and a code print the whole page of a rule.</p>\n<dl>\n")
	seen := map[string]bool{}
	for i := range doc.Findings {
		f := &doc.Findings[i]
		if seen[f.Code] {
			continue
		}
		seen[f.Code] = true
		rule := ruleOf(doc, f.Code, f.Rule)
		out.page("<dt>", rule.Code+" "+rule.Name, "</dt>\n<dd>")
		out.prose(rule.Summary)
		out.put("</dd>\n")
		if rule.Reason != "" {
			out.put("<dd class=\"soft\">")
			out.prose(rule.Reason)
			out.put("</dd>\n")
		}
	}
	out.put("</dl>\n")
}
