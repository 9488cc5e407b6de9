package risk

import (
	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/schema"
)

// RiskEntryMissing reports services without an entry in the organisation's risk register (sources 004, 002).
func RiskEntryMissing() *lint.Rule {
	return &lint.Rule{
		Code: "RSK001", Name: "risk-entry-missing", Profile: lint.Core,
		Levels:   lint.All(finding.Warning).From("alpha", finding.Error),
		Waivable: true, Fix: lint.Manual, Source: "004, 002",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			path := "risk_register" // where a malformed one is reported, which silences this
			switch register := s.RiskRegister; {
			case register == nil, *register == schema.RiskRegister{}:
			case blank(register.Ref):
				path = "risk_register.ref"
			default:
				return
			}
			p.Report(s, path, "%s has no risk register entry; the owner maintains one", idOf(s)).
				Help("open an entry in the risk register, and add its reference as `risk_register: {ref: RR-0042}`")
		},
	}
}
