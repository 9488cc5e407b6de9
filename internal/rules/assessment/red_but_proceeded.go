package assessment

import (
	"slices"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/schema"
)

// RedButProceeded reports services that went on although the assessment before it was red or not met, and has not been
// repeated with a better result (GSM, DfE).
func RedButProceeded() *lint.Rule {
	return &lint.Rule{
		Code: "ASM002", Name: "red-but-proceeded", Profile: lint.Digital, Levels: lint.From("alpha", finding.Error),
		Waivable: true, Fix: lint.Manual, Source: "GSM, DfE",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			for i := range s.Assessments {
				a := &s.Assessments[i]
				if !failed(a) || a.Date.IsZero() || outdone(s, a) {
					continue
				}
				if now := passed(s, gate(p, a.Stage), a.Stage); now != "" {
					p.Report(s, at(p, i, "overall"), "%s was %s; reassess before %s", a.Stage, a.Overall, now).
						Help("mend what the panel found and have the service assessed again, or take it back to the phase before; " +
							"add the new result to `assessments`")
				}
			}
		},
	}
}

// gate is the phase at whose end the policy asks for an assessment of a stage, else the usual one.
func gate(p *lint.Pass, stage string) string {
	for _, phase := range catalogue.Phases() {
		if policy := p.Catalogue.Settings.PhasePolicy[phase]; policy != nil && slices.Contains(policy.Assessments, stage) {
			return phase
		}
	}
	return gateOf(stage)
}

// outdone reports whether a later assessment counts instead: another of the same stage, or one of a later stage that was
// passed.
func outdone(s *catalogue.Service, a *schema.Assessment) bool {
	for i := range s.Assessments {
		b := &s.Assessments[i]
		if !b.Date.After(a.Date) {
			continue
		}
		if b.Stage == a.Stage || b.Overall != "" && !failed(b) && catalogue.PhaseNumber(b.Stage) > catalogue.PhaseNumber(a.Stage) {
			return true
		}
	}
	return false
}
