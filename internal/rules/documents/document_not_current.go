package documents

import (
	"strconv"
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/schema"
)

// DocumentNotCurrent reports documents that nobody has approved, that are past their review, or that cannot be found under
// their address (FitSM GR2.4).
func DocumentNotCurrent() *lint.Rule {
	return &lint.Rule{
		Code: "DOC003", Name: "document-not-current", Profile: lint.Governance, Levels: lint.From("beta", finding.Warning),
		Waivable: true, Fix: lint.Manual, Source: "FitSM GR2.4",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			for i := range s.Documents {
				d := &s.Documents[i]
				if strings.TrimSpace(d.Kind) == "" {
					continue // reported as such
				}
				report := func(field, reason, help string, args ...any) {
					path := p.Document().ByNumber("documents["+strconv.Itoa(i)+"]") + "." + field
					p.Report(s, path, "%s %s", d.Kind, lint.Text(reason)).Help(help, args...)
				}
				switch {
				case d.Approved == nil:
					report("approved", "is not approved", "have it approved, and add who did and when: `approved: {by: c-osei, date: %s}`", p.Today)
				case strings.TrimSpace(d.Approved.By) == "":
					report("approved", "is approved by nobody", "add the person id of who approved it, such as `by: c-osei`")
				}
				if due := reviewDue(p, d); measure.Overdue(measure.Date(p.Today), due) {
					report("review_by", "was due for review on "+due.String(), "review it, have it approved again, and set `review_by` to the day of the next review")
				}
				if reason := lost(d.URL); reason != "" {
					report("url", reason, "write an address that starts with https://, or a path within the repository such as docs/%s.md", d.Kind)
				}
			}
		},
	}
}

// reviewDue is the day by which a document is to be reviewed: the one it states, else an interval after its approval.
func reviewDue(p *lint.Pass, d *schema.Document) measure.Date {
	if !d.ReviewBy.IsZero() || d.Approved == nil {
		return measure.Date(d.ReviewBy)
	}
	return measure.Date(d.Approved.Date).Add(measure.Period(p.Catalogue.Settings.Intervals.DocumentReview))
}

// lost says why nobody can find a document at an address: it is neither one that starts with https:// nor a path within
// the repository.
func lost(url string) string {
	if url == "" || strings.TrimSpace(url) == "" {
		return "has no url"
	}
	if rest, ok := strings.CutPrefix(url, "https://"); ok && rest != "" && rest[0] != '/' && !strings.ContainsAny(rest, " \t\n") {
		return ""
	}
	if !inRepository(url) {
		return "has a url that is neither https nor a path in the repository"
	}
	return ""
}

// inRepository reports whether a text is a path that stays within the repository.
func inRepository(path string) bool {
	first, below, nested := strings.Cut(path, "/")
	switch {
	case strings.ContainsAny(path, ":\\?#\n\t"), first == "", first == "~", strings.HasPrefix(first, "www."):
		return false
	case nested && below != "" && strings.Count(first, ".") > 1 && first != "..":
		return false // the name of a host, such as docs.example.gov.uk/strategy
	}
	depth := 0
	for part := range strings.SplitSeq(path, "/") {
		switch part {
		case "..":
			depth--
		case ".", "":
		default:
			depth++
		}
		if depth < 0 {
			return false
		}
	}
	return depth > 0
}
