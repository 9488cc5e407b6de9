package lint

import (
	"encoding/json"
	"fmt"
	"slices"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/change"
	"github.com/service-catalogue/svc/schema"
)

// Policy is that the waivers of services come from another revision. Those of the services themselves are judged, and do
// not count before they are there too.
type Policy struct {
	// Waivers gives the waivers that a service has in that revision.
	Waivers func(*catalogue.Service) []schema.Waiver
	// Changes are the changes of the policy that the work makes in shared files.
	Changes []PolicyChange
	// Changed reports whether the work has changed the waivers of a service, rather than the other revision.
	Changed func(*catalogue.Service) []PolicyChange
}

// PolicyChange is one change of settings, roles, risk scale or waivers. It does not count yet.
type PolicyChange struct {
	At   Place
	Path string
	Text string // what has changed, in words
}

// changes are the changes of policy that the work makes.
func (r *run) changes() []PolicyChange {
	if r.options.Policy == nil {
		return nil
	}
	out := slices.Clone(r.options.Policy.Changes)
	if r.options.Policy.Changed != nil {
		for _, s := range r.catalogue.Services() {
			out = append(out, r.options.Policy.Changed(s)...)
		}
	}
	return out
}

// checkPolicy runs the rules about changes of the policy.
func (r *run) checkPolicy() []*Reported {
	changes := r.changes()
	if len(changes) == 0 {
		return nil
	}
	p := r.pass(r.faulty)
	defer p.guard("")
	for i := range r.rules.status {
		if s := &r.rules.status[i]; s.On && s.Rule.Policy != nil {
			p.rule = s.Rule
			s.Rule.Policy(p, changes)
		}
	}
	return p.found
}

// waiversOf are the waivers of a service: those that it has, and under the policy of another revision those that it has
// there. The first do not count where the second lack them; the second are not judged where the first lack them.
func (r *run) waiversOf(s *catalogue.Service) []Waiver {
	held, own := s.Waivers, s.Waivers
	if policy := r.options.Policy; policy != nil && policy.Waivers != nil {
		held = policy.Waivers(s)
	}
	var out []Waiver
	for i, w := range own {
		out = append(out, r.judge(ownWaiver(s, i, w, Waiver{pending: !slices.Contains(held, w)})))
	}
	for i, w := range held {
		if !slices.Contains(own, w) {
			out = append(out, r.judge(ownWaiver(s, i, w, Waiver{absent: true})))
		}
	}
	return out
}

// ownWaiver fills in the waiver of one service.
func ownWaiver(s *catalogue.Service, i int, w schema.Waiver, out Waiver) Waiver {
	out.Path = fmt.Sprintf("waivers[%d]", i)
	if w.Rule != "" {
		out.Path = catalogue.Item("waivers", w.Rule)
	}
	out.At, out.Rule, out.Reason, out.ApprovedBy, out.Expires = s, w.Rule, w.Reason, w.ApprovedBy, w.Expires
	out.Services = []string{s.File.ServiceID}
	return out
}

// PolicyChanges says how the policy of a catalogue differs from that of an older state of it: in settings, roles and risk
// scale. Neither need have been loaded.
func PolicyChanges(before, after *catalogue.Catalogue) ([]PolicyChange, error) {
	set, err := change.Compare(before, after)
	if err != nil {
		return nil, err
	}
	files := map[change.Document]string{
		change.Settings: catalogue.SettingsFile, change.Roles: catalogue.RolesFile, change.RiskScale: catalogue.RiskScaleFile,
	}
	var out []PolicyChange
	for i := range set.Changes {
		c := &set.Changes[i]
		name := files[c.Document]
		if name == "" {
			continue
		}
		file := after.SharedFile(name)
		if file == nil {
			file = &catalogue.File{Name: name}
		}
		out = append(out, PolicyChange{At: file, Path: c.NewAt(), Text: inWords(c)})
	}
	return out, nil
}

// inWords says what has changed.
func inWords(c *change.Change) string {
	switch c.Kind {
	case change.Added:
		return fmt.Sprintf("`%s` is new: %s", c.Path, Cut(plainly(c.To), maxValue))
	case change.Removed:
		return fmt.Sprintf("`%s` is gone; it was %s", c.Path, Cut(plainly(c.From), maxValue))
	default:
		return fmt.Sprintf("`%s` is %s, was %s", c.Path, Cut(plainly(c.To), maxValue), Cut(plainly(c.From), maxValue))
	}
}

// plainly writes a value in one line.
func plainly(v any) string {
	text, err := json.Marshal(v)
	if err != nil {
		return fmt.Sprint(v)
	}
	return string(text)
}

// WaiverChanges says how the waivers of a service differ from those of an older state of it.
func WaiverChanges(before []schema.Waiver, s *catalogue.Service) []PolicyChange {
	var out []PolicyChange
	for i, w := range s.Waivers {
		if slices.Contains(before, w) {
			continue
		}
		text := "is new"
		if slices.ContainsFunc(before, func(old schema.Waiver) bool { return old.Rule == w.Rule }) {
			text = "is another one"
		}
		out = append(out, PolicyChange{At: s, Path: ownWaiver(s, i, w, Waiver{}).Path, Text: fmt.Sprintf("the waiver for `%s` %s", w.Rule, text)})
	}
	for _, w := range before {
		if !slices.ContainsFunc(s.Waivers, func(own schema.Waiver) bool { return own.Rule == w.Rule }) {
			out = append(out, PolicyChange{At: s, Path: "waivers", Text: fmt.Sprintf("the waiver for `%s` is gone", w.Rule)})
		}
	}
	return out
}
