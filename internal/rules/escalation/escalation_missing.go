package escalation

import (
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
)

// EscalationMissing reports services without escalation levels, or that do not say when an incident is major (source 004,
// FitSM PR9.6).
func EscalationMissing() lint.Rule {
	return lint.Rule{
		Code: "ESC001", Name: "escalation-missing", Profile: lint.Core,
		Levels:   lint.From("beta", finding.Warning).From("live", finding.Error),
		Waivable: true, Fix: lint.Manual, Source: "004 FitSM PR9.6",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			path, help := lacking(s)
			if path != "" {
				p.Report(s, path, "no escalation path for major incidents").Help("%s", help)
			}
		},
	}
}

// lacking is the path of what the escalation of a service lacks and how to add it, or "" when it has all.
func lacking(s *catalogue.Service) (path, help string) {
	levels := s.Escalation != nil && len(s.Escalation.Levels) > 0
	criteria := s.Escalation != nil && s.Escalation.MajorIncident != nil && strings.TrimSpace(s.Escalation.MajorIncident.Criteria) != ""
	switch {
	case levels && criteria:
		return "", ""
	case levels:
		return "escalation.major_incident.criteria", "say under `major_incident` in `criteria` when an incident is major"
	case criteria:
		return "escalation.levels", "list under `levels` who is called, and after how many minutes"
	}
	return "escalation", "add `escalation:` with `major_incident` and `levels`"
}
