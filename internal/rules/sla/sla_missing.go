package sla

import (
	"cmp"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/schema"
)

// SLAMissing reports customers with whom no service level is agreed (FitSM PR2.2, source 004).
func SLAMissing() *lint.Rule {
	return &lint.Rule{
		Code: "SLA001", Name: "sla-missing", Profile: lint.Core,
		Levels:   lint.From("beta", finding.Warning).From("live", finding.Error),
		Waivable: true, Fix: lint.Manual, Source: "FitSM PR2.2, 004",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			if len(s.SLAs) == 0 && p.Malformed(s, "slas") {
				return // there may be agreements, but they cannot be read
			}
			if len(s.Customers) == 0 && len(s.SLAs) == 0 {
				report(p, s, "slas", "its customers").
					Help("agree service levels with the customers, and add them under `slas`")
				return
			}
			for i := range s.Customers {
				if c := &s.Customers[i]; c.ID != "" && !promised(s, c.ID) {
					report(p, s, catalogue.Item("customers", c.ID), cmp.Or(c.Name, c.ID)).
						Help("agree service levels with the customer, and add them under `slas` with `customer: %s`", c.ID)
				}
			}
		},
	}
}

// report reports the lack.
func report(p *lint.Pass, s *catalogue.Service, path, customer string) *lint.Reported {
	phase := s.Phase
	if phase != "live" {
		phase = "in " + phase
	}
	return p.Report(s, path, "%s is %s with no SLA for %s", s.File.ServiceID, phase, customer)
}

// promised reports whether an agreement is with the customer, or may be: its customer is not stated, or not known.
func promised(s *catalogue.Service, customer string) bool {
	for i := range s.SLAs {
		with := s.SLAs[i].Customer
		if with == customer || with == "" || !known(s.Customers, with) {
			return true
		}
	}
	return false
}

// known reports whether a customer has an entry.
func known(customers []schema.Customer, id string) bool {
	for i := range customers {
		if customers[i].ID == id {
			return true
		}
	}
	return false
}
