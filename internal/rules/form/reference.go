package form

import (
	"slices"
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/near"
	"github.com/service-catalogue/svc/internal/sorting"
)

// excused reports whether a reference that seems to lead nowhere is none to report: nothing is defined at all, what is
// defined cannot be read, or another rule says more about it.
func (c *checker) excused(r catalogue.Ref) bool {
	switch r.Kind {
	case "portfolio":
		return len(c.p.Catalogue.Settings.Portfolios) == 0
	case "role":
		return c.p.Catalogue.Roles.Roles == nil || c.rolesUnreadable() || c.isRole(r)
	case "customer":
		return c.p.Malformed(c.s, "customers")
	case "sla":
		return c.p.Malformed(c.s, "slas")
	case "ola":
		return c.p.Malformed(c.s, "olas")
	}
	return false
}

// rolesUnreadable reports whether the roles at hand are the built-in ones because roles.yaml cannot be read.
func (c *checker) rolesUnreadable() bool {
	return !c.p.Catalogue.HasRoles && c.p.Catalogue.SharedFile(catalogue.RolesFile) != nil
}

// isRole reports whether a role need not be defined where it is named: the deputy in an escalation, the assurance in a
// pair of roles. The title of a role among the members of a team and several roles where one is accountable are the
// business of GOV002 and GOV001.
func (c *checker) isRole(r catalogue.Ref) bool {
	switch path := r.Path(); {
	case strings.HasPrefix(path, "escalation."):
		return r.Value == "deputy"
	case strings.HasPrefix(path, "incompatible["):
		return r.Value == "assurance"
	case isMemberRole(r, path):
		return c.p.On("GOV002") && len(c.p.Catalogue.RolesCalled(r.Value)) > 0
	case strings.HasSuffix(path, ".accountable"):
		return c.p.On("GOV001") && c.p.Catalogue.JoinedRoles(r.Value) != nil
	}
	return false
}

// isMemberRole reports whether a reference is the key of a team's member.
func isMemberRole(r catalogue.Ref, path string) bool {
	return r.Kind == "role" && path == catalogue.Key("team.members", r.Value)
}

// defined are the ids that a reference can lead to, and how to define another one.
func (c *checker) defined(r catalogue.Ref) (ids []string, define string) {
	switch r.Kind {
	case "portfolio":
		return sorting.Keys(c.p.Catalogue.Settings.Portfolios), "define it under `portfolios` in svc.yaml"
	case "schedule":
		return sorting.Keys(c.p.Catalogue.Settings.Schedules), "define its hours under `schedules` in svc.yaml"
	case "role":
		if titled := c.p.Catalogue.RolesCalled(r.Value); len(titled) > 0 {
			return titled, "define it under `roles` in roles.yaml"
		}
		return sorting.Keys(c.p.Catalogue.Roles.Roles), "define it under `roles` in roles.yaml"
	case "customer":
		return idsOf(len(c.s.Customers), func(i int) string { return c.s.Customers[i].ID }), "add it to the `customers` of this entry"
	case "sla":
		return idsOf(len(c.s.SLAs), func(i int) string { return c.s.SLAs[i].ID }), "add it to the `slas` of this entry"
	default:
		return idsOf(len(c.s.OLAs), func(i int) string { return c.s.OLAs[i].ID }), "add it to the `olas` of this entry"
	}
}

// idsOf are the ids of so many blocks, in order.
func idsOf(n int, idOf func(i int) string) []string {
	var ids []string
	for i := range n {
		if id := idOf(i); id != "" {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return ids
}

// How many pairs of names are compared for one file, and for all references between services. Beyond that a hint names no
// candidates: where so many references are broken, more is lost than their spelling.
const (
	mostInside = 50_000
	mostAcross = 2_000_000
)

// guesser finds the ids that wrong ones were probably meant to be.
type guesser struct {
	known map[string]string
	most  int // comparisons
	spent int
}

// once is help for ids that all stand for the same kind of thing; each wrong id is looked into once.
func (g *guesser) once(id string, ids []string, define string) string {
	help, ok := g.known[id]
	if !ok {
		if g.known == nil {
			g.known = map[string]string{}
		}
		help = g.help(id, ids, define)
		g.known[id] = help
	}
	return help
}

// help says which id was probably meant, or which ones there are, or how to define what is missing.
func (g *guesser) help(id string, ids []string, define string) string {
	const few = 5
	if g.spent += len(ids); g.spent <= g.most {
		if meant := near.Of(id, ids, 3); len(meant) > 0 {
			return "did you mean " + either(meant) + "? If not, " + define
		}
	}
	if len(ids) > 0 && len(ids) <= few {
		return "write " + either(ids) + ", or " + define
	}
	return define
}

// either lists ids of which one will do.
func either(ids []string) string {
	const longest = 80 // of an id, in characters
	quoted := make([]string, len(ids))
	for i, id := range ids {
		quoted[i] = "`" + lint.Cut(id, longest) + "`"
	}
	last := len(quoted) - 1
	if last == 0 {
		return quoted[0]
	}
	return strings.Join(quoted[:last], ", ") + " or " + quoted[last]
}
