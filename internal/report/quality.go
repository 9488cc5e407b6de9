package report

import (
	"cmp"
	"math/big"
	"strconv"
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/internal/sorting"
)

// quality is how good the entries themselves are (F16).
func quality() Report {
	return Report{
		Name: "quality", Title: "Quality of the catalogue", Question: "Is the catalogue improving?", For: "catalogue manager",
		Rows: "One row for each service. Those past the end of their retirement are left out.", Sort: "completeness, the least first", Picture: Bars, Findings: finding.Info,
		Columns: columns(`
			Service id
			Owner | text more | The service owner, who keeps the entry.
			Phase | text more | Where the service stands in its life.
			Completeness | percent
			Errors | number sum more | What lint calls an error in the entry, waived findings left out.
			Warnings | number sum more | What lint warns of, waived findings left out.
			Infos | number sum more | What lint remarks, waived findings left out.
			Waived | number sum more | Findings that waivers cover.
			Findings by rule | list | The rules with how many findings each, most first; waived ones left out.
			Reviewed | date more | When the owner last confirmed that the entry is accurate.
			Overdue | text more | yes where the next confirmation is overdue (intervals.entry_review).
			Orphaned | text more | yes where nobody covers the service: no owner who is here and no deputy either.
		`),
		Fill: func(in *Input, add *Rows) {
			found := in.byRule()
			counts := in.tally()
			for _, entry := range in.leastComplete() {
				s, n := entry.Service, counts[entry.File.Name]
				rules := found[s.File.Name]
				add.id(s).who(s.OwnerID()).text(s.Phase).share(entry.filled, 2).number(n[finding.Error]).number(n[finding.Warning]).
					number(n[finding.Info]).number(rules[""]).list(most(rules)...).on(s.Reviewed).yes(in.stale(s)).yes(in.orphaned(s)).end()
			}
		},
		Trend: qualityTrend(),
	}
}

// qualityTrend is how the catalogue develops.
func qualityTrend() *Report {
	return &Report{
		Name: "trend", Title: "Quality of the catalogue over time", Question: "Is the catalogue improving?", For: "catalogue manager",
		Rows: "One row for each sample of the history. Services past the end of their retirement are left out.", Sort: "date", Picture: Lines,
		Columns: columns(`
			Date | date
			Services | number | Services in the catalogue.
			Orphaned (services) | number | Services that nobody covers: no owner who is here and no deputy either.
			Overdue (services) | number | Entries whose confirmation by the owner is overdue.
			Mean completeness | percent | Σ completeness ÷ services.
		`),
		Fill: func(in *Input, add *Rows) {
			services, orphaned, overdue, measured, sum := 0, 0, 0, 0, new(big.Rat)
			for _, s := range in.Services {
				if in.archived(s) {
					continue
				}
				services++
				if in.orphaned(s) {
					orphaned++
				}
				if in.stale(s) {
					overdue++
				}
				if c := in.completeness(s); c != nil {
					measured++
					sum.Add(sum, c)
				}
			}
			add.on(in.Today).number(services).number(orphaned).number(overdue).share(mean(sum, measured), 2).end()
		},
	}
}

// entry is a service with how much of it is filled in; nil in a phase that is none.
type entry struct {
	*catalogue.Service

	filled *big.Rat
}

// leastComplete are the selected services that are not archived, the least complete first; where that leaves two equal, by id.
func (in *Input) leastComplete() []entry {
	entries := make([]entry, 0, len(in.Services))
	for _, s := range in.Services {
		if !in.archived(s) {
			entries = append(entries, entry{s, in.completeness(s)})
		}
	}
	sorting.List(entries, func(i, j int) int {
		a, b := &entries[i], &entries[j]
		if order := nilLast(a.filled, b.filled); order != 0 {
			return order
		}
		return strings.Compare(idOf(a.Service), idOf(b.Service))
	})
	return entries
}

// orphaned reports whether nobody covers a service.
func (in *Input) orphaned(s *catalogue.Service) bool {
	v := in.vacancy(s)
	return v == nobodyCovers || v == noOwner && in.cover(s) == 0
}

// stale reports whether the confirmation of an entry by its owner is overdue.
func (in *Input) stale(s *catalogue.Service) bool {
	return measure.Overdue(in.today(), after(s.Reviewed, in.Catalogue.Settings.Intervals.EntryReview))
}

// byRule counts the findings of every file by the code of their rule; those that are waived stand under "".
func (in *Input) byRule() map[string]map[string]int {
	out := map[string]map[string]int{}
	for i := range in.Findings {
		f := &in.Findings[i]
		if out[f.File] == nil {
			out[f.File] = map[string]int{}
		}
		code := f.Code
		if f.Waiver != nil {
			code = ""
		}
		out[f.File][code]++
	}
	return out
}

// most lists rules with their counts, the highest first.
func most(counts map[string]int) []string {
	codes := sorting.Keys(counts)
	sorting.List(codes, func(i, j int) int { return cmp.Compare(counts[codes[j]], counts[codes[i]]) })
	var out []string
	for _, code := range codes {
		if code != "" {
			out = append(out, code+" "+strconv.Itoa(counts[code]))
		}
	}
	return out
}
