package diff

import (
	"cmp"
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/change"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/sorting"
)

// ContactChanged judges whom customers ask and whom a major incident reaches (source 004).
func ContactChanged() *lint.Rule {
	return kind("DIF017", "contact-changed", "004, 000", &lint.Judgement{
		Classes: "breaking, significant, minor",
		Watches: "ESC002",
		Claims: func(_ *lint.DiffPass, c *change.Change) bool {
			return at(c, "contact", "escalation", "communications") || at(c, "team") && namesMembers(c)
		},
		Judge: func(p *lint.DiffPass, c *change.Change) *change.Verdict {
			a := tell(p, c.Pair)
			if top(c) == "team" {
				for _, role := range rolesOf(c) {
					a.add(holderIn(c.New, role), words(role)).add(holderIn(c.Old, role), words(role))
				}
			}
			return a.customers().onCall().owner().to(contact(p, c))
		},
		Harm: func(p *lint.DiffPass, f *finding.Finding) *change.Verdict {
			pair := p.PairOf(f.Service)
			if pair.Old == nil || pair.New == nil {
				return nil // a new service, of which DIF021 tells
			}
			class := change.Significant
			if hearsOf(pair.Old) {
				class = change.Breaking
			}
			v := p.Verdict(class, "%s %s: %s", f.Code, f.Rule, lint.Text(f.Message))
			return tell(p, pair).customers().onCall().owner().to(v)
		},
	})
}

func contact(p *lint.DiffPass, c *change.Change) *change.Verdict {
	switch top(c) {
	case "contact":
		if reachable(c.Old) && !reachable(c.New) {
			return p.Verdict(change.Breaking, "contact removed: customers have no way to reach the service")
		}
		return plainly(p, c, change.Significant)
	case "communications":
		return plainly(p, c, change.Minor)
	case "team":
		return member(p, c)
	}
	broken := p.Broken(c.ID(), "ESC002")
	p.Tell(broken)
	switch {
	case len(broken) > 0:
		return because(plainly(p, c, change.Breaking), broken)
	case hearsOf(c.Old) && !hearsOf(c.New) && c.New.OwnerID() != "" && hasPath(c.New):
		v := plainly(p, c, change.Breaking)
		return p.Verdict(v.Class, "%s; the owner is no longer told of a major incident", lint.Text(v.Message))
	case hasPath(c.Old) && !hasPath(c.New):
		return p.Verdict(change.Breaking, "escalation path removed: nobody is called in a major incident")
	}
	return plainly(p, c, change.Significant)
}

func reachable(s *catalogue.Service) bool {
	return s.Contact != nil && (s.Contact.Email != "" || s.Contact.Phone != "" || s.Contact.URL != "")
}

// hearsOf reports whether the owner of a service is called in a major incident, or told.
func hearsOf(s *catalogue.Service) bool {
	if s.Escalation == nil {
		return false
	}
	if m := s.Escalation.MajorIncident; m != nil && m.NotifyOwnerWithinMinutes != nil {
		return true
	}
	for i := range s.Escalation.Levels {
		l := &s.Escalation.Levels[i]
		if s.OwnerID() != "" && s.OwnerID() == cmp.Or(l.Person, s.Holder(l.Role)) {
			return true
		}
	}
	return false
}

func hasPath(s *catalogue.Service) bool { return s.Escalation != nil && len(s.Escalation.Levels) > 0 }

// namesMembers reports whether a change of the team is one of who is in it, be it with the whole block.
func namesMembers(c *change.Change) bool {
	return nth(c, 1) == "members" || depth(c) == 1 && len(rolesOf(c)) > 0
}

// rolesOf are the roles that a change of the team is about.
func rolesOf(c *change.Change) []string {
	if depth(c) > 1 {
		return []string{last(c)}
	}
	var out []string
	for _, v := range []any{c.From, c.To} {
		if block, ok := v.(map[string]any); ok {
			if members, ok := block["members"].(map[string]any); ok {
				out = append(out, sorting.Keys(members)...)
			}
		}
	}
	return out
}

// holderIn is who fills a role of the team.
func holderIn(s *catalogue.Service, role string) string {
	if s == nil || s.Team == nil {
		return ""
	}
	return s.Team.Members[role]
}

// member judges who fills roles: of consequence when one of them is called in an incident.
func member(p *lint.DiffPass, c *change.Change) *change.Verdict {
	class, said := change.Minor, []string{}
	for _, role := range rolesOf(c) {
		for _, s := range sides(c.Pair) {
			for i := 0; s.Escalation != nil && i < len(s.Escalation.Levels); i++ {
				if l := &s.Escalation.Levels[i]; l.Role == role && l.Person == "" {
					class = change.Significant
				}
			}
		}
		who := &change.Change{Path: c.Path, From: plainID(holderIn(c.Old, role)), To: plainID(holderIn(c.New, role))}
		said = append(said, p.New.RoleTitle(role)+": "+string(fromTo(p, who)))
	}
	return p.Verdict(class, "%s", lint.Text(strings.Join(said, "; ")))
}

// plainID is the id of a person as a plain value, nil for nobody.
func plainID(id string) any {
	if id == "" {
		return nil
	}
	return id
}
