package catalogue

import (
	"strconv"
	"strings"

	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/schema"
)

// Week is the week of opening hours that a name in svc.yaml stands for, and false when no schedule has the name.
func (c *Catalogue) Week(name string) (*measure.Week, bool) {
	w, ok := c.weeks[name]
	return w, ok
}

// newWeeks works out every schedule once, so that rules running in parallel only look it up. A schedule that never opens
// says nothing about hours and is left out.
func newWeeks(schedules map[string]*schema.Schedule) map[string]*measure.Week {
	weeks := make(map[string]*measure.Week, len(schedules))
	for name, s := range schedules {
		week, err := measure.NewWeek(s.Days, minuteOfDay(s.From), minuteOfDay(s.To))
		if err == nil && week.Minutes() > 0 {
			weeks[name] = week
		}
	}
	return weeks
}

// minuteOfDay turns HH:MM, the form of which has been checked, into minutes since midnight.
func minuteOfDay(clock string) int {
	hours, minutes, _ := strings.Cut(clock, ":")
	h, _ := strconv.Atoi(hours)
	m, _ := strconv.Atoi(minutes)
	return h*60 + m
}
