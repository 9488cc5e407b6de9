package risk

import (
	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/schema"
)

// RiskAboveAppetite reports open risks that are higher than the organisation accepts and against which nothing is under
// way (source OB).
func RiskAboveAppetite() lint.Rule {
	return lint.Rule{
		Code: "RSK004", Name: "risk-above-appetite", Profile: lint.Core, Levels: lint.From("alpha", finding.Warning),
		Waivable: true, Fix: lint.Manual, Source: "OB",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			for i := range s.Risks {
				r := &s.Risks[i]
				if r.ID == "" || !isOpen(r) || underWay(r) {
					continue
				}
				limit, known := appetite(p.Catalogue.RiskScale, r.Category)
				if rating, name := present(r); known && score(rating) > limit {
					p.Report(s, itemPath(r)+"."+name, "%s scores %d, appetite %d; add action or accept with waiver", r.ID, score(rating), limit).
						Help("add to actions what is done next, by whom and by when, such as `{text: Exit plan, owner: n-ray, due: 2026-09-30}`")
				}
			}
		},
	}
}

// appetite is the highest score that is accepted for a category, and false when none is set or it is no score, which
// another rule reports.
func appetite(scale *schema.RiskScale, category string) (int, bool) {
	limit, ok := scale.Appetite[category]
	if !ok {
		limit, ok = scale.Appetite["default"]
	}
	return limit, ok && limit >= lowest && limit <= highest
}

// underWay reports whether the risk has an open action.
func underWay(r *schema.Risk) bool {
	for i := range r.Actions {
		if actionOpen(&r.Actions[i]) {
			return true
		}
	}
	return false
}
