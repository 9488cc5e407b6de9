package finance

import (
	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/schema"
)

// BenefitUntracked reports services that promise no benefit, and benefits that nobody will be able to prove (source 000).
func BenefitUntracked() *lint.Rule {
	return &lint.Rule{
		Code: "FIN006", Name: "benefit-untracked", Profile: lint.Governance, Levels: lint.From("beta", finding.Warning),
		Waivable: true, Fix: lint.Manual, Source: "000",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			if len(s.Benefits) == 0 {
				p.Report(s, "benefits", "%s states no benefit, so nobody can tell what its money buys", s.File.ServiceID).
					Help("add one: `benefits: [{id: b1, text: …, measure: …, baseline: …, target: …, due: …, owner: …}]`")
			}
			for i := range s.Benefits {
				b := &s.Benefits[i]
				if b.ID == "" || whole(b) {
					continue
				}
				missing := lint.Text(lint.List(lacking(b)))
				p.Report(s, at(p, "benefits", i, ""), "benefit %s cannot be proved: lacks %s", b.ID, missing).
					Help("agree on %s with finance, and add what is missing to the benefit", missing)
			}
		},
	}
}

// whole reports whether a benefit says how, from where, how far, by whom and by when.
func whole(b *schema.Benefit) bool {
	return !blank(b.Measure) && b.Baseline.IsSet() && b.Target.IsSet() && !blank(b.Owner) && !b.Due.IsZero()
}

// lacking are the fields that a benefit needs and does not have.
func lacking(b *schema.Benefit) []string {
	var out []string
	for _, f := range [...]struct {
		there bool
		name  string
	}{
		{!blank(b.Measure), "measure"},
		{b.Baseline.IsSet(), "baseline"},
		{b.Target.IsSet(), "target"},
		{!blank(b.Owner), "owner"},
		{!b.Due.IsZero(), "due"},
	} {
		if !f.there {
			out = append(out, "`"+f.name+"`")
		}
	}
	return out
}
