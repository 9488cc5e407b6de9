package kpi

import (
	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
)

// MandatoryKPIMissing reports transactional services whose latest month does not give all of the four figures (GSM).
func MandatoryKPIMissing() *lint.Rule {
	return &lint.Rule{
		Code: "KPI001", Name: "mandatory-kpi-missing", Profile: lint.Digital,
		Levels:   lint.From("beta", finding.Warning).From("live", finding.Error),
		Waivable: true, Fix: lint.Manual, Source: "GSM",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			if s.Transactional == nil || !*s.Transactional || p.Malformed(s, "performance") {
				return
			}
			i := s.LatestMonth()
			if i < 0 {
				p.Report(s, "performance", "no figures for %s: cost per transaction, user satisfaction, "+
					"completion rate and digital take-up are missing", s.File.ServiceID).
					Help("add a month under `performance`: for each channel how many transactions were started and completed " +
						"and what it cost, and all answers on satisfaction")
				return
			}
			if !negative(&s.Performance[i]) {
				checkMonth(p, s, i)
			}
		},
	}
}

// checkMonth reports the figures that the counts of a month do not give: those of the channels together, since one count
// may be all that lacks, and satisfaction on its own.
func checkMonth(p *lint.Pass, s *catalogue.Service, i int) {
	m := &s.Performance[i]
	var names []string
	for _, kpi := range p.Indicators(m) {
		switch {
		case kpi.Value != nil:
		case kpi.Field == "user_satisfaction_percent":
			p.Report(s, at(p, i, ".satisfaction"), "no %s for %s", kpi.Name, m.Period).
				Help("add `satisfaction` with all five answers, 0 where nobody gave one: " +
					"very_satisfied, satisfied, neither, dissatisfied, very_dissatisfied")
		case kpi.Field == "completion_rate_percent" && len(s.Channels) > 0 && !catalogue.HasDigital(s.Channels): // only online is it counted
		default:
			names = append(names, kpi.Name)
		}
	}
	if len(names) > 0 {
		p.Report(s, at(p, i, ".channels"), "no %s for %s", lint.Text(lint.List(names)), m.Period).
			Help("give each channel its `completed` and `cost`, and each digital one what was `started`")
	}
}
