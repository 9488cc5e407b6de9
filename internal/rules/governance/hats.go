package governance

import (
	"strconv"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/schema"
)

// holders visits the people who hold a role for a service, as often as they hold it, with where that stands: the owner, the
// deputies, those who give assurance, the member of the team, and as product leads also the leads of single products.
func holders(s *catalogue.Service, role string, visit func(person string, at spot)) {
	held := func(person string, at spot) {
		if person != "" {
			visit(person, at)
		}
	}
	switch {
	case role == serviceOwner:
		held(s.OwnerID(), spot{block: "owner"})
		return
	case role == "deputy":
		for i, id := range s.Deputies {
			held(id, spot{block: "deputies", item: i, listed: true})
		}
	case role == assurance && s.Governance != nil:
		for i := range s.Governance.Assurance {
			held(s.Governance.Assurance[i].By, spot{block: "governance.assurance", item: i, listed: true, field: ".by"})
		}
	}
	if s.Team != nil {
		held(s.Team.Members[role], spot{block: "team.members", member: role})
	}
	for i := range s.Products {
		if role == productLead {
			held(s.Products[i].Lead, spot{block: "products", item: i, listed: true, field: ".lead"})
		}
	}
}

// spot is where it stands that somebody holds a role. Its path is worked out only when something is wrong.
type spot struct {
	block, member, field string
	item                 int
	listed               bool
}

// path is the path of the spot in the file at hand.
func (x spot) path(p *lint.Pass) string {
	switch {
	case x.listed:
		return p.Document().ByNumber(x.block+"["+strconv.Itoa(x.item)+"]") + x.field
	case x.member != "":
		return catalogue.Key(x.block, x.member)
	}
	return x.block
}

// found is where it stands that a person holds a role for a service, or anybody where no person is given.
func found(s *catalogue.Service, role, person string) (first spot, ok bool) {
	holders(s, role, func(id string, at spot) {
		if !ok && (person == "" || id == person) {
			first, ok = at, true
		}
	})
	return first, ok
}

// held reports whether somebody holds a role.
func held(s *catalogue.Service, role string) bool {
	_, ok := found(s, role, "")
	return ok
}

// pathOf is where it stands that a person holds a role.
func pathOf(p *lint.Pass, s *catalogue.Service, role, person string) string {
	at, _ := found(s, role, person)
	return at.path(p)
}

// clash is how bad it is that one person holds both roles of a pair for a service.
func clash(pair *schema.Incompatibility, s *catalogue.Service) finding.Severity {
	severity, err := finding.ParseSeverity(pair.Severity)
	if err != nil { // none is given, or one that is reported as such
		severity = finding.Warning
	}
	if catalogue.Selects(pair.InfoIf, &s.Service) {
		return min(severity, finding.Info)
	}
	return severity
}
