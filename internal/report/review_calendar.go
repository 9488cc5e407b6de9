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

// reviewCalendar is what is due next, from all dates of the catalogue (F22).
func reviewCalendar() Report {
	return Report{
		Name: "review-calendar", Title: "Review calendar", Question: "What is due next?", For: "owners",
		Rows: "One row for each review and end that has a day, overdue ones included. Services past the end of their retirement are left out.",
		Sort: "due date", Picture: Timeline,
		Columns: columns(`
			Service id
			Due | date | The day by which it is to be done: the date written, or the last time plus the interval in svc.yaml. It is not overdue on the day itself.
			Kind | text | entry, service, SLA, risk, document, contract, funding or KPI.
			What | text | What is to be done.
			Person | text | Who has to see to it; the service owner where nobody else is named.
			Days left | number more | Days from the as-of date to the due date; negative when it is overdue.
			Status | text more | overdue or ahead.
		`),
		Fill: func(in *Input, add *Rows) {
			for _, e := range in.events() {
				status := "ahead"
				if measure.Overdue(in.today(), e.due) {
					status = "overdue"
				}
				add.id(e.Service).onDay(e.due).text(e.kind).text(e.what).who(e.person).number(in.today().DaysUntil(e.due)).text(status).end()
			}
		},
	}
}

// event is something that is due.
type event struct {
	*catalogue.Service
	due                measure.Date
	kind, what, person string
}

// events are what is due for the selected services, the earliest first.
func (in *Input) events() []*event {
	var out []*event
	for _, s := range in.Services {
		if in.archived(s) {
			continue
		}
		add := func(due measure.Date, kind, what, person string) {
			if !due.IsZero() {
				out = append(out, &event{s, due, kind, what, cmp.Or(person, s.OwnerID())})
			}
		}
		in.entryEvents(s, add)
		in.riskEvents(s, add)
		in.moneyEvents(s, add)
	}
	sorting.List(out, func(i, j int) int {
		a, b := out[i], out[j]
		return cmp.Or(a.due.Compare(b.due), strings.Compare(idOf(a.Service), idOf(b.Service)), strings.Compare(a.kind, b.kind), strings.Compare(a.what, b.what))
	})
	return out
}

type addEvent func(due measure.Date, kind, what, person string)

// entryEvents are the reviews of the entry, of the service, of its agreements, documents and figures.
func (in *Input) entryEvents(s *catalogue.Service, add addEvent) {
	intervals := in.Catalogue.Settings.Intervals
	add(after(s.Reviewed, intervals.EntryReview), "entry", "confirm that the entry is accurate", "")
	if phaseOrder(s) >= catalogue.PhaseNumber("live") {
		add(after(lastReview(s, "internal"), intervals.InternalReview), "service", "internal service review", "")
		if len(s.Customers) > 0 {
			add(after(lastReview(s, "customer"), intervals.CustomerReview), "service", "service review with customers", "")
		}
	}
	for i := range s.SLAs {
		a := &s.SLAs[i]
		due := measure.Date(a.ReviewBy)
		if due.IsZero() {
			due = after(lastLook(s, a), intervals.SLAReview)
		}
		add(due, "SLA", "review "+a.ID, "")
		add(measure.Date(ends(a.Valid)), "SLA", a.ID+" ends", "")
	}
	for i := range s.Documents {
		d := &s.Documents[i]
		due := measure.Date(d.ReviewBy)
		if due.IsZero() && d.Approved != nil {
			due = after(d.Approved.Date, intervals.DocumentReview)
		}
		add(due, "document", "review "+d.Kind, "")
	}
	if i := s.LatestMonth(); i >= 0 && phaseOrder(s) >= catalogue.PhaseNumber("live") && !intervals.KPI.IsZero() {
		next := measure.Month(s.Performance[i].Period).Last().AddDays(1)
		add(next.Add(measure.Period(intervals.KPI)).AddDays(-1), "KPI", "publish figures after "+s.Performance[i].Period.String(), "")
	}
}

// riskEvents are the reviews of open risks and of the entry in the register, and the actions against risks.
func (in *Input) riskEvents(s *catalogue.Service, add addEvent) {
	if s.RiskRegister != nil {
		if band := in.Catalogue.StrictestBand(s.Risks); band != nil {
			add(after(s.RiskRegister.Reviewed, band.ReviewEvery), "risk", "review the entry in the risk register", "")
		}
	}
	for i := range s.Risks {
		r := &s.Risks[i]
		if !catalogue.RiskOpen(r) {
			continue
		}
		add(in.riskReview(s, r), "risk", "review "+r.ID, r.Owner)
		for j := range r.Actions {
			if a := &r.Actions[j]; catalogue.ActionOpen(a) {
				add(measure.Date(a.Due), "risk", r.ID+": "+a.Text, cmp.Or(a.Owner, r.Owner))
			}
		}
	}
}

// moneyEvents are the ends of contracts and of money. What has ended long ago is past, and no longer due.
func (in *Input) moneyEvents(s *catalogue.Service, add addEvent) {
	if s.Finance == nil {
		return
	}
	for i := range s.Finance.Contracts {
		c := &s.Finance.Contracts[i]
		if !measure.Overdue(in.today(), measure.Date(c.Ends)) {
			add(measure.Date(c.Ends), "contract", c.Ref+" with "+cmp.Or(c.Supplier, "the supplier")+" ends", c.Owner)
		}
	}
	for i := range s.Finance.Funding {
		f := &s.Finance.Funding[i]
		if end := in.Catalogue.FundingEnds(f); !measure.Overdue(in.today(), end) {
			add(end, "funding", f.Source+" "+f.Year.String()+" ends", "")
		}
	}
}

// after is an interval after a day, absent without either.
func after(day schema.Date, interval schema.Period) measure.Date {
	if interval.IsZero() {
		return 0
	}
	return measure.Date(day).Add(measure.Period(interval))
}

// lastReview is the day of the last review of a kind, or the zero date.
func lastReview(s *catalogue.Service, kind string) schema.Date {
	var last schema.Date
	for i := range s.Reviews {
		if r := &s.Reviews[i]; r.Kind == kind && r.Date.After(last) {
			last = r.Date
		}
	}
	return last
}

// lastLook is the day on which the two sides last looked at an agreement together: its signature, or a later review with
// the customer.
func lastLook(s *catalogue.Service, a *schema.SLA) schema.Date {
	var last schema.Date
	if a.Agreed != nil {
		last = a.Agreed.Date
	}
	for i := range s.Reviews {
		if r := &s.Reviews[i]; r.Kind == "customer" && r.Date.After(last) && slices.Contains(r.With, a.Customer) {
			last = r.Date
		}
	}
	return last
}
