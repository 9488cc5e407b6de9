package lifecycle

import (
	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/schema"
)

// PhaseOrder reports a history of phases that cannot have been: one that skips a phase, repeats one without a pivot, has
// two at a time, or ends elsewhere than where the service is (GSM phases). A history may begin late, since services are
// older than their entry.
func PhaseOrder() *lint.Rule {
	return &lint.Rule{
		Code: "LIF002", Name: "phase-order", Profile: lint.Digital, Levels: lint.All(finding.Error),
		Waivable: true, Fix: lint.Manual, Source: "GSM phases",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			history := s.History()
			if len(history) == 0 || p.Malformed(s, "phase_history") {
				return
			}
			for n, i := range history[1:] {
				checkStep(p, s, &s.PhaseHistory[history[n]], i)
			}
			if catalogue.PhaseNumber(s.Phase) >= 0 {
				checkPresent(p, s, &s.PhaseHistory[history[len(history)-1]])
			}
		},
	}
}

// checkStep checks an entry of the history against the one before it.
func checkStep(p *lint.Pass, s *catalogue.Service, before *schema.PhaseSpan, entry int) {
	h := &s.PhaseHistory[entry]
	switch {
	case before.Phase == h.Phase && before.From == h.From: // one entry twice, which is reported as such
	case before.To.IsZero():
		p.Report(s, at(p, entry, "from"), "%s began on %s, but %s has no last day", h.Phase, h.From, before.Phase).
			Help("add `to: %s` to %s, or the day on which it really ended", measure.Date(h.From).AddDays(-1), before.Phase)
	case !before.To.Before(h.From):
		p.Report(s, at(p, entry, "from"), "%s began on %s, while %s lasted until %s",
			h.Phase, h.From, before.Phase, before.To).
			Help("`to` is the last day of a phase: the next one begins the day after, here on %s at the earliest", measure.Date(before.To).AddDays(1))
	default:
		path := at(p, entry, "phase")
		if missing := skipped(before, h.Phase); len(missing) > 0 {
			reportSkip(p, s, path, before.Phase, h.Phase, missing)
		} else if goesBack(before, h.Phase) {
			p.Report(s, path, "%s follows %s without a pivot", h.Phase, before.Phase).
				Help("if the service was taken back, write `decision: pivot` at %s; else correct the phase or the days", before.Phase)
		}
	}
}

// checkPresent checks the phase of the service against the last entry of its history.
func checkPresent(p *lint.Pass, s *catalogue.Service, last *schema.PhaseSpan) {
	switch missing := skipped(last, s.Phase); {
	case last.To.IsZero() && last.Phase == s.Phase:
	case last.To.IsZero():
		p.Report(s, "phase", "the phase is %s, but phase_history has %s going on since %s", s.Phase, last.Phase, last.From).
			Help("write `phase: %s` if that is right; else end %s in `phase_history` with `to`, `decision` and `by`", last.Phase, last.Phase)
	case len(missing) > 0:
		reportSkip(p, s, "phase", last.Phase, s.Phase, missing)
	case goesBack(last, s.Phase):
		p.Report(s, "phase", "the phase is %s, but phase_history ends %s on %s without a pivot", s.Phase, last.Phase, last.To).
			Help("move `phase` on, or if the service was taken back, write `decision: pivot` at %s in `phase_history`; "+
				"a phase that goes on has no `to`", last.Phase)
	}
}

// reportSkip reports a step that leaves phases out.
func reportSkip(p *lint.Pass, s *catalogue.Service, path, from, to string, missing []string) {
	help := "add " + lint.List(missing) + " to `phase_history` with first and last day, or correct the phase"
	if to == "retirement" {
		help = "if the service was given up early, write `decision: stop` at " + from + " in `phase_history`; else " + help
	}
	p.Report(s, path, "%s to %s skips %s", from, to, lint.Text(lint.List(missing))).Help("%s", lint.Text(help))
}

// skipped are the phases left out between an entry and the phase after it. A service that is stopped retires from where it
// is.
func skipped(before *schema.PhaseSpan, phase string) []string {
	from, to := catalogue.PhaseNumber(before.Phase)+1, catalogue.PhaseNumber(phase)
	if from >= to || phase == "retirement" && before.Decision == "stop" {
		return nil
	}
	return catalogue.Phases()[from:to]
}

// goesBack reports whether a phase repeats the one before it, or an earlier one, without a pivot.
func goesBack(before *schema.PhaseSpan, phase string) bool {
	return catalogue.PhaseNumber(phase) <= catalogue.PhaseNumber(before.Phase) && before.Decision != "pivot"
}
