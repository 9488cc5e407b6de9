package catalogue

import (
	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/schema"
)

// The scores of a risk.
const (
	LowestScore  = 1
	HighestScore = 25
)

// RiskOpen reports whether a risk has to be managed: every one that is not closed.
func RiskOpen(r *schema.Risk) bool { return r.Status != "closed" }

// ActionOpen reports whether something is still to be done.
func ActionOpen(a *schema.RiskAction) bool { return a.Status != "done" && a.Status != "closed" }

// Score is likelihood times impact, and 0 where one of them is missing or outside 1 to 5.
func Score(r *schema.Rating) int {
	if r == nil || !inScale(r.Likelihood) || !inScale(r.Impact) {
		return 0
	}
	return measure.RiskScore(*r.Likelihood, *r.Impact)
}

func inScale(step *int) bool { return step != nil && *step >= 1 && *step <= 5 }

// PresentRating is the rating of a risk as things stand, and its key: the residual one, or the inherent one while no other
// is given.
func PresentRating(r *schema.Risk) (rating *schema.Rating, key string) {
	if r.Residual == nil && r.Inherent != nil {
		return r.Inherent, "inherent"
	}
	return r.Residual, "residual"
}

// BandOf is the band of a score, the first one should bands overlap; nil for none.
func (c *Catalogue) BandOf(score int) *schema.Band {
	for i := range c.RiskScale.Bands {
		if b := &c.RiskScale.Bands[i]; b.From != nil && b.To != nil && *b.From <= score && score <= *b.To {
			return b
		}
	}
	return nil
}

// StrictestBand is the highest band among the open risks as they stand, which holds for the entry of a service in the risk
// register as a whole; the lowest band of the scale when no risk is open. It is nil when the scale has no bands.
func (c *Catalogue) StrictestBand(risks []schema.Risk) *schema.Band {
	top := c.lowestBand()
	for i := range risks {
		if !RiskOpen(&risks[i]) {
			continue
		}
		rating, _ := PresentRating(&risks[i])
		if b := c.BandOf(Score(rating)); b != nil && *b.From > *top.From {
			top = b
		}
	}
	return top
}

// lowestBand is the band that starts lowest; nil when there is none.
func (c *Catalogue) lowestBand() *schema.Band {
	var lowest *schema.Band
	for i := range c.RiskScale.Bands {
		if b := &c.RiskScale.Bands[i]; b.From != nil && (lowest == nil || *b.From < *lowest.From) {
			lowest = b
		}
	}
	return lowest
}

// Appetite is the highest score that is accepted for a category of risks, and false when none is set or it is no score,
// which a rule reports.
func (c *Catalogue) Appetite(category string) (int, bool) {
	limit, ok := c.RiskScale.Appetite[category]
	if !ok {
		limit, ok = c.RiskScale.Appetite["default"]
	}
	return limit, ok && limit >= LowestScore && limit <= HighestScore
}

// AboveAppetite reports whether a risk as it stands scores higher than the organisation accepts.
func (c *Catalogue) AboveAppetite(r *schema.Risk) bool {
	limit, known := c.Appetite(r.Category)
	rating, _ := PresentRating(r)
	return known && Score(rating) > limit
}
