package dependency

import (
	"strings"

	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/near"
)

// DependencyUnknown reports dependencies on services that have no entry (source 004: the owner knows what the service
// depends on).
func DependencyUnknown() *lint.Rule {
	return &lint.Rule{
		Code: "DEP001", Name: "dependency-unknown", Profile: lint.Core, Levels: lint.All(finding.Error),
		Waivable: true, Fix: lint.Hint, Source: "004",
		Catalogue: func(p *lint.Pass) {
			meant := guesses{ids: p.Catalogue.IDs(), known: map[string]lint.Text{}}
			for _, s := range p.Services() {
				for i := range s.Dependencies {
					d := &s.Dependencies[i]
					if d.Service == "" || p.Catalogue.Known(d.Service) {
						continue
					}
					p.Report(s, itemPath(d)+".service", "%s depends on `%s`, which has no entry", idOf(s), d.Service).
						Help("%s", meant.of(d.Service)).About(d.Service)
				}
			}
		},
	}
}

// maxComparisons is how many pairs of names are compared in one run, about half a second's worth. Beyond it the help
// names no candidates: a catalogue with so many broken references has lost more than their spelling.
const maxComparisons = 2_000_000

// guesses finds the ids that wrong ones were probably meant to be, each wrong id once.
type guesses struct {
	ids   []string
	known map[string]lint.Text
	spent int
}

// of says what to write instead of an id.
func (g *guesses) of(id string) lint.Text {
	if help, ok := g.known[id]; ok {
		return help
	}
	help := lint.Text("give it an entry of its own below services, or name a service that has one")
	if g.spent += len(g.ids); g.spent <= max(maxComparisons, len(g.ids)) {
		if alike := near.Of(id, g.ids, 3); len(alike) > 0 {
			help = "did you mean " + lint.Text("`"+strings.Join(alike, "`, `")+"`") + "? If not, " + help
		}
	}
	g.known[id] = help
	return help
}
