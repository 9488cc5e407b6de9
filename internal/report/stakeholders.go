package report

import (
	"cmp"
	"slices"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/internal/sorting"
	"github.com/service-catalogue/svc/schema"
)

// stakeholders is whom to involve, and how (F23).
func stakeholders() Report {
	return Report{
		Name: "stakeholders", Title: "Stakeholders", Question: "Whom to involve, whose needs and which goal?", For: "stakeholder mapping (Miro)",
		Rows:  "One row for each stakeholder. Services past the end of their retirement are left out.",
		Group: "quadrant", Sort: "quadrant, influence and interest, id",
		Columns: columns(`
			Service id
			Stakeholder id | text more | Id of the stakeholder within the service.
			Stakeholder | text | What they are called, or the id where no name is written.
			Kind | text | Their part in the service.
			Influence | number | On the service, from 1 (low) to 5 (high).
			Interest | number | In the service, from 1 (low) to 5 (high).
			Quadrant | text | Influence ≥ 4 and interest ≥ 4: manage closely; influence only: keep satisfied; interest only: keep informed; else monitor. Not rated where one of the two is missing.
			Person | text more | The contact person.
		`),
		Fill: func(in *Input, add *Rows) {
			type held struct {
				*catalogue.Service
				*schema.Stakeholder
				quadrant string
			}
			var all []held
			for _, s := range in.Services {
				for i := range s.Stakeholders {
					if !in.archived(s) {
						all = append(all, held{s, &s.Stakeholders[i], quadrant(&s.Stakeholders[i])})
					}
				}
			}
			sorting.List(all, func(i, j int) int {
				a, b := &all[i], &all[j]
				return cmp.Or(cmp.Compare(slices.Index(quadrants(), a.quadrant), slices.Index(quadrants(), b.quadrant)),
					cmp.Compare(orNone(b.Influence), orNone(a.Influence)), cmp.Compare(orNone(b.Interest), orNone(a.Interest)))
			})
			for _, h := range all {
				x := h.Stakeholder
				add.id(h.Service).text(x.ID).text(cmp.Or(x.Name, x.ID)).text(x.Kind).whole(x.Influence).whole(x.Interest).text(h.quadrant).
					who(x.Person).end()
			}
		},
		Variants: []*Report{users()},
	}
}

const notRated = "not rated"

func quadrants() []string {
	return []string{string(measure.ManageClosely), string(measure.KeepSatisfied), string(measure.KeepInformed), string(measure.Monitor), notRated}
}

func quadrant(x *schema.Stakeholder) string {
	if x.Influence == nil || x.Interest == nil {
		return notRated
	}
	return string(measure.QuadrantOf(*x.Influence, *x.Interest))
}

func orNone(n *int) int {
	if n == nil {
		return 0
	}
	return *n
}

// users is whose needs are met, and which goals that serves.
func users() *Report {
	return &Report{
		Name: "users", Title: "Users and their needs", Question: "Whose needs and which goal?", For: "user research and strategy",
		Rows:  "One row for each need of a group of users; a group without needs has one row. Services past the end of their retirement are left out.",
		Group: "service_id", Sort: "id, in the order of the entry",
		Columns: columns(`
			Service id
			User | text | The group of users.
			Need | text | What they need.
			Evidence | link more | The user research.
			Evidence date | date | When the evidence was last looked at.
			Evidence status | text more | current; stale after 12 months or without a date; missing without an address.
			Outcomes | list | The results by which the success of the service is judged, with baseline and target.
			Objectives | list | The goals of the service, with the policy or strategy that each supports.
			Vision | text more | The aim of the service.
		`),
		Fill: eachService(addNeeds),
	}
}

func addNeeds(in *Input, s *catalogue.Service, add *Rows) {
	if in.archived(s) {
		return
	}
	results, goals := outcomes(s), objectives(s)
	for i := range s.Users {
		group := &s.Users[i]
		user := cmp.Or(group.Name, group.ID)
		if len(group.Needs) == 0 {
			add.id(s).text(user).none(4).list(results...).list(goals...).text(s.Vision).end()
		}
		for j := range group.Needs {
			n := &group.Needs[j]
			add.id(s).text(user).text(n.Text).address(n.Evidence).on(n.Reviewed).text(in.evidence(n)).list(results...).list(goals...).text(s.Vision).end()
		}
	}
}

// evidence says how good the evidence for a need is.
func (in *Input) evidence(n *schema.Need) string {
	switch {
	case n.Evidence == "":
		return "missing"
	case n.Reviewed.IsZero() || measure.Overdue(in.today(), measure.Date(n.Reviewed).Add(measure.Period{Months: 12})):
		return "stale"
	}
	return "current"
}

func outcomes(s *catalogue.Service) []string {
	var out []string
	for i := range s.Outcomes {
		o := &s.Outcomes[i]
		text := cmp.Or(o.Text, o.ID)
		if o.Target.IsSet() {
			text += " (" + cmp.Or(o.Baseline.String(), "?") + " to " + o.Target.String() + " " + o.Unit + ")"
		}
		out = append(out, text)
	}
	return out
}

func objectives(s *catalogue.Service) []string {
	var out []string
	for i := range s.Objectives {
		o := &s.Objectives[i]
		text := cmp.Or(o.Text, o.ID)
		if o.Supports != "" {
			text += " (supports " + o.Supports + ")"
		}
		out = append(out, text)
	}
	return out
}
