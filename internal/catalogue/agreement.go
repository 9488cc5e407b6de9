package catalogue

import (
	"math/big"

	"github.com/service-catalogue/svc/internal/measure"
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
	return availability.IsSet() && availability.Compare(schema.Whole(1)) > 0 && availability.Compare(schema.Whole(100)) <= 0
}

// Meant is an availability as it is meant: a share of 1, which is reported on its own, counts as the percentage.
func Meant(availability schema.Decimal) schema.Decimal {
	if percent, isShare := Share(availability); isShare {
		return percent
	}
	return availability
}

// AsMeant is an agreement with its availability as it is meant.
func AsMeant(a *schema.SLA) *schema.SLA {
	percent, isShare := Share(a.AvailabilityPercent)
	if !isShare {
		return a
	}
	meant := *a
	meant.AvailabilityPercent = percent
	return &meant
}

// Share is the percentage of an availability that is written as a share of 1, such as 0.999 for 99.9.
func Share(availability schema.Decimal) (percent schema.Decimal, isShare bool) {
	if !availability.IsSet() || availability.Compare(schema.Whole(1)) >= 0 || availability.Compare(schema.NewDecimal("0.9")) < 0 {
		return schema.Decimal{}, false
	}
	text, exact := measure.FormatExact(new(big.Rat).Mul(availability.Rat(), big.NewRat(100, 1)))
	return schema.NewDecimal(text), exact
}

// Priorities are the promised times of an agreement from p1, the most urgent, to p4; nil where none are stated.
func Priorities(t *schema.IncidentTargets) [4]*schema.IncidentTarget {
	if t == nil {
		return [4]*schema.IncidentTarget{}
	}
	return [4]*schema.IncidentTarget{t.P1, t.P2, t.P3, t.P4}
}
