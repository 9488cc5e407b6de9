package view

import (
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/table"
)

// lintVersion is the version of the JSON that lint prints. Members may be added under the same number; it grows when one
// goes or changes its meaning.
const lintVersion = 1

// Lint is what lint has found and what is known about it.
type Lint struct {
	ToolVersion string
	AsOf        string // the day that date rules compared with, as YYYY-MM-DD
	Counts      LintSummary
	Findings    []finding.Finding // sorted; waived ones only if they are to be shown
	Statistics  bool              // add a table of counts by rule

	Prefix string // see Doc
	Lookup
}

// FromFindings makes the Doc of a lint run, in which files with very many findings are cut short.
func FromFindings(run *Lint) *Doc {
	doc := &Doc{
		Kind: "lint", Title: "Findings", Summary: run.Counts.counts(), Findings: finding.Listed(run.Findings),
		Tool: Tool{Name: "svc", Version: run.ToolVersion}, AsOf: run.AsOf, Prefix: run.Prefix, Lookup: run.Lookup,
	}
	if doc.Findings == nil {
		doc.Findings = []finding.Finding{}
	}
	if run.Statistics {
		doc.Tables = []table.Table{*statistics(run.Findings)}
	}
	doc.Data = Stream{
		Head: LintHead{
			Version: lintVersion, Tool: doc.Tool, AsOf: run.AsOf, Summary: run.Counts,
		},
		Lists: []List{{Name: "findings", Items: doc.lintFindings}},
	}
	return doc
}

// LintOutput is what `svc lint --format json` prints.
type LintOutput struct {
	LintHead
	// Findings are the findings, ordered by file, line, column and code. Of a file with more than 200 they are the gravest 200,
	// and behind these one on the first line whose message says how many more there are. The summary counts all.
	Findings []LintFinding `json:"findings"`
}

// LintHead is the part of the output before the findings.
type LintHead struct {
	// Version is the version of this format. It grows when a member goes or changes its meaning.
	Version int `json:"version" validate:"min=1"`
	// Tool is the program that made the output.
	Tool Tool `json:"tool"`
	// AsOf is the day that date rules compared with, as YYYY-MM-DD.
	AsOf string `json:"as_of" format:"date"`
	// Summary counts what was looked at and what was found.
	Summary LintSummary `json:"summary"`
}

// Tool is a program and its version.
type Tool struct {
	// Name is the name of the program.
	Name string `json:"name"`
	// Version is the version of the program.
	Version string `json:"version"`
}

// LintSummary counts what was looked at and what was found.
type LintSummary struct {
	// Files is the number of files that were checked.
	Files int `json:"files" validate:"min=0"`
	// Services is the number of services in them.
	Services int `json:"services" validate:"min=0"`
	// Errors is the number of findings with severity error.
	Errors int `json:"errors" validate:"min=0"`
	// Warnings is the number of findings with severity warning.
	Warnings int `json:"warnings" validate:"min=0"`
	// Infos is the number of findings with severity info.
	Infos int `json:"infos" validate:"min=0"`
	// Waived is the number of findings that a waiver covers; they are in none of the other counts.
	Waived int `json:"waived" validate:"min=0"`
}

func (s LintSummary) counts() []Count {
	return []Count{
		{N: s.Files, One: "file", Many: "files", Looked: true},
		{N: s.Services, One: "service", Many: "services", Looked: true},
		{N: s.Errors, One: "error", Many: "errors"},
		{N: s.Warnings, One: "warning", Many: "warnings"},
		{N: s.Infos, One: "info", Many: "infos"},
		{N: s.Waived, One: "waived", Many: "waived"},
	}
}

// LintFinding is one finding. Positions count from 1: lines end at LF, columns are Unicode code points, and the end column
// is the one just after the last character.
type LintFinding struct {
	// Code is the short, lasting name of the rule, such as OWN005.
	Code string `json:"code"`
	// Rule is the name of the rule in words, such as owner-left.
	Rule string `json:"rule"`
	// Severity is error, warning or info.
	Severity string `json:"severity" validate:"oneof=error warning info"`
	// Service is the id of the service; empty when the finding is about a shared file.
	Service string `json:"service"`
	// Message says in one sentence what is wrong.
	Message string `json:"message"`
	// Help says in one sentence how to mend it; empty when there is nothing to add to the message.
	Help string `json:"help"`
	// Path is the field, such as slas[sla-ea].rto_minutes; empty when the finding is about the whole file.
	Path string `json:"path"`
	// File is the file with / between folders, from the root of the git work tree or else of the catalogue.
	File string `json:"file"`
	// Line is the line on which the field starts.
	Line int `json:"line" validate:"min=1"`
	// Column is the column in which the field starts.
	Column int `json:"column" validate:"min=1"`
	// EndLine is the line on which the field ends.
	EndLine int `json:"end_line" validate:"min=1"`
	// EndColumn is the column just after the field.
	EndColumn int `json:"end_column" validate:"min=1"`
	// Fixable says whether `svc lint --fix` can mend the finding.
	Fixable bool `json:"fixable"`
	// Fingerprint names the finding from run to run; it does not change when other parts of the file do.
	Fingerprint string `json:"fingerprint"`
	// Waiver is the waiver that covers the finding. It is there only with --show-waived.
	Waiver *LintWaiver `json:"waiver,omitempty"`
}

// LintWaiver says why a finding is accepted and until when.
type LintWaiver struct {
	// Reason is why the finding is accepted.
	Reason string `json:"reason"`
	// Expires is the last day of the waiver, as YYYY-MM-DD.
	Expires string `json:"expires" format:"date"`
}

// lintFindings are the findings as json prints them.
func (d *Doc) lintFindings(yield func(any) bool) {
	for item := d.Items(&Lookup{}, nil); item.Next(); {
		if !yield(newLintFinding(item)) {
			return
		}
	}
}

func newLintFinding(item *Item) *LintFinding {
	out := &LintFinding{
		Code: item.Code, Rule: item.Rule, Severity: item.Severity.String(), Service: item.Service,
		Message: item.Message, Help: item.Help, Path: item.Path, File: item.File,
		Line: item.Span.Line, Column: item.Span.Col, EndLine: item.Span.EndLine, EndColumn: item.Span.EndCol,
		Fixable: item.Fixable, Fingerprint: item.Fingerprint,
	}
	if item.Waiver != nil {
		out.Waiver = &LintWaiver{Reason: item.Waiver.Reason, Expires: item.Waiver.Expires}
	}
	return out
}
