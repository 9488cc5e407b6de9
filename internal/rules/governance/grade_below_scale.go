package governance

import (
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
)

// GradeBelowScale tells of large tier 1 services whose owner is below the senior civil service while no senior responsible
// owner stands behind them (source 003).
func GradeBelowScale() *lint.Rule {
	return &lint.Rule{
		Code: "GOV012", Name: "grade-below-scale", Profile: lint.Governance, Levels: lint.From("beta", finding.Info),
		Waivable: true, Fix: lint.Manual, Source: "003",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			if s.Scale != "large" || s.Tier == nil || *s.Tier != 1 || held(s, seniorOwner) || p.Malformed(s, "team") {
				return
			}
			owner := p.Catalogue.Person(s.OwnerID())
			if owner == nil || p.Gone(owner) || !belowSenior(owner.Grade) {
				return
			}
			p.Report(s, "owner", "%s owns a large tier 1 service with no SRO", owner.Grade).
				Help("name a senior responsible owner in `team.members`, such as `sro: c-osei`")
		},
	}
}

// belowSenior reports whether a grade is one below the senior civil service. Of a grade in terms that are not known here
// nobody can say.
func belowSenior(grade string) bool {
	short := strings.NewReplacer(" ", "", "-", "", ".", "", "grade", "g").Replace(strings.ToLower(grade))
	switch short {
	case "aa", "ao", "eo", "heo", "heod", "heo(d)", "seo", "g7", "g6":
		return true
	}
	return false
}
