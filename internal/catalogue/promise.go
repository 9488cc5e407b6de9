package catalogue

import (
	"math/big"

	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/schema"
)

// Part is a critical dependency and what is promised for it.
type Part struct {
	Dependency *schema.Dependency
	Promise    *big.Rat // percent; nil when it is not known
	Unstated   bool     // nobody states one; otherwise an unknown promise has been reported by another rule
}

// CriticalParts are the critical dependencies of a service. One whose target cannot be judged is among them without a
// promise, so that a group of alternatives is not taken for smaller than it is.
func (c *Catalogue) CriticalParts(s *Service) []Part {
	var parts []Part
	for i := range s.Dependencies {
		d := &s.Dependencies[i]
		if d.Criticality != "critical" {
			continue
		}
		next := Part{Dependency: d}
		if target := c.ByID(d.Service); target != nil && target != s {
			promise, judged := promisedFor(s, d, target)
			next.Unstated = judged && !promise.IsSet()
			if Plausible(promise) {
				next.Promise = promise.Rat()
			}
		}
		parts = append(parts, next)
	}
	return parts
}

// promisedFor is the availability promised for a dependency: by the agreement that the dependency names, else by the
// weakest one with its target, else by the weakest of the target's promises to its customers. It cannot be judged when
// the dependency names an agreement that does not exist.
func promisedFor(s *Service, d *schema.Dependency, target *Service) (promise schema.Decimal, judged bool) {
	if named := s.OLA(d.OLA); named != nil {
		promise = Meant(named.AvailabilityPercent)
	} else if d.OLA != "" {
		return promise, false
	} else {
		for i := range s.OLAs {
			if o := &s.OLAs[i]; o.Provider != nil && o.Provider.Service == d.Service {
				promise = weaker(promise, Meant(o.AvailabilityPercent))
			}
		}
	}
	if promise.IsSet() {
		return promise, true
	}
	for i := range target.SLAs {
		promise = weaker(promise, Meant(target.SLAs[i].AvailabilityPercent))
	}
	return promise, true
}

// weaker is the lower of two promises, or the one that is there.
func weaker(a, b schema.Decimal) schema.Decimal {
	if !a.IsSet() || b.IsSet() && b.Compare(a) < 0 {
		return b
	}
	return a
}

// Combined is the best availability that parts permit together.
func Combined(parts []Part) *big.Rat {
	known := make([]measure.Part, 0, len(parts))
	for _, p := range parts {
		known = append(known, measure.Part{Group: p.Dependency.Group, Availability: p.Promise})
	}
	return measure.CombinedAvailability(known)
}

// Promises are the service level agreements that promise an availability that can be reckoned with.
func (s *Service) Promises() []*schema.SLA {
	var out []*schema.SLA
	for i := range s.SLAs {
		if a := AsMeant(&s.SLAs[i]); a.ID != "" && Plausible(a.AvailabilityPercent) {
			out = append(out, a)
		}
	}
	return out
}

// Window is the time over which an agreement counts availability, 30 days when it states none.
func Window(a *schema.SLA) schema.Period {
	if a.Window.IsZero() {
		return schema.Period{Days: 30}
	}
	return a.Window
}

// OpenMinutes is the part of the window of an agreement that falls into the service hours.
func (c *Catalogue) OpenMinutes(a *schema.SLA) *big.Rat {
	minutes := measure.Period(Window(a)).Minutes()
	if hours, ok := c.Week(a.ServiceHours); ok {
		return measure.OpenMinutes(hours, minutes)
	}
	return minutes
}
