package report

import (
	"math/big"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/measure"
)

// need is how strongly an entry should have a field.
type need uint8

// The needs, as completeness weighs them: not at all, 1, 2 and 3.
const (
	unasked need = iota
	optional
	recommended
	required
)

// field is a field of a service that completeness counts.
type field struct {
	name string
	by   [5]need // by phase: discovery, alpha, beta, live, retirement
	has  func(*catalogue.Service) bool
	when func(*catalogue.Service) bool // nil for every service
}

// completeness is how much of an entry is filled in (F16); nil in a phase that is none, and after the end of a retirement,
// when nothing more is asked for.
func (in *Input) completeness(s *catalogue.Service) *big.Rat {
	if in.archived(s) {
		return nil
	}
	if in.fields == nil {
		in.fields = fields()
	}
	if in.filled == nil {
		in.filled = map[measure.Coverage]*big.Rat{}
	}
	covered := coverage(in.fields, s)
	filled, known := in.filled[covered] // the same for many entries, which are compared often
	if !known {
		filled = sure(measure.Completeness(covered))
		in.filled[covered] = filled
	}
	return filled
}

// coverage counts the fields that apply in the phase of a service, and those that are filled in.
func coverage(fields []field, s *catalogue.Service) measure.Coverage {
	var c measure.Coverage
	phase := catalogue.PhaseNumber(s.Phase)
	if phase < 0 {
		return c
	}
	for _, f := range fields {
		if f.when != nil && !f.when(s) {
			continue
		}
		var tally *measure.Tally
		switch f.by[phase] {
		case optional:
			tally = &c.Optional
		case recommended:
			tally = &c.Recommended
		case required:
			tally = &c.Required
		default:
			continue
		}
		tally.Applicable++
		if f.has(s) {
			tally.Met++
		}
	}
	return c
}

// always is the same need in every phase; from, in a phase and later.
func always(n need) [5]need { return [5]need{n, n, n, n, n} }

func from(phase string, n need) [5]need { return later([5]need{}, phase, n) }

// later replaces the needs from a phase on.
func later(by [5]need, phase string, n need) [5]need {
	for i := max(catalogue.PhaseNumber(phase), 0); i < len(by); i++ {
		by[i] = n
	}
	return by
}

// fields are the fields that completeness counts, with what the schema's required tags and the rules ask for: an error for
// its lack makes a field required, a warning recommended. Lists of what went wrong or is waived (problems, changes,
// waivers) are better empty and do not count.
func fields() []field {
	return append(basicFields(), append(definitionFields(), runningFields()...)...)
}

func basicFields() []field {
	return []field{
		{name: "schema", by: always(required), has: func(s *catalogue.Service) bool { return s.Schema != "" }},
		{name: "id", by: always(required), has: func(s *catalogue.Service) bool { return s.ID != "" }},
		{name: "name", by: always(required), has: func(s *catalogue.Service) bool { return s.Name != "" }},
		{name: "description", by: always(required), has: func(s *catalogue.Service) bool { return s.Description != "" }},
		{name: "type", by: always(required), has: func(s *catalogue.Service) bool { return s.Type != "" }},
		{name: "phase", by: always(required), has: func(s *catalogue.Service) bool { return s.Phase != "" }},
		{name: "beta_stage", by: [5]need{2: required}, has: func(s *catalogue.Service) bool { return s.BetaStage != "" }},
		{name: "portfolio", by: always(required), has: func(s *catalogue.Service) bool { return s.Portfolio != "" }},
		{name: "owner", by: always(required), has: func(s *catalogue.Service) bool { return s.OwnerID() != "" }},
		{name: "owner.mandate", by: from("beta", recommended), has: mandated},
		{name: "deputies", by: always(recommended), has: func(s *catalogue.Service) bool { return len(s.Deputies) > 0 }},
		{name: "contact", by: later(always(recommended), "beta", required), has: func(s *catalogue.Service) bool { return s.Contact != nil }},
		{name: "risk_register", by: later(always(recommended), "alpha", required), has: func(s *catalogue.Service) bool { return s.RiskRegister != nil && s.RiskRegister.Ref != "" }},
		{name: "stakeholders", by: always(recommended), has: func(s *catalogue.Service) bool { return len(s.Stakeholders) > 0 }},
		{name: "reviewed", by: always(required), has: func(s *catalogue.Service) bool { return !s.Reviewed.IsZero() }},
		{name: "audience", by: from("alpha", required), has: func(s *catalogue.Service) bool { return s.Audience != "" }},
		{name: "transactional", by: from("alpha", required), has: func(s *catalogue.Service) bool { return s.Transactional != nil }},
		{name: "scale", by: from("alpha", required), has: func(s *catalogue.Service) bool { return s.Scale != "" }},
		{name: "tier", by: from("alpha", required), has: func(s *catalogue.Service) bool { return s.Tier != nil }},
		{name: "vision", by: always(optional), has: func(s *catalogue.Service) bool { return s.Vision != "" }},
		{name: "objectives", by: later(always(optional), "beta", recommended), has: func(s *catalogue.Service) bool { return len(s.Objectives) > 0 }},
		{name: "related", by: from("alpha", optional), has: func(s *catalogue.Service) bool { return len(s.Related) > 0 }},
	}
}

func definitionFields() []field {
	defined := later(from("beta", recommended), "live", required)
	return []field{
		{name: "scope", by: later(always(recommended), "live", required), has: func(s *catalogue.Service) bool { return s.Scope != nil && len(s.Scope.In)+len(s.Scope.Out) > 0 }},
		{name: "functionality", by: defined, has: func(s *catalogue.Service) bool { return len(s.Functionality) > 0 }},
		{name: "capacity", by: defined, has: func(s *catalogue.Service) bool { return s.Capacity != nil }},
		{name: "agreed", by: defined, has: func(s *catalogue.Service) bool { return s.Agreed != nil }},
		{name: "slas", by: defined, has: func(s *catalogue.Service) bool { return len(s.SLAs) > 0 }},
		{name: "olas", by: from("live", recommended), has: func(s *catalogue.Service) bool { return len(s.OLAs) > 0 }, when: needsOthers},
		{name: "users", by: from("alpha", recommended), has: func(s *catalogue.Service) bool { return len(s.Users) > 0 }},
		{name: "outcomes", by: from("beta", recommended), has: func(s *catalogue.Service) bool { return len(s.Outcomes) > 0 }},
		{name: "customers", by: from("live", required), has: func(s *catalogue.Service) bool { return len(s.Customers) > 0 }},
		{name: "channels", by: from("beta", required), has: func(s *catalogue.Service) bool { return len(s.Channels) > 0 }},
		{name: "take_up", by: from("beta", recommended), has: func(s *catalogue.Service) bool { return s.TakeUp != nil }, when: goesOnline},
		{name: "products", by: later(from("alpha", optional), "live", recommended), has: func(s *catalogue.Service) bool { return len(s.Products) > 0 }},
		{name: "components", by: from("alpha", optional), has: func(s *catalogue.Service) bool { return len(s.Components) > 0 }},
		{name: "dependencies", by: from("alpha", optional), has: func(s *catalogue.Service) bool { return s.Dependencies != nil }},
		{name: "platform", by: from("beta", recommended), has: func(s *catalogue.Service) bool { return s.Platform != nil }, when: func(s *catalogue.Service) bool { return s.Type == "platform" }},
	}
}

func runningFields() []field {
	counted := later(from("beta", recommended), "live", required)
	return []field{
		{name: "team", by: from("alpha", recommended), has: func(s *catalogue.Service) bool { return s.Team != nil }},
		{name: "delivery", by: from("alpha", optional), has: func(s *catalogue.Service) bool { return s.Delivery != nil }},
		{name: "governance", by: later(from("alpha", optional), "beta", recommended), has: func(s *catalogue.Service) bool { return s.Governance != nil }},
		{name: "escalation", by: later(from("beta", recommended), "live", required), has: func(s *catalogue.Service) bool { return s.Escalation != nil }},
		{name: "communications", by: from("beta", recommended), has: func(s *catalogue.Service) bool { return len(s.Communications) > 0 }},
		{name: "risks", by: from("beta", recommended), has: func(s *catalogue.Service) bool { return s.Risks != nil }},
		{name: "finance", by: later(from("alpha", recommended), "beta", required), has: func(s *catalogue.Service) bool { return s.Finance != nil }},
		{name: "benefits", by: from("beta", recommended), has: func(s *catalogue.Service) bool { return len(s.Benefits) > 0 }},
		{name: "targets", by: from("beta", recommended), has: func(s *catalogue.Service) bool { return s.Targets != nil }, when: transactional},
		{name: "performance", by: counted, has: func(s *catalogue.Service) bool { return len(s.Performance) > 0 }, when: transactional},
		{name: "phase_history", by: from("alpha", recommended), has: func(s *catalogue.Service) bool { return len(s.PhaseHistory) > 0 }},
		{name: "assessments", by: from("beta", required), has: func(s *catalogue.Service) bool { return len(s.Assessments) > 0 }, when: transactional},
		{name: "documents", by: from("alpha", required), has: func(s *catalogue.Service) bool { return len(s.Documents) > 0 }},
		{name: "reviews", by: from("live", recommended), has: func(s *catalogue.Service) bool { return len(s.Reviews) > 0 }},
		{name: "improvements", by: from("live", recommended), has: func(s *catalogue.Service) bool { return len(s.Improvements) > 0 }},
		{name: "retirement", by: [5]need{4: required}, has: func(s *catalogue.Service) bool { return s.Retirement != nil }},
	}
}

// mandated reports whether something says what the owner may decide.
func mandated(s *catalogue.Service) bool {
	return s.Owner != nil && (s.Owner.Mandate != "" || s.Owner.SpendLimit.IsSet())
}

func transactional(s *catalogue.Service) bool { return s.Transactional != nil && *s.Transactional }

func goesOnline(s *catalogue.Service) bool { return catalogue.HasDigital(s.Channels) }

// needsOthers reports whether the service has a critical dependency, for which it owes an agreement.
func needsOthers(s *catalogue.Service) bool {
	for i := range s.Dependencies {
		if s.Dependencies[i].Criticality == "critical" {
			return true
		}
	}
	return false
}
