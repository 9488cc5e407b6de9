package cli

import (
	"bytes"
	"cmp"
	"regexp"
	"slices"
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/fault"
	"github.com/service-catalogue/svc/internal/sorting"
	"github.com/service-catalogue/svc/internal/yamldoc"
	"github.com/service-catalogue/svc/schema"
)

// keep sees every file while its text is at hand: it notes where the person is named beside the fields that move, and drops
// of a service that does not name the person what only its own rules need.
func (h *handover) keep(_ int, f *catalogue.File, s *catalogue.Service, d *catalogue.Document) {
	if s == nil {
		return
	}
	known := map[string]bool{}
	h.opened.Refs(s, func(r catalogue.Ref) {
		if r.Kind == "person" && r.Value == h.from {
			known[r.Path()] = true
		}
	})
	if len(known) == 0 {
		h.opened.Slim(s)
	}
	if len(known) > 0 || bytes.Contains(d.Source(), []byte(h.from)) {
		h.strays(d, &held{service: s, name: f.Name}, known, f.Faults)
	}
}

// strays notes where a document names the person outside the fields that are known: in keys of one's own and in prose, and in
// what is not written as its field wants, so that it cannot be moved.
func (h *handover) strays(d *catalogue.Document, at *held, known map[string]bool, faults []catalogue.Fault) {
	word := regexp.MustCompile(`(^|[^\w.@/-])` + regexp.QuoteMeta(h.from) + `($|[^\w@/-])`)
	d.Walk(func(n yamldoc.Node) bool {
		if n.Shape() != yamldoc.Scalar || !strings.Contains(n.Text(), h.from) {
			return true
		}
		at.path = n.Path()
		whole := n.Text() == h.from
		switch {
		case known[at.path], known[at.path+".person"]: // or the short form
		case astray(faults, at.path) && word.MatchString(n.Text()):
			h.spot(&h.lost, at)
		case whole && strings.HasPrefix(at.path, "x-"), whole && strings.Contains(at.path, ".x-"), !whole && word.MatchString(n.Text()):
			h.spot(&h.elsewhere, at)
		}
		return true
	})
}

// spot adds a place to a list; files are seen several at a time.
func (h *handover) spot(list *[]*held, at *held) {
	h.mu.Lock()
	defer h.mu.Unlock()
	place := *at
	*list = append(*list, &place)
}

// astray reports whether what stands at a path could not be read as its field.
func astray(faults []catalogue.Fault, path string) bool {
	return slices.ContainsFunc(faults, func(f catalogue.Fault) bool {
		switch f.Kind {
		case catalogue.DuplicateKey, catalogue.UnknownKey, catalogue.WrongType:
			rest, inside := strings.CutPrefix(path, f.Path)
			return inside && f.Path != "" && (rest == "" || rest[0] == '.' || rest[0] == '[')
		default:
			return false
		}
	})
}

// leftovers refuses when a duty would be left behind, in a file that cannot be read or in a field that cannot be.
func (h *handover) leftovers() error {
	h.sharedStrays()
	for _, list := range []*[]*held{&h.lost, &h.elsewhere} {
		*list = slices.DeleteFunc(*list, func(at *held) bool { return !h.chosen(at.service) })
		sorting.By(*list, func(a, b *held) int { return cmp.Or(cmp.Compare(a.name, b.name), cmp.Compare(a.path, b.path)) })
	}
	if len(h.lost) > 0 {
		at := h.lost[0]
		return fault.New("%s names %s in %s, which is not written as its field wants and would be left behind; svc lint %s tells how to write it", shown(h.named(at.name)), h.from, shown(at.path), shown(h.named(at.name)))
	}
	for _, f := range h.opened.Files() {
		if f.ServiceID == "" || h.opened.ByID(f.ServiceID) != nil || len(h.only) > 0 && !slices.Contains(h.only, f.ServiceID) {
			continue
		}
		if text, ok := h.opened.Bytes(f.Name); !ok || strings.Contains(string(text), h.from) {
			return fault.New("%s cannot be read and may name %s, whose duties there would be left behind; svc lint --only SCH001 tells why", shown(h.named(f.Name)), h.from)
		}
	}
	return nil
}

// sharedStrays notes where shared files name the person outside the fields that are known.
func (h *handover) sharedStrays() {
	known := map[string]bool{}
	h.opened.Refs(h.opened.Settings, func(r catalogue.Ref) {
		if r.Kind == "person" {
			known[r.Path()] = true
		}
	})
	for _, name := range []string{catalogue.SettingsFile, catalogue.PeopleFile, catalogue.RolesFile} {
		if text, ok := h.opened.Bytes(name); !ok || !bytes.Contains(text, []byte(h.from)) {
			continue
		}
		if f, err := h.plan().File(name); err == nil {
			h.strays(f.Document(), &held{name: name}, known, nil)
		}
	}
}

// elsewhereSet refuses a duty in settings that the catalogue takes from another file, which belongs to others as well.
func (h *handover) elsewhereSet() error {
	for _, at := range h.moved {
		if at.service != nil {
			continue
		}
		if f, err := h.plan().File(catalogue.SettingsFile); err != nil || !f.Document().Has(at.path) {
			return fault.New("%s names %s in a file that svc.yaml extends and that others may share; name %s there by hand first (svc config show tells where it comes from), or move services one by one with --service", at.path, h.from, h.to)
		}
	}
	return nil
}

// chosen reports whether the handover is about a service; nil stands for what belongs to none.
func (h *handover) chosen(s *catalogue.Service) bool {
	return len(h.only) == 0 || s != nil && (slices.Contains(h.only, s.File.ServiceID) || slices.Contains(h.only, s.ID))
}

// toCome notes a signature that stays with the person although its day is still to come.
func (h *handover) toCome(at *held, within []any) {
	var day schema.Date
	switch x := within[len(within)-1].(type) {
	case *schema.Signature:
		day = x.Date
	case *schema.Consent:
		day = x.Date
	case *schema.Review:
		day = x.Date
	case *schema.Assessment:
		day = x.Date
	}
	if day.After(h.on) {
		h.worth("%s: %s names %s on %s, which is still to come; %s has to do it then, or the date is wrong", at.title(), at.path, h.from, day.String(), h.to)
	}
}

// circumstances notes what somebody should look at although the change is right.
func (h *handover) circumstances() {
	if last := catalogue.LastDay(h.opened.Person(h.from)); !last.IsZero() && last.Before(dayBefore(h.on)) {
		next := dayAfter(last)
		h.worth("%s left on %s, before this handover; with --on %s no day is without an owner who is there", h.from, last.String(), next.String())
	}
	if h.on.After(h.asked) {
		h.worth("the files are right from %s on; before that day svc lint reports it as in the future, so merge the change then", h.on.String())
	}
	var granted []string
	for _, at := range h.moved {
		s := at.service
		if s == nil || s.OwnerID() != h.from || at.path != "owner.person" {
			continue
		}
		if s.Owner.Mandate != "" || s.Owner.SpendLimit.IsSet() {
			granted = append(granted, at.title())
		}
		if s.Type == "platform" {
			h.consents(s)
		}
	}
	if len(granted) > 0 {
		h.worth("the mandate or spend limit stays as it was given to %s in %s; see that it holds for %s", h.from, strings.Join(granted, ", "), h.to)
	}
}

// consents notes which services need the consent of a platform's new owner (DEP008).
func (h *handover) consents(platform *catalogue.Service) {
	id := platform.File.ServiceID
	for _, s := range h.opened.Dependants(id) {
		for i := range s.Dependencies {
			if d := &s.Dependencies[i]; d.Service == id && (d.Agreed == nil || d.Agreed.By != h.to) {
				h.worth("%s uses the platform %s, and %s has not agreed to that yet: then write `by: %s` with the day in dependencies[%s].agreed (DEP008)", s.File.ServiceID, id, h.to, h.to, id)
			}
		}
	}
}
