package diff

import (
	"slices"

	"github.com/service-catalogue/svc/internal/change"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
)

// OwnerVacated judges that a service lost its owner: nobody is named, or somebody who has left (source 001).
func OwnerVacated() *lint.Rule {
	return kind("DIF001", "owner-vacated", "001, 004", &lint.Judgement{
		Classes: "breaking",
		Claims:  vacates,
		Watches: "OWN005 PRT002",
		Judge: func(p *lint.DiffPass, c *change.Change) *change.Verdict {
			p.Tell(p.Broken(c.ID(), "OWN005 PRT002"))
			v := p.Verdict(change.Breaking, "owner removed: %s answered for the service, now nobody does", p.PersonName(c.Old.OwnerID()))
			if id := c.New.OwnerID(); id != "" {
				v = p.Verdict(change.Breaking, "owner vacated: %s → %s, who has left", p.PersonName(c.Old.OwnerID()), p.PersonName(id))
			}
			return missed(p, c.Pair).to(v)
		},
		Harm: func(p *lint.DiffPass, f *finding.Finding) *change.Verdict {
			pair := p.PairOf(f.Service)
			if pair.Old == nil {
				return nil // a new service, of which DIF021 tells
			}
			return missed(p, pair).to(p.Verdict(change.Breaking, "%s", lint.Text(f.Message)))
		},
	})
}

// vacates reports whether a change leaves a service without an owner who is here.
func vacates(p *lint.DiffPass, c *change.Change) bool {
	if !isOwner(c) || c.Kind == change.Added && c.Path == "owner" {
		return false
	}
	person := p.New.Person(c.New.OwnerID())
	return c.New.OwnerID() == "" || person != nil && p.Gone(person)
}

// isOwner reports whether a change is one of who the owner is.
func isOwner(c *change.Change) bool {
	return c.Document == change.Service && slices.Contains([]string{"owner", "owner.person"}, c.Path)
}

// missed are those to whom it matters that nobody is accountable.
func missed(p *lint.DiffPass, pair *change.Pair) *audience {
	return tell(p, pair).deputies().sro().portfolioOwner().consumers()
}
