package lifecycle

import (
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/schema"
)

// RetirementPlanMissing reports services in retirement without a plan, an end date or a decision about their data (sources
// 000, GSM). What still depends on the service after its end is reported by RetiredButNeeded.
func RetirementPlanMissing() *lint.Rule {
	return &lint.Rule{
		Code: "LIF004", Name: "retirement-plan-missing", Profile: lint.Core, Levels: lint.In("retirement", finding.Error),
		Waivable: true, Fix: lint.Manual, Source: "000, GSM",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			end := s.Retirement
			if end == nil {
				end = &schema.Retirement{}
			}
			var missing, fields []string
			lacks := func(absent bool, what, example string) {
				if absent {
					missing, fields = append(missing, what), append(fields, "`"+example+"`")
				}
			}
			lacks(strings.TrimSpace(end.Plan) == "", "a plan", "plan: https://docs.example.gov.uk/ret")
			lacks(end.Ends.IsZero(), "an end date", "ends: 2027-03-31")
			lacks(strings.TrimSpace(end.Data) == "", "a choice of what happens to the data", "data: archive")
			if len(missing) > 0 {
				p.Report(s, "retirement", "retirement of %s lacks %s", s.File.ServiceID, lint.List(missing)).
					Help("add to `retirement`, with your own values: %s", lint.Text(strings.Join(fields, ", ")))
			}
		},
	}
}
