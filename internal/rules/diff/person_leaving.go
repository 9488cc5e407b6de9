package diff

import (
	"slices"
	"strconv"
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/change"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
)

// PersonLeaving judges that somebody leaves, has left or is no longer known, with the duties that fall vacant (source 001).
func PersonLeaving() *lint.Rule {
	return kind("DIF022", "person-leaving", "001", &lint.Judgement{
		Classes: "breaking, significant, minor",
		Watches: "OWN005 PRT002",
		Claims:  func(_ *lint.DiffPass, c *change.Change) bool { return inFile(c, change.People) },
		Judge: func(p *lint.DiffPass, c *change.Change) *change.Verdict {
			id := nth(c, 1)
			if !leaves(c) {
				return tell(p, c.Pair).add(id, "named").to(plainly(p, c, change.Minor))
			}
			var duties []lint.Duty
			for _, d := range p.Duties(id) {
				if !past(d) {
					duties = append(duties, d)
				}
			}
			class := change.Significant // with or without duties: somebody has to look whether they are all covered
			a := tell(p, c.Pair)
			for _, d := range duties {
				a.of(p.PairOf(d.Service)).owner().deputies()
			}
			var broken []*finding.Finding
			for _, service := range p.Led(id) {
				broken = append(broken, p.Broken(service, "OWN005 PRT002")...)
			}
			if len(broken) > 0 {
				class = change.Breaking
			}
			return a.to(because(p.Verdict(class, "%s %s%s", p.PersonName(id), leaving(p, c), listed(duties)), broken))
		},
	})
}

// leaves reports whether a change is that somebody leaves, sooner than before, or is not in people.yaml any more.
func leaves(c *change.Change) bool {
	switch last(c) {
	case "left", "leaves":
		return depth(c) == 3 && (c.Kind == change.Added || earlier(c))
	}
	return depth(c) == 2 && c.Kind == change.Removed
}

// leaving says in words what a change says of somebody.
func leaving(p *lint.DiffPass, c *change.Change) lint.Text {
	did := map[string]lint.Text{"left": "left", "leaves": "leaves"}[last(c)]
	switch {
	case did == "":
		return "is no longer in people.yaml"
	case c.Kind == change.Added:
		return did + ": last day " + lint.Text(text(c.To))
	}
	return did + " sooner: last day " + fromTo(p, c)
}

// past reports whether a service names somebody for what they did, which nobody has to take over.
func past(d lint.Duty) bool {
	steps := catalogue.Steps(d.Path)
	return len(steps) > 0 && among(steps[0].Name, "ownership_history", "phase_history", "assessments", "reviews", "changes", "waivers")
}

// listed says which duties somebody leaves behind: the services owned and deputised for by name, the rest by number.
func listed(duties []lint.Duty) lint.Text {
	var owned, deputised []string
	others := 0
	for _, d := range duties {
		switch steps := catalogue.Steps(d.Path); steps[0].Name {
		case "owner":
			owned = append(owned, lint.Cut(d.Service, maxValue))
		case "deputies":
			deputised = append(deputised, lint.Cut(d.Service, maxValue))
		default:
			others++
		}
	}
	var parts []string
	if owned != nil {
		parts = append(parts, "owner of "+some(owned))
	}
	if deputised != nil {
		parts = append(parts, "deputy for "+some(deputised))
	}
	switch {
	case len(duties) == 0:
		return "; no duty is left behind"
	case others == 1:
		parts = append(parts, "1 other duty")
	case others > 1:
		parts = append(parts, strconv.Itoa(others)+" other duties")
	}
	return lint.Text("; leaves behind: " + strings.Join(parts, ", "))
}

// some names a few of a list, and counts the rest.
func some(names []string) string {
	if rest := len(names) - maxNamed; rest > 0 {
		names = append(slices.Clone(names[:maxNamed]), strconv.Itoa(rest)+" more")
	}
	return lint.List(names)
}
