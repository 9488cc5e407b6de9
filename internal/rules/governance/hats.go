package governance

import (
	"iter"
	"strconv"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/schema"
)

// holders are the people who hold a role for a service, as often as they hold it, with where that stands: the owner, the
// deputies, those who give assurance, the member of the team, and as product leads also the leads of single products.
func holders(s *catalogue.Service, role string) iter.Seq2[string, spot] {
	return func(yield func(string, spot) bool) {
		held := func(person string, at spot) bool { return person == "" || yield(person, at) }
		switch {
		case role == serviceOwner:
			held(s.OwnerID(), spot{block: "owner"})
			return
		case role == "deputy":
			for i, id := range s.Deputies {
				if !held(id, spot{block: "deputies", item: i, listed: true}) {
					return
				}
			}
		case role == assurance && s.Governance != nil:
			for i := range s.Governance.Assurance {
				if !held(s.Governance.Assurance[i].By, spot{block: "governance.assurance", item: i, listed: true, field: ".by"}) {
					return
				}
			}
		}
		if s.Team != nil && !held(s.Team.Members[role], spot{block: "team.members", member: role}) {
			return
		}
		if role != productLead {
			return
		}
		for i := range s.Products {
			if !held(s.Products[i].Lead, spot{block: "products", item: i, listed: true, field: ".lead"}) {
				return
			}
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

// holds reports whether a person holds a role for a service.
func holds(s *catalogue.Service, role, person string) bool {
	for id := range holders(s, role) {
		if id == person {
			return true
		}
	}
	return false
}

// held reports whether somebody holds a role.
func held(s *catalogue.Service, role string) bool {
	for range holders(s, role) {
		return true
	}
	return false
}

// pathOf is where it stands that a person holds a role.
func pathOf(p *lint.Pass, s *catalogue.Service, role, person string) string {
	for id, at := range holders(s, role) {
		if id == person {
			return at.path(p)
		}
	}
	return ""
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
