package lifecycle

import (
	"cmp"
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
)

// RetiredButNeeded reports services that have ended while others still depend on them (own rule).
func RetiredButNeeded() *lint.Rule {
	return &lint.Rule{
		Code: "LIF005", Name: "retired-but-needed", Profile: lint.Core, Levels: lint.In("retirement", finding.Error),
		Waivable: true, Archived: true, Fix: lint.Manual, Source: "own",
		Catalogue: func(p *lint.Pass) {
			for _, s := range p.Services() {
				if p.Archived(s) {
					reportNeeded(p, s)
				}
			}
		},
	}
}

// maxNames is how many services a message names.
const maxNames = 5

// reportNeeded reports a service that has ended if others that have not depend on it.
func reportNeeded(p *lint.Pass, s *catalogue.Service) {
	var names []any
	count := 0
	next := p.Catalogue.ByID(s.Retirement.ReplacedBy)
	for _, dependant := range p.Catalogue.Dependants(cmp.Or(s.ID, s.File.ServiceID)) {
		if dependant == s || p.Archived(dependant) {
			continue
		}
		if dependant == next {
			next = nil // it cannot be told to move to itself
		}
		if count++; count <= maxNames {
			names = append(names, dependant.File.ServiceID)
		}
	}
	if count == 0 {
		return
	}
	need := "services still need"
	if count == 1 {
		need = "service still needs"
	}
	format := "%d " + need + " %s: %s" + strings.Repeat(", %s", len(names)-1)
	args := append([]any{count, s.File.ServiceID}, names...)
	if count > maxNames {
		format += " and %d more"
		args = append(args, count-maxNames)
	}
	p.Report(s, "retirement.ends", format, args...).Help("%s", help(next))
}

// help says where the dependants can move: to the service that replaces the one that has ended, if there is one.
func help(next *catalogue.Service) lint.Text {
	if next != nil {
		return lint.Text("move them to `" + next.File.ServiceID + "`, which replaces it, or move the end to a later day")
	}
	return "agree with their owners what takes its place, or move the end to a later day"
}
