package risk

import (
	"strings"

	"github.com/service-catalogue/svc/internal/catalogue"
	"github.com/service-catalogue/svc/internal/measure"
	"github.com/service-catalogue/svc/schema"
)

// idOf is the name of a service in messages: the id that its file gives it, which is there even where `id` is not.
func idOf(s *catalogue.Service) string { return s.File.ServiceID }

// itemPath is the path of a risk. One without an id is reported by another rule, and rules here pass it over.
func itemPath(r *schema.Risk) string { return catalogue.Item("risks", r.ID) }

// isOpen reports whether a risk has to be managed: every one that is not closed.
func isOpen(r *schema.Risk) bool { return r.Status != "closed" }

// actionOpen reports whether something is still to be done.
func actionOpen(a *schema.RiskAction) bool { return a.Status != "done" && a.Status != "closed" }

// score is likelihood times impact, and 0 where one of them is missing or outside 1 to 5.
func score(r *schema.Rating) int {
	if r == nil || !inScale(r.Likelihood) || !inScale(r.Impact) {
		return 0
	}
	return measure.RiskScore(*r.Likelihood, *r.Impact)
}

func inScale(step *int) bool { return step != nil && *step >= 1 && *step <= 5 }

// present is the rating of a risk as things stand, and its key: the residual one, or the inherent one while no other is
// given.
func present(r *schema.Risk) (rating *schema.Rating, key string) {
	if r.Residual == nil && r.Inherent != nil {
		return r.Inherent, "inherent"
	}
	return r.Residual, "residual"
}

// bandOf is the band into which a risk falls as things stand, the first one should bands overlap; nil for none.
func bandOf(scale *schema.RiskScale, r *schema.Risk) *schema.Band {
	rating, _ := present(r)
	scored := score(rating)
	for i := range scale.Bands {
		if b := &scale.Bands[i]; b.From != nil && b.To != nil && *b.From <= scored && scored <= *b.To {
			return b
		}
	}
	return nil
}

// lowestBand is the band that starts lowest; nil when there is none.
func lowestBand(scale *schema.RiskScale) *schema.Band {
	var lowest *schema.Band
	for i := range scale.Bands {
		if b := &scale.Bands[i]; b.From != nil && (lowest == nil || *b.From < *lowest.From) {
			lowest = b
		}
	}
	return lowest
}

func blank(s string) bool { return strings.TrimSpace(s) == "" }
