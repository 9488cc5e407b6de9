package ownership

import (
	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
)

// OwnerNotAPerson reports owners who are a team, a board, a role, a mailbox or still to be named (source 001; practice in
// ITIL).
func OwnerNotAPerson() *lint.Rule {
	return &lint.Rule{
		Code: "OWN004", Name: "owner-not-a-person", Profile: lint.Core, Levels: lint.All(finding.Error),
		Fix: lint.Manual, Source: "001, ITIL practice",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			owner := s.OwnerID()
			if owner == "" {
				return
			}
			if reading, _ := p.Catalogue.ReadOwner(owner); reading != catalogue.NotAPerson {
				return
			}
			path, key := ownerField(p)
			known := lint.Text("")
			if entry := p.Catalogue.Person(owner); entry != nil {
				known = lint.Text(" (" + lint.Cut(entry.Name, longest) + ")")
			}
			found := p.Report(s, path, "`%s`%s is not a person; a group cannot be accountable", owner, known)
			if id := idOf(p, owner); id != owner {
				found.Help("write the person id of %s: `%s: %s`", p.PersonName(id), key, id)
				return
			}
			found.Help("write the person id of the one person who answers for the service now, such as `%s: a-khan`", key)
		},
	}
}
