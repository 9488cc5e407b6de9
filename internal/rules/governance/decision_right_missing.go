package governance

import (
	"strconv"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
)

// DecisionRightMissing reports services that do not say who decides what, or how fast (sources 002, 003).
func DecisionRightMissing() *lint.Rule {
	return &lint.Rule{
		Code: "GOV010", Name: "decision-right-missing", Profile: lint.Governance, Levels: lint.From("beta", finding.Warning),
		Waivable: true, Fix: lint.Manual, Source: "002, 003",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			if s.Governance == nil || len(s.Governance.Decisions) == 0 {
				if p.Malformed(s, "governance") {
					return // there may be decisions, but they cannot be read
				}
				p.Report(s, "governance.decisions", "who decides about %s, and how fast?", s.File.ServiceID).
					Help("add the matters that come up most, such as `decisions: [{what: change scope, decided_by: service_owner, sign_off_days: 5}]`")
				return
			}
			for i := range s.Governance.Decisions {
				d := &s.Governance.Decisions[i]
				open, help := "", ""
				switch noRole, noDays := blank(d.DecidedBy), d.SignOffDays == nil; {
				case blank(d.What): // reported as such
				case noRole && noDays:
					help = "add the role that decides and how many working days it may take, such as `decided_by: sro, sign_off_days: 10`"
				case noRole:
					open, help = ".decided_by", "add the role that decides, such as `decided_by: sro`"
				case noDays:
					open, help = ".sign_off_days", "add how many working days the decision may take, such as `sign_off_days: 5`"
				}
				if help != "" {
					path := p.Document().ByNumber("governance.decisions[" + strconv.Itoa(i) + "]")
					p.Report(s, path+open, "who decides %s, and how fast?", d.What).Help("%s", lint.Text(help))
				}
			}
		},
	}
}
