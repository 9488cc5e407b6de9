package ownership

import (
	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
)

// DeputyMissing reports services whose owner has no deputy (source 004: at least one is highly recommended).
func DeputyMissing() *lint.Rule {
	return &lint.Rule{
		Code: "OWN008", Name: "deputy-missing", Profile: lint.Core, Levels: lint.All(finding.Warning),
		Waivable: true, Fix: lint.Manual, Source: "004",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			if len(s.Deputies) == 0 {
				p.Report(s, "deputies", "no deputy; at least one is highly recommended so cover exists when %s is away", p.OwnerName(s)).
					Help("add the person id of somebody who can stand in, such as `deputies: [b-jones]`")
			}
		},
	}
}
