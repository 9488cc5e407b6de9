package report

import (
	"math/big"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/sorting"
	"github.com/service-catalogue/svc/schema"
)

// team is whether teams can deliver.
func team() Report {
	return Report{
		Name: "team", Title: "Teams", Question: "Is the team able to deliver?", For: "service owner",
		Rows: "One row for each service from alpha on, and for each in discovery that has a team. Services past the end of their retirement are left out.",
		Sort: "id", Picture: Bars,
		Columns: columns(`
			Service id
			Phase | text more | Where the service stands in its life.
			Scale | text more | small for one delivery team, large for a service team.
			Team (FTE) | number sum | Size of the team in full-time equivalents.
			Headcount (FTE) | number sum | The agreed size.
			Vacant (FTE) | number sum more | Headcount − team; negative when the team is larger than agreed.
			Utilisation | percent | Planned work over available time, where 100 is full.
			Priority changes (in 90 days) | number | How often the first priority of the team changed.
			Status | text more | overcommitted where utilisation, priority changes or size are above their limits (limits in svc.yaml; the agreed headcount), else able; empty where nothing is known.
			Why | list more | What is above its limit.
			Roles filled | list | Roles of roles.yaml with who holds them.
			Roles unfilled | list more | Roles that roles.yaml asks for and nobody holds.
			Method | text more | The way of working.
		`),
		Fill: eachService(addTeam),
	}
}

func addTeam(in *Input, s *catalogue.Service, add *Rows) {
	if in.archived(s) || s.Team == nil && phaseOrder(s) == 0 {
		return
	}
	var t schema.Team
	if s.Team != nil {
		t = *s.Team
	}
	var vacant *big.Rat
	if t.FTE.IsSet() && t.ApprovedHeadcount.IsSet() {
		vacant = new(big.Rat).Sub(t.ApprovedHeadcount.Rat(), t.FTE.Rat())
	}
	method := ""
	if s.Delivery != nil {
		method = s.Delivery.Method
	}
	why := in.overcommitted(&t)
	status := ""
	switch {
	case len(why) > 0:
		status = "overcommitted"
	case t.UtilisationPercent.IsSet() || t.PriorityChanges90d != nil || t.FTE.IsSet() && t.ApprovedHeadcount.IsSet():
		status = "able"
	}
	filled, unfilled := in.rolesOf(s)
	add.id(s).text(s.Phase).text(s.Scale).decimal(t.FTE).decimal(t.ApprovedHeadcount).short(vacant).percentage(t.UtilisationPercent).
		whole(t.PriorityChanges90d).text(status).list(why...).list(filled...).list(unfilled...).text(method).end()
}

// overcommitted says which limits a team is above.
func (in *Input) overcommitted(t *schema.Team) []string {
	var out []string
	limits := in.Catalogue.Settings.Limits
	if u := t.UtilisationPercent; u.IsSet() && limits.UtilisationPercent.IsSet() && u.Compare(limits.UtilisationPercent) > 0 {
		out = append(out, "utilisation")
	}
	if n, most := t.PriorityChanges90d, limits.PriorityChanges90d; n != nil && most != nil && *n > *most {
		out = append(out, "priority changes")
	}
	if t.FTE.IsSet() && t.ApprovedHeadcount.IsSet() && t.FTE.Compare(t.ApprovedHeadcount) > 0 {
		out = append(out, "headcount")
	}
	return out
}

// rolesOf are the roles of a service that somebody holds, and those that it needs and nobody holds.
func (in *Input) rolesOf(s *catalogue.Service) (filled, unfilled []string) {
	held := map[string]string{}
	eachHat(s, func(role, person string) {
		if held[role] == "" || role == "product_lead" && s.Holder(role) == person {
			held[role] = person
		}
	})
	roles := in.Catalogue.Roles.Roles
	for _, role := range sorting.Keys(roles) {
		switch person := held[role]; {
		case person != "":
			filled = append(filled, in.Catalogue.RoleTitle(role)+": "+in.parting(person))
		case roles[role] != nil && catalogue.Due(roles[role], &s.Service):
			unfilled = append(unfilled, in.Catalogue.RoleTitle(role))
		}
	}
	return filled, unfilled
}
