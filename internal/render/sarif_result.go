package render

import (
	"strings"
	"unicode/utf8"

	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/pos"
	"github.com/service-catalogue/svc/internal/text"
	"github.com/service-catalogue/svc/internal/view"
)

// sarifResults turns findings into results. It keeps the hashes of the file at hand.
type sarifResults struct {
	doc    *view.Doc
	places map[string]int // of rules, by code

	file     string // whose hashes these are, if known and readable
	known    bool
	readable bool
	hashes   lineHashes
}

func (r *sarifResults) of(item *view.Item) *sarifResult {
	uri := sarifArtifact{URI: relativeURI(item.File), Base: "%SRCROOT%"}
	result := &sarifResult{
		RuleID: item.Code, RuleIndex: r.places[item.Code], Level: sarifLevel(item.Severity),
		Message:      sarifText{sarifMessage(&item.Finding)},
		Locations:    []sarifLocation{{sarifPhysical{uri, r.region(item)}}},
		Fingerprints: sarifFingerprints{Line: r.hash(item), Own: item.Fingerprint},
	}
	if w := item.Waiver; w != nil {
		result.Suppressions = []sarifSuppression{{
			Kind: "inSource", Status: "accepted", Justification: text.Inside("waived until " + w.Expires + ": " + w.Reason),
		}}
	}
	if len(item.Edits) > 0 {
		result.Fixes = []sarifFix{newSARIFFix(uri, item)}
	}
	return result
}

// sarifMessage is what is wrong and how to mend it, in sentences. A text in brackets with another in parentheses after it
// would be a link.
func sarifMessage(f *finding.Finding) string {
	message := text.Inside(f.Message)
	if f.Help != "" {
		message = sentence(message) + " Help: " + text.Inside(f.Help)
	}
	return strings.ReplaceAll(sentence(message), "](", "] (")
}

// sentence ends a text with a full stop, unless it has an end.
func sentence(s string) string {
	if s == "" || strings.ContainsAny(s[len(s)-1:], ".!?") {
		return s
	}
	return s + "."
}

func sarifLevel(s finding.Severity) string {
	switch s {
	case finding.Error:
		return "error"
	case finding.Warning:
		return "warning"
	default:
		return "note"
	}
}

// region is a stretch of one line. What has no end of its own there ends with the line.
func (r *sarifResults) region(item *view.Item) sarifRegion {
	s := item.Span
	region := sarifRegion{Line: s.Line, Column: s.Col, EndColumn: s.EndCol}
	if s.EndLine == s.Line && s.EndCol > s.Col {
		return region
	}
	region.EndColumn = s.Col
	if r.doc.Line != nil {
		line, _ := r.doc.Line(item.Name, s.Line)
		line = strings.TrimRight(strings.TrimPrefix(line, "\ufeff"), "\r")
		region.EndColumn = max(region.EndColumn, utf8.RuneCountInString(line)+1)
	}
	return region
}

// hash is the hash of the line of a finding; where its file cannot be read, that of an empty file.
func (r *sarifResults) hash(item *view.Item) string {
	if r.doc.Text == nil {
		return ""
	}
	if item.Name != r.file || !r.known {
		r.file, r.known = item.Name, true
		content, ok := r.doc.Text(item.Name)
		if !ok {
			content = nil
		}
		r.hashes.read(content)
		r.readable = ok
	}
	if !r.readable {
		return r.hashes.of(1)
	}
	return r.hashes.of(item.Span.Line)
}

// newSARIFFix is the change that mends a finding.
func newSARIFFix(uri sarifArtifact, item *view.Item) sarifFix {
	change := sarifChange{Of: uri}
	for _, edit := range item.Edits {
		change.Replacements = append(change.Replacements, newReplacement(edit.Span, edit.Text))
	}
	return sarifFix{Description: sarifText{sentence(text.Inside(item.Help))}, Changes: []sarifChange{change}}
}

func newReplacement(s pos.Span, with string) sarifReplacement {
	return sarifReplacement{
		Deleted:  sarifRegion{Line: s.Line, Column: s.Col, EndLine: s.EndLine, EndColumn: s.EndCol},
		Inserted: sarifText{with},
	}
}

// relativeURI is a path as a relative reference (RFC 3986). Every byte that is not unreserved is escaped, so no name starts
// like a scheme. Bytes that are not UTF-8 are replaced, as JSON does: readers give up the whole file when they meet one.
func relativeURI(path string) string {
	const digits = "0123456789ABCDEF"
	if !utf8.ValidString(path) {
		path = string([]rune(path))
	}
	b := make([]byte, 0, len(path)+8)
	for i := range len(path) {
		c := path[i]
		switch {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', strings.IndexByte("-._~/", c) >= 0:
			b = append(b, c)
		default:
			b = append(b, '%', digits[c>>4], digits[c&15])
		}
	}
	return string(b)
}
