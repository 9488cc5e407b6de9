package report

import (
	"cmp"
	"math/big"
	"strconv"
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/internal/sorting"
	"github.com/service-catalogue/svc/schema"
)

// feasibility is whether promises can be kept with what the services depend on (F03 to F07).
func feasibility() Report {
	return Report{
		Name: "feasibility", Title: "Feasibility of promises", Question: "Can the promise be kept?", For: "architects",
		Rows: "One row for each promised availability of a service with critical dependencies. A service without any can fail only by itself and is left out, " +
			"as are services past the end of their retirement.",
		Sort: "headroom, the least first", Picture: Bars,
		Columns: columns(`
			Service id
			Agreement | text more | Id of the agreement with the customer.
			SLA | percent | The promised availability.
			Critical dependencies | list | Each with the availability promised for it: by its agreement, else by the provider's own weakest promise; = marks alternatives of a group, ? that nobody states one.
			Product | percent | The product of these, alternatives of one group first taken together as 1 − Π(1 − a). Targets are end to end, so only direct dependencies count; those without a target are left out.
			Headroom | percent | Product − SLA, in percentage points; negative when the promise cannot be kept.
			Headroom time (minutes) | number more | The same as minutes of the agreement's window within service hours.
			Own part needed | percent | SLA ÷ product: what the service's own part has to reach.
			Left to own part (minutes) | number more | How long the own part may be away in the window.
			Verdict | text more | infeasible, thin (the own part has to be better than limits.own_availability_ceiling_percent), unknown (a dependency has no target) or feasible.
			Without target | list more | Critical dependencies of which nobody states an availability.
			Needed of each | percent more | SLA^(1 ÷ n), in shares of 1, for n critical dependencies, those of one group counting as one: what each has to promise when they share the promise equally.
			One more nine | percent more | 100 − (100 − SLA) ÷ 10: what a dependency should promise so that the rest has room.
		`),
		Fill: func(in *Input, add *Rows) {
			for _, o := range in.odds() {
				addOdds(in, o, add)
			}
		},
	}
}

// odds are how a promise stands against the critical dependencies of its service.
type odds struct {
	*catalogue.Service
	sla      *schema.SLA
	parts    []catalogue.Part
	combined *big.Rat
	headroom *big.Rat
	unknown  []string
}

// odds are the promises of the selected services with critical dependencies, the least headroom first.
func (in *Input) odds() []*odds {
	var out []*odds
	for _, s := range in.Services {
		parts := in.Catalogue.CriticalParts(s)
		if len(parts) == 0 || in.archived(s) {
			continue
		}
		combined := catalogue.Combined(parts)
		var unknown []string
		for _, p := range parts {
			if p.Promise == nil {
				unknown = append(unknown, p.Dependency.Service)
			}
		}
		for _, a := range s.Promises() {
			out = append(out, &odds{s, a, parts, combined, new(big.Rat).Sub(combined, a.AvailabilityPercent.Rat()), unknown})
		}
	}
	sorting.List(out, func(i, j int) int {
		a, b := out[i], out[j]
		return cmp.Or(a.headroom.Cmp(b.headroom), strings.Compare(idOf(a.Service), idOf(b.Service)), strings.Compare(a.sla.ID, b.sla.ID))
	})
	return out
}

func addOdds(in *Input, o *odds, add *Rows) {
	open := in.Catalogue.OpenMinutes(o.sla)
	promise := o.sla.AvailabilityPercent.Rat()
	own := sure(measure.OwnPart(promise, o.combined))
	var combined, headroom, minutes, needed, left *big.Rat
	if len(o.unknown) < len(o.parts) {
		combined, headroom, minutes, needed = o.combined, o.headroom, measure.Downtime(o.headroom, open), own
		if own != nil && measure.Feasible(promise, o.combined) {
			left = measure.AllowedDowntime(own, open)
		}
	}
	add.id(o.Service).text(o.sla.ID).percentage(o.sla.AvailabilityPercent).list(partTexts(o.parts)...).finely(combined).finely(headroom).
		short(minutes).finely(needed).short(left).text(in.oddsVerdict(o, own)).list(o.unknown...).finely(in.neededOfEach(o)).finely(measure.ExtraNine(promise)).end()
}

// neededOfEach is what each critical dependency has to promise. Most promises are alike, so it is worked out once for each.
func (in *Input) neededOfEach(o *odds) *big.Rat {
	key := o.sla.AvailabilityPercent.String() + " " + strconv.Itoa(places(o.parts))
	if in.roots == nil {
		in.roots = map[string]*big.Rat{}
	}
	each, known := in.roots[key]
	if !known {
		each = measure.RequiredEach(o.sla.AvailabilityPercent.Rat(), places(o.parts))
		in.roots[key] = each
	}
	return each
}

// places counts critical dependencies, the alternatives of a group as one.
func places(parts []catalogue.Part) int {
	n, groups := 0, map[string]bool{}
	for _, p := range parts {
		if group := p.Dependency.Group; group == "" || !groups[group] {
			groups[group] = true
			n++
		}
	}
	return n
}

// oddsVerdict says whether a promise can be kept.
func (in *Input) oddsVerdict(o *odds, own *big.Rat) string {
	ceiling := in.Catalogue.Settings.Limits.OwnAvailabilityCeilingPercent
	switch {
	case !measure.Feasible(o.sla.AvailabilityPercent.Rat(), o.combined):
		return "infeasible"
	case own != nil && ceiling.IsSet() && own.Cmp(ceiling.Rat()) > 0:
		return "thin"
	case len(o.unknown) > 0:
		return "unknown"
	}
	return "feasible"
}

// partTexts are critical dependencies with what is promised for them.
func partTexts(parts []catalogue.Part) []string {
	out := make([]string, 0, len(parts))
	for _, p := range parts {
		text := p.Dependency.Service + " ?"
		if p.Promise != nil {
			text = p.Dependency.Service + " " + measure.FormatShort(p.Promise, availabilityDecimals)
		}
		if p.Dependency.Group != "" {
			text += " =" + p.Dependency.Group
		}
		out = append(out, text)
	}
	return out
}
