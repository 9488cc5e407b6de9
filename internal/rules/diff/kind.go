package diff

import (
	"slices"
	"strconv"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/change"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
)

// kind is a rule that judges changes. None can be waived: a waiver would itself be a change of which somebody must be told.
func kind(code, name, source string, j *lint.Judgement) *lint.Rule {
	return &lint.Rule{Code: code, Name: name, Profile: lint.Diff, Fix: lint.Manual, Source: source, Change: j}
}

// inForce reports whether what is promised for live services holds: live, or in retirement that is not over.
func inForce(p *lint.DiffPass, s *catalogue.Service) bool {
	return s != nil && (s.Phase == "live" || s.Phase == "retirement" && !p.Archived(s))
}

// harmed is what a rule says is broken at a service that made no change itself: breaking where the rule applies already.
func harmed(p *lint.DiffPass, f *finding.Finding) *change.Verdict {
	pair := p.PairOf(f.Service)
	class := change.Significant
	if inForce(p, latest(pair)) || among(f.Code, "OWN005", "PRT002", "DEP002") {
		class = change.Breaking
	}
	return tell(p, pair).owner().deputies().customers().to(p.Verdict(class, "%s %s: %s", f.Code, f.Rule, lint.Text(f.Message)))
}

// because adds to a verdict which rules the change breaks.
func because(v *change.Verdict, broken []*finding.Finding) *change.Verdict {
	if len(broken) == 0 {
		return v
	}
	more := ""
	if len(broken) > 1 {
		more = " (and " + strconv.Itoa(len(broken)-1) + " more)"
	}
	v.Message = lint.Cut(v.Message+"; "+broken[0].Code+" "+broken[0].Rule+": "+broken[0].Message+more, maxMessage)
	return v
}

// maxMessage is how long a message may get, in characters.
const maxMessage = 500

// wanted are the findings of a list that a change has to do with.
func wanted(list []*finding.Finding, of func(*finding.Finding) bool) []*finding.Finding {
	return slices.DeleteFunc(list, func(f *finding.Finding) bool { return !of(f) })
}
