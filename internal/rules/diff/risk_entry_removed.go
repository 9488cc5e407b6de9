package diff

import (
	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/change"
	"github.com/service-catalogue/svc/internal/lint"
)

// RiskEntryRemoved judges the entry of a service in the risk register (sources 004, 002).
func RiskEntryRemoved() *lint.Rule {
	return kind("DIF011", "risk-entry-removed", "004, 002", &lint.Judgement{
		Classes: "breaking, significant, minor",
		Alone:   true,
		Claims:  func(_ *lint.DiffPass, c *change.Change) bool { return at(c, "risk_register") },
		Judge: func(p *lint.DiffPass, c *change.Change) *change.Verdict {
			return tell(p, c.Pair).owner().riskOwners().assurance().to(register(p, c))
		},
	})
}

func register(p *lint.DiffPass, c *change.Change) *change.Verdict {
	ref := ""
	if c.Old.RiskRegister != nil {
		ref = c.Old.RiskRegister.Ref
	}
	switch lost := c.Kind == change.Removed && (c.Path == "risk_register" || last(c) == "ref") && ref != ""; {
	case lost && catalogue.PhaseNumber(c.New.Phase) >= catalogue.PhaseNumber("alpha"):
		return p.Verdict(change.Breaking, "risk register entry %s removed: nothing says where the risks of the service are kept", ref)
	case lost:
		return p.Verdict(change.Minor, "risk register entry %s removed", ref)
	case last(c) == "ref" && c.Kind == change.Changed:
		return p.Verdict(change.Significant, "risk register entry: %s", fromTo(p, c))
	}
	return plainly(p, c, change.Minor)
}
