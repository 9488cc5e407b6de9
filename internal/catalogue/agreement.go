package catalogue

import (
	"github.com/service-catalogue/svc/internal/yamldoc"
	"github.com/service-catalogue/svc/schema"
)

// Item is the path of the list item with that key, such as slas[sla-ea].
func Item(list, key string) string { return yamldoc.Item(list, key) }

// Customer finds a customer of the service, and gives nil when none has the id.
func (s *Service) Customer(id string) *schema.Customer {
	for i := range s.Customers {
		if s.Customers[i].ID == id && id != "" {
			return &s.Customers[i]
		}
	}
	return nil
}

// SLA finds a service level agreement of the service, and gives nil when none has the id.
func (s *Service) SLA(id string) *schema.SLA {
	for i := range s.SLAs {
		if s.SLAs[i].ID == id && id != "" {
			return &s.SLAs[i]
		}
	}
	return nil
}

// OLA finds an agreement that holds up those with customers, and gives nil when none has the id.
func (s *Service) OLA(id string) *schema.OLA {
	for i := range s.OLAs {
		if s.OLAs[i].ID == id && id != "" {
			return &s.OLAs[i]
		}
	}
	return nil
}

// Plausible reports whether an availability is one that can be compared and reckoned with: above 1, since 0.999 is most
// likely meant as 99.9, and at most 100. Any other is reported on its own.
func Plausible(availability schema.Decimal) bool {
	return availability.IsSet() && availability.Compare(schema.NewDecimal("1")) > 0 && availability.Compare(schema.NewDecimal("100")) <= 0
}

// Priorities are the promised times of an agreement from p1, the most urgent, to p4; nil where none are stated.
func Priorities(t *schema.IncidentTargets) [4]*schema.IncidentTarget {
	if t == nil {
		return [4]*schema.IncidentTarget{}
	}
	return [4]*schema.IncidentTarget{t.P1, t.P2, t.P3, t.P4}
}
