package freshness

import (
	"fmt"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
)

// ReviewWithoutProvider reports service reviews at which nobody spoke for the provider (source 004).
func ReviewWithoutProvider() *lint.Rule {
	return &lint.Rule{
		Code: "FRS004", Name: "review-without-provider", Profile: lint.Governance, Levels: lint.From("live", finding.Warning),
		Waivable: true, Fix: lint.Manual, Source: "004",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			for i := range s.Reviews {
				r := &s.Reviews[i]
				if len(r.Provider) > 0 || r.Date.IsZero() {
					continue
				}
				path := p.Document().ByNumber(fmt.Sprintf("reviews[%d]", i)) + ".provider"
				p.Report(s, path, "nobody represented the provider on %s", r.Date).
					Help("add who was there for the provider, such as `provider: [%s]`, and send somebody next time", someone(s))
			}
		},
	}
}

// someone is an id that shows what to write: that of the owner where there is one.
func someone(s *catalogue.Service) string {
	if id := s.OwnerID(); id != "" {
		return id
	}
	return "a-khan"
}
