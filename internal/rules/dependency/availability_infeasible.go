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
func AvailabilityInfeasible() *lint.Rule {
	return &lint.Rule{
		Code: "DEP005", Name: "availability-infeasible", Profile: lint.Core, Levels: lint.From("live", finding.Error),
		Waivable: true, Fix: lint.Manual, Source: "SRE, GSM uptime",
		Catalogue: func(p *lint.Pass) {
			for _, s := range p.Services() {
				parts := p.Catalogue.CriticalParts(s)
				if len(parts) == 0 {
					continue
				}
				most := catalogue.Combined(parts)
				for _, a := range s.Promises() {
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

// shortBy says how many minutes of downtime are missing in a window, and what could be promised instead.
func shortBy(c *catalogue.Catalogue, a *schema.SLA, promise, most *big.Rat) lint.Text {
	missing, _ := measure.FormatApart(measure.Downtime(measure.Shortfall(promise, most), c.OpenMinutes(a)), new(big.Rat), 2)
	help := fmt.Sprintf("%s min are missing in %s; agree more for the dependencies, add an alternative, or promise less",
		missing, windowText(catalogue.Window(a)))
	if safe := tenthBelow(most); safe.Sign() > 0 {
		help += ", such as " + measure.FormatShort(safe, 1)
	}
	return lint.Text(help)
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
