package report

import (
	"cmp"
	"slices"
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/internal/sorting"
	"github.com/service-catalogue/svc/schema"
)

// improvements is what is being made better, mended and changed.
func improvements() Report {
	return Report{
		Name: "improvements", Title: "Improvements, problems and changes", Question: "What is being fixed and changed?", For: "customers",
		Rows:  "One row for each improvement, problem and change. Services past the end of their retirement are left out.",
		Group: "status", Sort: "status, open ones first; due date; id",
		Columns: columns(`
			Service id
			Kind | text | improvement, problem (a cause of incidents) or change.
			Item | text more | Its id or reference.
			What | text | What it is about.
			Owner | text | Who does it; of a change, who approved it.
			Status | text | open, doing, done, dropped or closed; planned or made for a change by its date.
			Class | text more | The class of a problem, the source of an improvement, the risk of a change.
			Priority | number more | Of a problem, from 1 (highest) to 4.
			Due | date | The day by which it is done; of a change, its day.
			Overdue | text more | yes for what is open and past its day.
			Raised | date more | The day on which a problem was found.
			Age (days) | number | Days since then, for a problem that is open.
			Cause | text more | Why a problem happens.
			Remedy | text more | What removes the cause.
		`),
		Fill: func(in *Input, add *Rows) {
			var all []*work
			for _, s := range in.Services {
				if !in.archived(s) {
					all = append(all, in.work(s)...)
				}
			}
			sorting.List(all, func(i, j int) int {
				a, b := all[i], all[j]
				return cmp.Or(cmp.Compare(statusRank(a.status), statusRank(b.status)), strings.Compare(a.status, b.status), dateLast(a.due, b.due))
			})
			for _, w := range all {
				addWork(in, w, add)
			}
		},
	}
}

// work is something that is done about a service.
type work struct {
	*catalogue.Service
	kind, item, what, owner, status, class, cause, remedy string

	priority    *int
	due, raised schema.Date
}

func (in *Input) work(s *catalogue.Service) []*work {
	var out []*work
	for i := range s.Improvements {
		x := &s.Improvements[i]
		out = append(out, &work{Service: s, kind: "improvement", item: x.ID, what: x.Text, owner: x.Owner, status: x.Status, class: x.Source, due: x.Due})
	}
	for i := range s.Problems {
		x := &s.Problems[i]
		out = append(out, &work{
			Service: s, kind: "problem", item: x.ID, what: x.Text, owner: x.Owner, status: cmp.Or(x.Status, "open"), class: x.Class, cause: x.Cause, remedy: x.Remedy,
			priority: x.Priority, raised: x.Raised,
		})
	}
	for i := range s.Changes {
		x := &s.Changes[i]
		status := "planned"
		if !x.Date.IsZero() && x.Date.Before(in.Today) {
			status = "made"
		}
		out = append(out, &work{Service: s, kind: "change", item: x.Ref, what: x.Text, owner: x.ApprovedBy, status: status, class: x.Risk, due: x.Date})
	}
	return out
}

// finished reports whether nothing is left to do in that status.
func finished(status string) bool {
	return slices.Contains([]string{"done", "dropped", "closed", "made"}, status)
}

func statusRank(status string) int {
	return slices.Index([]string{"doing", "planned", "done", "made", "closed", "dropped"}, status) // open and none come first
}

// dateLast orders days, with those that are not known last.
func dateLast(a, b schema.Date) int {
	return cmp.Or(first(!a.IsZero(), !b.IsZero()), a.Compare(b))
}

func addWork(in *Input, w *work, add *Rows) {
	open, overdue := !finished(w.status), ""
	if open && !w.due.IsZero() && w.kind == "improvement" {
		overdue = yes(measure.Overdue(in.today(), measure.Date(w.due)))
	}
	add.id(w.Service).text(w.kind).text(w.item).text(w.what).who(w.owner).text(w.status).text(w.class).whole(w.priority).on(w.due).text(overdue).
		on(w.raised).known(measure.Date(w.raised).DaysUntil(in.today()), open && !w.raised.IsZero()).text(w.cause).text(w.remedy).end()
}
