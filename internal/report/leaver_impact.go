package report

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/sorting"
	"github.com/service-catalogue/svc/schema"
)

// leaverImpact is what falls when somebody leaves.
func leaverImpact() Report {
	return Report{
		Name: "leaver-impact", Title: "Leaver impact", Question: "What breaks when X leaves?", For: "line manager",
		Rows: "One row for each present duty of the given person; without a person, of everybody who has left or has a last working day. What somebody " +
			"signed, decided or took part in is no duty. A duty that is no service's, such as a portfolio, has no service id.",
		Group: "service_id", Sort: "service, those that are no service's last; owner, deputy and the rest; person", Argument: &Argument{Name: "PERSON", Kind: "person"},
		Columns: columns(`
			Service id
			Person | text | Who leaves.
			Person id | text more | Id of the person in people.yaml.
			Last day | date more | Last working day, past or planned.
			Duty | text | What the person does for the service.
			Field | text more | Where that stands in the file.
			Cover left (people) | number more | For the owner and deputies: how many of them remain without the person.
			Replacement candidates | list | For the owner: deputies who are here, then people suitable by the marks of report skills-gap, those of the same unit first. For a deputy: leads and managers of the service, then the same people. For a role: who holds it elsewhere most often. For all else: the owner and deputies. At most five.
		`),
		Fill: func(in *Input, add *Rows) {
			for _, d := range in.leaverDuties() {
				p := in.Catalogue.Person(d.person)
				if p == nil {
					p = &schema.Person{}
				}
				service, cover := "", 0
				if d.Service != nil {
					service = idOf(d.Service)
					cover = in.coverWithout(d.Service, d.person)
				}
				add.text(service).who(d.person).text(d.person).on(catalogue.LastDay(p)).text(d.what).text(d.path).known(cover, d.Service != nil && d.rank < 2).
					people(in.replacements(d)).end()
			}
		},
	}
}

// duty is something that somebody has to do.
type duty struct {
	*catalogue.Service       // nil for one of the settings
	person, what, role, path string
	rank                     int // owner, deputy, the rest
}

// order is the id of the service; what is no service's comes last.
func (d *duty) order() string {
	if d.Service == nil {
		return "~"
	}
	return idOf(d.Service)
}

// leaverDuties are the duties of the person at hand, or of all who leave.
func (in *Input) leaverDuties() []*duty {
	var out []*duty
	collect := func(s *catalogue.Service, document any) {
		in.Catalogue.Refs(document, func(r catalogue.Ref) {
			if r.Kind != "person" || !in.leaving(r.Value) {
				return
			}
			if within := r.Within(); catalogue.Duty(within, in.Today) {
				d := &duty{Service: s, person: r.Value, path: r.Path()}
				d.describe(in, within)
				out = append(out, d)
			}
		})
	}
	for _, s := range in.Services {
		if !in.archived(s) {
			collect(s, s)
		}
	}
	collect(nil, in.Catalogue.Settings)
	sorting.List(out, func(i, j int) int {
		a, b := out[i], out[j]
		return cmp.Or(strings.Compare(a.order(), b.order()), cmp.Compare(a.rank, b.rank), strings.Compare(in.person(a.person), in.person(b.person)), strings.Compare(a.person, b.person))
	})
	return out
}

// leaving reports whether the report is about a person.
func (in *Input) leaving(id string) bool {
	if in.Argument != "" {
		return id == in.Argument
	}
	p := in.Catalogue.Person(id)
	return p != nil && !catalogue.LastDay(p).IsZero()
}

// describe says in words what a duty is, by what the name stands in.
func (d *duty) describe(in *Input, within []any) {
	d.rank = 2
	last := d.path[strings.LastIndexAny(d.path, ".[")+1:]
	switch x := within[len(within)-1].(type) {
	case *schema.Owner:
		d.what, d.rank = "owner", 0
	case *schema.Service, *catalogue.Service:
		d.what, d.rank = "deputy", 1
	case *schema.Team:
		d.role = last
		d.what = in.Catalogue.RoleTitle(last)
	case *schema.Product:
		d.what, d.role = "lead of product "+x.ID, "product_lead"
	case *schema.Board:
		d.what = "member of board " + x.ID
		if last == "sponsor" {
			d.what = "sponsor on board " + x.ID
		}
	case *schema.Customer:
		d.what = "lead of customer " + x.ID
	case *schema.Stakeholder:
		d.what = "contact of stakeholder " + x.ID
	case *schema.Assurance:
		d.what, d.role = "assurance "+x.Kind, "assurance"
	case *schema.Enabling:
		d.what, d.role = "contact in "+last, "enabling."+last
	case *schema.EscalationLevel:
		d.what = "escalation"
		if x.Level != nil {
			d.what = "escalation level " + strconv.Itoa(*x.Level)
		}
	default:
		d.what = ownedThing(x, d.path)
	}
}

// ownedThing names something that somebody owns; by its path where it is of a kind that has no name.
func ownedThing(x any, path string) string {
	switch x := x.(type) {
	case *schema.Component:
		return "owner of component " + x.ID
	case *schema.Risk:
		return "owner of risk " + x.ID
	case *schema.RiskAction:
		return "action on a risk: " + x.Text
	case *schema.Contract:
		return "owner of contract " + x.Ref
	case *schema.Benefit:
		return "owner of benefit " + x.ID
	case *schema.Improvement:
		return "owner of improvement " + x.ID
	case *schema.Problem:
		return "owner of problem " + x.ID
	case *schema.Portfolio:
		return "owner of portfolio " + x.Name
	}
	return path
}

// coverWithout is how many people cover a service without one of them.
func (in *Input) coverWithout(s *catalogue.Service, person string) int {
	n := in.cover(s)
	if s.Leads(person) && !in.gone(person) && (in.Catalogue.Person(person) != nil || !in.Catalogue.HasPeople) {
		n--
	}
	return n
}

// replacements are people who might take over a duty, the likeliest first.
func (in *Input) replacements(d *duty) []string {
	var all, out []string
	switch {
	case d.Service == nil:
		return nil
	case d.rank == 0:
		all = slices.Concat(d.Deputies, in.colleagues(d.person))
	case d.rank == 1:
		all = slices.Concat([]string{d.Holder("product_lead"), d.Holder("delivery_manager"), d.Holder("service_manager")}, in.colleagues(d.person))
		all = slices.DeleteFunc(all, d.Leads)
	case d.role != "":
		all = in.holding(d.role)
	default:
		all = append([]string{d.OwnerID()}, d.Deputies...)
	}
	for _, id := range all {
		if id != "" && id != d.person && in.Catalogue.Person(id) != nil && !in.gone(id) && !slices.Contains(out, id) && len(out) < mostCandidates {
			out = append(out, id)
		}
	}
	return out
}

// colleagues are the people who might own a service, those of somebody's own unit first.
func (in *Input) colleagues(person string) []string {
	unit := in.unit(person)
	var near, far []string
	for _, id := range in.suitable() {
		if in.unit(id) == unit {
			near = append(near, id)
		} else {
			far = append(far, id)
		}
	}
	return append(near, far...)
}

// holding are the people who hold a role for any service, those with most services first. It is worked out once for all.
func (in *Input) holding(role string) []string {
	if in.held == nil {
		in.held = map[string][]string{}
		counts := map[string]map[string]int{}
		for _, s := range in.Catalogue.Services() {
			eachHat(s, func(role, person string) {
				if counts[role] == nil {
					counts[role] = map[string]int{}
				}
				counts[role][person]++
			})
		}
		for role, people := range counts {
			ids := sorting.Keys(people)
			sorting.List(ids, func(i, j int) int { return cmp.Compare(people[ids[j]], people[ids[i]]) })
			in.held[role] = ids
		}
	}
	return in.held[role]
}

// eachHat visits everybody who holds a role for a service: the owner, the deputies, the members of the team, leads of
// products, who assures, and the contacts in the enabling functions.
func eachHat(s *catalogue.Service, visit func(role, person string)) {
	wear := func(role, person string) {
		if person != "" {
			visit(role, person)
		}
	}
	wear(ownerRole, s.OwnerID())
	for _, deputy := range s.Deputies {
		wear("deputy", deputy)
	}
	if s.Team != nil {
		for role, person := range s.Team.Members {
			wear(role, person)
		}
	}
	for i := range s.Products {
		wear("product_lead", s.Products[i].Lead)
	}
	if g := s.Governance; g != nil {
		for i := range g.Assurance {
			wear("assurance", g.Assurance[i].By)
		}
		if e := g.Enabling; e != nil {
			wear("enabling.finance", e.Finance)
			wear("enabling.hr", e.HR)
			wear("enabling.commercial", e.Commercial)
			wear("enabling.it", e.IT)
		}
	}
}
