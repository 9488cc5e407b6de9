package lifecycle

import (
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/schema"
)

// PhaseTaskMissing reports tasks of the phase policy of which the entry shows no evidence (source 002): those of the phase
// at hand, and of earlier phases that were left to proceed.
func PhaseTaskMissing() *lint.Rule {
	return &lint.Rule{
		Code: "LIF001", Name: "phase-task-missing", Profile: lint.Digital, Levels: lint.All(finding.Warning),
		Waivable: true, Fix: lint.Manual, Source: "002",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			if catalogue.PhaseNumber(s.Phase) < 0 || p.Malformed(s, "phase_history") {
				return
			}
			checkTasks(p, s, s.Phase, -1)
			checked := ""
			for _, i := range s.History() {
				if h := &s.PhaseHistory[i]; left(h) && h.Phase != s.Phase && h.Phase != checked {
					checkTasks(p, s, h.Phase, i)
					checked = h.Phase
				}
			}
		},
	}
}

// left reports whether a phase is over and was not given up, so that its tasks should have been done.
func left(h *schema.PhaseSpan) bool {
	return !h.To.IsZero() && h.Decision != "stop" && h.Decision != "pivot"
}

// checkTasks checks the tasks of a phase: the one at hand, or that of a closed entry of the history.
func checkTasks(p *lint.Pass, s *catalogue.Service, phase string, entry int) {
	policy := p.Catalogue.Settings.PhasePolicy[phase]
	if policy == nil {
		return
	}
	for _, task := range policy.Tasks {
		if p.Catalogue.Evidenced(s, phase, task, p.Today) || askedElsewhere(s, task) {
			continue
		}
		t := evidenceOf(s, task)
		if block, _, _ := strings.Cut(t.field, "."); block != "" && p.Malformed(s, block) {
			continue // it may be there, but it cannot be read
		}
		link := "link the evidence as `tasks: {" + task + ": https://…}` at " + phase + " in `phase_history`"
		path, help := t.field, t.help+", or "+link
		if entry >= 0 {
			path = at(p, entry, "tasks")
		}
		if t.field == "" {
			help = link
		}
		if path == "" {
			path = openTasks(p, s)
		}
		p.Report(s, path, "%s is not evidenced in %s", task, phase).About(phase, task).Help("%s", lint.Text(help))
	}
}

// openTasks is the path of the tasks of the phase at hand.
func openTasks(p *lint.Pass, s *catalogue.Service) string {
	history := s.History()
	if n := len(history); n > 0 && s.PhaseHistory[history[n-1]].Phase == s.Phase {
		return at(p, history[n-1], "tasks")
	}
	return "phase_history"
}

// askedElsewhere reports whether another rule of this profile asks for the very fields that would show the task: CHN001
// and CHN004 for the plan of take-up, KPI001 for the figures of transactional services.
func askedElsewhere(s *catalogue.Service, task string) bool {
	if catalogue.PhaseNumber(s.Phase) < catalogue.PhaseNumber("beta") {
		return false
	}
	switch task {
	case "take-up-promoted":
		return true
	case "performance-monitored", "satisfaction-monitored":
		return s.Transactional != nil && *s.Transactional
	}
	return false
}

// evidence is where an entry shows that a task was done, and how to write it there.
type evidence struct{ field, help string }

// evidenceOf is the evidence for a task; one that only a link can show has none.
func evidenceOf(s *catalogue.Service, task string) evidence {
	switch task {
	case "scope-defined":
		return evidence{"scope", "say in `scope.in` what the service covers, and in `scope.out` what it leaves to others"}
	case "stakeholders-identified":
		return evidence{"stakeholders", "list under `stakeholders` who has an interest in the service"}
	case "resources-allocated":
		if s.Team != nil && s.Team.FTE.IsSet() {
			return evidence{"finance.budgets", "add the money of the team under `finance.budgets`"}
		}
		return evidence{"team.fte", "write the size of the team in `team.fte`, and its money under `finance.budgets`"}
	case "compliance-checked":
		return evidence{"documents", "add the documents legal-compliance and policy-compliance"}
	case "scaled":
		return evidence{"capacity", "say in `capacity` how much the service can carry, with `maximum`"}
	case "performance-monitored":
		return evidence{"performance", "add the counts of a month under `performance`"}
	case "satisfaction-monitored":
		return evidence{"performance", "count how satisfied users are, under `satisfaction` of a month of `performance`"}
	case "take-up-promoted":
		return evidence{"take_up.plan", "link the plan to raise digital take-up in `take_up.plan`"}
	case "improvement-led":
		return evidence{"improvements", "add what is being made better under `improvements`"}
	case "sustainable":
		return evidence{"finance.funding", "add money under `finance.funding` that `ends` more than 12 months from now"}
	}
	return evidence{}
}
