package view

import (
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/pos"
)

// Lookup answers what formats ask about findings beyond what the findings say themselves. Any of its functions may be nil.
// A format names those that it has a use for, since some of them read files.
type Lookup struct {
	// Line is the text of a line of a file of the catalogue, without its end.
	Line func(file string, line int) (string, bool)
	// Text is a whole file of the catalogue, byte for byte.
	Text func(file string) ([]byte, bool)
	// Why says whose rule a code is.
	Why func(code string) string
	// Rule is what there is to say about a rule.
	Rule func(code string) (Rule, bool)
	// Owner names the person who is accountable for a service.
	Owner func(service string) string
	// Edits are the changes that mend a finding without a doubt; none where a human has to decide.
	Edits func(finding.Finding) []Edit
	// Services are the services that were checked, with and without findings.
	Services func() []Service
}

// Rule is what a format may say about the rule of a finding.
type Rule struct {
	Code, Name string
	Summary    string // what it wants, in a sentence or two
	Reason     string // why it wants that, one paragraph
	Page       string // all there is to know, as Markdown
	Tags       []string
	Severity   finding.Severity // the highest of any phase
}

// Edit replaces a stretch of a file, which may be empty and may reach over lines, with a text.
type Edit struct {
	Span pos.Span
	Text string
}

// Service is a service that was checked.
type Service struct {
	ID   string
	File string // relative to the catalogue root, with /
}
