package change

import (
	"fmt"

	"github.com/service-catalogue/svc/internal/pos"
)

// Class says how much a change matters.
type Class uint8

// The classes: a minor change is for the record, of a significant one somebody has to decide or be told, and by a breaking
// one a promise, an owner or a consumer is harmed.
const (
	Minor Class = iota + 1
	Significant
	Breaking
)

// String is the name of the class in flags and output.
func (c Class) String() string {
	return [...]string{"none", "minor", "significant", "breaking"}[c]
}

// ParseClass reads the name of a class.
func ParseClass(name string) (Class, error) {
	for _, c := range []Class{Minor, Significant, Breaking} {
		if c.String() == name {
			return c, nil
		}
	}
	return 0, fmt.Errorf("unknown class %q: want breaking, significant or minor", name)
}

// Notice is somebody who has to be told of a change.
type Notice struct {
	Person string // an id of people.yaml, or the name of a body for which nobody is known
	Why    string // such as "customer" or "owner of consuming service renew-a-permit"
}

// Spot is where a value stands on one side; the zero value stands for nowhere.
type Spot struct {
	File string // relative to the catalogue root, with /
	Span pos.Span
}

// Verdict is what a change means.
type Verdict struct {
	Code, Rule  string // DIF005, sla-weakened
	Class       Class
	Service     string // where the harm is, which may be another service than the one that changed; empty for shared files
	Path        string
	From, To    any // as in Change
	Message     string
	Notify      []Notice
	Base, Head  Spot
	Fingerprint string
}
