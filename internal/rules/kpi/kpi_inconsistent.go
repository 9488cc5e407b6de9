package kpi

import (
	"strconv"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/edit"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/schema"
)

// KPIInconsistent reports counts that cannot be, and stated percentages that differ from what the counts give by more than
// one point (own rule, after published figures that did).
func KPIInconsistent() *lint.Rule {
	return &lint.Rule{
		Code: "KPI003", Name: "kpi-inconsistent", Profile: lint.Digital, Levels: lint.From("beta", finding.Error),
		Waivable: true, Fix: lint.Auto, Source: "own",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			for i := range s.Performance {
				m := &s.Performance[i]
				if m.Period.IsZero() {
					continue // reported as such
				}
				sound := checkChannels(p, s, i)
				if sound = checkAnswers(p, s, i, m.Satisfaction) && sound; sound {
					checkStated(p, s, i)
				}
			}
		},
	}
}

// checkChannels reports counts of channels below zero, and parts that are larger than what they are a part of.
func checkChannels(p *lint.Pass, s *catalogue.Service, i int) (sound bool) {
	m, sound := &s.Performance[i], true
	for name, c := range m.Channels {
		below := checkCount(p, s, i, ".channels."+name+".started", c.Started)
		below = checkCount(p, s, i, ".channels."+name+".completed", c.Completed) || below
		below = checkCount(p, s, i, ".channels."+name+".assisted", c.Assisted) || below
		switch {
		case below:
			sound = false
		case c.Started != nil && c.Completed != nil && *c.Completed > *c.Started:
			sound = false
			p.Report(s, at(p, i, ".channels."+name+".completed"), "%s completed %s of %s started in %s",
				name, count(*c.Completed), count(*c.Started), m.Period).
				Help("nobody completes what was not started: correct the two counts")
		case c.Assisted != nil && c.Completed != nil && *c.Assisted > *c.Completed:
			sound = false
			p.Report(s, at(p, i, ".channels."+name+".assisted"), "%s assisted %s of %s completed in %s",
				name, count(*c.Assisted), count(*c.Completed), m.Period).
				Help("`assisted` counts those of the completed ones that were done with help: correct the two counts")
		}
	}
	return sound
}

// checkAnswers reports answers of which there are less than none.
func checkAnswers(p *lint.Pass, s *catalogue.Service, i int, answers *schema.Satisfaction) (sound bool) {
	if answers == nil {
		return true
	}
	below := checkCount(p, s, i, ".satisfaction.very_satisfied", answers.VerySatisfied)
	below = checkCount(p, s, i, ".satisfaction.satisfied", answers.Satisfied) || below
	below = checkCount(p, s, i, ".satisfaction.neither", answers.Neither) || below
	below = checkCount(p, s, i, ".satisfaction.dissatisfied", answers.Dissatisfied) || below
	below = checkCount(p, s, i, ".satisfaction.very_dissatisfied", answers.VeryDissatisfied) || below
	return !below
}

// checkCount reports a count of a month below zero.
func checkCount(p *lint.Pass, s *catalogue.Service, i int, field string, n *int) (below bool) {
	if n == nil || *n >= 0 {
		return false
	}
	p.Report(s, at(p, i, field), "a count of %s is %s, less than nothing", s.Performance[i].Period, count(*n)).
		Help("write how many there were, 0 for none")
	return true
}

func count(n int) lint.Text { return lint.Text(measure.Group(strconv.Itoa(n))) }

// checkStated reports stated percentages that the counts do not bear out.
func checkStated(p *lint.Pass, s *catalogue.Service, i int) {
	m := &s.Performance[i]
	if m.Stated == nil {
		return
	}
	for _, kpi := range p.Indicators(m) {
		stated := kpi.In(m.Stated)
		if kpi.Money || kpi.Value == nil || !stated.IsSet() || measure.StatedAgrees(stated.Rat(), kpi.Value) {
			continue
		}
		p.Report(s, at(p, i, ".stated."+kpi.Field), "%s stated %s%%, counts give %s%%, in %s", kpi.Name, stated,
			lint.Text(measure.FormatShort(kpi.Value, 1)), m.Period).
			Fix(edit.Remove(at(p, i, ".stated."+kpi.Field))).Help("remove the stated value, since it is worked out from the counts; or correct the counts if they are wrong")
	}
}
