package measure

// Holder is a person who owns or deputises for a service.
type Holder struct {
	Person string
	Left   Date // last working day, past or planned; absent when none is known
}

// Active reports whether the person is still there on the as-of date. The last working day counts.
func (h Holder) Active(asOf Date) bool { return !Overdue(asOf, h.Left) }

// CoverCount is how many different people, owner and deputies together, cover a service on the as-of date (F24). An empty
// person is a vacancy.
func CoverCount(asOf Date, holders []Holder) int {
	active := make(map[string]bool, len(holders))
	for _, h := range holders {
		if h.Person != "" && h.Active(asOf) {
			active[h.Person] = true
		}
	}
	return len(active)
}
