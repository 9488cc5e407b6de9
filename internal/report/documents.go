package report

import (
	"cmp"
	"slices"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/internal/sorting"
	"github.com/service-catalogue/svc/internal/table"
	"github.com/service-catalogue/svc/schema"
)

// documents is whether the papers are there and current.
func documents() Report {
	return Report{
		Name: "documents", Title: "Documents", Question: "Are we compliant?", For: "governance (Confluence)",
		Rows: "One row for each document that a service has or that phase_policy in svc.yaml asks for in its phase. Services past the end of their " +
			"retirement are left out.",
		Group: "kind", Sort: "kind, id",
		Columns: []*Column{
			serviceID(),
			texts("Kind", "What the document is."),
			texts("Phase", "Where the service stands in its life.").more(),
			texts("Required", "required, recommended or no, by the policy of the phase."),
			texts("Present", "yes where the entry has it."),
			texts("Version", "The version in force."),
			texts("Approved by", "Who approved it."),
			dates("Approved on", "When."),
			dates("Review by", "The day by which it is to be reviewed: the one written, else approval plus intervals.document_review."),
			texts("Status", "missing, not approved, review overdue or current.").more(),
			links("URL", "Where it is."),
		},
		Fill: func(in *Input, add func(...table.Cell)) {
			var all []paper
			for _, s := range in.Services {
				if !in.archived(s) {
					all = append(all, in.papers(s)...)
				}
			}
			sorting.By(all, func(a, b paper) int { return cmp.Compare(a.kind, b.kind) })
			for _, p := range all {
				addPaper(in, p, add)
			}
		},
	}
}

// paper is a document that a service has, or should have.
type paper struct {
	*catalogue.Service
	kind, asked string
	document    *schema.Document // nil when it is missing
}

// papers are the documents that a service has and those that are asked for.
func (in *Input) papers(s *catalogue.Service) []paper {
	policy := in.Catalogue.Settings.PhasePolicy[s.Phase]
	if policy == nil {
		policy = &schema.PhasePolicy{}
	}
	needed := requiredDocuments(s, policy)
	asked := func(kind string) string {
		switch {
		case slices.Contains(needed, kind):
			return "required"
		case slices.Contains(policy.RecommendedDocuments, kind):
			return "recommended"
		}
		return "no"
	}
	var out []paper
	for i := range s.Documents {
		d := &s.Documents[i]
		out = append(out, paper{s, d.Kind, asked(d.Kind), d})
	}
	for _, kind := range slices.Concat(needed, policy.RecommendedDocuments) {
		if !slices.ContainsFunc(out, func(p paper) bool { return p.kind == kind }) {
			out = append(out, paper{s, kind, asked(kind), nil})
		}
	}
	return out
}

func addPaper(in *Input, p paper, add func(...table.Cell)) {
	d := p.document
	if d == nil {
		d = &schema.Document{}
	}
	var approved schema.Consent
	if d.Approved != nil {
		approved = *d.Approved
	}
	due := in.documentDue(d)
	status := "current"
	switch {
	case p.document == nil:
		status = "missing"
	case approved.By == "":
		status = "not approved"
	case measure.Overdue(in.today(), due):
		status = "review overdue"
	}
	add(id(p.Service), table.Text(p.kind), table.Text(p.Phase), table.Text(p.asked), yes(p.document != nil), table.Text(d.Version), in.who(approved.By),
		on(approved.Date), onDay(due), table.Text(status), address(d.URL))
}

// documentDue is the day by which a document is to be reviewed: the one it states, else an interval after its approval.
func (in *Input) documentDue(d *schema.Document) measure.Date {
	if !d.ReviewBy.IsZero() || d.Approved == nil {
		return measure.Date(d.ReviewBy)
	}
	return after(d.Approved.Date, in.Catalogue.Settings.Intervals.DocumentReview)
}
