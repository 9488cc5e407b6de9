package contact

import (
	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/schema"
)

// ContactMissing reports services that customers cannot reach (source 004: one central contact for all requests).
func ContactMissing() *lint.Rule {
	return &lint.Rule{
		Code: "CON001", Name: "contact-missing", Profile: lint.Core,
		Levels:   lint.All(finding.Warning).From("beta", finding.Error),
		Waivable: true, Fix: lint.Manual, Source: "004",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			if reachable(s.Contact) || contacts(p) > 0 {
				return
			}
			p.Report(s, "contact", "customers have no central contact for %s", s.File.ServiceID).
				Help("add a shared mailbox, a number or a page, such as `contact: {email: fishing-licence@example.gov.uk}`")
		},
	}
}

// reachable reports whether a contact has any address.
func reachable(c *schema.Contact) bool {
	return c != nil && (c.Email != "" || c.Phone != "" || c.URL != "")
}

// contacts is how many contacts are listed where one belongs, and 0 where there is no list.
func contacts(p *lint.Pass) int {
	if !p.Document().IsList("contact") {
		return 0
	}
	return p.Document().Len("contact")
}
