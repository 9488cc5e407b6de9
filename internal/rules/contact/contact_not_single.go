package contact

import (
	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/edit"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
)

// ContactNotSingle reports lists of contacts (source 004: one primary and single contact for customers).
func ContactNotSingle() *lint.Rule {
	return &lint.Rule{
		Code: "CON002", Name: "contact-not-single", Profile: lint.Core, Levels: lint.All(finding.Error),
		Waivable: true, Fix: lint.Auto, Source: "004",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			switch n := contacts(p); n {
			case 0:
			case 1:
				found := p.Report(s, "contact", "1 contact in a list; customers need one front door").
					Help("write the contact without the list, such as `contact: {email: fishing-licence@example.gov.uk}`")
				if len(p.Keys("contact[0]")) > 0 {
					found.Fix(edit.Unwrap("contact"))
				}
			default:
				p.Report(s, "contact", "%d contacts; customers need one front door", n).
					Help("keep the contact that customers should use first, without the dash in front of it, and remove the others")
			}
		},
	}
}
