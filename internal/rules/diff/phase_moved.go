package diff

import (
	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/change"
	"github.com/service-catalogue/svc/internal/lint"
)

// PhaseMoved judges where a service stands in its life, and whether it passed the gate (sources 000, GSM).
func PhaseMoved() *lint.Rule {
	return kind("DIF014", "phase-moved", "000, GSM", &lint.Judgement{
		Classes: "breaking, significant, minor",
		Watches: gates,
		Claims: func(_ *lint.DiffPass, c *change.Change) bool {
			return at(c, "phase", "beta_stage", "phase_history", "assessments", "retirement")
		},
		Judge: func(p *lint.DiffPass, c *change.Change) *change.Verdict {
			return tell(p, c.Pair).customers().boards().consumers().owner().to(lifecycle(p, c))
		},
	})
}

// gates are the rules about what a service must have passed.
const gates = "ASM001 ASM002 GOV009"

func lifecycle(p *lint.DiffPass, c *change.Change) *change.Verdict {
	switch {
	case c.Path == "phase":
		return phase(p, c)
	case c.Path == "beta_stage" && c.New.Phase == "beta" && c.Old.Phase == "beta" && c.To == "public":
		return gated(p, c, p.Verdict(change.Significant, "open to the public: %s", fromTo(p, c)))
	case c.Path == "beta_stage" && c.New.Phase == "beta" && c.Old.Phase == "beta" && c.From == "public":
		return p.Verdict(change.Significant, "no longer open to the public: %s", fromTo(p, c))
	case top(c) == "retirement" && last(c) == "ends" && earlier(c):
		return p.Verdict(change.Significant, "ends sooner: %s", fromTo(p, c))
	case top(c) == "assessments":
		return gated(p, c, plainly(p, c, change.Minor))
	}
	return plainly(p, c, change.Minor)
}

// phase judges a step: to the next phase, over one, back, or into retirement, which every phase may lead to.
func phase(p *lint.DiffPass, c *change.Change) *change.Verdict {
	before, after := catalogue.PhaseNumber(c.Old.Phase), catalogue.PhaseNumber(c.New.Phase)
	switch {
	case before < 0 || after < 0:
		return plainly(p, c, change.Significant)
	case c.New.Phase == "retirement":
		return p.Verdict(change.Significant, "retires: %s", fromTo(p, c))
	case after < before && c.Old.Phase == "live":
		return p.Verdict(change.Breaking, "goes back from live: %s", fromTo(p, c))
	case after < before:
		return p.Verdict(change.Significant, "goes back: %s", fromTo(p, c))
	case after > before+1:
		return p.Verdict(change.Breaking, "skips %s: %s", catalogue.Phases()[before+1], fromTo(p, c))
	}
	return gated(p, c, p.Verdict(change.Significant, "moves on: %s", fromTo(p, c)))
}

// gated makes a step breaking when an assessment or approval that opens the gate is not there.
func gated(p *lint.DiffPass, c *change.Change, v *change.Verdict) *change.Verdict {
	broken := p.Broken(c.ID(), gates)
	if len(broken) > 0 {
		v.Class = change.Breaking
	}
	p.Tell(broken)
	return because(v, broken)
}
