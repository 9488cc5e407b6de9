package ownership

import (
	"fmt"
	"slices"
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/edit"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
)

// DeputyInvalid reports deputies who give no cover: the owner, one named twice, somebody unknown, and leavers (source 004).
func DeputyInvalid() *lint.Rule {
	return &lint.Rule{
		Code: "OWN009", Name: "deputy-invalid", Profile: lint.Core, Levels: lint.All(finding.Error),
		Waivable: true, Fix: lint.Auto, Source: "004",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			for i, id := range s.Deputies {
				switch person := p.Catalogue.Person(id); {
				case id == "": // its form is wrong
				case slices.Contains(s.Deputies[:i], id):
					reportDeputy(p, s, i, "is repeated", "remove the repeated name").Fix(edit.Remove(fmt.Sprintf("deputies[%d]", i)))
				case id == s.OwnerID():
					reportDeputy(p, s, i, "is the owner", "name somebody else, who can decide while the owner is away")
				case stranger(p, id):
					reportDeputy(p, s, i, "is not in people.yaml", introduce(p, s, id))
				case person != nil && p.Gone(person):
					reportDeputy(p, s, i, lint.Text(fmt.Sprintf("left on %s", catalogue.LastDay(person))), "remove the id, and name somebody who is here")
				}
			}
		},
	}
}

func reportDeputy(p *lint.Pass, s *catalogue.Service, i int, reason, help lint.Text) *lint.Reported {
	id := s.Deputies[i]
	return p.Report(s, fmt.Sprintf("deputies[%d]", i), "deputy `%s` %s and gives no cover", id, reason).Help("%s", help).About(id)
}

// introduce says how an unknown deputy becomes a known one.
func introduce(p *lint.Pass, s *catalogue.Service, id string) lint.Text {
	switch reading, names := p.Catalogue.ReadOwner(id); reading {
	case catalogue.SeveralPeople:
		return lint.Text("write each person as an entry of its own: `" + strings.Join(idsOf(p, names), ", ") + "`")
	case catalogue.NotAPerson:
		return "write the person id of one person who can decide while the owner is away"
	default:
	}
	for _, meant := range p.Catalogue.NearestPeople(id) {
		if !s.Leads(meant) {
			return lint.Text("write `" + meant + "` if that is who is meant, or add the person to people.yaml")
		}
	}
	return "add the person to people.yaml, or name somebody who is there"
}
