package escalation

import (
	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/schema"
)

// coverSupport reports the agreement during whose support hours the levels together are least there.
func coverSupport(p *lint.Pass, s *catalogue.Service, levels []schema.EscalationLevel) {
	var worst *schema.SLA
	missing := 0
	for i := range s.SLAs {
		if s.SLAs[i].ID == "" {
			continue // reported as such
		}
		if n := unanswered(p.Catalogue, levels, s.SLAs[i].SupportHours); n > missing {
			worst, missing = &s.SLAs[i], n
		}
	}
	if worst == nil {
		return
	}
	p.Report(s, "escalation.levels", "no escalation level answers for %d min a week when SLA %s gives support", missing, worst.ID).
		Help("let at least one level answer during `%s`, the support hours of the agreement", worst.SupportHours)
}

// unanswered is how many minutes a week no level answers while support is promised. It is 0 where the hours of a level
// are not known.
func unanswered(c *catalogue.Catalogue, levels []schema.EscalationLevel, support string) int {
	for i := range levels {
		if levels[i].Hours == support {
			return 0
		}
	}
	promised, known := c.Week(support)
	if !known {
		return 0
	}
	weeks := make([]*measure.Week, len(levels))
	for i := range levels {
		if weeks[i], known = c.Week(levels[i].Hours); !known {
			return 0
		}
		if weeks[i].Covers(promised) {
			return 0
		}
	}
	return measure.Together(weeks...).MissingMinutes(promised)
}
