// Package lint runs rules over a catalogue. It decides which rules are on, for which services, how severe their findings
// are and which of them are waived; it knows no rule by name.
package lint

import (
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
)

// Profile is a group of rules that is turned on as a whole.
type Profile string

// The profiles. Core is on when the settings name none.
const (
	Core       Profile = "core"
	Governance Profile = "governance"
	Digital    Profile = "digital"
)

// Diff is the profile of the rules that judge changes between two catalogues. It is always on, and lint never runs it.
const Diff Profile = "diff"

// Fixability says who can mend a finding.
type Fixability string

// Auto findings have a safe rewrite, Hint findings print the exact edit, Manual ones need a human decision.
const (
	Auto   Fixability = "yes"
	Hint   Fixability = "hint"
	Manual Fixability = "no"
)

// Rule is one check: data about it, and the functions that do the checking, mostly one.
type Rule struct {
	Code, Name string // OWN008, deputy-missing; neither is ever reused
	Profile    Profile
	Levels     Levels
	Waivable   bool
	Archived   bool // also checks services whose retirement is over
	Fix        Fixability
	Source     string // whose rule it is, in the terms of the rule pages

	// File checks one file for faults of form. It runs while the file's text is at hand.
	File func(*Pass, *catalogue.File)
	// Service checks one service on its own, against the shared files, the settings and the date. It runs in parallel
	// and while the file's text is at hand.
	Service func(*Pass, *catalogue.Service)
	// Shared goes with Service, for a rule about values that the shared files hold too. It runs once, over those files.
	Shared func(*Pass)
	// Catalogue checks across services. It runs once, when every service is known.
	Catalogue func(*Pass)
	// Waivers checks the waivers themselves. It runs last, when it is known what they silenced.
	Waivers func(*Pass, []*Waiver)
	// Policy reports changes of the policy that do not count yet. It runs under the policy of another revision.
	Policy func(*Pass, []PolicyChange)

	// Change is how a rule of the profile diff judges changes; it has no other function, and no levels.
	Change *Judgement
}

// LevelWords is how bad the findings of the rule are, by phase: "error", or "warning in beta, error from live". A rule that
// judges changes has classes instead.
func (r *Rule) LevelWords() string {
	if r.Change == nil {
		return r.Levels.String()
	}
	return r.Change.Classes
}

// Levels is the severity of a rule by phase, a byte for each, that of the first phase the lowest; None where the rule does not
// apply.
type Levels uint64

// phases is how many there are.
const phases = 5

// All is the same severity in every phase.
func All(s finding.Severity) Levels { return From("discovery", s) }

// From is a severity from a phase on, and None before it.
//
//go:noinline
func From(phase string, s finding.Severity) Levels { return Levels(0).From(phase, s) }

// In is a severity in one phase only.
func In(phase string, s finding.Severity) Levels {
	return Levels(s) << (8 * catalogue.PhaseNumber(phase))
}

// From replaces the severity from a phase on.
//
//go:noinline
func (l Levels) From(phase string, s finding.Severity) Levels {
	for i := catalogue.PhaseNumber(phase); i < phases; i++ {
		l = l&^(0xff<<(8*i)) | Levels(s)<<(8*i)
	}
	return l
}

// At is the severity in a phase by its number.
func (l Levels) At(i int) finding.Severity { return finding.Severity(l >> (8 * i) & 0xff) }

// In is the severity in a phase. In a phase that is unknown, which is an error of its own, only rules of every phase
// apply: what else the service owes cannot be known.
func (l Levels) In(phase string) finding.Severity {
	if i := catalogue.PhaseNumber(phase); i >= 0 {
		return l.At(i)
	}
	least := l.Max()
	for i := range phases {
		least = min(least, l.At(i))
	}
	return least
}

// Max is the highest severity of any phase.
func (l Levels) Max() finding.Severity {
	top := finding.None
	for i := range phases {
		top = max(top, l.At(i))
	}
	return top
}

// String is the severity by phase in words, such as "warning in beta, error from live".
func (l Levels) String() string {
	var parts []string
	for i := 0; i < phases; {
		end := i
		for end+1 < phases && l.At(end+1) == l.At(i) {
			end++
		}
		if l.At(i) != finding.None {
			parts = append(parts, l.At(i).String()+stretch(catalogue.Phases(), i, end))
		}
		i = end + 1
	}
	return strings.Join(parts, ", ")
}

// stretch names the phases from i to end.
func stretch(phases []string, i, end int) string {
	switch last := len(phases) - 1; {
	case i == 0 && end == last:
		return ""
	case end == last:
		return " from " + phases[i]
	case i == end:
		return " in " + phases[i]
	default:
		return " in " + phases[i] + " to " + phases[end]
	}
}
