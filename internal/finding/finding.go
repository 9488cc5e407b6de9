// Package finding holds what a check has found: where, how bad, why and what to write instead.
package finding

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/service-catalogue/svc/internal/pos"
	"github.com/service-catalogue/svc/internal/sorting"
)

// Severity says how bad a finding is. None is below all others and means not reported.
type Severity uint8

// The severities, mildest first.
const (
	None Severity = iota
	Info
	Warning
	Error
)

// String is the name used in settings, flags and output.
func (s Severity) String() string {
	switch s {
	case Error:
		return "error"
	case Warning:
		return "warning"
	case Info:
		return "info"
	case None:
	}
	return "none"
}

// ParseSeverity reads the name of a severity, none included.
func ParseSeverity(name string) (Severity, error) {
	for _, s := range []Severity{None, Info, Warning, Error} {
		if s.String() == name {
			return s, nil
		}
	}
	return None, fmt.Errorf("unknown severity %q: want error, warning, info or none", name)
}

// Waiver says who accepted a finding, why and until when.
type Waiver struct {
	Reason, ApprovedBy, Expires string
}

// Finding is one thing that is wrong, with everything a reader needs to find and mend it.
type Finding struct {
	Code, Rule  string // OWN008, deputy-missing
	Severity    Severity
	Service     string // id of the service, empty for shared files
	Message     string // what is wrong, one line
	Help        string // how to mend it, one line
	Path        string // keyed path of the field, such as slas[sla-ea].rto_minutes
	File        string // relative to the catalogue root, with /
	Span        pos.Span
	Fixable     bool
	About       []string // what tells it from others of its rule at the same path; part of the fingerprint
	Fingerprint string   // stable under edits elsewhere
	Waiver      *Waiver  // set when the finding is waived
}

// Compare orders findings by file, line, column, code, and then by everything in which two of them can differ, so that
// the order is total.
func Compare(a, b *Finding) int {
	if order := strings.Compare(a.File, b.File); order != 0 { // which is all there is to compare of most
		return order
	}
	return cmp.Or(
		cmp.Compare(a.Span.Line, b.Span.Line), cmp.Compare(a.Span.Col, b.Span.Col),
		strings.Compare(a.Code, b.Code), strings.Compare(a.Path, b.Path), strings.Compare(a.Message, b.Message),
		slices.Compare(a.About, b.About), cmp.Compare(a.Severity, b.Severity), strings.Compare(a.Help, b.Help),
	)
}

// Sort brings findings into the order in which they are shown.
func Sort(list []Finding) {
	sorting.List(list, func(i, j int) int { return Compare(&list[i], &list[j]) })
}
