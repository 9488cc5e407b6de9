package dependency

import (
	"fmt"
	"math/big"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/schema"
)

// AvailabilityInfeasible reports promises to customers that the promises of critical dependencies do not permit (sources
// SRE, GSM uptime; F03 to F05).
func AvailabilityInfeasible() lint.Rule {
	return lint.Rule{
		Code: "DEP005", Name: "availability-infeasible", Profile: lint.Core, Levels: lint.From("live", finding.Error),
		Waivable: true, Fix: lint.Manual, Source: "SRE, GSM uptime",
		Catalogue: func(p *lint.Pass) {
			for s := range p.Services() {
				parts := criticalParts(p.Catalogue, s)
				if len(parts) == 0 {
					continue
				}
				most := combined(parts)
				for _, a := range promises(s) {
					promise := a.AvailabilityPercent.Rat()
					if measure.Feasible(promise, most) {
						continue
					}
					allowed, promised := measure.FormatApart(most, promise, decimals)
					p.Report(s, promisePath(a), "dependencies allow at most %s%%; SLA promises %s%%", allowed, promised).
						Help("%s", shortBy(p.Catalogue, a, promise, most))
				}
			}
		},
	}
}

// decimals is how precisely percentages are shown at least: 99.85005 is the product of 99.9 and 99.95.
const decimals = 5

// shortBy says how many minutes of downtime are missing in a window, and what could be promised instead.
func shortBy(c *catalogue.Catalogue, a *schema.SLA, promise, most *big.Rat) lint.Text {
	missing, _ := measure.FormatApart(measure.Downtime(measure.Shortfall(promise, most), openMinutes(c, a)), new(big.Rat), 2)
	help := fmt.Sprintf("%s min are missing in %s; agree more for the dependencies, add an alternative, or promise less",
		missing, windowText(window(a)))
	if safe := tenthBelow(most); safe.Sign() > 0 {
		help += ", such as " + measure.FormatShort(safe, 1)
	}
	return lint.Text(help)
}

// window is the time over which an agreement counts availability, 30 days when it states none.
func window(a *schema.SLA) schema.Period {
	if a.Window.IsZero() {
		return schema.Period{Days: 30}
	}
	return a.Window
}

func windowText(p schema.Period) string {
	var parts []string
	for _, part := range []struct {
		n    int16
		unit string
	}{{p.Years, "year"}, {p.Months, "month"}, {p.Days, "day"}} {
		switch {
		case part.n == 1:
			parts = append(parts, "1 "+part.unit)
		case part.n > 1:
			parts = append(parts, fmt.Sprintf("%d %ss", part.n, part.unit))
		}
	}
	return lint.List(parts)
}

// openMinutes is the part of the window that falls into the service hours.
func openMinutes(c *catalogue.Catalogue, a *schema.SLA) *big.Rat {
	minutes := measure.Period(window(a)).Minutes()
	if hours, ok := c.Week(a.ServiceHours); ok {
		return measure.OpenMinutes(hours, minutes)
	}
	return minutes
}

// tenthBelow is the highest percentage with one decimal below another, which leaves the service's own part something to
// fail.
func tenthBelow(percent *big.Rat) *big.Rat {
	tenths := new(big.Rat).Mul(percent, big.NewRat(10, 1))
	whole, rest := new(big.Int).QuoRem(tenths.Num(), tenths.Denom(), new(big.Int))
	if rest.Sign() == 0 {
		whole.Sub(whole, big.NewInt(1))
	}
	return new(big.Rat).SetFrac(whole, big.NewInt(10))
}
