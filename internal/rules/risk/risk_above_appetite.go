package risk

import (
	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/schema"
)

// RiskAboveAppetite reports open risks that are higher than the organisation accepts and against which nothing is under
// way (source OB).
func RiskAboveAppetite() *lint.Rule {
	return &lint.Rule{
		Code: "RSK004", Name: "risk-above-appetite", Profile: lint.Core, Levels: lint.From("alpha", finding.Warning),
		Waivable: true, Fix: lint.Manual, Source: "OB",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			for i := range s.Risks {
				r := &s.Risks[i]
				if r.ID == "" || !catalogue.RiskOpen(r) || underWay(r) || p.Malformed(s, itemPath(r)+".actions") {
					continue
				}
				limit, known := p.Catalogue.Appetite(r.Category)
				if rating, name := catalogue.PresentRating(r); known && catalogue.Score(rating) > limit {
					p.Report(s, itemPath(r)+"."+name, "%s scores %d, appetite %d; add action or accept with waiver", r.ID, catalogue.Score(rating), limit).
						Help("add to actions what is done next, by whom and by when, such as `{text: Exit plan, owner: n-ray, due: 2026-09-30}`")
				}
			}
		},
	}
}

// underWay reports whether the risk has an open action.
func underWay(r *schema.Risk) bool {
	for i := range r.Actions {
		if catalogue.ActionOpen(&r.Actions[i]) {
			return true
		}
	}
	return false
}
