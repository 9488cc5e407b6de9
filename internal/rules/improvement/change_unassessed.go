package improvement

import (
	"strconv"
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
)

// ChangeUnassessed reports planned changes whose risk nobody has rated or that nobody has approved (source 004, FitSM
// PR12).
func ChangeUnassessed() *lint.Rule {
	return &lint.Rule{
		Code: "IMP003", Name: "change-unassessed", Profile: lint.Governance, Levels: lint.From("live", finding.Warning),
		Waivable: true, Fix: lint.Manual, Source: "004, FitSM PR12",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			for i := range s.Changes {
				c := &s.Changes[i]
				if c.Ref == "" || !c.Date.IsZero() && c.Date.Before(p.Today) {
					continue // without a reference it is reported as such; what is made is no plan any more
				}
				var lacks, edits []string
				if c.Risk == "" {
					lacks, edits = append(lacks, "risk"), append(edits, "`risk: low`, `medium` or `high`")
				}
				if strings.TrimSpace(c.ApprovedBy) == "" {
					lacks, edits = append(lacks, "approver"), append(edits, "`approved_by:` with a person id")
				}
				if len(lacks) > 0 {
					p.Report(s, p.Document().ByNumber("changes["+strconv.Itoa(i)+"]"), "change %s has no %s", c.Ref, strings.Join(lacks, " and no ")).
						Help("rate and approve the change before it is made: add %s", lint.Text(lint.List(edits)))
				}
			}
		},
	}
}
