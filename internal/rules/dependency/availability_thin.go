package dependency

import (
	"math/big"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/schema"
)

// AvailabilityThin warns of promises that can be kept only if the service's own part hardly ever fails, and names the
// dependencies that lack a nine more than the promise (source SRE; F06 and F07).
func AvailabilityThin() *lint.Rule {
	return &lint.Rule{
		Code: "DEP006", Name: "availability-thin", Profile: lint.Core, Levels: lint.From("live", finding.Warning),
		Waivable: true, Fix: lint.Manual, Source: "SRE extra nine",
		Catalogue: func(p *lint.Pass) {
			ceiling := p.Catalogue.Settings.Limits.OwnAvailabilityCeilingPercent
			for _, s := range p.Services() {
				parts := p.Catalogue.CriticalParts(s)
				if len(parts) == 0 {
					continue
				}
				if top := highest(s.Promises()); top != nil {
					reportThin(p, s, top, parts, ceiling)
				}
			}
		},
	}
}

// reportThin looks at the highest promise of a service, which asks for most. A promise that is not feasible at all is the
// matter of another rule.
func reportThin(p *lint.Pass, s *catalogue.Service, a *schema.SLA, parts []catalogue.Part, ceiling schema.Decimal) {
	promise, most := a.AvailabilityPercent.Rat(), catalogue.Combined(parts)
	own, ok := measure.OwnPart(promise, most)
	if !ok || !measure.Feasible(promise, most) {
		return
	}
	if ceiling.IsSet() && own.Cmp(ceiling.Rat()) > 0 {
		p.Report(s, promisePath(a), "own part must reach %s%% to keep %s%%", neededFrom(own), a.AvailabilityPercent).
			Help("own parts are believed to reach %s%% at most; %s", ceiling, remedy(promise, ceiling))
		return
	}
	better := measure.ExtraNine(promise)
	for i, weak := range parts {
		reached := standsFor(parts, i)
		if reached == nil || reached.Cmp(better) >= 0 {
			continue
		}
		has, want := measure.FormatApart(reached, better, decimals)
		p.Report(s, itemPath(weak.Dependency), "own part must reach %s%% to keep %s%%: %s has %s%%, not one more nine",
			neededFrom(own), a.AvailabilityPercent, weak.Dependency.Service, has).
			As(finding.Info).
			Help("agree %s%% for %s, or add an alternative to it", want, weak.Dependency.Service)
	}
}

// neededFrom says what the own part must reach.
func neededFrom(own *big.Rat) string {
	needed, _ := measure.FormatApart(own, big.NewRat(100, 1), decimals)
	return needed
}

// remedy says what leaves more room to the own part. Better dependencies do not help where the promise alone asks too much.
func remedy(promise *big.Rat, ceiling schema.Decimal) lint.Text {
	if promise.Cmp(ceiling.Rat()) > 0 {
		return "promise less"
	}
	return lint.Text("agree " + measure.FormatShort(measure.ExtraNine(promise), decimals) + "% for the dependencies, or promise less")
}

// standsFor is the availability that stands for a part: its own, or that of its whole group for the first of a group of
// alternatives. It is nil for the others of a group and where it is not known.
func standsFor(parts []catalogue.Part, i int) *big.Rat {
	group := parts[i].Dependency.Group
	if group == "" {
		return parts[i].Promise
	}
	var members []catalogue.Part
	for j := range parts {
		if parts[j].Dependency.Group != group {
			continue
		}
		if j < i || parts[j].Promise == nil {
			return nil
		}
		members = append(members, parts[j])
	}
	return catalogue.Combined(members)
}
