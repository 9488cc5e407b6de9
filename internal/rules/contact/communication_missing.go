package contact

import (
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
)

// CommunicationMissing reports services that customers or users do not hear from regularly (source 004, FitSM PR7.3).
func CommunicationMissing() lint.Rule {
	return lint.Rule{
		Code: "CON003", Name: "communication-missing", Profile: lint.Core, Levels: lint.From("beta", finding.Warning),
		Waivable: true, Fix: lint.Manual, Source: "004 FitSM PR7.3",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			customers, users := reaches(s, "customers"), reaches(s, "users")
			who := "customers or users"
			switch {
			case customers && users:
				return
			case customers:
				who = "users"
			case users:
				who = "customers"
			}
			audience, _, _ := strings.Cut(who, " ")
			p.Report(s, "communications", "no regular communication with %s", who).
				Help("add how they hear from you under `communications`, such as `- {audience: %s, via: bulletin, every: P1M}`", audience)
		},
	}
}

// reaches reports whether a regular message is for the audience.
func reaches(s *catalogue.Service, audience string) bool {
	for i := range s.Communications {
		if strings.EqualFold(s.Communications[i].Audience, audience) {
			return true
		}
	}
	return false
}
