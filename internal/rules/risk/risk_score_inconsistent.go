package risk

import (
	"strconv"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/edit"
	"github.com/service-catalogue/svc/internal/finding"
	"github.com/service-catalogue/svc/internal/lint"
	"github.com/service-catalogue/svc/schema"
)

// RiskScoreInconsistent reports risks whose ratings contradict each other, and open ones that nobody manages (source OB).
func RiskScoreInconsistent() *lint.Rule {
	return &lint.Rule{
		Code: "RSK003", Name: "risk-score-inconsistent", Profile: lint.Core, Levels: lint.All(finding.Error),
		Waivable: true, Fix: lint.Auto, Source: "OB",
		Service: func(p *lint.Pass, s *catalogue.Service) {
			for i := range s.Risks {
				r := &s.Risks[i]
				if r.ID == "" {
					continue
				}
				checkScore(p, s, r, "inherent", r.Inherent)
				checkScore(p, s, r, "residual", r.Residual)
				checkScore(p, s, r, "target", r.Target)
				checkOrder(p, s, r)
				if catalogue.RiskOpen(r) {
					checkManaged(p, s, r)
				}
			}
		},
	}
}

// checkScore compares a score that is written down with likelihood times impact.
func checkScore(p *lint.Pass, s *catalogue.Service, r *schema.Risk, name string, rating *schema.Rating) {
	product := catalogue.Score(rating)
	if product == 0 || agrees(rating) {
		return
	}
	p.Report(s, itemPath(r)+"."+name+".score", "risk %s: %s score is %d, but likelihood %d × impact %d is %d",
		r.ID, name, *rating.Score, *rating.Likelihood, *rating.Impact, product).
		Help("write `score: %d`, or leave score out: it is worked out", product).
		Fix(edit.Set(itemPath(r)+"."+name+".score", edit.Scalar(strconv.Itoa(product))))
}

// agrees reports whether a score that is written down, if any, is likelihood times impact.
func agrees(rating *schema.Rating) bool {
	return rating.Score == nil || *rating.Score == catalogue.Score(rating)
}

// settled is the score of a rating, and 0 where it is not known which one is meant.
func settled(rating *schema.Rating) int {
	if rating == nil || !agrees(rating) {
		return 0
	}
	return catalogue.Score(rating)
}

// checkOrder compares the ratings: what is done about a risk does not make it worse, and the aim is not above where the
// risk stands.
func checkOrder(p *lint.Pass, s *catalogue.Service, r *schema.Risk) {
	inherent, residual, target := settled(r.Inherent), settled(r.Residual), settled(r.Target)
	if inherent > 0 && residual > inherent {
		p.Report(s, itemPath(r)+".residual", "risk %s: residual score %d is above inherent score %d", r.ID, residual, inherent).
			Help("inherent is the rating before anything is done, residual the one as things stand; perhaps the two are swapped")
	}
	if residual > 0 && target > residual {
		p.Report(s, itemPath(r)+".target", "risk %s: target score %d is above residual score %d", r.ID, target, residual).
			Help("target is the rating to reach; set it to the residual one or below")
	}
}

// checkManaged reports an open risk without somebody who manages it or without a decision what to do about it.
func checkManaged(p *lint.Pass, s *catalogue.Service, r *schema.Risk) {
	if blank(r.Owner) {
		p.Report(s, itemPath(r)+".owner", "risk %s: it is open and nobody owns it", r.ID).
			Help("add `owner:` with the person id of somebody who manages it")
	}
	if blank(r.Response) {
		p.Report(s, itemPath(r)+".response", "risk %s: it is open and has no response", r.ID).
			Help("add `response:` with tolerate, treat, transfer or terminate")
	}
}
