package report

import (
	"cmp"
	"slices"
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/internal/sorting"
	"github.com/service-catalogue/svc/schema"
)

// ola is whether the agreements behind the promises hold them up (F08).
func ola() Report {
	return Report{
		Name: "ola", Title: "Underpinning agreements", Question: "Do agreements hold the promise up?", For: "service level manager",
		Rows:  "One row for each agreement and each promise to a customer that it underpins. Services past the end of their retirement are left out.",
		Group: "verdict", Sort: "verdict, the worst first; then id",
		Columns: columns(`
			Service id
			Agreement | text | Id of the agreement.
			Provider | text | Who delivers: a service or team of ours (OLA), or a supplier (UA).
			Kind | text more | OLA or UA.
			Underpins | text | Id of the agreement with the customer.
			Availability | percent | What the provider promises.
			SLA availability | percent | What the customer was promised; the provider has to promise at least as much.
			P1 response (minutes) | number | Time of the provider.
			SLA P1 response (minutes) | number | Time that the customer was promised; the provider may take at most as long.
			P1 resolution (minutes) | number | Time of the provider.
			SLA P1 resolution (minutes) | number | Time that the customer was promised.
			RTO (minutes) | number | Recovery time of the provider.
			SLA RTO (minutes) | number | Recovery time that the customer was promised.
			RPO (minutes) | number | Data lost at the provider.
			SLA RPO (minutes) | number | Data loss that the customer was promised.
			Support hours | text | Hours of the provider.
			SLA support hours | text | Hours that the customer was promised; those of the provider have to cover them.
			Hours missing (minutes a week) | number more | Minutes a week for which the customer has help and the provider is closed.
			Valid to | date | Last day of the agreement.
			SLA valid to | date | Last day of what it underpins; the agreement has to last as long.
			Verdict | text | too weak (a target is missed), ends first, holds, or underpins nothing.
			Why | list more | The targets that are missed, those of the priorities p2 to p4 included.
		`),
		Fill: func(in *Input, add *Rows) {
			for _, p := range in.pillars() {
				addPillar(in, p, add)
			}
		},
	}
}

// pillar is an agreement and one that it underpins, if any.
type pillar struct {
	*catalogue.Service
	ola     *schema.OLA
	sla     *schema.SLA
	verdict string
	why     []string
}

// The verdicts, the worst first.
const (
	tooWeak          = "too weak"
	endsFirst        = "ends first"
	underpinsNothing = "underpins nothing"
	holds            = "holds"
)

func verdicts() []string { return []string{tooWeak, endsFirst, underpinsNothing, holds} }

// pillars are the agreements of the selected services with what they underpin, the worst first.
func (in *Input) pillars() []*pillar {
	var out []*pillar
	for _, s := range in.Services {
		if in.archived(s) {
			continue
		}
		for i := range s.OLAs {
			out = append(out, in.pillarsOf(s, &s.OLAs[i])...)
		}
	}
	sorting.List(out, func(i, j int) int {
		a, b := out[i], out[j]
		return cmp.Or(
			cmp.Compare(slices.Index(verdicts(), a.verdict), slices.Index(verdicts(), b.verdict)),
			strings.Compare(idOf(a.Service), idOf(b.Service)), strings.Compare(a.ola.ID, b.ola.ID),
		)
	})
	return out
}

func (in *Input) pillarsOf(s *catalogue.Service, o *schema.OLA) []*pillar {
	var out []*pillar
	for n, id := range o.Underpins {
		a := s.SLA(id)
		if a == nil || slices.Contains(o.Underpins[:n], id) {
			continue
		}
		next := &pillar{Service: s, ola: o, sla: a, verdict: holds}
		if next.why = in.missed(o, a); len(next.why) > 0 {
			next.verdict = tooWeak
		}
		if agreed, wanted := ends(o.Valid), ends(a.Valid); o.Valid != nil && !wanted.IsZero() && !measure.EndHolds(measure.Date(agreed), measure.Date(wanted)) {
			next.why = append(next.why, "ends "+agreed.String()+", before "+wanted.String())
			if next.verdict == holds {
				next.verdict = endsFirst
			}
		}
		out = append(out, next)
	}
	if len(out) == 0 {
		return []*pillar{{Service: s, ola: o, verdict: underpinsNothing}}
	}
	return out
}

// missed are the targets of a promise that an agreement does not hold up.
func (in *Input) missed(o *schema.OLA, a *schema.SLA) []string {
	var out []string
	if agreed, wanted := o.AvailabilityPercent, a.AvailabilityPercent; catalogue.Plausible(agreed) && catalogue.Plausible(wanted) &&
		!measure.AvailabilityHolds(agreed.Rat(), wanted.Rat()) {
		out = append(out, "availability")
	}
	slower := func(what string, agreed, wanted *int) {
		if agreed != nil && wanted != nil && !measure.TimeHolds(*agreed, *wanted) {
			out = append(out, what)
		}
	}
	wanted := catalogue.Priorities(a.Incident)
	for i, agreed := range catalogue.Priorities(o.Incident) {
		if agreed != nil && wanted[i] != nil {
			name := [...]string{"p1", "p2", "p3", "p4"}[i]
			slower(name+" response", agreed.ResponseMinutes, wanted[i].ResponseMinutes)
			slower(name+" resolution", agreed.ResolveMinutes, wanted[i].ResolveMinutes)
		}
	}
	slower("RTO", o.RTOMinutes, a.RTOMinutes)
	slower("RPO", o.RPOMinutes, a.RPOMinutes)
	if in.hoursMissing(o, a) > 0 {
		out = append(out, "support hours")
	}
	return out
}

// hoursMissing is how many minutes a week the provider is closed while the customer has help.
func (in *Input) hoursMissing(o *schema.OLA, a *schema.SLA) int {
	agreed, known := in.Catalogue.Week(o.SupportHours)
	wanted, stated := in.Catalogue.Week(a.SupportHours)
	if !known || !stated || o.SupportHours == a.SupportHours {
		return 0
	}
	return agreed.MissingMinutes(wanted)
}

func addPillar(in *Input, p *pillar, add *Rows) {
	o, a := p.ola, p.sla
	if a == nil {
		a = &schema.SLA{}
	}
	provider, kind := providerOf(o)
	response, resolve := p1(o.Incident)
	wantedResponse, wantedResolve := p1(a.Incident)
	add.id(p.Service).text(o.ID).text(provider).text(kind).text(a.ID).percentage(o.AvailabilityPercent).percentage(a.AvailabilityPercent).
		whole(response).whole(wantedResponse).whole(resolve).whole(wantedResolve).whole(o.RTOMinutes).whole(a.RTOMinutes).whole(o.RPOMinutes).
		whole(a.RPOMinutes).text(o.SupportHours).text(a.SupportHours).known(in.hoursMissing(o, a), o.SupportHours != "" && a.SupportHours != "").on(ends(o.Valid)).on(ends(a.Valid)).text(p.verdict).list(p.why...).
		end()
}

// providerOf names who delivers under an agreement, and its kind.
func providerOf(o *schema.OLA) (name, kind string) {
	switch p := o.Provider; {
	case p == nil:
		return "", ""
	case p.Supplier != "":
		return p.Supplier, "UA"
	default:
		return cmp.Or(p.Service, p.Team), "OLA"
	}
}
