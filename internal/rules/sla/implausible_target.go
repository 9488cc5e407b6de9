package sla

import (
	"strconv"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/edit"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/schema"
)

// ImplausibleTarget reports promises of any agreement that were hardly meant: an availability written as a share, more
// than all the time there is, a response after the resolution, urgent incidents later than others (SRE).
func ImplausibleTarget() *lint.Rule {
	return &lint.Rule{
		Code: "SLA003", Name: "implausible-target", Profile: lint.Core, Levels: lint.From("beta", finding.Error),
		Waivable: true, Fix: lint.Auto, Source: "SRE",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			for i := range s.SLAs {
				a := &s.SLAs[i]
				target{p, s, "slas", a.ID}.check(a.AvailabilityPercent, a.Incident)
			}
			for i := range s.OLAs {
				a := &s.OLAs[i]
				target{p, s, "olas", a.ID}.check(a.AvailabilityPercent, a.Incident)
			}
		},
	}
}

// target is the agreement at hand.
type target struct {
	p        *lint.Pass
	s        *catalogue.Service
	list, id string
}

func (t target) check(availability schema.Decimal, incident *schema.IncidentTargets) {
	if t.id == "" {
		return
	}
	t.availability(availability)
	t.times(incident)
}

// report reports a field in the words "path = value reason".
func (t target) report(field, value, reason string) *lint.Reported {
	path := catalogue.Item(t.list, t.id) + "." + field
	return t.p.Report(t.s, path, "`%s` = %s %s", path, value, lint.Text(reason))
}

func (t target) availability(v schema.Decimal) {
	if !v.IsSet() {
		return
	}
	share, isShare := catalogue.Share(v)
	all := v.Compare(schema.Whole(100))
	const field = "availability_percent"
	switch {
	case all == 0:
		t.report(field, v.String(), "leaves no minute for any failure").As(finding.Warning).
			Help("promise what can be kept, such as 99.9, which allows 43.2 min in 30 days")
	case all > 0:
		t.report(field, v.String(), "is more than all the time there is").
			Help("write a percentage below 100, such as 99.9")
	case v.Compare(schema.Whole(1)) > 0:
	case isShare:
		percent := share.String()
		t.report(field, v.String(), "is a share of 1, not a percentage").
			Fix(edit.Set(catalogue.Item(t.list, t.id)+"."+field, edit.Scalar(percent))).Help("write `%s: %s`", field, percent)
	default:
		t.report(field, v.String(), "promises next to nothing").
			Help("write a percentage from 0 to 100, such as 99.9")
	}
}

// times checks the promised times of the priorities, each against itself and against the next one that states any.
func (t target) times(incident *schema.IncidentTargets) {
	if incident == nil {
		return
	}
	var response, resolve *step
	for i, priority := range catalogue.Priorities(incident) {
		if priority == nil {
			continue
		}
		name := [...]string{"p1", "p2", "p3", "p4"}[i]
		if r, end := priority.ResponseMinutes, priority.ResolveMinutes; r != nil && end != nil && *end >= 0 && *r > *end {
			t.report("incident."+name+".response_minutes", strconv.Itoa(*r), "is longer than the "+strconv.Itoa(*end)+" min to resolve").
				Help("work starts before it ends: lower the response, or raise the resolution")
		}
		response = t.looser(response, name, "response_minutes", priority.ResponseMinutes)
		resolve = t.looser(resolve, name, "resolve_minutes", priority.ResolveMinutes)
	}
}

// step is a promised time and its priority.
type step struct {
	priority string
	minutes  int
}

// looser reports a more urgent priority that allows more time than this one, and gives the step to compare the next with.
func (t target) looser(urgent *step, priority, field string, minutes *int) *step {
	if minutes == nil || *minutes < 0 {
		return urgent
	}
	if urgent != nil && urgent.minutes > *minutes {
		more := strconv.Itoa(*minutes) + " min of " + priority
		t.report("incident."+urgent.priority+"."+field, strconv.Itoa(urgent.minutes), "is looser than the "+more).
			Help("%s is more urgent than %s: give it no more than the %s", urgent.priority, priority, more)
	}
	return &step{priority, *minutes}
}
