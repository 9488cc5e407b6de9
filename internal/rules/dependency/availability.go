package dependency

import (
	"math/big"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/schema"
)

// part is a critical dependency and what is promised for it.
type part struct {
	dependency *schema.Dependency
	promise    *big.Rat // percent; nil when it is not known
	unstated   bool     // nobody states one; otherwise an unknown promise has been reported by another rule
}

// criticalParts are the critical dependencies of a service. One whose target cannot be judged is among them without a
// promise, so that a group of alternatives is not taken for smaller than it is.
func criticalParts(c *catalogue.Catalogue, s *catalogue.Service) []part {
	var parts []part
	for i := range s.Dependencies {
		d := &s.Dependencies[i]
		if !critical(d) {
			continue
		}
		next := part{dependency: d}
		if target := c.ByID(d.Service); target != nil && target != s {
			promise, judged := promisedFor(s, d, target)
			next.unstated = judged && !promise.IsSet()
			if catalogue.Plausible(promise) {
				next.promise = promise.Rat()
			}
		}
		parts = append(parts, next)
	}
	return parts
}

// promisedFor is the availability promised for a dependency: by the agreement that the dependency names, else by the
// weakest one with its target, else by the weakest of the target's promises to its customers. It cannot be judged when
// the dependency names an agreement that does not exist.
func promisedFor(s *catalogue.Service, d *schema.Dependency, target *catalogue.Service) (promise schema.Decimal, judged bool) {
	if named := s.OLA(d.OLA); named != nil {
		promise = named.AvailabilityPercent
	} else if d.OLA != "" {
		return promise, false
	} else {
		for i := range s.OLAs {
			if o := &s.OLAs[i]; o.Provider != nil && o.Provider.Service == d.Service {
				promise = weaker(promise, o.AvailabilityPercent)
			}
		}
	}
	if promise.IsSet() {
		return promise, true
	}
	for i := range target.SLAs {
		promise = weaker(promise, target.SLAs[i].AvailabilityPercent)
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

// combined is the best availability that the parts permit together.
func combined(parts []part) *big.Rat {
	known := make([]measure.Part, 0, len(parts))
	for _, p := range parts {
		known = append(known, measure.Part{Group: p.dependency.Group, Availability: p.promise})
	}
	return measure.CombinedAvailability(known)
}

// promises are the service level agreements that promise an availability that can be reckoned with.
func promises(s *catalogue.Service) []*schema.SLA {
	var out []*schema.SLA
	for i := range s.SLAs {
		if a := &s.SLAs[i]; a.ID != "" && catalogue.Plausible(a.AvailabilityPercent) {
			out = append(out, a)
		}
	}
	return out
}

// highest is the agreement with the highest promise, the first of equals; nil for none.
func highest(agreements []*schema.SLA) *schema.SLA {
	var top *schema.SLA
	for _, a := range agreements {
		if top == nil || a.AvailabilityPercent.Compare(top.AvailabilityPercent) > 0 {
			top = a
		}
	}
	return top
}

func promisePath(a *schema.SLA) string { return catalogue.Item("slas", a.ID) + ".availability_percent" }
