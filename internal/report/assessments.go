package report

import (
	"cmp"
	"strconv"
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/internal/sorting"
	"github.com/service-catalogue/svc/schema"
)

// assessments is what service assessments have found and what is still to be done (F23).
func assessments() Report {
	return Report{
		Name: "assessments", Title: "Assessments", Question: "Are we ready, what is overdue?", For: "service owner",
		Rows: "One row for each assessment that was held. Services past the end of their retirement are left out.",
		Sort: "date, the latest first",
		Columns: columns(`
			Service id
			Stage | text | What was assessed.
			Date | date | The day of the assessment.
			Panel | text | Who assessed.
			Overall | text | The result.
			Worst point | text more | Red over amber over green; the overall result may not be better.
			Points | list | How many of the 14 points of the Service Standard have each result, the worst first.
			Points not met | list more | Points that are red, amber or not met.
			Open actions | number sum | Actions that are open.
			Due | date | The day by which they are closed; for amber results without one, the date plus intervals.amber_actions.
			Actions | text more | overdue, open or closed.
			Represented by | text | Who spoke for the service.
		`),
		Fill: func(in *Input, add *Rows) {
			type held struct {
				*catalogue.Service
				a *schema.Assessment
			}
			var all []held
			for _, s := range in.Services {
				for i := range s.Assessments {
					if !in.archived(s) {
						all = append(all, held{s, &s.Assessments[i]})
					}
				}
			}
			sorting.List(all, func(i, j int) int {
				a, b := &all[i], &all[j]
				return cmp.Or(b.a.Date.Compare(a.a.Date), strings.Compare(idOf(a.Service), idOf(b.Service)), strings.Compare(a.a.Stage, b.a.Stage))
			})
			for _, h := range all {
				addAssessment(in, h.Service, h.a, add)
			}
		},
	}
}

func addAssessment(in *Input, s *catalogue.Service, a *schema.Assessment, add *Rows) {
	var results []measure.Result
	var notMet []string
	for _, point := range measure.Points(a.Points) {
		result := measure.Result(a.Points[point])
		results = append(results, result)
		if result != measure.Green && result != measure.Met {
			notMet = append(notMet, strconv.Itoa(point)+" "+string(result))
		}
	}
	due := in.actionsDue(a)
	state := ""
	switch {
	case a.ActionsOpen == nil && a.ActionsDue.IsZero():
	case a.ActionsOpen != nil && *a.ActionsOpen == 0:
		state = "closed"
	case measure.Overdue(in.today(), due):
		state = "overdue"
	default:
		state = "open"
	}
	add.id(s).text(a.Stage).on(a.Date).text(a.Panel).text(a.Overall).text(string(measure.AssessmentFloor(results...))).list(tallied(results)...).
		list(notMet...).whole(a.ActionsOpen).onDay(due).text(state).who(a.RepresentedBy).end()
}

// tallied says how many points have each result, the worst first.
func tallied(results []measure.Result) []string {
	var out []string
	for _, result := range []measure.Result{measure.Red, measure.NotMet, measure.Amber, measure.Green, measure.Met} {
		n := 0
		for _, r := range results {
			if r == result {
				n++
			}
		}
		if n > 0 {
			out = append(out, strconv.Itoa(n)+" "+string(result))
		}
	}
	return out
}

// actionsDue is the day by which the actions of an assessment are closed.
func (in *Input) actionsDue(a *schema.Assessment) measure.Date {
	if a.ActionsDue.IsZero() && a.Overall == string(measure.Amber) {
		return measure.Date(a.Date).Add(measure.Period(in.Catalogue.Settings.Intervals.AmberActions))
	}
	return measure.Date(a.ActionsDue)
}
