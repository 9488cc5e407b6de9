package sla

import (
	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/schema"
)

// each is the check of a rule that looks at every agreement on its own. An agreement without id is reported as such.
func each(check func(*lint.Pass, *catalogue.Service, *schema.SLA)) func(*lint.Pass, *catalogue.Service) {
	return func(p *lint.Pass, s *catalogue.Service) {
		for i := range s.SLAs {
			if s.SLAs[i].ID != "" {
				check(p, s, &s.SLAs[i])
			}
		}
	}
}

// at is the path of a field of an agreement, or of the agreement itself.
func at(a *schema.SLA, field string) string {
	path := catalogue.Item("slas", a.ID)
	if field == "" {
		return path
	}
	return path + "." + field
}
