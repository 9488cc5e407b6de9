package lint

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/edit"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/pos"
	"github.com/service-catalogue/svc/schema"
)

// Longest texts in messages, in characters.
const (
	maxValue   = 80
	maxMessage = 500
)

// Pass is what a rule sees: the catalogue, the day, and the file at hand.
type Pass struct {
	Catalogue *catalogue.Catalogue
	Today     schema.Date // the as-of date; every date rule compares with it

	rule   *Rule
	on     map[string]bool     // the rules that run, by code
	doc    *catalogue.Document // the text of the file at hand; nil for rules over the whole catalogue
	faulty faulty              // for rules over the whole catalogue all files, for others at least the file at hand
	found  []*Reported
	told   map[*catalogue.File][]*Reported // what was found, by the file at hand; filled where another run will ask

	named *catalogue.Service // whose references names holds
	names []catalogue.Name

	month      *schema.Performance // whose indicators these are
	indicators [4]catalogue.Indicator

	inspector edit.Inspector
}

// Place is something that has a file: a service, or a file itself.
type Place interface{ Place() *catalogue.File }

// Reported is a finding in the making.
type Reported struct {
	finding finding.Finding
	file    *catalogue.File
	rule    *Rule
	fault   *catalogue.Fault // what a finding about the form of a file is about
	onKey   bool
	fix     []edit.Op // what mends it
}

// Report adds a finding at a path of a service or file, such as "slas[sla-ea].rto_minutes". An absent path stands for
// the nearest present field above it. The message says what is wrong in one line; values in it are cut when long. Its
// severity is that of the rule in the phase of the service: a rule that reports at a service to which it does not apply,
// such as the target of a dependency, says with As how bad it is.
func (p *Pass) Report(at Place, path, format string, args ...any) *Reported {
	file := at.Place()
	if file.Name == catalogue.SettingsFile {
		if layer := p.Catalogue.SettingsAt(path); layer != nil && path != "" {
			file = layer
		}
	}
	severity := p.rule.Levels.Max()
	if s, ok := at.(*catalogue.Service); ok {
		severity = p.rule.Levels.In(s.Phase)
	}
	r := &Reported{file: file, rule: p.rule, finding: finding.Finding{
		Code: p.rule.Code, Rule: p.rule.Name, Severity: severity, Fixable: false,
		Service: file.ServiceID, File: file.Name, Path: path, Message: sentence(format, args),
	}}
	p.found = append(p.found, r)
	return r
}

// ReportFault adds a finding for a fault of form, in the words of the fault and at its place.
func (p *Pass) ReportFault(f *catalogue.File, fault *catalogue.Fault) *Reported {
	text, help := catalogue.Explain(fault)
	r := p.Report(f, fault.Path, "%s", "").Help("%s", "")
	r.fault = fault
	r.finding.Message, r.finding.Help = Cut(text, maxMessage), Cut(help, maxMessage)
	if fault.Key != "" && fault.Kind != catalogue.NotAllowed {
		r.About(fault.Key)
	}
	return r
}

// Text is a part of a message or help that a rule has put together. It is not cut like a value of the catalogue, only
// with the whole.
type Text string

// sentence fills in a message, cutting long values and long messages.
func sentence(format string, args []any) string {
	for i, arg := range args {
		if s, ok := arg.(string); ok {
			args[i] = Cut(s, maxValue) // the list of arguments is ours
		}
	}
	return Cut(fmt.Sprintf(format, args...), maxMessage)
}

// Cut shortens a text to at most n characters, the last of which is then an ellipsis.
//
//go:noinline
func Cut(s string, n int) string {
	if len(s) <= n || utf8.RuneCountInString(s) <= n {
		return s
	}
	count := 0
	for i := range s {
		if count++; count == n {
			return s[:i] + "…"
		}
	}
	return s
}

// Help says how to mend the finding, in one line.
//
//go:noinline
func (r *Reported) Help(format string, args ...any) *Reported {
	r.finding.Help = sentence(format, args)
	return r
}

// As replaces the severity that the rule has in this phase.
func (r *Reported) As(s finding.Severity) *Reported {
	r.finding.Severity = s
	return r
}

// OnKey marks the key of the field instead of its value.
func (r *Reported) OnKey() *Reported {
	r.onKey = true
	return r
}

// At marks a place that no path leads to, such as the end of a line.
func (r *Reported) At(span pos.Span) *Reported {
	r.finding.Span = span
	return r
}

// Fixable marks a finding that can be mended by a safe rewrite.
func (r *Reported) Fixable() *Reported {
	r.finding.Fixable = true
	return r
}

// Fix mends a finding by changes of its file that leave no doubt.
func (r *Reported) Fix(ops ...edit.Op) *Reported {
	r.fix = ops
	return r.Fixable()
}

// About adds what tells this finding from others of the same rule at the same path, such as the other service of a
// pair, so that its fingerprint stays its own.
func (r *Reported) About(args ...string) *Reported {
	r.finding.About = args
	return r
}

// Services are the services that the rule applies to: its phases, and not archived.
func (p *Pass) Services() []*catalogue.Service {
	var out []*catalogue.Service
	for _, s := range p.Catalogue.Services() {
		if p.applies(s) {
			out = append(out, s)
		}
	}
	return out
}

// applies reports whether the rule at hand looks at a service.
func (p *Pass) applies(s *catalogue.Service) bool {
	return p.rule.Levels.In(s.Phase) != finding.None && (p.rule.Archived || !p.Archived(s))
}

// Archived reports whether a service is past the end of its retirement, after which only its form is checked.
func (p *Pass) Archived(s *catalogue.Service) bool {
	return s.Phase == "retirement" && s.Retirement != nil && !s.Retirement.Ends.IsZero() && p.Today.After(s.Retirement.Ends)
}

// PersonName is how a message names a person: the name in people.yaml, or the id in quotes.
func (p *Pass) PersonName(id string) string {
	if person := p.Catalogue.Person(id); person != nil && person.Name != "" {
		return person.Name
	}
	return fmt.Sprintf("%q", id)
}

// OwnerName names the owner of a service in a message. A team, a mailbox or several people are no name to address.
func (p *Pass) OwnerName(s *catalogue.Service) string {
	id := s.OwnerID()
	if id == "" {
		return "the owner"
	}
	if reading, _ := p.Catalogue.ReadOwner(id); reading != catalogue.OnePerson {
		return "the owner"
	}
	return p.PersonName(id)
}

// Active reports whether a person is known and still here on a day.
func (p *Pass) Active(id string) bool {
	person := p.Catalogue.Person(id)
	return person != nil && !p.Gone(person)
}

// Gone reports whether a person's last working day has passed.
func (p *Pass) Gone(person *schema.Person) bool {
	last := catalogue.LastDay(person)
	return !last.IsZero() && p.Today.After(last)
}

// Texts are the scalars at a path of the file at hand: the items of a list (the id of an item that is a mapping), or one
// scalar. It is for values whose form the model does not have, such as a list where one name is wanted.
func (p *Pass) Texts(path string) []string { return p.doc.Texts(path) }

// Keys are the keys of a mapping of the file at hand, in their order; "" is the document itself.
func (p *Pass) Keys(path string) []string { return p.doc.Keys(path) }

// On reports whether a rule runs, by its code. A rule asks it before it leaves a mistake to another that says more about it.
func (p *Pass) On(code string) bool { return p.on[code] }

// Names reports whether any reference of the service at hand, by what it names and its value, is one that a rule looks for.
// Rules ask it before they go through all references for the places: they are gathered once for all rules.
func (p *Pass) Names(s *catalogue.Service, wanted func(catalogue.Name) bool) bool {
	if p.named != s {
		p.named, p.names = s, p.Catalogue.Names(p.names[:0], s)
	}
	return slices.ContainsFunc(p.names, wanted)
}

// Indicators are those of a month of the service at hand, worked out once for all rules.
func (p *Pass) Indicators(month *schema.Performance) []catalogue.Indicator {
	if p.month != month {
		p.month, p.indicators = month, catalogue.Indicators(month)
	}
	return p.indicators[:]
}

// Document is the text of the file at hand, for rules about form. It is nil in rules over the whole catalogue.
func (p *Pass) Document() *catalogue.Document { return p.doc }

// Slips are how the file of the service at hand is not in canonical form.
func (p *Pass) Slips(s *catalogue.Service) []edit.Slip { return p.inspector.Slips(p.doc, &s.Service) }

// place resolves the position of a finding in its file.
func (r *Reported) place(doc *catalogue.Document) {
	if r.onKey {
		r.finding.Span = doc.AtKey(r.finding.Path)
	} else {
		r.finding.Span = doc.At(r.finding.Path)
	}
}

// List joins words for a message: "a", "a and b", "a, b and c".
func List(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}
