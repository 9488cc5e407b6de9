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
func (r *run) waiversOf(s *catalogue.Service) []*Waiver {
	held, own := s.Waivers, s.Waivers
	if policy := r.options.Policy; policy != nil && policy.Waivers != nil {
		held = policy.Waivers(s)
	}
	var out []*Waiver
	for i := range own {
		w := ownWaiver(s, own, i)
		w.pending = !slices.Contains(held, own[i])
		out = append(out, r.judge(w))
	}
	for i := range held {
		if !slices.Contains(own, held[i]) {
			w := ownWaiver(s, held, i)
			w.absent = true
			out = append(out, r.judge(w))
		}
	}
	return out
}

// ownWaiver is one of a list of waivers of one service.
func ownWaiver(s *catalogue.Service, list []schema.Waiver, i int) *Waiver {
	w := &list[i]
	path := fmt.Sprintf("waivers[%d]", i)
	if w.Rule != "" {
		path = catalogue.Item("waivers", w.Rule)
	}
	return &Waiver{
		At: s, Path: path, Rule: w.Rule, Reason: w.Reason, ApprovedBy: w.ApprovedBy, Expires: w.Expires, Services: []string{s.File.ServiceID},
	}
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
	add := func(path, rule, what string) {
		out = append(out, PolicyChange{At: s, Path: path, Text: fmt.Sprintf("the waiver for `%s` %s", rule, what)})
	}
	for i := range s.Waivers {
		switch w := &s.Waivers[i]; {
		case slices.Contains(before, *w):
		case waives(before, w.Rule):
			add(ownWaiver(s, s.Waivers, i).Path, w.Rule, "is another one")
		default:
			add(ownWaiver(s, s.Waivers, i).Path, w.Rule, "is new")
		}
	}
	for i := range before {
		if rule := before[i].Rule; !waives(s.Waivers, rule) {
			add("waivers", rule, "is gone")
		}
	}
	return out
}

// waives reports whether one of some waivers is for a rule, as written.
func waives(list []schema.Waiver, rule string) bool {
	for i := range list {
		if list[i].Rule == rule {
			return true
		}
	}
	return false
}
