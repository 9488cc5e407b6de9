package diff

import (
	"github.com/service-catalogue/svc/internal/change"
	"github.com/service-catalogue/svc/internal/lint"
)

// DocumentRemoved judges the documents of a service and their approval (source 002).
func DocumentRemoved() *lint.Rule {
	return kind("DIF019", "document-removed", "002", &lint.Judgement{
		Classes: "breaking, significant, minor",
		Alone:   true,
		Claims:  func(_ *lint.DiffPass, c *change.Change) bool { return at(c, "documents") },
		Judge: func(p *lint.DiffPass, c *change.Change) *change.Verdict {
			a := tell(p, c.Pair)
			for _, s := range a.sides {
				if d := s.Document(nth(c, 1)); d != nil && d.Approved != nil {
					a.add(d.Approved.By, "approver of "+d.Kind)
				}
			}
			return a.owner().to(paper(p, c))
		},
	})
}

func paper(p *lint.DiffPass, c *change.Change) *change.Verdict {
	kind, class, needed := nth(c, 1), change.Significant, lint.Text("")
	if p.New.Requires(c.New, kind) {
		class, needed = change.Breaking, lint.Text(", which "+c.New.Phase+" requires")
	}
	switch {
	case whole(c) && c.Kind == change.Removed:
		return p.Verdict(class, "document %s removed%s", kind, needed)
	case nth(c, 2) == "approved" && c.Kind == change.Removed && last(c) != "date":
		return p.Verdict(class, "approval of %s withdrawn%s", kind, needed)
	}
	return plainly(p, c, change.Minor)
}
