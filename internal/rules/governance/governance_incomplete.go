package governance

import (
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/schema"
)

// GovernanceIncomplete reports services without a board, a sponsor, assurance, or a contact in one of the functions that
// enable them (sources 001, 002).
func GovernanceIncomplete() *lint.Rule {
	return &lint.Rule{
		Code: "GOV007", Name: "governance-incomplete", Profile: lint.Governance, Levels: lint.From("beta", finding.Warning),
		Waivable: true, Fix: lint.Manual, Source: "001, 002",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			g := s.Governance
			if g == nil {
				g = &schema.Governance{}
			}
			contacts := g.Enabling
			if contacts == nil {
				contacts = &schema.Enabling{}
			}
			var missing, edits []string
			switch {
			case len(g.Boards) == 0:
				missing, edits = append(missing, "a board", "a sponsor"), append(edits, "`boards: [{id: …, every: P1M, sponsor: …, members: […]}]`")
			case !sponsored(g.Boards):
				missing, edits = append(missing, "a sponsor"), append(edits, "`sponsor: …` in a board")
			}
			if !assured(g.Assurance) {
				missing, edits = append(missing, "assurance"), append(edits, "`assurance: [{by: …, kind: internal-audit}]`")
			}
			if functions, keys := unreached(contacts); len(keys) > 0 {
				missing = append(missing, "contacts in "+lint.List(functions))
				edits = append(edits, "`enabling: {"+strings.Join(keys, ", ")+"}`")
			}
			if len(missing) > 0 {
				p.Report(s, "governance", "governance lacks %s", lint.Text(strings.Join(missing, ", "))).
					Help("add with person ids of your own: %s", lint.Text(lint.List(edits)))
			}
		},
	}
}

// sponsored reports whether some board has a sponsor.
func sponsored(boards []schema.Board) bool {
	for i := range boards {
		if !blank(boards[i].Sponsor) {
			return true
		}
	}
	return false
}

// assured reports whether somebody checks the service.
func assured(checks []schema.Assurance) bool {
	for i := range checks {
		if !blank(checks[i].By) {
			return true
		}
	}
	return false
}

// unreached are the functions in which the service has no contact, and what to write for each.
func unreached(contacts *schema.Enabling) (functions, keys []string) {
	for _, f := range [...]struct{ name, key, person string }{
		{"finance", "finance", contacts.Finance},
		{"HR", "hr", contacts.HR},
		{"commercial", "commercial", contacts.Commercial},
		{"IT", "it", contacts.IT},
	} {
		if blank(f.person) {
			functions, keys = append(functions, f.name), append(keys, f.key+": …")
		}
	}
	return functions, keys
}
