package contact

import (
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
)

// CommunicationMissing reports services that customers or users do not hear from regularly (source 004, FitSM PR7.3).
func CommunicationMissing() *lint.Rule {
	return &lint.Rule{
		Code: "CON003", Name: "communication-missing", Profile: lint.Core, Levels: lint.From("beta", finding.Warning),
		Waivable: true, Fix: lint.Manual, Source: "004 FitSM PR7.3",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			var lines, who []string
			for _, audience := range []string{"customers", "users"} {
				if !reaches(s, audience) {
					who = append(who, audience)
					lines = append(lines, "`- {audience: "+audience+", via: bulletin, every: P1M}`")
				}
			}
			if len(who) > 0 {
				p.Report(s, "communications", "no regular communication with %s", strings.Join(who, " or ")).
					Help("add how they hear from you under `communications`, such as %s", lint.Text(lint.List(lines)))
			}
		},
	}
}

// reaches reports whether a message is for the audience.
func reaches(s *catalogue.Service, audience string) bool {
	for i := range s.Communications {
		if strings.EqualFold(s.Communications[i].Audience, audience) {
			return true
		}
	}
	return false
}
