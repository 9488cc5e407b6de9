package yamldoc

import (
	"github.com/service-catalogue/svc/internal/pos"
)

// Kind tells what sort of mistake a fault is.
type Kind uint8

// The kinds. Those down to TooManyNodes and Character concern the file as YAML and come with Text and Hint; the others
// compare it with a struct and carry facts only.
const (
	Unreadable       Kind = iota // the YAML does not parse
	TooLarge                     // more than MaxBytes; nothing was parsed
	TooManyDocuments             // a second document, or text after the end of the first
	DocumentEnd                  // a line "..."
	Directive                    // a line "%YAML" or "%TAG"
	Alias                        // *name
	Anchor                       // &name
	MergeKey                     // <<
	Tag                          // !!str, !local, !
	Character                    // not UTF-8, or a control character, raw or by escape
	Tab                          // a tab indents a line
	TooDeep                      // beyond MaxDepth
	TooManyKeys                  // beyond MaxKeys
	TooManyNodes                 // beyond MaxNodes; nothing can be bound
	ComplexKey                   // a key that is a list, a mapping or nothing
	Empty                        // no document, or nothing in it
	NotMapping                   // the document is a list or a scalar
	DuplicateKey                 // a key written twice, or two list items with the same key
	Invisible                    // a character that cannot be seen; its severity is the caller's choice
	UnknownKey                   // a key that the struct does not have
	WrongType                    // a value of another shape than the field
	Required                     // a field that every document needs is absent, null or blank
	BadScalar                    // a text that its type cannot read
	NotAllowed                   // a value outside its enum, range or pattern; for the caller, who knows them
	Advised                      // a field whose absence is a warning, not an error; for the caller, who knows the phase
	Ambiguous                    // unquoted text that other readers take for something else; bound as written
	Internal                     // a mistake in the program: a struct that cannot be bound
)

// String is the name of the kind as the constant has it.
func (k Kind) String() string {
	names := [...]string{
		"Unreadable", "TooLarge", "TooManyDocuments", "DocumentEnd", "Directive", "Alias", "Anchor", "MergeKey", "Tag",
		"Character", "Tab", "TooDeep", "TooManyKeys", "TooManyNodes", "ComplexKey", "Empty", "NotMapping", "DuplicateKey",
		"Invisible", "UnknownKey", "WrongType", "Required", "BadScalar", "NotAllowed", "Advised", "Ambiguous", "Internal",
	}
	if int(k) < len(names) {
		return names[k]
	}
	return "Kind?"
}

// Fault is one mistake in a file. Path and Span are always set; the other facts as far as they apply to the kind.
type Fault struct {
	Kind      Kind
	Path      string   // of the value, or of the mapping that lacks or repeats something
	Key       string   // the key in question: unknown, repeated, absent; for list items the field that identifies them
	Value     string   // what was written, cut at 80 code points; for Invisible the code point, such as U+202E
	Want, Got string   // in words: "a list", "text"
	Example   string   // a text that would do, of a type that gave one
	Near      []string // the nearest valid keys
	Span      pos.Span
	OtherLine int    // DuplicateKey: where it stands first; TooManyDocuments: where the first begins
	Limit     int    // the limit that is exceeded
	Err       error  // BadScalar, Internal: the error behind it
	Text      string // what is wrong, one sentence without full stop; only for faults of the file as YAML
	Hint      string // what to write instead, likewise
	There     bool   // Required, Advised: the key stands there, without a value; UnknownKey: the nearest key does
}

// cut shortens a quoted value to maxQuoted code points.
//
//go:noinline
func cut(s string) string {
	if len(s) <= maxQuoted {
		return s
	}
	n := 0
	for i := range s {
		if n == maxQuoted {
			return s[:i] + "…"
		}
		n++
	}
	return s
}
