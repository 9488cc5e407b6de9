package ola

import (
	"slices"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/schema"
)

// pairs is the check of a rule that compares an agreement with each one that it underpins. An agreement without id and an
// unknown one are reported as such.
func pairs(check func(*lint.Pass, *catalogue.Service, *schema.OLA, *schema.SLA)) func(*lint.Pass, *catalogue.Service) {
	return func(p *lint.Pass, s *catalogue.Service) {
		for i := range s.OLAs {
			o := &s.OLAs[i]
			for n, id := range o.Underpins {
				if a := s.SLA(id); a != nil && o.ID != "" && !slices.Contains(o.Underpins[:n], id) {
					check(p, s, o, a)
				}
			}
		}
	}
}

// at is the path of a field of an agreement.
func at(o *schema.OLA, field string) string { return catalogue.Item("olas", o.ID) + "." + field }
