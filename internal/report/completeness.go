package report

import (
	"math/big"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/measure"
)

// completeness is how much of an entry is filled in (F16); nil in a phase that is none, and after the end of a retirement,
// when nothing more is asked for.
func (in *Input) completeness(s *catalogue.Service) *big.Rat {
	if in.archived(s) {
		return nil
	}
	if in.filled == nil {
		in.filled = map[measure.Coverage]*big.Rat{}
	}
	covered := coverage(s)
	filled, known := in.filled[covered] // the same for many entries, which are compared often
	if !known {
		filled = sure(measure.Completeness(covered))
		in.filled[covered] = filled
	}
	return filled
}

// coverage counts the fields that apply in the phase of a service, and those that are filled in.
func coverage(s *catalogue.Service) measure.Coverage {
	var c measure.Coverage
	if phase := catalogue.PhaseNumber(s.Phase); phase >= 0 {
		eachField(s, func(_, needs string, has bool) { weigh(&c, needs[phase], has) })
	}
	return c
}

// weigh counts a field by how strongly an entry should have it.
func weigh(c *measure.Coverage, need byte, has bool) {
	var tally *measure.Tally
	switch need {
	case '1':
		tally = &c.Optional
	case '2':
		tally = &c.Recommended
	case '3':
		tally = &c.Required
	default:
		return
	}
	tally.Applicable++
	if has {
		tally.Met++
	}
}

// eachField visits the fields that completeness counts, as far as they apply to a service: how strongly an entry should have
// the field in discovery, alpha, beta, live and retirement, and whether this one has it. The needs are 3 for required, 2 for
// recommended, 1 for optional and 0 for not asked for, with what the schema's required tags and the rules ask for: an error
// for its lack makes a field required, a warning recommended. Lists of what went wrong or is waived (problems, changes,
// waivers) are better empty and do not count.
func eachField(s *catalogue.Service, visit func(name, needs string, has bool)) {
	basicFields(s, visit)
	definitionFields(s, visit)
	runningFields(s, visit)
}

func basicFields(s *catalogue.Service, visit func(name, needs string, has bool)) {
	visit("schema", "33333", s.Schema != "")
	visit("id", "33333", s.ID != "")
	visit("name", "33333", s.Name != "")
	visit("description", "33333", s.Description != "")
	visit("type", "33333", s.Type != "")
	visit("phase", "33333", s.Phase != "")
	visit("beta_stage", "00300", s.BetaStage != "")
	visit("portfolio", "33333", s.Portfolio != "")
	visit("owner", "33333", s.OwnerID() != "")
	visit("owner.mandate", "00222", mandated(s))
	visit("deputies", "22222", len(s.Deputies) > 0)
	visit("contact", "22333", s.Contact != nil)
	visit("risk_register", "23333", s.RiskRegister != nil && s.RiskRegister.Ref != "")
	visit("stakeholders", "22222", len(s.Stakeholders) > 0)
	visit("reviewed", "33333", !s.Reviewed.IsZero())
	visit("audience", "03333", s.Audience != "")
	visit("transactional", "03333", s.Transactional != nil)
	visit("scale", "03333", s.Scale != "")
	visit("tier", "03333", s.Tier != nil)
	visit("vision", "11111", s.Vision != "")
	visit("objectives", "11222", len(s.Objectives) > 0)
	visit("related", "01111", len(s.Related) > 0)
}

func definitionFields(s *catalogue.Service, visit func(name, needs string, has bool)) {
	visit("scope", "22233", s.Scope != nil && len(s.Scope.In)+len(s.Scope.Out) > 0)
	visit("functionality", "00233", len(s.Functionality) > 0)
	visit("capacity", "00233", s.Capacity != nil)
	visit("agreed", "00233", s.Agreed != nil)
	visit("slas", "00233", len(s.SLAs) > 0)
	if needsOthers(s) {
		visit("olas", "00022", len(s.OLAs) > 0)
	}
	visit("users", "02222", len(s.Users) > 0)
	visit("outcomes", "00222", len(s.Outcomes) > 0)
	visit("customers", "00033", len(s.Customers) > 0)
	visit("channels", "00333", len(s.Channels) > 0)
	if catalogue.HasDigital(s.Channels) {
		visit("take_up", "00222", s.TakeUp != nil)
	}
	visit("products", "01122", len(s.Products) > 0)
	visit("components", "01111", len(s.Components) > 0)
	visit("dependencies", "01111", s.Dependencies != nil)
	if s.Type == "platform" {
		visit("platform", "00222", s.Platform != nil)
	}
}

func runningFields(s *catalogue.Service, visit func(name, needs string, has bool)) {
	visit("team", "02222", s.Team != nil)
	visit("delivery", "01111", s.Delivery != nil)
	visit("governance", "01222", s.Governance != nil)
	visit("escalation", "00233", s.Escalation != nil)
	visit("communications", "00222", len(s.Communications) > 0)
	visit("risks", "00222", s.Risks != nil)
	visit("finance", "02333", s.Finance != nil)
	visit("benefits", "00222", len(s.Benefits) > 0)
	if transactional(s) {
		visit("targets", "00222", s.Targets != nil)
		visit("performance", "00233", len(s.Performance) > 0)
		visit("assessments", "00333", len(s.Assessments) > 0)
	}
	visit("phase_history", "02222", len(s.PhaseHistory) > 0)
	visit("documents", "03333", len(s.Documents) > 0)
	visit("reviews", "00022", len(s.Reviews) > 0)
	visit("improvements", "00022", len(s.Improvements) > 0)
	visit("retirement", "00003", s.Retirement != nil)
}

// mandated reports whether something says what the owner may decide.
func mandated(s *catalogue.Service) bool {
	return s.Owner != nil && (s.Owner.Mandate != "" || s.Owner.SpendLimit.IsSet())
}

func transactional(s *catalogue.Service) bool { return s.Transactional != nil && *s.Transactional }

// needsOthers reports whether the service has a critical dependency, for which it owes an agreement.
func needsOthers(s *catalogue.Service) bool {
	for i := range s.Dependencies {
		if s.Dependencies[i].Criticality == "critical" {
			return true
		}
	}
	return false
}
