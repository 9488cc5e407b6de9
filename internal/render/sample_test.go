package render_test

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/pos"
	"github.com/service-catalogue/svc/internal/render"
	"github.com/service-catalogue/svc/internal/table"
	"github.com/service-catalogue/svc/internal/view"
)

// samples are the Docs that every format is tried on.
func samples() map[string]*view.Doc {
	return map[string]*view.Doc{"empty": emptyDoc(), "findings": findingsDoc(), "hostile": hostileDoc(), "table": tableDoc(), "changes": changesDoc()}
}

func emptyDoc() *view.Doc {
	return view.FromFindings(&view.Lint{
		ToolVersion: "1.2.0", AsOf: "2026-06-15", Counts: view.LintSummary{Files: 1, Services: 1}, Lookup: view.Lookup{Services: services("renew-licence")},
	})
}

func findingsDoc() *view.Doc {
	return view.FromFindings(&view.Lint{
		ToolVersion: "1.2.0", AsOf: "2026-06-15", Prefix: "catalogue", Statistics: true,
		Counts: view.LintSummary{Files: 3, Services: 2, Errors: 2, Warnings: 1, Waived: 1},
		Lookup: view.Lookup{
			Line: source(map[int]string{
				2: "name: Renew a licence\r", 3: "owner: d-lee   # since May", 6: `name: "日本語 😀" # Größe`, 8: "\trto_minutes: 240",
			}),
			Text: func(string) ([]byte, bool) {
				return []byte("id: renew-licence\nname: Renew a licence\r\nowner: d-lee   # since May\n\n\nname: \"日本語 😀\" # Größe\n\n\trto_minutes: 240\n"), true
			},
			Rule: func(code string) (view.Rule, bool) {
				return view.Rule{
					Code: code, Name: "owner-left", Summary: "The owner must still work here.", Reason: "Nobody answers for a service whose owner has left.",
					Page: "# OWN005 owner-left\n\nThe owner must still work here.\n", Tags: []string{"OWN", "core"}, Severity: finding.Error,
				}, code == "OWN005"
			},
			Owner:    func(string) string { return "Dan Lee" },
			Services: services("pay-fine", "renew-licence"),
			Edits: func(finding.Finding) []view.Edit {
				return []view.Edit{{Span: pos.Span{Line: 3, Col: 8, EndLine: 3, EndCol: 13}, Text: "h-ito"}}
			},
		},
		Findings: []finding.Finding{
			{
				Code: "PPL001", Rule: "person-unknown", Severity: finding.Error, Message: `person "d-lee" is not in people.yaml`,
				File: "people.yaml", Fingerprint: "6f1c", Path: "people",
			},
			{
				Code: "OWN005", Rule: "owner-left", Severity: finding.Error, Service: "renew-licence", Path: "owner",
				Message: "Dan Lee left on 2025-08-31, so nobody is accountable; name one person who still works here",
				Help:    "write the id of one person in `owner`, or move all duties of Dan Lee with `svc handover d-lee h-ito`",
				File:    "services/renew-licence.yaml", Span: pos.Span{Line: 3, Col: 8, EndLine: 3, EndCol: 13}, Fingerprint: "9a07", Fixable: true,
			},
			{
				Code: "STY002", Rule: "name-style", Severity: finding.Info, Service: "renew-licence", Path: "name", Message: "the name has no verb",
				File: "services/renew-licence.yaml", Span: pos.Span{Line: 6, Col: 7, EndLine: 6, EndCol: 14}, Fingerprint: "11d0",
			},
			{
				Code: "OWN008", Rule: "deputy-missing", Severity: finding.Warning, Service: "renew-licence", Message: "no deputy",
				File: "services/renew-licence.yaml", Span: pos.Span{Line: 8, Col: 2, EndLine: 8, EndCol: 13}, Fingerprint: "72be",
				Waiver: &finding.Waiver{Reason: "the team is being set up", ApprovedBy: "h-ito", Expires: "2026-12-31"},
			},
		},
	})
}

// attacks are texts that want to be more than text: they drive a terminal, forge lines, or give commands to a build.
func attacks() []string {
	return []string{
		"\x1b[2J\x1b]8;;https://example.org\x07link\x1b]8;;\x07\x1b]52;c;cm0=\x07", "\u009b31m\u0085\u2028::error::x\u2029", "a\rb\n::error file=x::forged\n",
		"##[error]old ##vso[task.setvariable variable=x]y ##teamcity[buildStop]", "::add-mask::e", " \u3000::stop-commands::x", "\u202etxt.exe\u2066\u200b\U000e0041",
		"e" + strings.Repeat("\u0301", 40), "\xff\xfe\xed\xa0\x80", "| a | b |", "`code` ```", "<script>alert(1)</script>&lt;", "@everyone fixes #1 www.example.org",
		"+++ fold", "section_start:1:x\r\x1b[0K", "#\u0301#[group]x", "\ufe0f::group::x", "=1+1", "a\tb\x00c\x7f", `\x1b C:\new`, "[x](javascript:a) ![i](//example.org) *b* _c_ ~d~ :tada: :100:",
		"50% off%0A%25: a,b;c=d]e'f\"g", "\ufeffstart\r\nnext\r\n", "猫 'and' \"dog\" 😀🇬🇧.yaml", "\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627", "]]><![CDATA[x]]> <!-- -->",
		"# SKIP not ok 1 - x", "GH-12 (www.example.org) %5 !3", "a:b/c.yaml", "{0} {{1}}", "\ufffe\uffff",
	}
}

// hostileDoc puts every attack everywhere: each into a finding that counts and one that is waived.
func hostileDoc() *view.Doc {
	var findings []finding.Finding
	for _, attack := range attacks() {
		f := finding.Finding{
			Code: "SCH006", Rule: "value-not-allowed", Severity: finding.Error, Service: attack, Message: attack, Help: attack, Path: attack,
			File: attack, Span: pos.Span{Line: 1, Col: 4, EndLine: 1, EndCol: 9}, Fixable: true,
		}
		findings = append(findings, f)
		f.Waiver = &finding.Waiver{Reason: attack, Expires: attack}
		findings = append(findings, f)
	}
	finding.Fingerprints(findings)
	doc := view.FromFindings(&view.Lint{
		Findings: findings, ToolVersion: "1.2.0", AsOf: "2026-06-15", Counts: view.LintSummary{Files: len(attacks()), Errors: len(attacks())},
		Lookup: view.Lookup{
			Line: func(file string, _ int) (string, bool) { line, _, _ := strings.Cut(file, "\n"); return line, true },
			Text: func(file string) ([]byte, bool) { return []byte(file), true },
			Why:  func(string) string { return "##[own] choice" }, Owner: func(service string) string { return service },
			Rule: func(code string) (view.Rule, bool) {
				return view.Rule{Code: code, Summary: attacks()[0], Reason: attacks()[1], Page: attacks()[2], Tags: attacks()[:2]}, true
			},
			Edits:    func(f finding.Finding) []view.Edit { return []view.Edit{{Span: f.Span, Text: f.Message}} },
			Services: services("fine", attacks()[0]+"!", "a#b ##[x] \\"),
		},
	})
	hostile := table.Table{Title: "::warning::" + attacks()[0], Columns: []table.Column{{Title: "Na|me\n::x::"}, {Title: "Text"}, {Title: "Number", Kind: table.Numbers}}}
	for _, attack := range attacks() {
		hostile.Add(table.Text(attack), table.List(attack, "b"), table.Number(attack))
	}
	doc.Tables = []table.Table{hostile}
	return doc
}

// services are services of these ids, each with a file of its own.
func services(ids ...string) func() []view.Service {
	return func() (list []view.Service) {
		for _, id := range ids {
			list = append(list, view.Service{ID: id, File: "services/" + id + ".yaml"})
		}
		return list
	}
}

func tableDoc() *view.Doc {
	rules := table.Table{Title: "Rules", Columns: []table.Column{
		{Title: "Code"}, {Title: "Name of the rule"}, {Title: "Share", Kind: table.Percents}, {Title: "since", Kind: table.Dates}, {Title: "phases", Kind: table.Lists},
	}}
	rules.Add(table.Text("OWN001"), table.Text("owner-missing"), table.Percent("12.50"), table.Date("2026-06-15"), table.List("alpha", "beta", "live"))
	rules.Add(table.Text("OWN002"), table.Text("日本語 😀 ❤️ 👍🏽 🇬🇧 1️⃣ ne\u0301e"), table.Percent("7"), table.Cell{}, table.List("discovery", "alpha", "beta", "live", "retirement"))
	rules.Add(table.Text("X"))
	return view.FromTable("rules", &rules)
}

func source(lines map[int]string) func(string, int) (string, bool) {
	return func(_ string, line int) (string, bool) {
		text, ok := lines[line]
		return text, ok
	}
}

// written is the output of a format.
func written(tb testing.TB, name string, doc *view.Doc, style render.Style) string {
	tb.Helper()
	format, ok := render.For(name)
	if !ok {
		tb.Fatalf("no format %q", name)
	}
	var out bytes.Buffer
	if err := format.Write(&out, doc, style); err != nil {
		tb.Fatalf("write %s: %v", name, err)
	}
	if name == "xlsx" {
		return unpacked(tb, out.Bytes())
	}
	return out.String()
}

// unpacked is the text of all parts of a workbook, which are packed.
func unpacked(tb testing.TB, file []byte) string {
	tb.Helper()
	parts, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		tb.Fatal(err)
	}
	var all strings.Builder
	for _, part := range parts.File {
		r, err := part.Open()
		if err != nil {
			tb.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			tb.Fatal(err)
		}
		all.WriteString("== " + part.Name + "\n" + string(text) + "\n")
	}
	return all.String()
}
