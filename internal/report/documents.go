package report

import (
	"slices"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/internal/sorting"
	"github.com/service-catalogue/svc/schema"
)

// documents is whether the papers are there and current.
func documents() Report {
	return Report{
		Name: "documents", Title: "Documents", Question: "Are we compliant?", For: "governance (Confluence)",
		Rows: "One row for each document that a service has or that phase_policy in svc.yaml asks for in its phase. Services past the end of their " +
			"retirement are left out.",
		Group: "kind", Sort: "kind, id",
		Columns: columns(`
			Service id
			Kind | text | What the document is.
			Phase | text more | Where the service stands in its life.
			Required | text | required, recommended or no, by the policy of the phase.
			Present | text | yes where the entry has it.
			Version | text | The version in force.
			Approved by | text | Who approved it.
			Approved on | date | When.
			Review by | date | The day by which it is to be reviewed: the one written, else approval plus intervals.document_review.
			Status | text more | missing, not approved, review overdue or current.
			URL | link | Where it is.
		`),
		Fill: func(in *Input, add *Rows) {
			kinds := map[string][]paper{}
			for n, s := range in.Services {
				if !in.archived(s) {
					in.papers(s, func(kind string, at int, asked demand) {
						kinds[kind] = append(kinds[kind], paper{int32(n), int32(at), asked}) //nolint:gosec // no catalogue has 2³¹ services or documents
					})
				}
			}
			for _, kind := range sorting.Keys(kinds) {
				for _, p := range kinds[kind] {
					addPaper(in, kind, p, add)
				}
			}
		},
	}
}

// paper is a document that a service has, or should have. There are very many, of which only this is kept.
type paper struct {
	service  int32 // its place among the selected ones
	document int32 // its place in the entry; -1 when it is missing
	asked    demand
}

// demand is whether the policy of a phase asks for a document.
type demand uint8

const (
	notAsked demand = iota
	askedIfPossible
	askedFirmly
)

func (a demand) String() string { return [...]string{"no", "recommended", "required"}[a] }

// papers adds the documents that a service has, by their places, and those that it lacks.
func (in *Input) papers(s *catalogue.Service, add func(kind string, at int, asked demand)) {
	policy := in.Catalogue.Settings.PhasePolicy[s.Phase]
	if policy == nil {
		policy = &schema.PhasePolicy{}
	}
	needed := requiredDocuments(s, policy)
	for i := range s.Documents {
		kind := s.Documents[i].Kind
		switch {
		case slices.Contains(needed, kind):
			add(kind, i, askedFirmly)
		case slices.Contains(policy.RecommendedDocuments, kind):
			add(kind, i, askedIfPossible)
		default:
			add(kind, i, notAsked)
		}
	}
	for _, kind := range needed {
		if s.Document(kind) == nil {
			add(kind, -1, askedFirmly)
		}
	}
	for i, kind := range policy.RecommendedDocuments {
		if s.Document(kind) == nil && !slices.Contains(needed, kind) && !slices.Contains(policy.RecommendedDocuments[:i], kind) {
			add(kind, -1, askedIfPossible)
		}
	}
}

func addPaper(in *Input, kind string, p paper, add *Rows) {
	s, d := in.Services[p.service], &schema.Document{}
	if p.document >= 0 {
		d = &s.Documents[p.document]
	}
	var approved schema.Consent
	if d.Approved != nil {
		approved = *d.Approved
	}
	due := in.documentDue(d)
	status := "current"
	switch {
	case p.document < 0:
		status = "missing"
	case approved.By == "":
		status = "not approved"
	case measure.Overdue(in.today(), due):
		status = "review overdue"
	}
	add.id(s).text(kind).text(s.Phase).text(p.asked.String()).yes(p.document >= 0).text(d.Version).who(approved.By).on(approved.Date).onDay(due).
		text(status).address(d.URL).end()
}

// documentDue is the day by which a document is to be reviewed: the one it states, else an interval after its approval.
func (in *Input) documentDue(d *schema.Document) measure.Date {
	if !d.ReviewBy.IsZero() || d.Approved == nil {
		return measure.Date(d.ReviewBy)
	}
	return after(d.Approved.Date, in.Catalogue.Settings.Intervals.DocumentReview)
}
