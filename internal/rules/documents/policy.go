package documents

import (
	"slices"
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/near"
	"github.com/service-catalogue/svc/schema"
)

// absent is the check of a rule that reports documents which the phase policy asks for and which have no entry: those
// that wants accepts.
func absent(wants func(kind string) bool) func(*lint.Pass, *catalogue.Service) {
	return func(p *lint.Pass, s *catalogue.Service) {
		policy := p.Catalogue.Settings.PhasePolicy[s.Phase]
		if policy == nil || len(s.Documents) == 0 && p.Malformed(s, "documents") || has(s, "") {
			return // some documents cannot be read, or do not say what they are
		}
		check := func(kinds, before []string, asked string, severity finding.Severity) {
			for i, kind := range kinds {
				if wants(kind) && !has(s, kind) && !slices.Contains(kinds[:i], kind) && !slices.Contains(before, kind) {
					p.Report(s, catalogue.Item("documents", kind), "%s is %s in %s", kind, asked, s.Phase).As(severity).
						Help("%s", help(p, s, policy, kind))
				}
			}
		}
		check(policy.Documents, nil, "required", finding.Error)
		if s.UsedByPublic() {
			check(policy.PublicDocuments, policy.Documents, "required", finding.Error)
		}
		check(policy.RecommendedDocuments, policy.Documents, "recommended", finding.Warning)
	}
}

// has reports whether a service has a document of that kind.
func has(s *catalogue.Service, kind string) bool {
	for i := range s.Documents {
		if strings.TrimSpace(s.Documents[i].Kind) == kind {
			return true
		}
	}
	return false
}

// help says what to add, or which document may be the one, under another name.
func help(p *lint.Pass, s *catalogue.Service, policy *schema.PhasePolicy, kind string) lint.Text {
	var others []string
	for i := range s.Documents {
		if other := s.Documents[i].Kind; !slices.Contains(policy.Documents, other) && !slices.Contains(policy.PublicDocuments, other) &&
			!slices.Contains(policy.RecommendedDocuments, other) {
			others = append(others, other)
		}
	}
	if meant := near.Of(kind, others, 1); len(meant) > 0 {
		return lint.Text("if the document `" + meant[0] + "` is meant, write `kind: " + kind + "`")
	}
	return lint.Text("write the document, have it approved, and add `{kind: " + kind + ", url: …, approved: {by: …, date: " + p.Today.String() +
		"}, review_by: …}` to `documents`")
}
