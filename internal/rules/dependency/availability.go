package dependency

import (
	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/schema"
)

// decimals is how precisely percentages are shown at least: 99.85005 is the product of 99.9 and 99.95.
const decimals = 5

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
