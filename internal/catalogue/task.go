package catalogue

import (
	"strings"

	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/schema"
)

// Evidenced reports whether the entry shows that a task of the phase policy was done: by a link under the phase in
// phase_history, or by the fields that come of the task.
func (c *Catalogue) Evidenced(s *Service, phase, task string, today schema.Date) bool {
	for i := range s.PhaseHistory {
		if h := &s.PhaseHistory[i]; h.Phase == phase && strings.TrimSpace(h.Tasks[task]) != "" {
			return true
		}
	}
	return s.showsBuilding(task) || c.showsRunning(s, task, today)
}

// showsBuilding reports whether the fields show a task of discovery or alpha.
func (s *Service) showsBuilding(task string) bool {
	switch task {
	case "scope-defined":
		return s.Scope != nil && len(s.Scope.In) > 0
	case "stakeholders-identified":
		return len(s.Stakeholders) > 0
	case "resources-allocated":
		return s.Team != nil && s.Team.FTE.IsSet() && s.Finance != nil && len(s.Finance.Budgets) > 0
	case "compliance-checked":
		return s.Document("legal-compliance") != nil && s.Document("policy-compliance") != nil
	}
	return false
}

// showsRunning reports whether the fields show a task of beta or live.
func (c *Catalogue) showsRunning(s *Service, task string, today schema.Date) bool {
	switch task {
	case "scaled":
		return s.Capacity != nil && s.Capacity.Maximum != nil
	case "performance-monitored":
		return len(s.Performance) > 0 || s.measured()
	case "satisfaction-monitored":
		return s.asksUsers()
	case "take-up-promoted":
		return s.TakeUp != nil && strings.TrimSpace(s.TakeUp.Plan) != "" || len(s.Channels) > 0 && !HasDigital(s.Channels)
	case "improvement-led":
		return s.improves()
	case "sustainable":
		return c.fundedBeyond(s, measure.Date(today).Add(measure.Period{Months: 12}))
	}
	return false
}

// Document is the document of a kind, nil for none.
func (s *Service) Document(kind string) *schema.Document {
	for i := range s.Documents {
		if s.Documents[i].Kind == kind {
			return &s.Documents[i]
		}
	}
	return nil
}

// measured reports whether any agreement was measured.
func (s *Service) measured() bool {
	for i := range s.SLAs {
		if len(s.SLAs[i].Measured) > 0 {
			return true
		}
	}
	return false
}

// asksUsers reports whether any month has counted how satisfied users are.
func (s *Service) asksUsers() bool {
	for i := range s.Performance {
		if s.Performance[i].Satisfaction != nil {
			return true
		}
	}
	return false
}

// improves reports whether anything was, is or will be made better.
func (s *Service) improves() bool {
	for i := range s.Improvements {
		if s.Improvements[i].Status != "dropped" {
			return true
		}
	}
	return false
}

// fundedBeyond reports whether any source of money pays after a day.
func (c *Catalogue) fundedBeyond(s *Service, day measure.Date) bool {
	if s.Finance == nil {
		return false
	}
	for i := range s.Finance.Funding {
		if c.FundingEnds(&s.Finance.Funding[i]).After(day) {
			return true
		}
	}
	return false
}
