package catalogue

import (
	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/internal/sorting"
	"github.com/service-catalogue/svc/schema"
)

// PhaseNumber is the place of a phase in their order from 0, or -1 for a word that is none.
//
//go:noinline
func PhaseNumber(phase string) int {
	switch phase {
	case "discovery":
		return 0
	case "alpha":
		return 1
	case "beta":
		return 2
	case "live":
		return 3
	case "retirement":
		return 4
	}
	return -1
}

// History holds the numbers of the entries of phase_history by their first day. Entries without phase or first day are left
// out.
func (s *Service) History() []int {
	out := make([]int, 0, len(s.PhaseHistory))
	for i := range s.PhaseHistory {
		if h := &s.PhaseHistory[i]; !h.From.IsZero() && PhaseNumber(h.Phase) >= 0 {
			out = append(out, i)
		}
	}
	sorting.List(out, func(i, j int) int { return s.PhaseHistory[out[i]].From.Compare(s.PhaseHistory[out[j]].From) })
	return out
}

// PhaseBegan is the first day of the phase the service is in, as far as its history tells: that of its own entry, else the
// day after the entry before it; the zero date when neither is there.
func (s *Service) PhaseBegan() schema.Date {
	history := s.History()
	if len(history) == 0 {
		return 0
	}
	last := &s.PhaseHistory[history[len(history)-1]]
	switch {
	case last.Phase == s.Phase:
		return last.From
	case last.To.IsZero():
		return 0
	}
	return schema.Date(measure.Date(last.To).AddDays(1))
}

// PhaseReached is the number of the phase up to which the service has passed the gates: that of its phase, but for one in
// retirement that was given up before it was live, of the furthest phase before. It is -1 where nothing tells.
func (s *Service) PhaseReached() int {
	now := PhaseNumber(s.Phase)
	if s.Phase != "retirement" {
		return now
	}
	reached := -1
	for i := range s.PhaseHistory {
		if n := PhaseNumber(s.PhaseHistory[i].Phase); n < now {
			reached = max(reached, n)
		}
	}
	if reached == now-1 {
		return now
	}
	return reached
}

// OwnerOn is who owned the service on a day, and false where its history does not reach back so far.
func (s *Service) OwnerOn(day schema.Date) (person string, known bool) {
	for i := range s.OwnershipHistory {
		h := &s.OwnershipHistory[i]
		if !h.From.IsZero() && !day.Before(h.From) && !h.To.IsZero() && !day.After(h.To) {
			return h.Person, true
		}
	}
	if s.Owner == nil || s.Owner.Person == "" || day.Before(s.Owner.Since) {
		return "", false
	}
	if s.Owner.Since.IsZero() {
		for i := range s.OwnershipHistory {
			if h := &s.OwnershipHistory[i]; h.To.IsZero() || day.Before(h.To) {
				return "", false // before a time that is on record, so perhaps before the present owner
			}
		}
	}
	return s.Owner.Person, true
}
