package report

import (
	"cmp"
	"math/big"
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/internal/sorting"
	"github.com/service-catalogue/svc/schema"
)

// sla is what was promised to customers, and whether it was kept.
func sla() Report {
	return Report{
		Name: "sla", Title: "Service level agreements", Question: "What did we promise and did we keep it?", For: "customers",
		Rows:  "One row for each agreement with a customer. Services past the end of their retirement are left out.",
		Group: "customer", Sort: "customer, id",
		Columns: columns(`
			Service id
			Agreement | text more | Id of the agreement.
			Customer | text | Whom it was made with.
			Availability | percent | The promised share of the service hours in the window.
			Allowed downtime (minutes) | number | (100 − availability) ÷ 100 × open minutes of the window; within service hours only those count.
			Window | text more | The time over which availability is counted, as an ISO 8601 duration.
			P1 response (minutes) | number | How soon somebody works on the most urgent incidents.
			P1 resolution (minutes) | number | How soon they are resolved.
			RTO (minutes) | number | Recovery time objective: the longest outage.
			RPO (minutes) | number | Recovery point objective: the most data lost.
			Service hours | text | When the service can be used, as a schedule of svc.yaml.
			Support hours | text | When help is given.
			Valid to | date | The last day of the agreement.
			Measured in | text more | The last month that was measured.
			Measured | percent | The availability in that month.
			Error budget left | percent more | 100 × (1 − used ÷ allowed), where used = (100 − measured) ÷ 100 × open minutes; negative when more was used than allowed.
			Status | text | kept, missed or not measured by that month; ended once the agreement is over.
		`),
		Fill: func(in *Input, add *Rows) {
			for _, p := range in.promises() {
				addPromise(in, p, add)
			}
		},
		Trend: slaTrend(),
	}
}

// slaTrend is how many promises are kept over time.
func slaTrend() *Report {
	return &Report{
		Name: "trend", Title: "Service level agreements over time", Question: "Do we keep more of our promises?", For: "customers",
		Rows: "One row for each sample of the history.", Sort: "date", Picture: Lines,
		Columns: columns(`
			Date | date
			Agreements | number | Agreements with customers.
			Kept (agreements) | number | Those that were kept when they were measured last.
			Missed (agreements) | number | Those that were missed when they were measured last.
			Not measured (agreements) | number | Those of which nobody can tell.
			Ended (agreements) | number | Those that are over and not renewed.
		`),
		Fill: func(in *Input, add *Rows) {
			n := map[string]int{}
			all := in.promises()
			for _, p := range all {
				n[in.slaStatus(p.sla)]++
			}
			add.on(in.Today).number(len(all)).number(n["kept"]).number(n["missed"]).number(n["not measured"]).number(n["ended"]).end()
		},
	}
}

// promise is an agreement with a customer and the service that made it.
type promise struct {
	*catalogue.Service
	sla *schema.SLA
}

// promises are the agreements of the selected services, by customer.
func (in *Input) promises() []promise {
	var out []promise
	for _, s := range in.Services {
		if in.archived(s) {
			continue
		}
		for i := range s.SLAs {
			out = append(out, promise{s, &s.SLAs[i]})
		}
	}
	sorting.List(out, func(i, j int) int {
		a, b := &out[i], &out[j]
		return cmp.Or(strings.Compare(a.customer(), b.customer()), strings.Compare(idOf(a.Service), idOf(b.Service)), strings.Compare(a.sla.ID, b.sla.ID))
	})
	return out
}

// customer is the name of the customer, or its id.
func (p promise) customer() string {
	if c := p.Customer(p.sla.Customer); c != nil && c.Name != "" {
		return c.Name
	}
	return p.sla.Customer
}

func addPromise(in *Input, p promise, add *Rows) {
	a := p.sla
	var allowed, left *big.Rat
	open := in.Catalogue.OpenMinutes(a)
	if catalogue.Plausible(a.AvailabilityPercent) {
		allowed = measure.AllowedDowntime(a.AvailabilityPercent.Rat(), open)
	}
	var month string
	var measured schema.Decimal
	if m := lastMeasured(a); m != nil {
		month, measured = m.Period.String(), m.AvailabilityPercent
		if allowed != nil {
			left = sure(measure.ErrorBudgetLeft(measure.AllowedDowntime(m.AvailabilityPercent.Rat(), open), allowed))
		}
	}
	response, resolve := p1(a.Incident)
	add.id(p.Service).text(a.ID).text(p.customer()).percentage(a.AvailabilityPercent).short(allowed).text(catalogue.Window(a).String()).
		whole(response).whole(resolve).whole(a.RTOMinutes).whole(a.RPOMinutes).text(a.ServiceHours).text(a.SupportHours).on(ends(a.Valid)).text(month).
		percentage(measured).share(left, 1).text(in.slaStatus(a)).end()
}

// slaStatus says whether an agreement was kept when it was measured last.
func (in *Input) slaStatus(a *schema.SLA) string {
	m := lastMeasured(a)
	switch {
	case measure.Overdue(in.today(), measure.Date(ends(a.Valid))):
		return "ended"
	case m == nil || !catalogue.Plausible(a.AvailabilityPercent):
		return "not measured"
	case m.AvailabilityPercent.Compare(a.AvailabilityPercent) < 0:
		return "missed"
	}
	return "kept"
}

// lastMeasured is the measurement of the last month, or nil.
func lastMeasured(a *schema.SLA) *schema.Measurement {
	var last *schema.Measurement
	for i := range a.Measured {
		if m := &a.Measured[i]; m.AvailabilityPercent.IsSet() && (last == nil || m.Period.Compare(last.Period) > 0) {
			last = m
		}
	}
	return last
}

// p1 are the times of the most urgent incidents, where they are stated.
func p1(t *schema.IncidentTargets) (response, resolve *int) {
	if first := catalogue.Priorities(t)[0]; first != nil {
		return first.ResponseMinutes, first.ResolveMinutes
	}
	return nil, nil
}

// ends is the last day of an agreement, absent where none is written.
func ends(v *schema.Validity) schema.Date {
	if v == nil {
		return 0
	}
	return v.To
}
