package escalation

import (
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/schema"
)

// EscalationMissing reports services without escalation levels, or that do not say when an incident is major (source 004,
// FitSM PR9.6).
func EscalationMissing() *lint.Rule {
	return &lint.Rule{
		Code: "ESC001", Name: "escalation-missing", Profile: lint.Core,
		Levels:   lint.From("beta", finding.Warning).From("live", finding.Error),
		Waivable: true, Fix: lint.Manual, Source: "004 FitSM PR9.6",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			levels := s.Escalation != nil && len(s.Escalation.Levels) > 0
			switch criteria := says(s.Escalation); {
			case levels && criteria:
			case levels:
				p.Report(s, "escalation.major_incident.criteria", "nothing says when an incident is major").
					Help("add under `escalation` when it is, such as `major_incident: {criteria: Nobody can renew for 30 minutes}`")
			case criteria:
				p.Report(s, "escalation.levels", "no escalation path for major incidents").
					Help("list under `levels` who is called, and after how many minutes, such as " +
						"`- {level: 1, role: service_owner, after_minutes: 0, hours: always}`")
			default:
				p.Report(s, "escalation", "no escalation path for major incidents").
					Help("add when an incident is major and who is called, such as `escalation: {major_incident: {criteria: Nobody can renew for " +
						"30 minutes}, levels: [{level: 1, role: service_owner, after_minutes: 0, hours: always}]}`")
			}
		},
	}
}

// says reports whether an escalation says when an incident is major.
func says(e *schema.Escalation) bool {
	return e != nil && e.MajorIncident != nil && strings.TrimSpace(e.MajorIncident.Criteria) != ""
}
