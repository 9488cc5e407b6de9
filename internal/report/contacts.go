package report

import (
	"cmp"
	"strconv"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/table"
	"github.com/service-catalogue/svc/schema"
)

// contacts is the escalation sheet.
func contacts() Report {
	return Report{
		Name: "contacts", Title: "Escalation sheet", Question: "Whom do I call at 3 a.m.?", For: "on-call",
		Rows: "One row for each step, in the order in which they are called: the levels of escalation, the front door, the owner, suppliers and the contacts in " +
			"the enabling functions. Services past the end of their retirement are left out.",
		Group: "service_id", Sort: "id, step",
		Columns: []*Column{
			serviceID(),
			texts("Step", "level and its number, front door, owner, deputy, supplier or enabling."),
			numbers("After", "minutes", "When this level is called, from detection."),
			texts("Role", "The role that is called, or the function."),
			texts("Person", "Who holds it; (left) marks those who are gone, and vacant a role that nobody holds."),
			texts("Reach", "How to reach them: work address, telephone number or page."),
			texts("Hours", "When they answer, as a schedule of svc.yaml."),
			texts("At night", "yes where that is around the clock, every day of the week.").more(),
			texts("Major incident", "What counts as one, on the first level.").more(),
			numbers("Owner told within", "minutes", "How soon the owner hears of a major incident, on the first level.").more(),
		},
		Fill: func(in *Input, add *Rows) {
			for _, s := range in.Services {
				if !in.archived(s) {
					addLevels(in, s, add)
					addOthers(in, s, add)
				}
			}
		},
	}
}

// addLevels adds the path of escalation.
func addLevels(in *Input, s *catalogue.Service, add *Rows) {
	if s.Escalation == nil {
		return
	}
	for i := range s.Escalation.Levels {
		l := &s.Escalation.Levels[i]
		step := "level"
		if l.Level != nil {
			step += " " + strconv.Itoa(*l.Level)
		}
		person := cmp.Or(l.Person, s.Holder(l.Role))
		name := in.parting(person)
		if person == "" {
			name = "vacant"
		}
		var major schema.MajorIncident
		if m := s.Escalation.MajorIncident; i == 0 && m != nil {
			major = *m
		}
		add.Row(id(s), table.Text(step), whole(l.AfterMinutes), in.roleTitle(l.Role), table.Text(name), in.email(person), table.Text(l.Hours), in.atNight(l.Hours),
			table.Text(major.Criteria), whole(major.NotifyOwnerWithinMinutes))
	}
}

// addOthers adds the front door, the owner and deputies, suppliers, and the enabling functions.
func addOthers(in *Input, s *catalogue.Service, add *Rows) {
	none := table.Cell{}
	row := func(step string, role, person, reach table.Cell, hours string) {
		add.Row(id(s), table.Text(step), none, role, person, reach, table.Text(hours), in.atNight(hours), none, none)
	}
	if c := s.Contact; c != nil {
		for _, reach := range [...]string{c.Phone, c.Email, c.URL} {
			if reach != "" {
				row("front door", none, none, table.Text(reach), c.Hours)
			}
		}
	}
	if owner := s.OwnerID(); owner != "" {
		row("owner", in.roleTitle(ownerRole), table.Text(in.parting(owner)), in.email(owner), "")
	}
	for _, deputy := range s.Deputies {
		row("deputy", none, table.Text(in.parting(deputy)), in.email(deputy), "")
	}
	if s.Finance != nil {
		for i := range s.Finance.Contracts {
			c := &s.Finance.Contracts[i]
			row("supplier", table.Text(c.Supplier), table.Text(in.parting(c.Owner)), table.Text(c.Contact), "")
		}
	}
	if s.Governance == nil || s.Governance.Enabling == nil {
		return
	}
	e := s.Governance.Enabling
	for _, contact := range [...]struct{ function, person string }{{"finance", e.Finance}, {"hr", e.HR}, {"commercial", e.Commercial}, {"it", e.IT}} {
		if contact.person != "" {
			row("enabling", table.Text(contact.function), table.Text(in.parting(contact.person)), in.email(contact.person), "")
		}
	}
}

// roleTitle is the title of a role, nothing for none.
func (in *Input) roleTitle(role string) table.Cell {
	if role == "" {
		return table.Cell{}
	}
	return table.Text(in.Catalogue.RoleTitle(role))
}

// email is the work address of somebody.
func (in *Input) email(person string) table.Cell {
	if p := in.Catalogue.Person(person); p != nil {
		return table.Text(p.Email)
	}
	return table.Cell{}
}

// atNight says whether a schedule is open around the clock, nothing for one that is not known.
func (in *Input) atNight(hours string) table.Cell {
	week, known := in.Catalogue.Week(hours)
	if !known {
		return table.Cell{}
	}
	return yes(week.AlwaysOpen())
}
