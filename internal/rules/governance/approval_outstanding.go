package governance

import (
	"strconv"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/schema"
)

// ApprovalOutstanding reports approvals that a phase needed when it began and that were not given, and warns of those asked
// for that take longer than their sign-off days (sources 000, 002, 003).
func ApprovalOutstanding() *lint.Rule {
	return &lint.Rule{
		Code: "GOV009", Name: "approval-outstanding", Profile: lint.Governance,
		Levels:   lint.All(finding.Warning).From("alpha", finding.Error),
		Waivable: true, Fix: lint.Manual, Source: "000, 002, 003",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			phases := catalogue.Phases()
			now := catalogue.PhaseNumber(s.Phase)
			if now < 0 {
				return
			}
			var given []schema.Approval
			if s.Governance != nil {
				given = s.Governance.Approvals
			}
			for i := range given {
				a := &given[i]
				opens := catalogue.PhaseNumber(a.Phase)
				if a.Kind == "" || opens < 0 || a.Status == "approved" || counting(given, a.Kind, a.Phase) != i {
					continue
				}
				path := "governance.approvals[" + strconv.Itoa(i) + "]"
				if opens <= now {
					reportOutstanding(p, s, p.Document().ByNumber(path)+".status", a)
				} else if a.Status == "pending" {
					checkWait(p, s, path, a)
				}
			}
			if len(given) == 0 && p.Malformed(s, "governance") {
				return // there may be approvals, but they cannot be read
			}
			for i := range now {
				checkGate(p, s, phases[i], phases[i+1], given)
			}
		},
	}
}

// counting is the number of the entry that counts among those for one approval: one that was given, else the last; -1 when
// there is none.
func counting(given []schema.Approval, kind, phase string) int {
	found := -1
	for i := range given {
		if given[i].Kind == kind && given[i].Phase == phase {
			if found = i; given[i].Status == "approved" {
				return i
			}
		}
	}
	return found
}

// checkGate reports approvals that the policy asks for before a phase starts and that have no entry.
func checkGate(p *lint.Pass, s *catalogue.Service, before, phase string, given []schema.Approval) {
	policy := p.Catalogue.Settings.PhasePolicy[before]
	if policy == nil {
		return
	}
	for _, kind := range policy.Approvals {
		if counting(given, kind, phase) < 0 {
			p.Report(s, "governance.approvals", "%s approval is missing; %s needs it", kind, phase).About(kind, phase).
				Help("get the approval, and add `{kind: %s, phase: %s, status: approved, date: …, ref: …}` to `governance.approvals`", kind, phase)
		}
	}
}

// reportOutstanding reports an approval that was not given although its phase has begun.
func reportOutstanding(p *lint.Pass, s *catalogue.Service, path string, a *schema.Approval) {
	status, help := a.Status, "get the approval, and write `status: approved` with the date and reference of the decision"
	switch status {
	case "":
		status = "without a status"
	case "rejected":
		help = "mend what was rejected and ask again, or take the service back to the phase before"
	}
	p.Report(s, path, "%s approval is %s; %s needs it", a.Kind, lint.Text(status), a.Phase).Help("%s", lint.Text(help))
}

// checkWait warns of an approval for a phase to come that takes longer to be given than its decision may take.
func checkWait(p *lint.Pass, s *catalogue.Service, path string, a *schema.Approval) {
	allowed, known := signOff(s.Governance.Decisions, a.Kind)
	if !known || a.Date.IsZero() {
		return
	}
	waited := measure.WorkingDays(measure.Date(a.Date).AddDays(1), measure.Date(p.Today))
	if waited > allowed {
		p.Report(s, p.Document().ByNumber(path)+".status", "%s approval is pending for %d working days, %d are allowed; %s needs it", a.Kind, waited, allowed, a.Phase).
			As(finding.Warning).Help("ask those who decide when they will, or agree on more `sign_off_days` for the decision")
	}
}

// signOff is how many working days the decision on an approval may take: those of the decision of that name, else the
// longest of the service, since no decision takes longer.
func signOff(decisions []schema.Decision, kind string) (days int, known bool) {
	for i := range decisions {
		d := &decisions[i]
		if d.SignOffDays == nil {
			continue
		}
		if plain(d.What) == plain(kind) {
			return *d.SignOffDays, true
		}
		days, known = max(days, *d.SignOffDays), true
	}
	return days, known
}
