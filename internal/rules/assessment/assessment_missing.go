package assessment

import (
	"cmp"
	"slices"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
)

// AssessmentMissing reports transactional services that have passed a gate without the assessment that the phase policy
// asks for there (GSM, source 003).
func AssessmentMissing() *lint.Rule {
	return &lint.Rule{
		Code: "ASM001", Name: "assessment-missing", Profile: lint.Digital, Levels: lint.From("alpha", finding.Error),
		Waivable: true, Fix: lint.Manual, Source: "GSM, 003",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			if s.Transactional == nil || !*s.Transactional {
				return
			}
			for _, phase := range catalogue.Phases() {
				policy := p.Catalogue.Settings.PhasePolicy[phase]
				if policy == nil {
					continue
				}
				for n, stage := range policy.Assessments {
					if now := passed(s, phase, stage); now != "" && !held(s, stage) && !slices.Contains(policy.Assessments[:n], stage) {
						p.Report(s, "assessments", "%s reached without %s assessment", now, stage).About(stage).
							Help("have the service assessed, and add to `assessments`: `{stage: %s, date: …, panel: …, overall: …, represented_by: %s}`",
								stage, cmp.Or(s.OwnerID(), "…"))
					}
				}
			}
		},
	}
}

// held reports whether there was an assessment of a stage, whatever came of it.
func held(s *catalogue.Service, stage string) bool {
	for i := range s.Assessments {
		if s.Assessments[i].Stage == stage {
			return true
		}
	}
	return false
}
