package ownership

import (
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
)

// OwnerWithoutMandate warns of owners of whom nobody can tell what they may decide (sources 001, 003).
func OwnerWithoutMandate() *lint.Rule {
	return &lint.Rule{
		Code: "OWN011", Name: "owner-without-mandate", Profile: lint.Core, Levels: lint.From("beta", finding.Warning),
		Waivable: true, Fix: lint.Manual, Source: "001, 003",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			id := s.OwnerID()
			if id == "" || strings.TrimSpace(s.Owner.Mandate) != "" || s.Owner.SpendLimit.IsSet() {
				return
			}
			if reading, _ := p.Catalogue.ReadOwner(id); reading != catalogue.OnePerson || stranger(p, id) {
				return // first it must be clear who the owner is
			}
			if person := p.Catalogue.Person(id); person != nil && p.Gone(person) {
				return // the next owner needs a mandate
			}
			p.Report(s, "owner", "nothing says what %s may decide; record a mandate or limit", p.PersonName(id)).
				Help("add the address of the document that says it, or the amount that the owner may spend without asking, "+
					"such as `owner: {person: %s, spend_limit: 50000}`", id)
		},
	}
}
