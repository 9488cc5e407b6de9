package report

import (
	"cmp"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/schema"
)

// succession is where ownership would fall, or has fallen already.
func succession() Report {
	return Report{
		Name: "succession", Title: "Succession", Question: "Where would ownership fall?", For: "senior responsible owner",
		Rows: "One row for each service that is not past the end of its retirement.",
		Sort: "days left, vacancies first and owners who stay last; then cover",
		Columns: columns(`
			Service id
			Name | text more
			Owner | text | The one person who is accountable for the service.
			Leaves | date | The owner's last working day, past or planned.
			Days left | number | Days from the as-of date to that day; negative once it has passed.
			Deputies | list | Who stands in; (left) and the last day mark those who are gone or going.
			Cover (people) | number | Owner and deputies together who are here on the as-of date, each person once.
			Vacancy | text | no owner (nobody, or no person, is named), owner unknown (not in people.yaml), owner left, nobody covers (the owner has left and so have all deputies), owner leaves (within notice.leaver) or no deputy; empty where ownership is safe.
			Handover | link | The record of the last handover.
		`),
		Fill: func(in *Input, add *Rows) {
			services := in.sorted(func(a, b *catalogue.Service) int {
				return cmp.Or(
					cmp.Compare(vacancyRank(in.vacancy(a)), vacancyRank(in.vacancy(b))), in.ownerLast(a).Compare(in.ownerLast(b)),
					cmp.Compare(in.cover(a), in.cover(b)),
				)
			})
			for _, s := range services {
				if in.archived(s) {
					continue
				}
				last := in.ownerLast(s)
				add.id(s).text(s.Name).who(s.OwnerID()).on(last).known(in.today().DaysUntil(measure.Date(last)), !last.IsZero()).list(in.deputies(s)...).number(in.cover(s)).text(in.vacancy(s)).
					address(lastHandover(s)).end()
			}
		},
	}
}

// ownerLast is the last working day of the owner, or the zero date.
func (in *Input) ownerLast(s *catalogue.Service) schema.Date {
	if p := in.Catalogue.Person(s.OwnerID()); p != nil {
		return catalogue.LastDay(p)
	}
	return 0
}

// cover is how many people cover a service (F24).
func (in *Input) cover(s *catalogue.Service) int {
	holders := make([]measure.Holder, 0, 1+len(s.Deputies))
	for _, id := range append([]string{s.OwnerID()}, s.Deputies...) {
		h := measure.Holder{Person: id}
		p := in.Catalogue.Person(id)
		if p == nil && in.Catalogue.HasPeople {
			continue // nobody knows who that is
		}
		if p != nil {
			h.Left = measure.Date(catalogue.LastDay(p))
		}
		holders = append(holders, h)
	}
	return measure.CoverCount(in.today(), holders)
}

// The vacancies, the gravest first.
const (
	noOwner      = "no owner"
	unknownOwner = "owner unknown"
	nobodyCovers = "nobody covers"
	ownerLeft    = "owner left"
	ownerLeaves  = "owner leaves"
	noDeputy     = "no deputy"
)

// vacancy says what is wrong with the ownership of a service.
func (in *Input) vacancy(s *catalogue.Service) string {
	owner := in.Catalogue.Person(s.OwnerID())
	reading, _ := in.Catalogue.ReadOwner(s.OwnerID())
	switch {
	case s.OwnerID() == "", reading != catalogue.OnePerson:
		return noOwner
	case owner == nil && in.Catalogue.HasPeople:
		return unknownOwner
	case in.gone(s.OwnerID()) && in.allGone(s):
		return nobodyCovers
	case in.gone(s.OwnerID()):
		return ownerLeft
	case owner != nil && measure.Date(catalogue.LastDay(owner)).FallsWithin(in.today(), measure.Period(in.Catalogue.Settings.Notice.Leaver)):
		return ownerLeaves
	case len(s.Deputies) == 0 || in.allGone(s):
		return noDeputy
	}
	return ""
}

// allGone reports whether no deputy besides the owner may still be here. Somebody who is unknown may be.
func (in *Input) allGone(s *catalogue.Service) bool {
	for _, id := range s.Deputies {
		if id != s.OwnerID() && !in.gone(id) {
			return false
		}
	}
	return true
}

func vacancyRank(vacancy string) int {
	for i, v := range [...]string{noOwner, unknownOwner, nobodyCovers, ownerLeft, ownerLeaves, noDeputy} {
		if v == vacancy {
			return i
		}
	}
	return len("all others")
}

// deputies are the deputies of a service, with what is known of their leaving.
func (in *Input) deputies(s *catalogue.Service) []string {
	names := make([]string, 0, len(s.Deputies))
	for _, id := range s.Deputies {
		names = append(names, in.parting(id))
	}
	return names
}

// parting is somebody's name, with what is known of their leaving.
func (in *Input) parting(id string) string {
	name := in.person(id)
	switch p := in.Catalogue.Person(id); {
	case p == nil || catalogue.LastDay(p).IsZero():
		return name
	case in.gone(id):
		return name + " (left)"
	default:
		return name + " (until " + catalogue.LastDay(p).String() + ")"
	}
}

// lastHandover is the address of the handover with which the last owner before this one left.
func lastHandover(s *catalogue.Service) string {
	var last schema.OwnershipSpan
	for _, span := range s.OwnershipHistory {
		if span.To.Compare(last.To) >= 0 {
			last = span
		}
	}
	return last.Handover
}
