package report

import (
	"slices"
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/sorting"
	"github.com/service-catalogue/svc/internal/table"
	"github.com/service-catalogue/svc/schema"
)

// owners is who is accountable for what, person by person.
func owners() Report {
	return Report{
		Name: "owners", Title: "Owners", Question: "Who is accountable for what?", For: "leaders",
		Rows: "One row for each person who owns a service or stands in for an owner. Services past the end of their retirement are left out.",
		Sort: "person",
		Columns: columns(`
			Person | text | Name of the person, or the id where people.yaml does not know it.
			Person id | text more | Id of the person in people.yaml.
			Unit | text | The part of the organisation.
			Grade | text | Seniority.
			Services owned | list | The services that the person owns.
			Owned (services) | number sum more | How many they are.
			Deputising for | list | Services for whose owner the person stands in.
			Boards | list | Boards of the services in this report on which the person sits.
			Since | date | The first day on which the person owned one of them, as far as that is written.
			Last day | date more | Last working day, past or planned.
		`),
		Fill: func(in *Input, add *Rows) {
			held := in.stakes()
			for _, person := range in.byName(held) {
				h := held[person]
				p := in.Catalogue.Person(person)
				if p == nil {
					p = &schema.Person{}
				}
				add.who(person).text(person).text(p.Unit).text(p.Grade).cell(table.List(h.owns...)).number(len(h.owns)).cell(table.List(h.stands...)).
					cell(table.List(in.boards()[person]...)).on(h.since).on(catalogue.LastDay(p)).end()
			}
		},
	}
}

// stake is what somebody has to do with services.
type stake struct {
	owns, stands []string
	since        schema.Date
}

// stakes are the people who own the selected services or deputise there.
func (in *Input) stakes() map[string]*stake {
	held := map[string]*stake{}
	of := func(person string) *stake {
		if held[person] == nil {
			held[person] = &stake{}
		}
		return held[person]
	}
	for _, s := range in.Services {
		if in.archived(s) {
			continue
		}
		if owner := s.OwnerID(); owner != "" {
			h := of(owner)
			h.owns = append(h.owns, idOf(s))
			if since := s.Owner.Since; !since.IsZero() && (h.since.IsZero() || since.Before(h.since)) {
				h.since = since
			}
		}
		for i, deputy := range s.Deputies {
			if deputy != "" && !slices.Contains(s.Deputies[:i], deputy) {
				h := of(deputy)
				h.stands = append(h.stands, idOf(s))
			}
		}
	}
	return held
}

// byName are the people who are the keys of a map, by the name that reports show, and then by id.
func (in *Input) byName(people any) []string {
	ids := sorting.Keys(people)
	sorting.List(ids, func(i, j int) int { return strings.Compare(in.person(ids[i]), in.person(ids[j])) })
	return ids
}

// boards are the boards on which people sit, each once and in order. It is worked out once.
func (in *Input) boards() map[string][]string {
	if in.seats != nil {
		return in.seats
	}
	in.seats = map[string][]string{}
	for _, s := range in.Services {
		if s.Governance == nil || in.archived(s) {
			continue
		}
		for i := range s.Governance.Boards {
			b := &s.Governance.Boards[i]
			for _, member := range b.Members {
				in.seats[member] = append(in.seats[member], b.ID)
			}
		}
	}
	for person, boards := range in.seats {
		slices.Sort(boards)
		in.seats[person] = slices.Compact(boards)
	}
	return in.seats
}
