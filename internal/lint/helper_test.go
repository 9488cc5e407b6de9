package lint_test

import (
	"context"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/schema"
)

// people is a people.yaml for all tests here.
const people = `schema: svc-people/v1
people:
  a-khan: {name: Aisha Khan, email: aisha.khan@example.gov.uk, unit: policy, grade: G6}
  b-jones: {name: Bryn Jones, email: bryn.jones@example.gov.uk, unit: policy, grade: G7}
  c-osei: {name: Charity Osei, email: charity.osei@example.gov.uk, unit: digital, grade: SCS2}
`

// entry is a service in discovery without a mistake, with more lines behind.
func entry(id string, more ...string) string {
	return fmt.Sprintf(`schema: svc/v1
id: %[1]s
name: Try %[1]s
description: Stands for a service that a test of the runner needs.
type: service
phase: discovery
portfolio: licensing
owner: a-khan
deputies: [b-jones]
contact: {email: %[1]s@example.gov.uk}
risk_register: {ref: RR-0100, reviewed: 2026-05-01}
scope: {in: [Tests], out: [Everything else]}
stakeholders: [{id: testers, name: Testers, kind: user}]
reviewed: 2026-06-01
%[2]s`, id, strings.Join(append(more, ""), "\n"))
}

// with is an entry in which one line is replaced.
func with(id, old, replacement string) string {
	text := entry(id)
	if strings.Count(text, old) != 1 {
		panic("not once in the entry: " + old)
	}
	return strings.Replace(text, old, replacement, 1)
}

// files is a catalogue of these services, by id, and of other files, by name.
func files(texts map[string]string) fstest.MapFS {
	out := fstest.MapFS{"people.yaml": &fstest.MapFile{Data: []byte(people)}}
	for name, text := range texts {
		if !strings.HasSuffix(name, ".yaml") {
			name = "services/" + name + ".yaml"
		}
		out[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return out
}

// settings is an svc.yaml with these lines.
func settings(lines ...string) string {
	return strings.Join(append(append([]string{"schema: svc-settings/v1"}, lines...), ""), "\n")
}

// day is the as-of date.
func day() schema.Date { return schema.Date(2026_06_15) }

// try runs rules over files.
func try(t *testing.T, fsys fs.FS, o lint.Options) (lint.Result, error) {
	t.Helper()
	c, err := catalogue.Open(fsys)
	if err != nil {
		t.Fatalf("open: %v", err)
	}
	if o.AsOf.IsZero() {
		o.AsOf = day()
	}
	return lint.Run(context.Background(), c, o)
}

// must runs rules over files where nothing can go wrong.
func must(t *testing.T, fsys fs.FS, o lint.Options) []finding.Finding {
	t.Helper()
	result, err := try(t, fsys, o)
	if err != nil {
		t.Fatalf("lint: %v", err)
	}
	return result.Findings
}

// about writes findings as one line each: file, place, severity, code, path and message.
func about(found []finding.Finding) []string {
	out := make([]string, 0, len(found))
	for _, f := range found {
		waived := ""
		if f.Waiver != nil {
			waived = " (waived)"
		}
		out = append(out, fmt.Sprintf("%s:%d:%d: %s %s %s: %s%s", f.File, f.Span.Line, f.Span.Col, f.Severity, f.Code, f.Path, f.Message, waived))
	}
	return out
}

// everywhere is a rule that reports every service, at a path.
func everywhere(code, path string) *lint.Rule {
	return &lint.Rule{
		Code: code, Name: "rule-" + strings.ToLower(code), Profile: lint.Core, Levels: lint.All(finding.Warning), Waivable: true,
		Service: func(p *lint.Pass, s *catalogue.Service) {
			p.Report(s, path, "service %s is there", s.File.ServiceID).Help("take it away")
		},
	}
}
