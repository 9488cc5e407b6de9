package lifecycle

import (
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
)

// PhaseDecisionMissing reports phases that are over without a decision, or without anybody who made it (source 000).
func PhaseDecisionMissing() *lint.Rule {
	return &lint.Rule{
		Code: "LIF003", Name: "phase-decision-missing", Profile: lint.Digital, Levels: lint.From("alpha", finding.Warning),
		Waivable: true, Fix: lint.Manual, Source: "000",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			if len(s.PhaseHistory) == 0 {
				checkNoHistory(p, s)
			}
			for i := range s.PhaseHistory {
				h := &s.PhaseHistory[i]
				if h.To.IsZero() || h.Phase == "" {
					continue
				}
				const help = "add who decided, as a person id, such as `by: c-osei`"
				switch nobody := strings.TrimSpace(h.By) == ""; {
				case h.Decision == "" && nobody:
					p.Report(s, at(p, i, "decision"), "who decided to leave %s, and was it proceed, stop or pivot?", h.Phase).
						Help("add `decision: proceed`, `stop` or `pivot`, and who decided, as a person id: `by: c-osei`")
				case h.Decision == "":
					p.Report(s, at(p, i, "decision"), "was the decision to leave %s to proceed, stop or pivot?", h.Phase).
						Help("add `decision: proceed`, `stop` or `pivot`")
				case nobody:
					p.Report(s, at(p, i, "by"), "who decided to leave %s?", h.Phase).Help(help)
				}
			}
		},
	}
}

// checkNoHistory reports a service that has left phases of which nothing is recorded.
func checkNoHistory(p *lint.Pass, s *catalogue.Service) {
	now := catalogue.PhaseNumber(s.Phase)
	if now < 1 {
		return
	}
	before := catalogue.Phases()[now-1]
	began := lint.Text("")
	if s.Phase != "retirement" {
		began = lint.Text("; a service that began as " + s.Phase + " writes `{phase: " + s.Phase + ", from: …}`")
	}
	p.Report(s, "phase_history", "who decided to leave %s, and was it proceed, stop or pivot?", before).
		Help("add to `phase_history`: `{phase: %s, from: …, to: …, decision: proceed, by: …}`%s", before, began)
}
