package escalation

import (
	"strconv"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/schema"
)

// EscalationBroken reports escalation paths that would not work when they are needed: levels out of order, a later level
// called no later, nobody else to call, or hours without anybody (own).
func EscalationBroken() *lint.Rule {
	return &lint.Rule{
		Code: "ESC003", Name: "escalation-broken", Profile: lint.Core, Levels: lint.From("beta", finding.Error),
		Waivable: true, Fix: lint.Manual, Source: "own",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			if s.Escalation == nil || len(s.Escalation.Levels) == 0 {
				return
			}
			if inOrder(p, s, s.Escalation.Levels) {
				rising(p, s, s.Escalation.Levels)
			}
			severalPeople(p, s, s.Escalation.Levels)
			coverSupport(p, s, s.Escalation.Levels)
		},
	}
}

// inOrder reports the first level that is not numbered by its place, and whether all are. A level without number, or with
// the number of another, is reported as such.
func inOrder(p *lint.Pass, s *catalogue.Service, levels []schema.EscalationLevel) bool {
	wrong := -1
	for i := range levels {
		if levels[i].Level == nil || repeated(levels, i) {
			return false
		}
		if wrong < 0 && *levels[i].Level != i+1 {
			wrong = i
		}
	}
	if wrong < 0 {
		return true
	}
	p.Report(s, at(&levels[wrong]), "escalation level %d stands in place %d", *levels[wrong].Level, wrong+1).
		Help("number the levels 1 to %d in the order in which they are called", len(levels))
	return false
}

// repeated reports whether an earlier level has the number of the i-th.
func repeated(levels []schema.EscalationLevel, i int) bool {
	for _, earlier := range levels[:i] {
		if *earlier.Level == *levels[i].Level {
			return true
		}
	}
	return false
}

// rising reports levels that are called no later than the one before.
func rising(p *lint.Pass, s *catalogue.Service, levels []schema.EscalationLevel) {
	var before *schema.EscalationLevel
	for i := range levels {
		level := &levels[i]
		if level.AfterMinutes == nil {
			continue
		}
		if before != nil && *level.AfterMinutes <= *before.AfterMinutes {
			p.Report(s, at(level)+".after_minutes", "escalation level %d is called after %d min, no later than level %d (%d min)",
				*level.Level, *level.AfterMinutes, *before.Level, *before.AfterMinutes).
				Help("let each level be called later than the one before, counted from detection")
		}
		before = level
	}
}

// severalPeople reports a path of several levels that all call the same person.
func severalPeople(p *lint.Pass, s *catalogue.Service, levels []schema.EscalationLevel) {
	first := called(s, &levels[0])
	if len(levels) < 2 || first == "" {
		return
	}
	for i := range levels {
		if called(s, &levels[i]) != first {
			return
		}
	}
	if p.Catalogue.HasPeople && p.Catalogue.Person(first) == nil || p.Malformed(s, "team") {
		return
	}
	if last := &levels[len(levels)-1]; last.Level != nil {
		p.Report(s, at(last), "escalation level %d calls %s, like every level before", *last.Level, p.PersonName(first)).
			Help("name somebody else in at least one level, so that there is help when %s cannot be reached", p.PersonName(first))
	}
}

// at is the path of a level.
func at(level *schema.EscalationLevel) string {
	return catalogue.Item("escalation.levels", strconv.Itoa(*level.Level))
}
