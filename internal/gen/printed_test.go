package main

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/pos"
	"github.com/service-catalogue/svc/internal/render"
	"github.com/service-catalogue/svc/internal/view"
)

// TestLintOutput checks what `svc lint --format json` prints against its schema, and that the schema knows every member.
func TestLintOutput(t *testing.T) {
	t.Parallel()
	whole := finding.Finding{
		Code: "OWN005", Rule: "owner-left", Severity: finding.Error, Service: "renew-fishing-licence", Message: "the owner has left",
		Help: "name another one", Path: "owner", File: "services/renew-fishing-licence.yaml",
		Span: pos.Span{Line: 8, Col: 8, EndLine: 8, EndCol: 14}, Fixable: true, Fingerprint: "f1",
		Waiver: &finding.Waiver{Reason: "a successor starts soon", ApprovedBy: "c-osei", Expires: "2026-12-31"},
	}
	bare := finding.Finding{Code: "SCH001", Rule: "unreadable-file", Severity: finding.Info, Message: "no file", File: "people.yaml", Fingerprint: "f2"}
	tests := map[string][]finding.Finding{"no finding": nil, "every member": {whole}, "as little as possible": {bare}, "both": {whole, bare}}
	judge := newJudge(t, "lint-output")
	for name, in := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			text := printed(t, view.FromFindings(&view.Lint{
				ToolVersion: "1.2.3", AsOf: "2026-06-15", Counts: view.LintSummary{Files: 3, Services: 2, Errors: 1}, Findings: in,
			}))
			value, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
			if err != nil {
				t.Fatal(err)
			}
			if err := judge.schema.Validate(value); err != nil {
				t.Errorf("%v\n%s", err, text)
			}
			var decoded view.LintOutput
			decoder := json.NewDecoder(strings.NewReader(text))
			decoder.DisallowUnknownFields()
			if err := decoder.Decode(&decoded); err != nil || len(decoded.Findings) != len(in) {
				t.Errorf("%d findings, %v, want %d\n%s", len(decoded.Findings), err, len(in), text)
			}
		})
	}
}

// TestLintOutputRefusals checks that the schema refuses output that lost something, so that the test above can fail.
func TestLintOutputRefusals(t *testing.T) {
	t.Parallel()
	judge := newJudge(t, "lint-output")
	text := printed(t, view.FromFindings(&view.Lint{
		AsOf: "2026-06-15", Findings: []finding.Finding{{Code: "OWN005", Severity: finding.Warning, Fingerprint: "f"}},
	}))
	tests := map[string]func(doc, finding map[string]any){
		"severity":       func(_, f map[string]any) { f["severity"] = "warn" },
		"line 0":         func(_, f map[string]any) { f["line"] = 0 },
		"code is a list": func(_, f map[string]any) { f["code"] = []any{"OWN005"} },
		"no fingerprint": func(_, f map[string]any) { delete(f, "fingerprint") },
		"no version":     func(doc, _ map[string]any) { delete(doc, "version") },
		"version text":   func(doc, _ map[string]any) { doc["version"] = "1" },
		"no day":         func(doc, _ map[string]any) { doc["as_of"] = "today" },
	}
	for name, spoil := range tests {
		value, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		doc, _ := value.(map[string]any)
		list, _ := doc["findings"].([]any)
		first, _ := list[0].(map[string]any)
		spoil(doc, first)
		if judge.schema.Validate(value) == nil {
			t.Errorf("%s: the schema takes\n%v", name, value)
		}
	}
}

func printed(t *testing.T, doc *view.Doc) string {
	t.Helper()
	format, ok := render.For("json")
	if !ok {
		t.Fatal("no format json")
	}
	var b bytes.Buffer
	if err := format.Write(&b, doc, render.Style{}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
