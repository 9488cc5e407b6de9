package lint

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/near"
)

// Selection says which rules run and how severe they are. Names are rule codes, rule names, groups (OWN) or profiles.
type Selection struct {
	Select   []string          // added to the profiles
	Ignore   []string          // taken away
	Only     []string          // in place of the profiles
	Severity map[string]string // code or name to severity; stronger than the settings
}

// UnknownNameError tells of a name that is no rule, group or profile.
type UnknownNameError struct {
	Name   string
	Near   []string
	Reason string // why a rule that exists is of no use here
}

// Error names the nearest valid names.
func (e *UnknownNameError) Error() string {
	if e.Reason != "" {
		return fmt.Sprintf("rule %s: %s", e.Name, e.Reason)
	}
	if len(e.Near) == 0 {
		return fmt.Sprintf("unknown rule %q: want a code, name, group or profile (svc rules lists them)", e.Name)
	}
	return fmt.Sprintf("unknown rule %q: did you mean %s?", e.Name, strings.Join(e.Near, ", "))
}

// Why says why a rule is on or off.
type Why string

// The reasons.
const (
	ByDefault  Why = "default"  // core is on when the settings name no profiles
	BySettings Why = "settings" // svc.yaml
	ByFlag     Why = "flag"     // the command line
	ByDiff     Why = "svc diff" // rules that judge changes always do
)

// Status is whether a rule runs, how severe it is, and why.
type Status struct {
	Rule     *Rule
	On       bool
	Why      Why
	Override finding.Severity // replaces the levels when Replaced
	Replaced bool

	replacedBy Why
}

// ruleSet is the rules with what settings and flags make of them.
type ruleSet struct {
	status []Status
	byName map[string]*Rule // by code and by name
	on     map[string]bool  // by code
	over   map[string]finding.Severity
}

// Resolve decides which rules run. profiles are those of the settings, nil when the settings name none; severities are
// those of the settings.
func Resolve(rules []*Rule, profiles []string, severities map[string]string, sel Selection) ([]Status, error) {
	set, err := newRuleSet(rules, profiles, severities, sel)
	if err != nil {
		return nil, err
	}
	return set.status, nil
}

func newRuleSet(rules []*Rule, profiles []string, severities map[string]string, sel Selection) (*ruleSet, error) {
	set := &ruleSet{byName: make(map[string]*Rule, 2*len(rules)), on: map[string]bool{}, over: map[string]finding.Severity{}}
	why := BySettings
	if profiles == nil {
		profiles, why = []string{string(Core)}, ByDefault
	}
	for i := range rules {
		r := rules[i]
		set.byName[r.Code], set.byName[r.Name] = r, r
		if r.Change != nil {
			set.status = append(set.status, Status{Rule: r, On: true, Why: ByDiff})
			continue
		}
		set.status = append(set.status, Status{Rule: r, On: slices.Contains(profiles, string(r.Profile)), Why: why})
	}
	if err := set.override(severities, BySettings); err != nil {
		return nil, err
	}
	for _, step := range []struct {
		names []string
		on    bool
		only  bool
	}{{sel.Only, true, true}, {sel.Select, true, false}, {sel.Ignore, false, false}} {
		if err := set.turn(step.names, step.on, step.only); err != nil {
			return nil, err
		}
	}
	if err := set.override(sel.Severity, ByFlag); err != nil {
		return nil, err
	}
	set.silence()
	for _, s := range set.status {
		set.on[s.Rule.Code] = s.On
	}
	return set, nil
}

// judged reports whether a rule runs, or does not exist.
func (set *ruleSet) judged(code string) bool { return set.on[code] || set.byName[code] == nil }

// turn turns the named rules on or off; only turns all others off first.
func (set *ruleSet) turn(names []string, on, only bool) error {
	if only && len(names) > 0 {
		for i := range set.status {
			set.status[i].On, set.status[i].Why = false, ByFlag
		}
	}
	for _, name := range names {
		found := false
		for i := range set.status {
			s := &set.status[i]
			if s.Rule.answersTo(name) {
				found = true
				s.On, s.Why = on, ByFlag
				if on && s.Override == finding.None && s.Rule.isCalled(name) { // stronger than none in the settings
					s.Replaced = false
				}
			}
		}
		if !found {
			return &UnknownNameError{Name: name, Near: near.Of(name, set.names(), 3)}
		}
	}
	return nil
}

// answersTo reports whether a name means the rule: its code, name, group or profile, in any case.
func (r *Rule) answersTo(name string) bool {
	return r.isCalled(name) || strings.EqualFold(name, r.Group()) || strings.EqualFold(name, string(r.Profile))
}

// isCalled reports whether a name is the rule's own: its code or name, in any case.
func (r *Rule) isCalled(name string) bool {
	return strings.EqualFold(name, r.Code) || strings.EqualFold(name, r.Name)
}

// Group is the letters of the rule's code, such as OWN.
func (r *Rule) Group() string { return strings.TrimRight(r.Code, "0123456789") }

// silence turns the rules off whose severity is none.
func (set *ruleSet) silence() {
	for i := range set.status {
		s := &set.status[i]
		if s.Replaced && s.Override == finding.None {
			s.On, s.Why = false, s.replacedBy
		}
		if s.Replaced {
			set.over[s.Rule.Code] = s.Override
		}
	}
}

// leave turns the rules off that cannot be as severe.
func (set *ruleSet) leave(least finding.Severity) {
	for i := range set.status {
		s := &set.status[i]
		top := s.Rule.Levels.Max()
		if s.Replaced {
			top = s.Override
		}
		if top < least {
			s.On, set.on[s.Rule.Code] = false, false
		}
	}
}

// override sets severities; none turns a rule off, unless a stronger word turns it on again. All names that are wrong are told.
func (set *ruleSet) override(severities map[string]string, why Why) error {
	names := make([]string, 0, len(severities))
	for name := range severities {
		names = append(names, name)
	}
	slices.Sort(names)
	var wrong []error
	for _, name := range names {
		if err := set.replace(name, severities[name], why); err != nil {
			wrong = append(wrong, err)
		}
	}
	return errors.Join(wrong...)
}

// replace sets the severity of the rule of that name.
func (set *ruleSet) replace(name, severity string, why Why) error {
	level, err := finding.ParseSeverity(severity)
	if err != nil {
		return fmt.Errorf("rule %s: %w", name, err)
	}
	for i := range set.status {
		s := &set.status[i]
		if !s.Rule.isCalled(name) {
			continue
		}
		if s.Rule.Change != nil {
			return &UnknownNameError{Name: name, Reason: "it judges changes in svc diff and has no severity; take it out"}
		}
		s.Replaced, s.Override, s.replacedBy = true, level, why
		return nil
	}
	for i := range set.status {
		if set.status[i].Rule.answersTo(name) {
			return &UnknownNameError{Name: name, Reason: "that is several rules, and a severity belongs to one; svc rules " + name + " lists them"}
		}
	}
	return &UnknownNameError{Name: name, Near: near.Of(name, set.ruleNames(), 3)}
}

// ruleNames are all codes and names.
func (set *ruleSet) ruleNames() []string {
	out := make([]string, 0, 2*len(set.status))
	for _, s := range set.status {
		out = append(out, s.Rule.Code, s.Rule.Name)
	}
	return out
}

// names are all names that select rules.
func (set *ruleSet) names() []string {
	out := append(set.ruleNames(), string(Core), string(Governance), string(Digital), string(Diff))
	for _, s := range set.status {
		if group := s.Rule.Group(); !slices.Contains(out, group) {
			out = append(out, group)
		}
	}
	return out
}

// hint names the rules nearest to a name.
func (set *ruleSet) hint(name string) string {
	if best := near.Of(name, set.ruleNames(), 3); len(best) > 0 {
		return "did you mean " + strings.Join(best, ", ") + "?"
	}
	return "svc rules lists every rule"
}
