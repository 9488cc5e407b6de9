package governance

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/sorting"
)

// AmbiguousRoleTitle reports titles that mean two roles, and members of a team whose role is named by a title in place of
// its id (source 003: one title means different jobs).
func AmbiguousRoleTitle() *lint.Rule {
	return &lint.Rule{
		Code: "GOV002", Name: "ambiguous-role-title", Profile: lint.Governance, Levels: lint.All(finding.Warning),
		Waivable: true, Fix: lint.Hint, Source: "003",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			if s.Team == nil {
				return
			}
			for name, person := range s.Team.Members {
				if p.Catalogue.Roles.Roles[name] != nil {
					continue
				}
				if ids := p.Catalogue.RolesCalled(name); len(ids) > 0 {
					report(p, s, catalogue.Key("team.members", name), name, ids).OnKey().Help("%s", memberHelp(name, person, ids))
				}
			}
		},
		Shared: func(p *lint.Pass) {
			file := rolesFile(p)
			if file == nil {
				return
			}
			for _, places := range titles(p) {
				if at := intruder(places); at != nil {
					report(p, file, at.path, at.text, roleIDs(places)).
						Help("let each title stand in one role only: take %q away from `%s`, or give that role a title of its own", at.text, at.role)
				}
			}
		},
	}
}

// report reports a title.
func report(p *lint.Pass, at lint.Place, path, name string, ids []string) *lint.Reported {
	return p.Report(at, path, "%q means %s here; use the role id", lint.Text(lint.Cut(name, maxTitle)), lint.Text(lint.List(ids)))
}

// maxTitle is how many characters of a title a message shows.
const maxTitle = 80

// memberHelp is the edit that names the role of a member by its id.
func memberHelp(name, person string, ids []string) lint.Text {
	switch {
	case len(ids) > 1:
		return lint.Text(fmt.Sprintf("write the id of the role that is meant, such as `%s: %s`", ids[0], person))
	case ids[0] == serviceOwner:
		return "take it out: the one owner stands in `owner`, and who covers for the owner in `deputies`"
	}
	return lint.Text(fmt.Sprintf("write `%s: %s` in place of `%s: %s`", ids[0], person, name, person))
}

// title is a text that a role is called by, its id included, and where it stands.
type title struct{ role, text, path string }

// titles are the places of every title, by its words: ids first, then titles, then other titles, each by role.
func titles(p *lint.Pass) map[string][]title {
	roles := p.Catalogue.Roles.Roles
	ids := sorting.Keys(roles)
	out := make(map[string][]title, 3*len(ids))
	add := func(role, text, path string) {
		if words := plain(text); words != "" {
			out[words] = append(out[words], title{role, text, path})
		}
	}
	for _, id := range ids {
		add(id, id, catalogue.Key("roles", id))
	}
	for _, id := range ids {
		if roles[id] != nil {
			add(id, roles[id].Title, catalogue.Key("roles", id)+".title")
		}
	}
	for _, id := range ids {
		if roles[id] == nil {
			continue
		}
		for i, other := range roles[id].AlsoKnownAs {
			add(id, other, catalogue.Key("roles", id)+".also_known_as["+strconv.Itoa(i)+"]")
		}
	}
	return out
}

// intruder is the last place of a title that belongs to another role than the first one; nil when all are the same role's.
func intruder(places []title) *title {
	for i := len(places) - 1; i > 0; i-- {
		if places[i].role != places[0].role {
			return &places[i]
		}
	}
	return nil
}

// roleIDs are the roles of the places, each once and in order.
func roleIDs(places []title) []string {
	var ids []string
	for _, t := range places {
		ids = append(ids, t.role)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}
