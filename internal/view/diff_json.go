package view

import (
	"github.com/service-catalogue/svc/internal/change"
)

// DiffOutput is what `svc diff --format json` prints.
type DiffOutput struct {
	DiffHead
	// Changes are the changes, by service, those with the worst change first.
	Changes []DiffChange `json:"changes"`
}

// DiffHead is the part of the output before the changes.
type DiffHead struct {
	// Version is the version of this format. It grows when a member goes or changes its meaning.
	Version int `json:"version" validate:"min=1"`
	// Base is the side that changes are counted from, as it was asked for.
	Base string `json:"base"`
	// Head is the side that changes lead to, as it was asked for.
	Head string `json:"head"`
	// Summary counts the changes.
	Summary DiffSummary `json:"summary"`
	// Unread are the files that could not be read on one side, so that nothing in them was compared.
	Unread []DiffUnread `json:"unread"`
	// Findings are those of lint that the change brings or mends; both lists are empty without --lint.
	Findings DiffFindings `json:"findings"`
}

// DiffSummary counts the changes.
type DiffSummary struct {
	// Breaking is the number of changes by which a promise, an owner or a consumer is harmed.
	Breaking int `json:"breaking" validate:"min=0"`
	// Significant is the number of changes of which somebody has to decide or be told.
	Significant int `json:"significant" validate:"min=0"`
	// Minor is the number of changes for the record.
	Minor int `json:"minor" validate:"min=0"`
	// ServicesAdded is the number of services that only the new side has.
	ServicesAdded int `json:"services_added" validate:"min=0"`
	// ServicesRemoved is the number of services that only the old side has.
	ServicesRemoved int `json:"services_removed" validate:"min=0"`
	// ServicesChanged is the number of services that both sides have and that differ.
	ServicesChanged int `json:"services_changed" validate:"min=0"`
}

func (s DiffSummary) counts() []Count {
	return []Count{
		{N: s.ServicesAdded, One: "service added", Many: "services added", Looked: true},
		{N: s.ServicesRemoved, One: "removed", Many: "removed", Looked: true},
		{N: s.ServicesChanged, One: "changed", Many: "changed", Looked: true},
		{N: s.Breaking, One: "breaking change", Many: "breaking changes"},
		{N: s.Significant, One: "significant", Many: "significant"},
		{N: s.Minor, One: "minor", Many: "minor"},
	}
}

// DiffUnread is a file that could not be compared.
type DiffUnread struct {
	// File is the file with / between folders, from the root of the git work tree or else of the catalogue.
	File string `json:"file"`
	// Side is the side on which it could not be read: base or head.
	Side string `json:"side" validate:"oneof=base head"`
}

// DiffFindings are the findings of lint that only one side has.
type DiffFindings struct {
	// Introduced are the findings that only the new side has.
	Introduced []LintFinding `json:"introduced"`
	// Mended are the findings that only the old side has.
	Mended []LintFinding `json:"mended"`
}

// DiffChange is one change and what it means.
type DiffChange struct {
	// Code is the short, lasting name of the kind of change, such as DIF005.
	Code string `json:"code"`
	// Rule is the name of the kind in words, such as sla-weakened.
	Rule string `json:"rule"`
	// Class is breaking, significant or minor.
	Class string `json:"class" validate:"oneof=breaking significant minor"`
	// Service is the id of the service that is harmed or changed; empty when the change is about a shared file.
	Service string `json:"service"`
	// Path is the field, such as slas[sla-ea].availability_percent; empty when the change is about the whole service.
	Path string `json:"path"`
	// From is the value on the old side; null when there was none.
	From any `json:"from"`
	// To is the value on the new side; null when there is none.
	To any `json:"to"`
	// Message says in one sentence what changed and what that means.
	Message string `json:"message"`
	// BasePosition is where the old value stands; null when there is none.
	BasePosition *DiffPosition `json:"base_position"`
	// HeadPosition is where the new value stands; null when there is none.
	HeadPosition *DiffPosition `json:"head_position"`
	// Notify are the people who have to be told.
	Notify []DiffNotice `json:"notify"`
	// Fingerprint names the change; it does not depend on where it stands.
	Fingerprint string `json:"fingerprint"`
}

// DiffPosition is a place in a file, counted from 1; columns are Unicode code points.
type DiffPosition struct {
	// File is the file with / between folders, from the root of the git work tree or else of the catalogue.
	File string `json:"file"`
	// Line is the line.
	Line int `json:"line" validate:"min=1"`
	// Column is the column.
	Column int `json:"column" validate:"min=1"`
}

// DiffNotice is somebody who has to be told of a change, and why.
type DiffNotice struct {
	// Person is the id of the person, or the name of a body for which nobody is known.
	Person string `json:"person"`
	// Why is what makes the change their business, such as customer.
	Why string `json:"why"`
}

func newDiffChange(doc *Doc, v *change.Verdict) DiffChange {
	out := DiffChange{
		Code: v.Code, Rule: v.Rule, Class: v.Class.String(), Service: v.Service, Path: v.Path, From: v.From, To: v.To, Message: v.Message,
		BasePosition: position(doc, &v.Base), HeadPosition: position(doc, &v.Head), Notify: make([]DiffNotice, 0, len(v.Notify)), Fingerprint: v.Fingerprint,
	}
	for _, n := range v.Notify {
		out.Notify = append(out.Notify, DiffNotice(n))
	}
	return out
}

func position(doc *Doc, s *change.Spot) *DiffPosition {
	if s.File == "" {
		return nil
	}
	return &DiffPosition{File: doc.Path(s.File), Line: max(s.Span.Line, 1), Column: max(s.Span.Col, 1)}
}
