package cli

import (
	"slices"
	"strconv"
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/edit"
	"github.com/service-catalogue/svc/internal/fault"
	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/schema"
)

// edit plans the change of every file.
func (h *handover) edit() error {
	ops := map[string][]edit.Op{}
	taken := map[string]bool{} // lists out of which the person is taken
	for _, at := range h.moved {
		more := []edit.Op{edit.Set(at.path, edit.Scalar(h.to))}
		switch {
		case at.service != nil && (at.path == "owner" || at.path == "owner.person"):
			more = h.owner(at)
		case at.service != nil && at.isItem():
			more = h.listed(at, taken)
		}
		ops[at.file()] = append(ops[at.file()], more...)
	}
	return h.plan().EditAll(ops)
}

func (h *handover) plan() *edit.Plan { return h.editing.plan }

// owner are the changes that make the new person the owner.
func (h *handover) owner(at *held) []edit.Op {
	s := at.service
	ops := []edit.Op{edit.Set(h.ownerPath(s.File.Name), edit.Scalar(h.to))}
	if h.link != "" || !s.Owner.Since.IsZero() || len(s.OwnershipHistory) > 0 {
		ops = append(ops, h.history(s)...)
	}
	if slices.Contains(s.Deputies, h.to) {
		ops = append(ops, edit.RemoveValue("deputies", h.to)) // nobody deputises for themselves
	}
	return ops
}

// history are the changes that end one ownership and begin the next.
func (h *handover) history(s *catalogue.Service) []edit.Op {
	from := h.began(s.Service, s.File.ServiceID)
	since := edit.Set("owner.since", edit.Scalar(h.on.String()))
	if from.Before(h.on) {
		span := []string{"person", h.from, "from", from.String(), "to", dayBefore(h.on).String()}
		if h.link != "" {
			span = append(span, "handover", h.link)
		}
		return []edit.Op{since, edit.Append("ownership_history", edit.Map(span...))}
	}
	return h.sameDay(s, since)
}

// sameDay are the changes when the ownership that ends began on that very day: there is no day of it to put on record. One
// that goes back to whom it came from is taken back; otherwise the record is that of the new owner's handover.
func (h *handover) sameDay(s *catalogue.Service, since edit.Op) []edit.Op {
	last := len(s.OwnershipHistory) - 1
	if last < 0 || s.OwnershipHistory[last].To != dayBefore(h.on) {
		return []edit.Op{since}
	}
	span, path := s.OwnershipHistory[last], "ownership_history["+strconv.Itoa(last)+"]"
	id := s.File.ServiceID
	switch {
	case span.Person == h.to && h.link == "" && !span.From.IsZero():
		h.worth("the handover of %s from %s to %s on the same day is taken back, and leaves the history", id, h.to, h.from)
		if last == 0 {
			path = "ownership_history"
		}
		return []edit.Op{edit.Set("owner.since", edit.Scalar(span.From.String())), edit.Remove(path)}
	case h.link != "":
		since = edit.Set(path+".handover", edit.Scalar(h.link)) // the first day is right already
	}
	h.worth("%s owned %s for less than a day; the history goes on from %s to %s", h.from, id, span.Person, h.to)
	return []edit.Op{since}
}

// tooEarly refuses a handover on a day before the ownership began.
func (h *handover) tooEarly() error {
	for _, at := range h.moved {
		if s := at.service; s != nil && s.OwnerID() == h.from && s.Owner.Since.After(h.on) {
			return fault.New("%s owns %s since %s and cannot hand it over on %s; name a later day with --on", h.from, s.File.ServiceID, s.Owner.Since.String(), h.on.String())
		}
	}
	return nil
}

// ownerPath is where the file names the owner: as a word, or in a mapping.
func (h *handover) ownerPath(file string) string {
	f, err := h.plan().File(file)
	if err != nil {
		return "owner" // the edit says why
	}
	if v, ok := f.Value("owner"); ok && strings.HasPrefix(v.String(), "{") {
		return "owner.person"
	}
	return "owner"
}

// began is the first day of the ownership that ends, as far as the entry knows it.
func (h *handover) began(s schema.Service, id string) schema.Date {
	if !s.Owner.Since.IsZero() {
		return s.Owner.Since
	}
	var last schema.Date
	for _, span := range s.OwnershipHistory {
		if span.To.After(last) {
			last = span.To
		}
	}
	if !last.IsZero() {
		return dayAfter(last)
	}
	for _, span := range s.PhaseHistory {
		if !span.From.IsZero() && (last.IsZero() || span.From.Before(last)) {
			last = span.From
		}
	}
	if last.IsZero() {
		last = s.Reviewed
	}
	if last.IsZero() || !last.Before(h.on) {
		last = dayBefore(h.on)
	}
	h.worth("nothing says since when %s owned %s; the history says %s, please correct it", h.from, id, last.String())
	return last
}

func dayBefore(d schema.Date) schema.Date { return schema.Date(measure.Date(d).AddDays(-1)) }

func dayAfter(d schema.Date) schema.Date { return schema.Date(measure.Date(d).AddDays(1)) }

// listed are the changes in a list that names the person: the new one in the same place, unless that one is there already
// or, among deputies, the owner.
func (h *handover) listed(at *held, taken map[string]bool) []edit.Op {
	list := at.path[:strings.LastIndexByte(at.path, '[')]
	there := list == "deputies" && (at.service.OwnerID() == h.to || at.service.OwnerID() == h.from)
	if !there {
		if f, err := h.plan().File(at.file()); err == nil {
			there = slices.Contains(f.Document().Texts(list), h.to)
		}
	}
	switch place := at.file() + "\x00" + list; {
	case taken[place]: // with the first
		return nil
	case there:
		taken[place] = true
		return []edit.Op{edit.RemoveValue(list, h.from)}
	}
	return []edit.Op{edit.Set(at.path, edit.Scalar(h.to))}
}
