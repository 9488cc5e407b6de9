package assessment

import (
	"strconv"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/schema"
)

// passed is what a service has come to by passing the gate that an assessment of a stage opens, such as public beta; ""
// while it has not. The gate stands at the end of a phase, but the beta assessment comes before public beta already.
func passed(s *catalogue.Service, phase, stage string) string {
	gate := catalogue.PhaseNumber(phase)
	switch reached := s.PhaseReached(); {
	case gate < 0:
		return ""
	case stage == "beta" && phase == "beta" && (s.BetaStage == "public" || reached > gate):
		if reached >= gate {
			return "public beta"
		}
	case reached > gate:
		return catalogue.Phases()[gate+1]
	}
	return ""
}

// gateOf is the phase at the end of which the gate of a stage stands when the policy does not say.
func gateOf(stage string) string {
	if stage == "live" {
		return "beta"
	}
	return stage
}

// at is the path of a field of the i-th assessment, named by its stage and date.
func at(p *lint.Pass, i int, field string) string {
	return p.Document().ByNumber("assessments["+strconv.Itoa(i)+"]") + "." + field
}

// failed reports whether a service may not go on after an assessment.
func failed(a *schema.Assessment) bool {
	r := measure.Result(a.Overall)
	return r == measure.Red || r == measure.NotMet
}
