package report

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/service-catalogue/svc/internal/sorting"
	"github.com/service-catalogue/svc/internal/table"
	"github.com/service-catalogue/svc/schema"
)

// roles is who signs off what, activity by activity.
func roles() Report {
	return Report{
		Name: "roles", Title: "Roles", Question: "Who signs off what?", For: "teams",
		Rows: "One row for each activity of roles.yaml. Beside the columns below there is one for each role, with A (accountable: answers for it), " +
			"R (responsible: does it), C (consulted: is asked) or I (informed: is told).",
		Sort: "activity",
		Columns: columns(`
			Activity | text | What has to be done for a service.
			Holders | list | Who holds the accountable role for the selected services, those with most services first; at most eight. Select one service to see its own.
			Split | text more | Who does which part where several roles are responsible.
			Source | text more | Whose rule it is.
		`),
		Headings: func(in *Input) []table.Column {
			head := in.inCurrency(roles().Columns)
			return slices.Concat(head[:1], in.roleColumns(), head[1:])
		},
		Fill: func(in *Input, add *Rows) {
			activities := in.Catalogue.Roles.Activities
			for _, name := range sorting.Keys(activities) {
				if a := activities[name]; a != nil {
					add.text(name)
					for _, role := range in.roleIDs() {
						add.text(letters(a, role))
					}
					add.list(in.holders(a.Accountable)...).text(a.Split).text(a.Source).end()
				}
			}
		},
	}
}

// roleIDs are the roles of the matrix: the service owner first, then those of roles.yaml and all that activities name.
func (in *Input) roleIDs() []string {
	named := map[string]bool{}
	for role := range in.Catalogue.Roles.Roles {
		named[role] = true
	}
	for _, a := range in.Catalogue.Roles.Activities {
		if a != nil {
			for _, role := range slices.Concat([]string{a.Accountable}, a.Responsible, a.Consulted, a.Informed) {
				named[role] = true
			}
		}
	}
	delete(named, "")
	out := sorting.Keys(named)
	sorting.List(out, func(i, j int) int { return first(out[i] == ownerRole, out[j] == ownerRole) })
	return out
}

// roleColumns are the columns of the matrix, headed by the title of each role, or by its id where the title is taken.
func (in *Input) roleColumns() []table.Column {
	taken := map[string]bool{"": true}
	for _, c := range roles().Columns {
		taken[c.Key()] = true
	}
	var out []table.Column
	for _, role := range in.roleIDs() {
		c := table.Column{Title: in.Catalogue.RoleTitle(role)}
		if taken[c.Key()] {
			c.Title = role
		}
		for n := 2; taken[c.Key()]; n++ {
			c.Title = "Role " + strconv.Itoa(n)
		}
		taken[c.Key()] = true
		out = append(out, c)
	}
	return out
}

// letters say what part a role has in an activity.
func letters(a *schema.Activity, role string) string {
	var out []string
	if a.Accountable == role {
		out = append(out, "A")
	}
	for _, part := range []struct {
		letter string
		roles  []string
	}{{"R", a.Responsible}, {"C", a.Consulted}, {"I", a.Informed}} {
		if slices.Contains(part.roles, role) {
			out = append(out, part.letter)
		}
	}
	return strings.Join(out, " ")
}

// holders are the people who hold a role for the selected services, those with most services first.
func (in *Input) holders(role string) []string {
	if role == "" {
		return nil
	}
	if in.bearers == nil {
		in.bearers = map[string][]string{}
	}
	if names, known := in.bearers[role]; known {
		return names
	}
	const most = 8
	counts := map[string]int{}
	for _, s := range in.Services {
		if person := s.Holder(role); person != "" && !in.archived(s) {
			counts[person]++
		}
	}
	people := in.byName(counts)
	sorting.List(people, func(i, j int) int { return cmp.Compare(counts[people[j]], counts[people[i]]) })
	var names []string
	for _, person := range people[:min(len(people), most)] {
		names = append(names, in.person(person))
	}
	if more := len(people) - most; more > 0 {
		names = append(names, "and "+strconv.Itoa(more)+" more")
	}
	in.bearers[role] = names
	return names
}
