package catalogue

import "github.com/service-catalogue/svc/internal/yamldoc"

// The kinds of faults that rules tell apart. Every other kind means that the file could not be read as YAML.
const (
	DuplicateKey = yamldoc.DuplicateKey
	Invisible    = yamldoc.Invisible
	UnknownKey   = yamldoc.UnknownKey
	WrongType    = yamldoc.WrongType
	Required     = yamldoc.Required
	Advised      = yamldoc.Advised
	BadScalar    = yamldoc.BadScalar
	NotAllowed   = yamldoc.NotAllowed
	Ambiguous    = yamldoc.Ambiguous
)

// Unreadable reports whether a fault concerns the file as YAML rather than one of its values.
func Unreadable(f *Fault) bool { return f.Kind < DuplicateKey || f.Kind == yamldoc.Internal }
