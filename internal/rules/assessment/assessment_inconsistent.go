package assessment

import (
	"math/big"
	"strconv"
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/schema"
)

// AssessmentInconsistent reports results better than their worst point, points that the Service Standard does not have, and
// internal panels for services so large that a panel from across government assesses them (GSM, DfE).
func AssessmentInconsistent() *lint.Rule {
	return &lint.Rule{
		Code: "ASM004", Name: "assessment-inconsistent", Profile: lint.Digital, Levels: lint.From("alpha", finding.Error),
		Waivable: true, Fix: lint.Manual, Source: "GSM, DfE",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			for i := range s.Assessments {
				checkPoints(p, s, i)
			}
			if i := latest(s); i >= 0 {
				checkPanel(p, s, i)
			}
		},
	}
}

// lastPoint is the number of points of the Service Standard.
const lastPoint = 14

// checkPoints compares the result of an assessment with its points.
func checkPoints(p *lint.Pass, s *catalogue.Service, i int) {
	a := &s.Assessments[i]
	floor, worst := measure.Result(""), 0
	for _, point := range measure.Points(a.Points) {
		if point < 1 || point > lastPoint {
			p.Report(s, at(p, i, "points."+strconv.Itoa(point)), "the Service Standard has no point %d", point).OnKey().
				Help("its points are numbered from 1 to %d", lastPoint)
			continue
		}
		if f := measure.AssessmentFloor(floor, measure.Result(a.Points[point])); f != floor {
			floor, worst = f, point
		}
	}
	if !measure.Result(a.Overall).BetterThan(floor) {
		return
	}
	p.Report(s, at(p, i, "overall"), "%s assessment is %s although point %d is %s", a.Stage, a.Overall, worst, lint.Text(floor)).
		Help("the overall result is that of the worst point: write `overall: %s`, or correct point %d", lint.Text(floor), worst)
}

// checkPanel compares the panel of the latest assessment with the size of the service. Those before it were held when the
// service was smaller, or cannot be repeated.
func checkPanel(p *lint.Pass, s *catalogue.Service, i int) {
	a, limit := &s.Assessments[i], p.Catalogue.Settings.Limits.CrossGovernmentTransactions
	if limit == nil || !internal(a) {
		return
	}
	yearly := s.YearlyVolume()
	if yearly == nil || yearly.Cmp(new(big.Rat).SetInt64(int64(*limit))) <= 0 {
		return
	}
	p.Report(s, at(p, i, "panel"), "%s assessment had an internal panel, but %s transactions a year need a panel from across government",
		a.Stage, measure.Group(measure.Format(yearly, 0))).
		Help("above %s transactions a year ask for a cross-government panel", measure.Group(strconv.Itoa(*limit)))
}

// internal reports whether the panel came from the own organisation.
func internal(a *schema.Assessment) bool {
	return strings.Contains(strings.ToLower(a.Panel), "internal")
}

// latest is the number of the latest assessment, or -1 when there is none.
func latest(s *catalogue.Service) int {
	last := -1
	for i := range s.Assessments {
		if a := &s.Assessments[i]; !a.Date.IsZero() && (last < 0 || a.Date.After(s.Assessments[last].Date)) {
			last = i
		}
	}
	return last
}
