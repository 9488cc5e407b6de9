package ownership

import (
	"cmp"
	"fmt"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/internal/sorting"
)

// tenure is a time during which somebody owned a service. Both days count.
type tenure struct {
	person   string
	from, to measure.Date
	item     int // in ownership_history; that of the present owner is present
}

// present marks the tenure that has not ended.
const present = -1

// history holds the tenures that are over, as far as they make sense, and whether all of them do.
func history(s *catalogue.Service) (times []tenure, whole bool) {
	whole = true
	times = make([]tenure, 0, len(s.OwnershipHistory)+1)
	for i := range s.OwnershipHistory {
		h := &s.OwnershipHistory[i]
		if h.Person == "" || h.From.IsZero() || h.To.IsZero() || h.To.Before(h.From) {
			whole = false
			continue
		}
		times = append(times, tenure{h.Person, measure.Date(h.From), measure.Date(h.To), i})
	}
	return times, whole
}

// doubles reports whether two entries of the history have the same key, which SCH002 reports.
func (t tenure) doubles(o tenure) bool {
	return t.item != present && o.item != present && t.person == o.person && t.from == o.from
}

// inOrder sorts tenures by their first day.
func inOrder(times []tenure) {
	sorting.List(times, func(i, j int) int {
		return cmp.Or(times[i].from.Compare(times[j].from), times[i].to.Compare(times[j].to))
	})
}

// path is where a field of the tenure stands in the entry at hand.
func (t tenure) path(p *lint.Pass, field string) string {
	return p.Document().ByNumber(fmt.Sprintf("ownership_history[%d]", t.item)) + "." + field
}

// start is where the first day of the tenure stands.
func (t tenure) start(p *lint.Pass) string {
	if t.item == present {
		return "owner.since"
	}
	return t.path(p, "from")
}
