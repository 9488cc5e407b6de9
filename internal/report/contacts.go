package report

import (
	"cmp"
	"strconv"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/schema"
)

// contacts is the escalation sheet.
func contacts() Report {
	return Report{
		Name: "contacts", Title: "Escalation sheet", Question: "Whom do I call at 3 a.m.?", For: "on-call",
		Rows: "One row for each step, in the order in which they are called: the levels of escalation, the front door, the owner, suppliers and the contacts in " +
			"the enabling functions. Services past the end of their retirement are left out.",
		Group: "service_id", Sort: "id, step",
		Columns: columns(`
			Service id
			Step | text | level and its number, front door, owner, deputy, supplier or enabling.
			After (minutes) | number | When this level is called, from detection.
			Role | text | The role that is called, or the function.
			Person | text | Who holds it; (left) marks those who are gone, and vacant a role that nobody holds.
			Reach | text | How to reach them: work address, telephone number or page.
			Hours | text | When they answer, as a schedule of svc.yaml.
			At night | text more | yes where that is around the clock, every day of the week.
			Major incident | text more | What counts as one, on the first level.
			Owner told within (minutes) | number more | How soon the owner hears of a major incident, on the first level.
		`),
		Fill: eachService(func(in *Input, s *catalogue.Service, add *Rows) {
			if !in.archived(s) {
				addLevels(in, s, add)
				addOthers(in, s, add)
			}
		}),
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
		add.id(s).text(step).whole(l.AfterMinutes).text(in.roleTitle(l.Role)).text(name).text(in.email(person)).text(l.Hours).
			text(in.atNight(l.Hours)).text(major.Criteria).whole(major.NotifyOwnerWithinMinutes).end()
	}
}

// addOthers adds the front door, the owner and deputies, suppliers, and the enabling functions.
func addOthers(in *Input, s *catalogue.Service, add *Rows) {
	row := func(step, role, person, reach, hours string) {
		add.id(s).text(step).none(1).text(role).text(person).text(reach).text(hours).text(in.atNight(hours)).none(2).end()
	}
	if c := s.Contact; c != nil {
		for _, reach := range [...]string{c.Phone, c.Email, c.URL} {
			if reach != "" {
				row("front door", "", "", reach, c.Hours)
			}
		}
	}
	if owner := s.OwnerID(); owner != "" {
		row("owner", in.roleTitle(ownerRole), in.parting(owner), in.email(owner), "")
	}
	for _, deputy := range s.Deputies {
		row("deputy", "", in.parting(deputy), in.email(deputy), "")
	}
	if s.Finance != nil {
		for i := range s.Finance.Contracts {
			c := &s.Finance.Contracts[i]
			row("supplier", c.Supplier, in.parting(c.Owner), c.Contact, "")
		}
	}
	if s.Governance == nil || s.Governance.Enabling == nil {
		return
	}
	e := s.Governance.Enabling
	for _, contact := range [...]struct{ function, person string }{{"finance", e.Finance}, {"hr", e.HR}, {"commercial", e.Commercial}, {"it", e.IT}} {
		if contact.person != "" {
			row("enabling", contact.function, in.parting(contact.person), in.email(contact.person), "")
		}
	}
}

// roleTitle is the title of a role, nothing for none.
func (in *Input) roleTitle(role string) string {
	if role == "" {
		return ""
	}
	return in.Catalogue.RoleTitle(role)
}

// email is the work address of somebody.
func (in *Input) email(person string) string {
	if p := in.Catalogue.Person(person); p != nil {
		return p.Email
	}
	return ""
}

// atNight says whether a schedule is open around the clock, nothing for one that is not known.
func (in *Input) atNight(hours string) string {
	week, known := in.Catalogue.Week(hours)
	if !known {
		return ""
	}
	return yes(week.AlwaysOpen())
}
