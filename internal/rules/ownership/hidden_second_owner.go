package ownership

import (
	"slices"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
)

// HiddenSecondOwner reports owners besides the one in owner: a key such as co_owner, or a member of the team in the role of
// the owner (sources 001, 004).
func HiddenSecondOwner() *lint.Rule {
	return &lint.Rule{
		Code: "OWN003", Name: "hidden-second-owner", Profile: lint.Core, Levels: lint.All(finding.Error),
		Archived: true, Fix: lint.Hint, Source: "001, 004",
		File: func(p *lint.Pass, f *catalogue.File) {
			for i := range f.Faults {
				if fault := &f.Faults[i]; catalogue.ClaimsOwnership(fault) {
					reportKey(p, f, fault).OnKey()
				}
			}
		},
		Service: func(p *lint.Pass, s *catalogue.Service) {
			if s.Team == nil {
				return
			}
			owner, member := s.OwnerID(), s.Team.Members[serviceOwner]
			if owner == "" || member == "" || member == owner || stranger(p, member) || stranger(p, owner) {
				return
			}
			if reading, _ := p.Catalogue.ReadOwner(owner); reading != catalogue.OnePerson {
				return // who is owner has to be settled first
			}
			path := catalogue.Key("team.members", serviceOwner)
			p.Report(s, path, "`%s` names a second owner (%s); ownership is not shared", path, p.PersonName(member)).
				Help("take `%s` out of `team.members`: the owner stands in `owner`; for somebody who stands in, write `%s`",
					serviceOwner, deputiesWith(s.Deputies, []string{member})).OnKey()
		},
	}
}

// reportKey reports a key that claims ownership, with who it is for.
func reportKey(p *lint.Pass, f *catalogue.File, fault *catalogue.Fault) *lint.Reported {
	if p.Document() == nil { // a shared file
		return p.Report(f, fault.Path, "`%s` names a second owner; ownership is not shared", fault.Key).
			Help("remove `%s`; who owns a service stands in the file of that service", fault.Key)
	}
	path, key := ownerField(p)
	owners := idsOf(p, p.Texts(path))
	claimed := idsOf(p, p.Texts(fault.Path))
	others := slices.DeleteFunc(slices.Clone(claimed), func(id string) bool { return slices.Contains(owners, id) })
	switch {
	case len(others) == 0:
		return p.Report(f, fault.Path, "`%s` names a second owner; ownership is not shared", fault.Key).
			Help("remove `%s`; the one owner stands in `owner`", fault.Key)
	case len(owners) > 0:
		return p.Report(f, fault.Path, "`%s` names a second owner (%s); ownership is not shared", fault.Key, namesOf(p, others)).
			Help("remove `%s`, and write `%s`, or give the person a role of their own in `team.members`",
				fault.Key, deputiesWith(p.Texts("deputies"), others))
	case len(others) == 1:
		return p.Report(f, fault.Path, "`%s` stands in place of `owner`; exactly one person is accountable", fault.Key).
			Help("write `%s: %s` instead of `%s`", key, others[0], fault.Key)
	}
	return p.Report(f, fault.Path, "`%s` names %d owners (%s) and stands in place of `owner`; exactly one person is accountable",
		fault.Key, len(others), namesOf(p, others)).
		Help("remove `%s`, name the one who is accountable and move the others to `deputies`: %s",
			fault.Key, oneAndDeputies(p, key, others, p.Texts("deputies")))
}
