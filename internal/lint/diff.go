package lint

import (
	"slices"
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/change"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/schema"
)

// Judgement is how a rule judges changes between two catalogues.
type Judgement struct {
	// Classes are those that the rule gives, the worst first, in words.
	Classes string
	// Claims reports whether a change is this rule's to judge. Every change has exactly one rule: the one without Claims
	// judges what no other claims.
	Claims func(*DiffPass, *change.Change) bool
	// Judge says what a change means. Code, place and values are filled in behind it.
	Judge func(*DiffPass, *change.Change) *change.Verdict
	// Alone tells that claiming and judging look at the entry that changed and at shared files, and at no other entry.
	Alone bool
	// Except reports whether a change is one for which Alone does not hold.
	Except func(*DiffPass, *change.Change) bool
	// Watches has the codes of rules that the changes it judges may break, perhaps in a service that did not change.
	Watches string
	// Harm says what it means that a change made elsewhere broke a rule at a service, and nothing when that is not its to say.
	Harm func(*DiffPass, *finding.Finding) *change.Verdict
	// Spread says where else a change has an effect that no rule reports, such as at services that use a shared schedule.
	Spread func(*DiffPass, *change.Change) []*change.Verdict
}

// DiffPass is what a rule sees of two catalogues.
type DiffPass struct {
	*change.Set
	Today schema.Date // the as-of date, for both sides

	rules    []*Rule
	told     map[string]bool         // the fingerprints of findings that a verdict has named
	pairs    map[string]*change.Pair // those that differ, by their id
	siblings map[sibling][]*change.Change

	// What follows is worked out when a rule first asks for it.
	broken []*finding.Finding            // what the rules that are watched report of the new catalogue and not of the old
	at     map[string][]*finding.Finding // the same by service
	duties map[string][]Duty             // by person
	led    map[string][]string           // services by their owners and deputies, on either side
}

// sibling is what the changes of one service, or of one shared file, have in common.
type sibling struct {
	document change.Document
	pair     *change.Pair
}

// Verdict is a class with a message in one line; values in it are cut when long.
//
//go:noinline
func (p *DiffPass) Verdict(class change.Class, format string, args ...any) *change.Verdict {
	return &change.Verdict{Class: class, Message: sentence(format, args)}
}

// Broken are the findings of the rules with these codes that the change has brought, at a service.
func (p *DiffPass) Broken(service, codes string) []*finding.Finding {
	all := p.allBroken()
	if p.at == nil {
		p.at = map[string][]*finding.Finding{}
		for _, f := range all {
			p.at[f.Service] = append(p.at[f.Service], f)
		}
	}
	return withCodes(p.at[service], codes)
}

// BrokenAnywhere are those at all services.
func (p *DiffPass) BrokenAnywhere(codes string) []*finding.Finding {
	return withCodes(p.allBroken(), codes)
}

func withCodes(list []*finding.Finding, codes string) []*finding.Finding {
	var out []*finding.Finding
	for _, f := range list {
		if strings.Contains(codes, f.Code) {
			out = append(out, f)
		}
	}
	return out
}

// Duty is something that somebody does for a service after the change.
type Duty struct{ Service, Path string }

// Duties are where services name a person, in their order.
func (p *DiffPass) Duties(person string) []Duty {
	if p.duties == nil {
		p.duties = map[string][]Duty{}
		for _, s := range p.New.Services() {
			p.New.Refs(&s.Service, func(r catalogue.Ref) {
				if r.Kind == "person" {
					p.duties[r.Value] = append(p.duties[r.Value], Duty{s.File.ServiceID, r.Path()})
				}
			})
		}
	}
	return p.duties[person]
}

// Led are the services of which a person is owner or deputy, after the change or before it, in order.
func (p *DiffPass) Led(person string) []string {
	if p.led == nil {
		p.led = newLed(p.Old, p.New)
	}
	return p.led[person]
}

// newLed finds the services of everybody in one walk.
func newLed(sides ...*catalogue.Catalogue) map[string][]string {
	out := map[string][]string{}
	for _, c := range sides {
		for _, s := range c.Services() {
			for _, id := range append([]string{s.OwnerID()}, s.Deputies...) {
				out[id] = append(out[id], s.File.ServiceID)
			}
		}
	}
	for id, services := range out {
		slices.Sort(services)
		out[id] = slices.Compact(services)
	}
	return out
}

// Tell notes that a verdict names what is broken, so that no other has to.
func (p *DiffPass) Tell(broken []*finding.Finding) {
	for _, f := range broken {
		p.told[f.Fingerprint] = true
	}
}

// Siblings are the changes of the same service, or of the same shared file.
func (p *DiffPass) Siblings(c *change.Change) []*change.Change {
	return p.siblings[sibling{c.Document, c.Pair}]
}

// PairOf is the service with an id on both sides, which may be the same on both. It is whole, unlike what the catalogues
// themselves may have of services that did not change.
func (p *DiffPass) PairOf(id string) *change.Pair {
	if pair := p.pairs[id]; pair != nil {
		return pair
	}
	return &change.Pair{Old: p.Old.Whole(p.Old.ByID(id)), New: p.New.Whole(p.New.ByID(id))}
}

// Differs reports whether a service with an id differs in a field of its entry.
func (p *DiffPass) Differs(id, field string) bool {
	pair := p.pairs[id]
	return pair != nil && slices.ContainsFunc(p.siblings[sibling{change.Service, pair}], func(c *change.Change) bool {
		steps := catalogue.Steps(c.Path)
		return len(steps) > 0 && steps[0].Name == field
	})
}

// Severity is how severe the rule with a code or name is when nobody says otherwise, and false when there is none.
func (p *DiffPass) Severity(name string) (finding.Severity, bool) {
	for i := range p.rules {
		if r := p.rules[i]; r.isCalled(name) {
			return r.Levels.Max(), true
		}
	}
	return finding.None, false
}

// Gone reports whether a person's last working day has passed.
func (p *DiffPass) Gone(person *schema.Person) bool { return p.pass(p.New).Gone(person) }

// Archived reports whether the retirement of a service is over.
func (p *DiffPass) Archived(s *catalogue.Service) bool { return p.pass(p.New).Archived(s) }

// PersonName is how a message names a person, whom one of the sides knows.
func (p *DiffPass) PersonName(id string) string {
	if p.New.Person(id) == nil && p.Old.Person(id) != nil {
		return p.pass(p.Old).PersonName(id)
	}
	return p.pass(p.New).PersonName(id)
}

// pass is a pass over one side, for what it knows of people.
func (p *DiffPass) pass(c *catalogue.Catalogue) *Pass { return &Pass{Catalogue: c, Today: p.Today} }
