package report

import (
	"cmp"
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
)

// portfolio is what the organisation runs, service by service.
func portfolio() Report {
	return Report{
		Name: "portfolio", Title: "Portfolio", Question: "What do we run and how healthy is it?", For: "portfolio owner",
		Rows:  "One row for each service, whatever its phase.",
		Group: "portfolio", Sort: "portfolio, phase, id", Picture: Funnel, Findings: finding.Warning,
		Columns: columns(`
			Service id
			Name
			Type | text | service (for users), platform (shared by services) or supporting (internal).
			Phase | text | Where the service stands in its life: discovery, alpha, beta, live or retirement.
			Tier | number | How critical the service is, from 1 (most) to 4.
			Portfolio | text | The portfolio that the service belongs to.
			Owner | text | The one person who is accountable for the service.
			Deputies | list | Who stands in for the owner.
			Reviewed | date | When the owner last confirmed that the entry is accurate.
			Errors | number sum | What lint calls an error in the entry, waived findings left out.
			Warnings | number sum | What lint warns of in the entry, waived findings left out.
			Completeness | percent
		`),
		Fill: func(in *Input, add *Rows) {
			found := in.tally()
			for _, s := range in.sorted(byPortfolio(in)) {
				n := found[s.File.Name]
				add.id(s).text(s.Name).text(s.Type).text(s.Phase).whole(s.Tier).text(in.portfolioName(s.Portfolio)).who(s.OwnerID()).
					people(s.Deputies).on(s.Reviewed).number(n[finding.Error]).number(n[finding.Warning]).share(in.completeness(s), 2).end()
			}
		},
	}
}

// byPortfolio orders services by the name of their portfolio and by phase.
func byPortfolio(in *Input) func(a, b *catalogue.Service) int {
	return func(a, b *catalogue.Service) int {
		return cmp.Or(
			strings.Compare(in.portfolioName(a.Portfolio), in.portfolioName(b.Portfolio)), cmp.Compare(phaseOrder(a), phaseOrder(b)),
		)
	}
}

// tally counts the findings of every file that are not waived, by severity.
func (in *Input) tally() map[string][4]int {
	out := map[string][4]int{}
	for i := range in.Findings {
		if f := &in.Findings[i]; f.Waiver == nil && int(f.Severity) < len(out[f.File]) {
			n := out[f.File]
			n[f.Severity]++
			out[f.File] = n
		}
	}
	return out
}
