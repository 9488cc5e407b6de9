package report

import (
	"cmp"
	"slices"
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/schema"
)

// lifecycle is where each service stands and what keeps it there.
func lifecycle() Report {
	return Report{
		Name: "lifecycle", Title: "Life cycle", Question: "What blocks the next phase?", For: "service owner",
		Rows:  "One row for each service that is not past the end of its retirement. What a phase asks for stands under phase_policy in svc.yaml.",
		Group: "phase", Sort: "phase, days in the phase, the longest first", Picture: Funnel,
		Columns: columns(`
			Service id
			Owner | text more | The service owner.
			Phase | text | Where the service stands in its life.
			Since | date more | First day of the phase, as far as phase_history tells.
			Days in phase | number | Days from then to the as-of date.
			Tasks done | number | Tasks of the phase that the entry gives evidence for.
			Tasks | number | Tasks of the phase.
			Tasks missing | list more | Those without evidence.
			Documents present | number | Documents that the phase requires and that have an entry.
			Documents required | number | Documents that the phase requires.
			Documents missing | list more | Those without an entry.
			Gate | list | What the next phase still waits for: assessments and approvals. Empty when the way is free, or no gate is set.
			Decision | text | How the last phase ended: proceed, stop or pivot.
			Decided by | text more | Who decided that.
			Decided on | date more | Last day of that phase.
		`),
		Fill: func(in *Input, add *Rows) {
			services := in.sorted(func(a, b *catalogue.Service) int {
				return cmp.Or(cmp.Compare(phaseOrder(a), phaseOrder(b)), strings.Compare(a.Phase, b.Phase), began(a).Compare(began(b)))
			})
			for _, s := range services {
				if !in.archived(s) {
					addLife(in, s, add)
				}
			}
		},
	}
}

// began is the first day of the phase of a service; one that is not known is later than all others.
func began(s *catalogue.Service) schema.Date {
	if day := s.PhaseBegan(); !day.IsZero() {
		return day
	}
	return schema.Date(measure.LastDate)
}

func addLife(in *Input, s *catalogue.Service, add *Rows) {
	policy := in.Catalogue.Settings.PhasePolicy[s.Phase]
	if policy == nil {
		policy = &schema.PhasePolicy{}
	}
	var tasks, papers []string
	for _, task := range policy.Tasks {
		if !in.Catalogue.Evidenced(s, s.Phase, task, in.Today) {
			tasks = append(tasks, task)
		}
	}
	needed := requiredDocuments(s, policy)
	for _, kind := range needed {
		if s.Document(kind) == nil {
			papers = append(papers, kind)
		}
	}
	since := s.PhaseBegan()
	last := lastSpan(s)
	add.id(s).who(s.OwnerID()).text(s.Phase).on(since).known(measure.Date(since).DaysUntil(in.today()), !since.IsZero()).number(len(policy.Tasks) - len(tasks)).number(len(policy.Tasks)).list(tasks...).
		number(len(needed) - len(papers)).number(len(needed)).list(papers...).list(gate(s, policy)...).text(last.Decision).who(last.By).on(last.To).
		end()
}

// requiredDocuments are the kinds of documents that a phase requires of a service, each once.
func requiredDocuments(s *catalogue.Service, policy *schema.PhasePolicy) []string {
	kinds := slices.Clone(policy.Documents)
	if s.UsedByPublic() {
		kinds = append(kinds, policy.PublicDocuments...)
	}
	var out []string
	for _, kind := range kinds {
		if !slices.Contains(out, kind) {
			out = append(out, kind)
		}
	}
	return out
}

// gate is what a service still needs before it leaves its phase.
func gate(s *catalogue.Service, policy *schema.PhasePolicy) []string {
	var out []string
	for _, stage := range policy.Assessments {
		if !transactional(s) {
			continue // only those are assessed
		}
		last := lastAssessment(s, stage)
		switch {
		case last == nil:
			out = append(out, stage+" assessment missing")
		case !passes(last.Overall):
			out = append(out, stage+" assessment "+cmp.Or(last.Overall, "without result"))
		}
	}
	n := catalogue.PhaseNumber(s.Phase)
	if n < 0 || n+1 >= len(catalogue.Phases()) {
		return out
	}
	for _, kind := range policy.Approvals {
		if status := approvalStatus(s, kind, catalogue.Phases()[n+1]); status != "approved" {
			out = append(out, kind+" approval "+status)
		}
	}
	return out
}

// passes reports whether a service may go on after an assessment with that result.
func passes(overall string) bool {
	r := measure.Result(overall)
	return r == measure.Green || r == measure.Amber || r == measure.Met
}

// lastAssessment is the latest assessment of a stage, or nil.
func lastAssessment(s *catalogue.Service, stage string) *schema.Assessment {
	var last *schema.Assessment
	for i := range s.Assessments {
		if a := &s.Assessments[i]; a.Stage == stage && (last == nil || !a.Date.Before(last.Date)) {
			last = a
		}
	}
	return last
}

// approvalStatus is where the approval of a kind for a phase stands: approved where any entry says so, else what the last
// one says.
func approvalStatus(s *catalogue.Service, kind, phase string) string {
	status := "missing"
	if s.Governance == nil {
		return status
	}
	for i := range s.Governance.Approvals {
		if a := &s.Governance.Approvals[i]; a.Kind == kind && a.Phase == phase {
			if status = cmp.Or(a.Status, "without status"); status == "approved" {
				return status
			}
		}
	}
	return status
}

// lastSpan is the last phase of the history that is over.
func lastSpan(s *catalogue.Service) schema.PhaseSpan {
	var last schema.PhaseSpan
	for _, i := range s.History() {
		if h := s.PhaseHistory[i]; !h.To.IsZero() && h.To.Compare(last.To) >= 0 {
			last = h
		}
	}
	return last
}
